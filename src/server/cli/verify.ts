import { verifyStreams } from '#features/peer/queries.ts';
import { verify } from '#platform/ledger/verify.ts';
import type { Cli } from './run.ts';
import { exits } from './speak.ts';

/**
 * `verify`: the ledger and what passed between linked systems are recomputed, whoever asks; it tells no more than that
 * all is well or where it is not. Each is told of by itself: a damaged ledger hides no broken exchange.
 */
export function verifyCommand(cli: Cli): void {
  cli.leaf(cli.root, 'verify', 'cli.verify', async (program, desk) => {
    const verdict = await verify(program.db, await program.anchor.read());
    const ledger = verdict.ok ? desk.say('cli.said.whole', { entries: verdict.entries }) : desk.say('cli.said.broken', { ...verdict.firstBad });
    const streams = await verifyStreams(program.db);
    if (!verdict.ok || !streams.ok) desk.exit(exits.damaged);
    if (streams.ok && streams.messages === 0) return desk.tell(verdict, ledger);
    const said = streams.ok
      ? desk.say('cli.said.streams', { messages: streams.messages })
      : desk.say(`cli.said.stream_${streams.firstBad.mine ? 'ours' : 'theirs'}`, { seq: streams.firstBad.seq, reason: streams.firstBad.reason, shared: streams.firstBad.sharedId });
    // One answer, so that one reader of JSON can read it: the ledger's, and beside it what passed between linked systems.
    desk.tell({ ...verdict, ok: verdict.ok && streams.ok, streams }, ledger, said);
  });
}
