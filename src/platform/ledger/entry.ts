import { createHash } from 'node:crypto';
import { canonical } from '#shared/canonical.ts';

/** One row's change as the ledger keeps it: column names and values as PostgreSQL renders them in JSON. */
export interface RowChange {
  readonly op: 'insert' | 'update' | 'delete';
  readonly table: string;
  readonly id: string;
  readonly set: Readonly<Record<string, unknown>>;
}

/** What an entry's hash covers: everything but the hash itself. */
export interface EntryBody {
  readonly officeId: string;
  readonly seq: number;
  readonly at: string;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly actorName: string;
  readonly actorPost: string | null;
  readonly command: string;
  readonly commandId: string;
  readonly inputHash: string;
  readonly objectType: string;
  readonly objectId: string;
  readonly activityId: string | null;
  readonly events: unknown;
  readonly changes: unknown;
  readonly prevHash: string;
  /** When it was written on a device that had no network, by that device's clock. */
  readonly writtenAt: string | null;
}

/** Link before the first entry of every office. */
export const genesis = '0'.repeat(64);

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * Hash of an entry: SHA-256 over its canonical JSON, the previous entry's hash included. `writtenAt` came later than the
 * first entries: where there is none it is left out, so that what was chained before still proves true.
 */
export const entryHash = ({ writtenAt, ...body }: EntryBody): string => sha256(canonical(writtenAt === null ? body : { ...body, writtenAt }));

/** Hash of a command's input, so that one command id cannot be used for two different things. */
export const inputHash = (command: string, input: unknown): string => sha256(canonical([command, input]));
