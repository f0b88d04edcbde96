import type { DB } from '#database/types.ts';
import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Actor } from './actor.ts';
import { need, type Finding } from './finding.ts';
import type { NewId } from './ids.ts';

/** Tables whose rows are the office's state: written only through commands, replayed by `verify`. */
export type StateTable = Exclude<
  Extract<keyof DB, string>,
  | 'authenticityMatch'
  | 'authenticityPhoto'
  | 'authenticityPrint'
  | 'authenticityState'
  | 'peerLine'
  | 'searchDocument'
  | 'searchState'
  | 'statisticCell'
  | 'statisticFact'
  | 'statisticImage'
  | 'statisticState'
  | 'reminderDue'
  | 'reminderRun'
  | 'reminderPost'
  | 'guessGuard'
  | 'ledgerHead'
  | 'ledgerEntry'
  | 'calendarDay'
  | 'passwordHistory'
  | 'signInFlow'
  | 'signInGuard'
  | 'authUser'
  | 'authSession'
  | 'authAccount'
  | 'authVerification'
  | 'authTwoFactor'
>;
export type Row<T extends StateTable> = Selectable<DB[T]>;
type New<T extends StateTable> = Omit<Insertable<DB[T]>, 'officeId'>;
type Set<T extends StateTable> = Omit<Updateable<DB[T]>, 'officeId' | 'id'>;

/** One change of one row. The office is put in by the door; nothing can be changed across offices. */
export type Change =
  | { readonly op: 'insert'; readonly table: StateTable; readonly id: string; readonly row: object }
  | { readonly op: 'update'; readonly table: StateTable; readonly id: string; readonly set: object }
  | { readonly op: 'delete'; readonly table: StateTable; readonly id: string };

export const insert = <T extends StateTable>(table: T, row: New<T> & { id: string }): Change => ({
  op: 'insert', table, id: row.id, row,
});
export const update = <T extends StateTable>(table: T, id: string, set: Set<T>): Change => ({ op: 'update', table, id, set });
export const remove = (table: StateTable, id: string): Change => ({ op: 'delete', table, id });

/** Something that has happened: its name and the details its sentence and its listeners need. */
export interface Happening {
  readonly name: string;
  readonly details: Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
}

/** What a decide function is given besides facts and input. */
export interface Given {
  readonly actor: Actor;
  /** Instant, UTC, ISO with milliseconds. */
  readonly now: string;
  /** Today in the office's zone, YYYY-MM-DD. */
  readonly today: string;
  readonly newId: NewId;
}

/** What a command's decision is about: written into the ledger entry. */
export interface Subject {
  readonly type: string;
  readonly id: string;
  readonly activityId: string | null;
}

export type Decision =
  | { readonly ok: true; readonly subject: Subject; readonly changes: readonly Change[]; readonly events: readonly Happening[] }
  | { readonly ok: false; readonly findings: readonly Finding[]; readonly current?: unknown };

export const refuse = (...findings: readonly Finding[]): Decision => ({ ok: false, findings });

/** An edit that started from an older version: what is stored now goes back, to be shown beside what was sent. */
export const stale = (what: string, current: unknown): Decision => ({ ok: false, findings: [need(`stale.${what}`)], current });
