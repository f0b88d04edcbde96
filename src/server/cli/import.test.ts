import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { verify } from '#platform/ledger/verify.ts';
import { openOffice, type TestOffice } from '#tests/harness/actors.ts';
import { startApp } from '#tests/harness/app.ts';

/** The import as a process that is really told to stop on its way. */

const app = await startApp({ now: new Date().toISOString() });
let office: TestOffice;
const file = join(mkdtempSync(join(tmpdir(), 'lx-stop-')), '旧案.jsonl');
const rows = 3000;
beforeAll(async () => {
  office = await openOffice(app, '中断特派办');
  const real = readFileSync('tests/data/joint-study-cases.jsonl', 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
  writeFileSync(file, Array.from({ length: rows }, (_, at) => JSON.stringify({ ...real[at % real.length], id: `r${at}` })).join('\n'));
});

interface Said {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}
/** Runs the command line; as soon as it says something that fits, `signal` is sent. */
const run = (program: readonly string[], args: readonly string[], when?: { readonly says: RegExp; readonly signal: NodeJS.Signals }): Promise<Said> =>
  new Promise((resolve) => {
    const [first = '', ...words] = [...program, ...args];
    const child = spawn(first, words, { env: { PATH: process.env['PATH'], DATABASE_URL: app.databaseUrl, LIANXUE_DATA: app.dataDir, LANG: 'zh_CN.UTF-8' }, stdio: ['ignore', 'pipe', 'pipe'] });
    let [out, err, sent] = ['', '', false];
    child.stdout.setEncoding('utf8').on('data', (part: string) => { out += part; });
    child.stderr.setEncoding('utf8').on('data', (part: string) => {
      err += part;
      if (sent || when?.says.test(err) !== true) return;
      sent = true;
      child.kill(when.signal);
    });
    child.on('close', (code) => resolve({ code, out, err }));
  });
const direct = [process.execPath, '--import', './scripts/need-node.mjs', 'src/server/cli.ts'] as const;
const told = (said: Said) => JSON.parse(said.out) as { read: number; created: number; unchanged: number; guessed: unknown[]; refused: unknown[] };
const count = async () => Number((await app.program.db.selectFrom('activity').select((eb) => eb.fn.countAll().as('n')).where('officeId', '=', office.id).executeTakeFirstOrThrow()).n);
const whole = async () => expect(await verify(app.program.db, await app.program.door.anchors(), { only: office.id })).toMatchObject({ ok: true });

test('stopped by SIGINT and by SIGTERM: 130, what is in is told and whole, the same file goes on, one import is taken back', async () => {
  const args = ['import', 'cases', file, '--office', '中断特派办', '--json'];
  const first = await run(direct, args, { says: /已读 1000/, signal: 'SIGINT' });
  const one = told(first);
  expect([first.code, one.read, one.created % 100, one.created < rows]).toEqual([130, one.created, 0, true]);
  expect(first.err).toMatch(new RegExp(`已停止，已导入 ${one.created} 条（导入编号 [0-9a-f-]{36}）`));
  expect(await count()).toBe(one.created);
  await whole();

  // By npm, as the manual says: the signal reaches the program itself.
  const second = await run(['npm', 'run', '-s', 'lianxue', '--'], args, { says: /已读 2000/, signal: 'SIGTERM' });
  const two = told(second);
  expect([second.code, two.unchanged, two.created + two.unchanged]).toEqual([130, one.created, two.read]);
  expect(await count()).toBe(two.read);

  const third = await run(direct, args);
  expect([third.code, told(third)]).toMatchObject([0, { read: rows, created: rows - two.read, unchanged: two.read, refused: [] }]);
  await whole();

  const id = /导入编号 ([0-9a-f-]{36})/.exec(first.err)?.[1] ?? '';
  expect(await run(direct, ['import', 'take-back', id, '--office', '中断特派办'])).toMatchObject({ code: 0, out: '已撤回\n' });
  expect(await count()).toBe(rows - one.created);
  await whole();
}, 300_000);
