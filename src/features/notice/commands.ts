import type { Command } from '#platform/command.ts';
import { markRead, tell, type Cause } from './decide.ts';
import { causeOf, unreadOf } from './store.ts';

/** Turns one entry of the ledger into notices for the people it concerns. Given by the program itself only. */
export const tellPeople: Command<{ readonly commandId: string; readonly seq: number }, Cause> = {
  name: 'notice.tell', tables: ['notice'], load: (db, scope, { seq }) => causeOf(db, scope, seq), decide: tell,
};

export const readNotices: Command<{ readonly commandId: string; readonly id: string | null }, readonly string[]> = {
  name: 'notice.read', tables: ['notice'], load: (db, scope, { id }) => unreadOf(db, scope, id), decide: markRead,
};
