import { verifyStreams } from '#features/peer/queries.ts';
import { verify } from '#platform/ledger/verify.ts';
import type { Cli } from './run.ts';
import { exits } from './speak.ts';

/** `verify`: everything is recomputed, whoever asks; it tells no more than that all is well or where it is not. */
export function verifyCommand(cli: Cli): void {
  cli.leaf(cli.root, 'verify', 'cli.verify', async (program, desk) => {
    const verdict = await verify(program.db, await program.anchor.read());
    desk.tell(verdict, verdict.ok ? desk.say('cli.said.whole', { entries: verdict.entries }) : desk.say('cli.said.broken', { ...verdict.firstBad }));
    if (!verdict.ok) return desk.exit(exits.damaged);
    const streams = await verifyStreams(program.db);
    if (streams.ok && streams.messages === 0) return;
    desk.tell(streams, streams.ok ? desk.say('cli.said.streams', { messages: streams.messages }) : desk.say(`cli.said.stream_${streams.firstBad.mine ? 'ours' : 'theirs'}`, { seq: streams.firstBad.seq, reason: streams.firstBad.reason, shared: streams.firstBad.sharedId }));
    if (!streams.ok) desk.exit(exits.damaged);
  });
}
