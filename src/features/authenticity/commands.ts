import { onActivityWith } from '#features/activity/on-activity.ts';
import * as decide from './decide.ts';
import { ofKey } from './facts.ts';
import { answersOf, matchesOf } from './store.ts';

const tables = ['authenticityAnswer'] as const;

export const explain = onActivityWith<decide.Input<'explain'>, Omit<decide.ToAnswer, 'facts' | 'rules'>>({
  name: 'authenticity.explain', tables, decide: decide.explain,
  about: ({ insights }, { key }) => ({ ownerId: insights.find(({ id }) => id === ofKey(key).ownId)?.personId }),
  also: async (db, scope, _, { id }) => ({ matches: await matchesOf(db, scope, id), answers: await answersOf(db, scope, id) }),
});
export const note = onActivityWith<decide.Input<'note'>, Omit<decide.ToAnswer, 'facts' | 'rules'>>({
  name: 'authenticity.note', tables, decide: decide.note,
  also: async (db, scope, _, { id }) => ({ matches: await matchesOf(db, scope, id), answers: await answersOf(db, scope, id) }),
});
