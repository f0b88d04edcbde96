import type { Command } from '#platform/command.ts';
import { makeUser } from '#features/account/credentials.ts';
import type { Post } from '#shared/actor.ts';
import { create, type NewOffice } from './decide.ts';

export interface OfficeInput {
  readonly commandId: string;
  readonly officeId: string;
  readonly name: string;
  readonly demo: boolean;
  readonly administrators: readonly { readonly username: string; readonly name: string; readonly post: Post; readonly password: string }[];
}

/**
 * Opens an office. The one command that writes tables of several features: an office without its unit, settings and
 * administrators would be a place nobody can enter. Given by the first-run page and by a local operator only.
 */
export const createOffice: Command<OfficeInput, Pick<NewOffice, 'administrators'>> = {
  name: 'office.create',
  tables: ['office', 'unit', 'ruleSetting', 'person', 'post', 'account'],
  async load(db, _, { administrators }) {
    const made = [];
    for (const { password, ...one } of administrators) made.push({ ...one, userId: await makeUser(db, one.username, one.name, password) });
    return { administrators: made };
  },
  decide: ({ administrators }, input, given) => create(null, { ...input, administrators }, given),
};
