import type { Kysely, Transaction } from 'kysely';
import type { DB } from '#database/types.ts';
import type { Actor } from '#shared/actor.ts';
import type { Decision, Given, Happening, StateTable } from '#shared/decision.ts';

/** A read's connection: the pool, or the transaction a command runs in. */
export type Connection = Kysely<DB> | Transaction<DB>;

/** What a list or read may see: made from an actor by `scopeOf` only, so that no list can forget it. */
export interface Scope {
  readonly actor: Actor;
  readonly officeId: string;
  /** When it is asked, by the program's clock. */
  readonly now: Date;
}
export const scopeOf = (actor: Actor, now: Date = new Date()): Scope => ({ actor, officeId: actor.officeId, now });

/**
 * A verb: how its facts are loaded (locking what it will change; NOT_FOUND outside the actor's scope) and the pure
 * function that decides. Saving and emitting are the same for all and are done by the door.
 */
export interface Command<Input = unknown, Facts = unknown> {
  /** `feature.verb`, also the name of its procedure in the contract and of its line in the permission table. */
  readonly name: string;
  /** Tables this command may change: its feature's own (kept by the house test). */
  readonly tables: readonly StateTable[];
  load(db: Transaction<DB>, scope: Scope, input: Input): Promise<Facts>;
  decide(facts: Facts, input: Input, given: Given): Decision;
}

/** What comes back from every command: enough to find the object and its entry again. */
export interface Receipt {
  readonly id: string;
  readonly activityId: string | null;
  readonly entry: number;
}

/** Told of every entry inside its transaction: queues the listeners' jobs. */
export type Emit = (db: Transaction<DB>, entry: Emitted) => Promise<void>;
export interface Emitted {
  readonly officeId: string;
  readonly seq: number;
  readonly activityId: string | null;
  readonly events: readonly Happening[];
}
