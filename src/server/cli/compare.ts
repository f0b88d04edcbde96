import { catchUp, forget } from '#features/authenticity/queries.ts';
import type { Program } from '../compose.ts';
import type { Cli, Common, Desk } from './run.ts';
import { actAs } from './who.ts';

/** `compare`: prints of texts and photos, and what is alike, made anew. They hold nothing that the state does not. */
export function compareCommand(cli: Cli): void {
  cli.leaf<Common>(cli.root, 'compare', 'cli.compare', compare, { writes: true });
}

async function compare(program: Program, desk: Desk, options: Common): Promise<void> {
  const { actor } = await actAs(program, options, desk.language);
  await forget(program.db, actor.officeId);
  await catchUp(program, actor.officeId);
  desk.tell({ ok: true }, desk.say('cli.compared'));
}
