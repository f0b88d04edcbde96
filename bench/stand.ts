import { setTimeout as wait } from 'node:timers/promises';
import { openDatabase } from '#platform/database.ts';
import { start, type Child } from './child.ts';
import type { House } from './cluster.ts';
import { flagsOf } from './flags.ts';
import type { Recording } from './replay.ts';
import type { Shot, Volley } from './aim.ts';
import { password } from './world.ts';

/** As many at once as the issue says. */
export const connections = 16;

/** What is asked of the program, again and again. */
export interface Question {
  /** Procedure of the contract as an address: `/rpc/activity/list`. */
  readonly path: string;
  /** The input of each request, from the first again where they run out; `id` names the object. */
  readonly inputs: readonly (object & { readonly id?: string })[];
}
export type Way = 'program' | 'bare' | 'straight';
export const ways: readonly Way[] = ['program', 'bare', 'straight'];

/** One round of one way: its volley and what it cost the process. */
export interface Round extends Volley {
  /** Processor time per request in milliseconds; for `straight` it includes the load itself. */
  readonly cpu: number;
  readonly rss: number;
}

/** The program, the bare handler and the plain statements over one house, ready to be asked. */
export interface Stand {
  readonly house: House;
  readonly program: Child;
  /** Learns from the program what statements a question takes. `made` finds the ids that a command made anew. */
  learn(question: Question, made?: (recording: readonly { text: string; values: readonly unknown[] }[]) => string[]): Promise<number>;
  round(way: Way, question: Question, shot: Omit<Shot, 'connections'>): Promise<Round>;
  /** Asks the program once, unmeasured: what it keeps in mind it has read by then. */
  warm(question: Question): Promise<void>;
  /** Waits until the program has done the jobs that follow from what was written. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** Starts them, signs the ordinary member in by the sign-in page's own address. */
export async function stand(house: House): Promise<Stand> {
  const env = { DATABASE_URL: house.url };
  const program = start(`program at ${house.size}`, { module: '../src/server/main.ts', flags: flagsOf('start'), env: { ...env, LIANXUE_DATA: house.dataDir, LIANXUE_DEMO: '0', PORT: '0' } });
  const bare = start(`bare at ${house.size}`, { module: 'bare.ts', env });
  const straight = start(`straight at ${house.size}`, { module: 'straight.ts', env });
  const aim = start('load', { module: 'aim.ts' });
  const ports = { program: Number(await program.line(/Ready: http:\/\/localhost:(\d+)/)), bare: Number(await bare.line(/listening on (\d+)\./)) };
  const cookie = await signIn(ports.program);
  const recordings = new Map<string, Recording>();

  const ask = async ({ path, inputs }: Question, shot: Shot, port: number): Promise<Volley> =>
    aim.give<Volley>({ shot, port, path, headers: { cookie }, bodies: inputs.map((input) => JSON.stringify({ json: input })) });
  const once = (question: Question) => ask({ ...question, inputs: question.inputs.slice(0, 1) }, { connections: 1, seconds: null, count: 1 }, ports.program);

  return {
    house,
    program,
    async learn(question, made = () => []) {
      await settled(house.url);
      const sent = await program.statements(() => once(question));
      const about = question.inputs[0]?.id ?? null;
      const recording = { sent, about, fresh: made(sent) };
      recordings.set(question.path, recording);
      await bare.give({ recordings: { [question.path]: recording } });
      return sent.length;
    },
    async warm(question) {
      await once(question);
    },
    settled: () => settled(house.url),
    async round(way, question, { seconds, count }) {
      const shot = { connections, seconds, count };
      const child = { program, bare, straight }[way];
      if (way !== 'program') await child.give({ call: 'wake' });
      const before = await child.usage();
      const volley =
        way === 'straight'
          ? await straight.give<Volley>({ shot, recording: recordings.get(question.path), ids: question.inputs.map(({ id }) => id ?? null) })
          : await ask(question, shot, ports[way]);
      const after = await child.usage();
      if (way !== 'program') await child.give({ call: 'rest' });
      return { ...volley, cpu: (after.cpu - before.cpu) / volley.done, rss: after.rss };
    },
    async close() {
      await Promise.all([program, bare, straight, aim].map((child) => child.end()));
    },
  };
}

/** Half seconds it is waited for at most: loaded anew, a large house is indexed and added up first, at the requests' cost. */
const patience = 1_800;

async function settled(url: string): Promise<void> {
  const { pool } = openDatabase(url, { max: 1 });
  for (let tries = 0; tries < patience; tries++) {
    const { rows } = await pool.query<{ waiting: number; behind: number }>(`
      select (select count(*) from pgboss.job where state in ('created', 'active'))::int as waiting,
        (select count(*) from ledger_head h left join search_state s using (office_id) left join statistic_state t using (office_id) where h.seq > least(coalesce(s.seq, 0), coalesce(t.seq, 0)))::int as behind`);
    if (rows[0]?.waiting === 0 && rows[0].behind === 0) break;
    await wait(500);
  }
  await pool.end();
}

async function signIn(port: number): Promise<string> {
  const answer = await fetch(`http://localhost:${port}/auth/sign-in`, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ username: 'member', password }),
  });
  if (!answer.ok) throw new Error(`sign-in: ${answer.status} ${await answer.text()}`);
  return answer.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
}
