import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { openDatabase } from '#platform/database.ts';
import { flagsOf } from './flags.ts';
import { password } from './world.ts';

/** What the two benches of writing with no network share: dice, fates, a server that can be killed, and the count at the end. */

/** A database and the data folder of the program over it. */
export interface Served {
  readonly url: string;
  readonly dataDir: string;
}

/** What becomes of one request on its way. */
export const fates = ['arrives', 'arrives', 'arrives', 'lost on the way', 'answer lost', 'arrives twice'] as const;
export type Fate = (typeof fates)[number];

/** Numbers below `most`, the same in every run. */
export function dice(from: number): (most: number) => number {
  let state = from;
  return (most) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * most);
  };
}

/** The program in a process of its own, which can be killed and started again over the same database. */
export class Server {
  #child: ChildProcess | null = null;
  readonly #house: Served;
  readonly port: number;
  constructor(house: Served, port: number) {
    this.#house = house;
    this.port = port;
  }
  async start(): Promise<void> {
    const env = { ...process.env, DATABASE_URL: this.#house.url, LIANXUE_DATA: this.#house.dataDir, LIANXUE_DEMO: '0', PORT: String(this.port) };
    const child = spawn(process.execPath, [...flagsOf('start'), fileURLToPath(new URL('../src/server/main.ts', import.meta.url))], { env, stdio: 'ignore' });
    this.#child = child;
    for (;;) {
      if (await fetch(`http://localhost:${this.port}/healthz`).then((answer) => answer.ok, () => false)) return;
      if (child.exitCode !== null) throw new Error(`the server ended (${child.exitCode})`);
      await new Promise((soon) => setTimeout(soon, 100));
    }
  }
  async kill(signal: NodeJS.Signals): Promise<void> {
    if (this.#child === null || this.#child.exitCode !== null) return;
    const over = once(this.#child, 'exit');
    this.#child.kill(signal);
    await over;
  }
}

/** How many acknowledged writings, known by their command or by what they say, stand in neither ledger nor state, and how many more than once. */
export async function counted({ url }: Served, kept: readonly string[], by: 'command' | 'text' = 'command'): Promise<{ lost: number; doubled: number }> {
  const { pool } = openDatabase(url, { max: 1 });
  const entries = await pool.query<{ id: string }>(`select command_id as id from ledger_entry where command = 'suggestion.make'`);
  const made = await pool.query<{ text: string; n: string }>(`select text, count(*) as n from suggestion where text like '第%条：断网%' group by text`);
  await pool.end();
  const commands = new Set(entries.rows.map(({ id }) => id));
  const there = by === 'command' ? commands : new Set(made.rows.map(({ text }) => text));
  const doubled = made.rows.filter(({ n }) => Number(n) > 1).length + (entries.rows.length - commands.size);
  return { lost: kept.filter((one) => !there.has(one)).length + Math.max(0, kept.length - made.rows.length), doubled };
}

export async function signIn(port: number): Promise<string> {
  const answer = await fetch(`http://localhost:${port}/auth/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ username: 'member', password }) });
  if (!answer.ok) throw new Error(`sign-in: ${answer.status} ${await answer.text()}`);
  return answer.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
}
