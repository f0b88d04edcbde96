import { onActivity, onActivityWith } from '#features/activity/on-activity.ts';
import * as decide from './decide.ts';
import type { Input } from './decide.ts';
import { livingPeople } from './store.ts';

const own = ['action'] as const;
/** Who owns the action a verb names. */
const about = ({ actions }: { readonly actions: readonly { id: string; ownerId: string }[] }, { actionId }: { readonly actionId: string }) =>
  ({ ownerId: actions.find((action) => action.id === actionId)?.ownerId });

export const raise = onActivityWith<Input<'raise'>, decide.People>({
  name: 'outcome.raise', tables: ['problem'], decide: decide.raise,
  also: async (db, scope, _, { raisedByPersonId }) => ({ living: await livingPeople(db, scope, [raisedByPersonId]) }),
});
export const plan = onActivityWith<Input<'plan'>, decide.People>({
  name: 'outcome.plan', tables: ['action', 'problem'], decide: decide.plan,
  also: async (db, scope, _, { ownerId }) => ({ living: await livingPeople(db, scope, [ownerId]) }),
});
export const report = onActivity<Input<'report'>>({ name: 'outcome.report', tables: own, about, decide: decide.report });
export const verify = onActivity<Input<'verify'>>({ name: 'outcome.verify', tables: own, about, decide: decide.verify });
export const reopen = onActivity<Input<'reopen'>>({ name: 'outcome.reopen', tables: ['action', 'problem'], about, decide: decide.reopen });
export const drop = onActivity<Input<'drop'>>({ name: 'outcome.drop', tables: own, about, decide: decide.drop });
export const tell = onActivity<Input<'tell'>>({ name: 'outcome.tell', tables: ['problem'], decide: decide.tell });
