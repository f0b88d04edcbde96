import type { Door } from '#platform/door.ts';
import { systemOf } from '#shared/actor.ts';
import { newId } from '#shared/ids.ts';
import { noteRefused } from './commands.ts';
import type { Attempt } from './facts.ts';

/** Something was tried in vain so often that it pauses: for the security administrator of the office. */
export async function noteAttempt({ door }: { readonly door: Door }, officeId: string, attempt: Attempt): Promise<void> {
  const commandId = newId();
  await door.run(noteRefused, systemOf(officeId), { commandId, input: { commandId, ...attempt } });
}
