import { verifyStreams } from '#features/peer/queries.ts';
import { verify } from '#platform/ledger/verify.ts';
import type { Cli } from './run.ts';
import { exits } from './speak.ts';

/** `verify`: everything is recomputed, whoever asks; it tells no more than that all is well or where it is not. */
export function verifyCommand(cli: Cli): void {
  cli.leaf(cli.root, 'verify', 'cli.verify', async (program, desk) => {
    const verdict = await verify(program.db, await program.anchor.read());
    if (!verdict.ok) {
      desk.tell(verdict, desk.say('cli.said.broken', { ...verdict.firstBad }));
      return desk.exit(exits.damaged);
    }
    const whole = desk.say('cli.said.whole', { entries: verdict.entries });
    const streams = await verifyStreams(program.db);
    if (streams.ok && streams.messages === 0) return desk.tell(verdict, whole);
    const said = streams.ok
      ? desk.say('cli.said.streams', { messages: streams.messages })
      : desk.say(`cli.said.stream_${streams.firstBad.mine ? 'ours' : 'theirs'}`, { seq: streams.firstBad.seq, reason: streams.firstBad.reason, shared: streams.firstBad.sharedId });
    // One answer, so that one reader of JSON can read it: the ledger's, and beside it what passed between linked systems.
    desk.tell({ ...verdict, ok: streams.ok, streams }, `${whole}\n${said}`);
    if (!streams.ok) desk.exit(exits.damaged);
  });
}
