import type { Command } from '#platform/command.ts';
import * as decide from './decide.ts';
import type { OutsideInput } from './decide.ts';
import { linkable, nameTaken, providerOf, subjectOf } from './store.ts';

export const addProvider = (mayReach: boolean): Command<OutsideInput<'add'>, decide.ToAdd> => ({
  name: 'outside.add', tables: ['signInProvider'], load: async (db, scope, { name }) => ({ nameTaken: await nameTaken(db, scope, name), mayReach }), decide: decide.add,
});
export const retireProvider: Command<OutsideInput<'retire'>, decide.OnProvider> = {
  name: 'outside.retire', tables: ['signInProvider'], load: async (db, scope, { id }) => ({ provider: await providerOf(db, scope, id) }), decide: decide.retire,
};
export const linkSubject: Command<OutsideInput<'link'>, decide.ToLink> = {
  name: 'outside.link', tables: ['signInSubject'], decide: decide.link,
  async load(db, scope, { id, personId, subject }) {
    const provider = await providerOf(db, scope, id);
    return { provider, ...(await linkable(db, scope, provider, personId, subject)) };
  },
};
export const unlinkSubject: Command<OutsideInput<'unlink'>, decide.ToUnlink> = {
  name: 'outside.unlink', tables: ['signInSubject'], load: (db, scope, { id }) => subjectOf(db, scope, id), decide: decide.unlink,
};
