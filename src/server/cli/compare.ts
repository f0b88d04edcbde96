import { compareAnew, type OnStep } from '#features/authenticity/queries.ts';
import type { Program } from '../compose.ts';
import type { Cli, Common, Desk } from './run.ts';
import { exits } from './speak.ts';
import { stoppable } from './stoppable.ts';
import { actAs } from './who.ts';

/** `compare`: prints of texts and photos, and what is alike, made anew. They hold nothing that the state does not. */
export function compareCommand(cli: Cli): void {
  cli.leaf<Common>(cli.root, 'compare', 'cli.compare', compare, { writes: true });
}

/** Texts or activities after which it is told how far the work has come. */
const telling = 1_000;
class Stopped extends Error {}

async function compare(program: Program, desk: Desk, options: Common): Promise<void> {
  const { actor } = await actAs(program, options, desk.language);
  const whole = await stoppable(async (stopped) => {
    let told = 0;
    const onStep: OnStep = (what, done, of) => {
      if (stopped()) throw new Stopped();
      if (done < told) told = 0;
      if (done - told < telling) return;
      told = done;
      desk.beside(desk.say(`cli.said.compare_${what}`, { done, of }));
    };
    return compareAnew(program, actor.officeId, onStep).then(() => true, (error: unknown) => {
      if (error instanceof Stopped) return false;
      throw error;
    });
  });
  desk.tell({ ok: whole }, desk.say(whole ? 'cli.compared' : 'cli.said.compare_stopped'));
  if (!whole) desk.exit(exits.cancelled);
}
