import { sql, type Kysely, type Transaction } from 'kysely';
import type { DB } from '#database/types.ts';
import { actingId, leadingPost, type Actor } from '#shared/actor.ts';
import { dayIn } from '#shared/dates.ts';
import type { Decision, StateTable } from '#shared/decision.ts';
import { need, type Finding } from '#shared/finding.ts';
import { newId as randomId, type NewId } from '#shared/ids.ts';
import { Refusal } from '#shared/refusal.ts';
import { scopeOf, type Command, type Emit, type Receipt } from './command.ts';
import type { Anchor, Anchors } from './ledger/anchor.ts';
import { append, type Head } from './ledger/append.ts';
import { inputHash } from './ledger/entry.ts';
import { writeChanges } from './ledger/write.ts';

export interface DoorParts {
  readonly db: Kysely<DB>;
  readonly anchor: Anchor;
  readonly emit: Emit;
  readonly now: () => Date;
  readonly newId?: NewId;
  /** What must not come in with any command, whoever sends it: text that carries a secrecy mark (SEC-09). */
  readonly screen?: (input: unknown) => readonly Finding[];
}

/** One call of a command: the client's id for it, and what it says. */
export interface Call<Input> {
  readonly commandId: string;
  readonly input: Input;
  /** When it was written on a device that had no network, by its clock. Kept and shown; order goes by our own clock only. */
  readonly writtenAt?: string | null;
}

/**
 * The one door. Every change of the office's state goes through `run`: load → decide → save → emit in one transaction,
 * with its ledger entry. Nothing else in the program writes state.
 */
export class Door {
  readonly #parts: DoorParts;

  constructor(parts: DoorParts) {
    this.#parts = parts;
  }

  /**
   * Runs a command once. Sent again with the same id it changes nothing and answers with the first receipt.
   * @throws Refusal with the findings that forbid it; COMMAND_REUSED when the id was used for something else.
   */
  async run<Input, Facts>(command: Command<Input, Facts>, actor: Actor, call: Call<Input>): Promise<Receipt> {
    const said = inputHash(command.name, call.input);
    const before = await this.#receipt(actor, call.commandId, said);
    if (before !== null) return before;
    try {
      return await this.#once(command, actor, call, said);
    } catch (error) {
      // The same command may have been on its way twice at once; the one that lost answers as if it had come later.
      const meanwhile = await this.#receipt(actor, call.commandId, said).catch(() => null);
      if (meanwhile !== null) return meanwhile;
      throw error;
    }
  }

  /** Heads of the chains as kept outside the database, for a verification; everything noted is written first. */
  async anchors(): Promise<Anchors> {
    await this.#parts.anchor.flush();
    return this.#parts.anchor.read();
  }

  async #once<Input, Facts>(command: Command<Input, Facts>, actor: Actor, call: Call<Input>, said: string): Promise<Receipt> {
    const { db, anchor } = this.#parts;
    const done = await db.transaction().execute(async (tx) => {
      const facts = await command.load(tx, scopeOf(actor, this.#parts.now()), call.input);
      const now = this.#parts.now().toISOString();
      const zone = await officeZone(tx, actor.officeId);
      const given = { actor, now, today: dayIn(now, zone), newId: this.#parts.newId ?? randomId };
      const decision = command.decide(facts, call.input, given);
      if (!decision.ok) throw refusalFor(decision);
      const barred = this.#parts.screen?.(call.input) ?? [];
      if (barred.length > 0) throw new Refusal('REFUSED', barred);
      return this.#save(tx, command, actor, { commandId: call.commandId, writtenAt: call.writtenAt ?? null, said, now }, decision);
    });
    anchor.note(actor.officeId, done.head);
    return done.receipt;
  }

  async #save(
    tx: Transaction<DB>,
    command: { readonly name: string; readonly tables: readonly StateTable[] },
    actor: Actor,
    call: { commandId: string; writtenAt: string | null; said: string; now: string },
    decision: Extract<Decision, { ok: true }>,
  ): Promise<{ receipt: Receipt; head: Head }> {
    const strange = decision.changes.find((change) => !command.tables.includes(change.table));
    if (strange !== undefined) throw new Error(`${command.name} may not write ${strange.table}`);
    const changes = await writeChanges(tx, actor.officeId, decision.changes);
    const { subject, events } = decision;
    const head = await append(tx, {
      officeId: actor.officeId,
      at: call.now,
      actorKind: actor.kind,
      actorId: actingId(actor),
      actorName: actor.name,
      actorPost: actor.place?.post ?? actor.link?.post ?? leadingPost(actor),
      command: command.name,
      commandId: call.commandId,
      inputHash: call.said,
      writtenAt: call.writtenAt,
      objectType: subject.type,
      objectId: subject.id,
      activityId: subject.activityId,
      events,
      changes,
    });
    await this.#parts.emit(tx, { officeId: actor.officeId, seq: head.seq, activityId: subject.activityId, events });
    return { receipt: { id: subject.id, activityId: subject.activityId, entry: head.seq }, head };
  }

  async #receipt(actor: Actor, commandId: string, said: string): Promise<Receipt | null> {
    const entry = await this.#parts.db
      .selectFrom('ledgerEntry')
      .select(['seq', 'objectId', 'activityId', 'inputHash', 'actorId', 'actorName'])
      .where('officeId', '=', actor.officeId)
      .where('commandId', '=', commandId)
      .executeTakeFirst();
    if (entry === undefined) return null;
    const same = entry.inputHash === said && entry.actorId === actingId(actor);
    if (!same) throw new Refusal('COMMAND_REUSED', [need('command.reused')]);
    return { id: entry.objectId, activityId: entry.activityId, entry: entry.seq };
  }
}

/** Findings that are really about who asks, or about an old version, keep their own code. */
function refusalFor(decision: Extract<Decision, { ok: false }>): Refusal {
  const first = decision.findings[0]?.check ?? '';
  const code = first.startsWith('forbidden.') ? 'FORBIDDEN' : first.startsWith('stale.') ? 'STALE' : 'REFUSED';
  return new Refusal(code, decision.findings, decision.current ?? null);
}

const zones = new Map<string, string>();
async function officeZone(tx: Transaction<DB>, officeId: string): Promise<string> {
  const known = zones.get(officeId);
  if (known !== undefined) return known;
  const { rows } = await sql<{ timeZone: string }>`select time_zone from office where id = ${officeId}`.execute(tx);
  const zone = rows[0]?.timeZone ?? 'Asia/Shanghai';
  if (rows[0] !== undefined) zones.set(officeId, zone);
  return zone;
}
