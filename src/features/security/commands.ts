import type { Command } from '#platform/command.ts';
import { note, type Noted, type NoteFacts } from './decide.ts';
import { noteBy } from './store.ts';

export const noteRefused: Command<Noted & { readonly commandId: string }, NoteFacts> = {
  name: 'security.note', tables: ['securityNote'], decide: note,
  load: async (db, scope, { id }) => ({ known: await noteBy(db, scope, id) }),
};
