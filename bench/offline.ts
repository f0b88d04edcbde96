import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import type { contract } from '#features/contracts.ts';
import { newId } from '#shared/ids.ts';
import { readFailure } from '#web/failure.ts';
import { Outbox, type Writing, type WritingStore } from '#web/offline/outbox.ts';
import type { Cluster } from './cluster.ts';
import { proveLedger } from './cluster.ts';
import { counted, dice, fates, Server, signIn, type Fate } from './offline-parts.ts';

const sequences = Number(process.env['BENCH_SEQUENCES'] ?? 1000);
const seed = 20261127;
/** One sequence in so many ends with the server killed while it answers. */
const killEach = 40;

/** The device's disk: what a page that is killed leaves behind. */
class Disk implements WritingStore {
  readonly #kept = new Map<string, string>();
  all = async (): Promise<Writing[]> => [...this.#kept.values()].map((text) => JSON.parse(text) as Writing);
  put = async (writing: Writing): Promise<void> => void this.#kept.set(writing.id, JSON.stringify(writing));
  remove = async (id: string): Promise<void> => void this.#kept.delete(id);
}

/** A phone's way to the server: each request meets the fate that was drawn for it. */
function wire(port: number, cookie: () => string, fate: () => Fate) {
  const send = async (request: Request): Promise<Response> => {
    const headers = new Headers(request.headers);
    headers.set('cookie', cookie());
    const body = await request.arrayBuffer();
    const go = (): Promise<Response> => fetch(request.url, { method: request.method, headers, body: body.slice(0) });
    const meets = fate();
    if (meets === 'lost on the way') throw new TypeError('cut');
    const twin = meets === 'arrives twice' ? go().catch(() => null) : null;
    const answer = await go();
    await twin;
    if (meets === 'answer lost') throw new TypeError('cut');
    return answer;
  };
  return createORPCClient<ContractRouterClient<typeof contract>>(new RPCLink({ url: `http://localhost:${port}/rpc`, fetch: (request) => send(request) }));
}

/**
 * Random sequences of writing, cuts, killed pages, killed servers and duplicate delivery, run by the very outbox of the
 * pages against a real server and database. What `keep` acknowledged must stand in the ledger once, no more and no less.
 */
export async function offline(cluster: Cluster, say: (line: string) => void): Promise<void> {
  const house = await cluster.house(10);
  const server = new Server(house, 18_400 + (process.pid % 500));
  await server.start();
  const roll = dice(seed);
  const cookie = await signIn(server.port);
  let calm = false;
  const client = wire(server.port, () => cookie, () => (calm ? 'arrives' : fates[roll(fates.length)] ?? 'arrives'));
  const disk = new Disk();
  let line: Promise<unknown> = Promise.resolve();
  const alone = <T>(work: () => Promise<T>): Promise<T> => {
    const next = line.then(work, work);
    line = next.catch(() => undefined);
    return next;
  };
  const open = (store: WritingStore): Outbox => new Outbox({ store, alone, read: readFailure, send: ({ id, input }) => client.suggestion.make({ commandId: id, ...(input as { kind: 'topic'; text: string; projectId: null }) }) });
  const kept: string[] = [];
  const told = { pages: 0, servers: 0, rounds: 0 };
  const write = async (outbox: Outbox): Promise<void> => {
    const { id } = await outbox.keep({ id: newId(), path: 'suggestion.make', input: { kind: 'topic', projectId: null, text: `第${kept.length + 1}条：断网时写下的选题建议` }, writtenAt: new Date().toISOString(), who: 'me', about: '', page: null });
    kept.push(id);
  };
  const began = performance.now();
  for (let n = 1; n <= sequences; n += 1) {
    let outbox = open(disk);
    for (let step = 2 + roll(5); step > 0; step -= 1) {
      const what = roll(10);
      if (what < 5) await write(outbox);
      else if (what < 8) told.rounds += await outbox.flush('me').then(() => 1);
      else {
        // The page is gone between the server's answer and the note of it; another opens over the same disk.
        told.pages += 1;
        await open({ all: disk.all, put: disk.put, remove: () => Promise.reject(new Error('page is gone')) }).flush('me').catch(() => undefined);
        outbox = open(disk);
      }
    }
    if (n % killEach === 0) {
      told.servers += 1;
      await write(outbox);
      const sending = outbox.flush('me');
      await new Promise((soon) => setTimeout(soon, roll(12)));
      await server.kill('SIGKILL');
      await sending;
      await server.start();
    }
    if (n % 100 === 0) say(`offline: ${n} sequences, ${kept.length} writings, ${told.pages} pages and ${told.servers} servers killed`);
  }
  calm = true;
  await open(disk).flush('me');
  const left = (await disk.all()).length;
  const { lost, doubled } = await counted(house, kept);
  console.log(`\noffline: ${sequences} sequences (seed ${seed}), ${kept.length} acknowledged writings, ${told.rounds} rounds of sending, ${told.pages} pages killed, ${told.servers} servers killed: lost ${lost}, doubled ${doubled}, still on the device ${left}; ${((performance.now() - began) / 1000).toFixed(0)} s\n`);
  await server.kill('SIGTERM');
  await proveLedger(house, say);
  if (lost > 0 || doubled > 0 || left > 0) throw new Error('the outbox does not keep its promise');
}
