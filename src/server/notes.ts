import { randomUUID } from 'node:crypto';
import { noteSignIn } from '#features/account/commands.ts';
import type { AccountEvent } from '#features/account/events.ts';
import type { Knocking } from '#features/account/guard-store.ts';
import { systemOf, type Actor } from '#shared/actor.ts';
import type { Program } from './compose.ts';

/** Writes into the ledger what somebody did with his or her account. */
export async function noteOf({ door }: Program, event: AccountEvent, actor: Actor, accountId: string): Promise<void> {
  const commandId = randomUUID();
  await door.run(noteSignIn(event), actor, { commandId, input: { commandId, id: accountId } });
}

/** The same for what happened to an account while nobody is known: a wrong password, a lock. */
export async function noteBySystem(program: Program, event: AccountEvent, { officeId, accountId }: Knocking): Promise<void> {
  const actor = systemOf(officeId);
  await noteOf(program, event, actor, accountId);
}
