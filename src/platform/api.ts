import type { Actor } from '#shared/actor.ts';
import { need } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';
import type { Kysely } from 'kysely';
import type { DB } from '#database/types.ts';
import type { Command, Receipt, Scope } from './command.ts';
import { scopeOf } from './command.ts';
import type { Door } from './door.ts';
import type { Files } from './files-on-disk.ts';
import type { Outbound } from './outbound.ts';
import type { Session } from './session.ts';
import type { Watch } from './watch.ts';

/** What every handler is given: who asks, and the few things made once at start. */
export interface ApiContext {
  readonly actor: Actor | null;
  readonly db: Kysely<DB>;
  readonly door: Door;
  readonly now: () => Date;
  readonly files: Files;
  /** Folder of licensed faces for PDFs; null without one. */
  readonly fonts: string | null;
  readonly outbound: Outbound;
  /** What becomes due, feature by feature. */
  readonly watches: readonly Watch[];
  /** The cookie session behind the actor; null for tokens, links and nobody. */
  readonly session: Session | null;
  /** Whether it is asked from a phone, as far as the browser says; absent where no browser asks. */
  readonly phone?: boolean;
  /** When a command was written on a device that had no network, by that device's clock; null where it comes as it is given. */
  readonly writtenAt?: string | null;
}

/** The actor of a call that only a known person, token or link may make. */
export function someone(context: ApiContext): Actor {
  if (context.actor === null) throw new Refusal('UNAUTHENTICATED', [need('sign_in.needed')]);
  return context.actor;
}

/** Who asks, as a list or read needs it. */
export const scopeIn = (context: ApiContext): Scope => scopeOf(someone(context), context.now());

/** A handler that gives a command through the one door: `os.activity.edit.handler(gives(editActivity))`. */
export function gives<Input extends { commandId: string }, Facts>(command: Command<Input, Facts>) {
  return ({ input, context }: { input: Input; context: ApiContext }): Promise<Receipt> => {
    const { commandId } = input;
    return context.door.run(command, someone(context), { commandId, input, writtenAt: context.writtenAt ?? null });
  };
}
