import { execFile, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { get } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

/** The program as `npm start` runs it, in a process and a data folder of its own. */

const dataDir = mkdtempSync(join(tmpdir(), 'lx-start-'));
const running = new Set<ChildProcess>();
afterAll(async () => {
  for (const child of running) child.kill('SIGINT');
  await Promise.all([...running].map((child) => new Promise((done) => child.once('exit', done))));
  rmSync(dataDir, { recursive: true, force: true });
});

const env = (more: Readonly<Record<string, string>> = {}) => ({
  PATH: process.env['PATH'], HOME: process.env['HOME'], LIANXUE_DATA: dataDir, LIANXUE_DEMO: '0', PORT: '0', LANG: 'zh_CN.UTF-8', ...more,
});
interface Started {
  readonly child: ChildProcess;
  readonly address: string;
  readonly said: () => string;
  /** Its exit code, once it has ended. */
  readonly ended: Promise<number | null>;
}
function start(more: Readonly<Record<string, string>> = {}): Promise<Started> {
  const child = spawn(process.execPath, ['src/server/main.ts'], { env: env(more), stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  let said = '';
  const ended = new Promise<number | null>((done) => child.once('exit', (code) => { running.delete(child); done(code); }));
  return new Promise((ready, failed) => {
    const hear = (part: Buffer): void => {
      said += String(part);
      const address = /Ready: (\S+)/.exec(said)?.[1];
      if (address !== undefined && said.includes('Ctrl-C')) ready({ child, address, said: () => said, ended });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void ended.then((code) => failed(new Error(`ended with ${code}: ${said}`)));
  });
}
const lianxue = (...args: string[]): Promise<{ code: number; out: string; err: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, ['--import', './scripts/need-node.mjs', 'src/server/cli.ts', ...args], { env: env(), encoding: 'utf8' }, (error, out, err) => resolve({ code: error === null ? 0 : Number(error.code), out, err }));
  });
const until = async (holds: () => Promise<boolean>): Promise<void> => {
  for (let tries = 0; tries < 150; tries += 1) {
    if (await holds().catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('did not come about in half a minute');
};
const health = (address: string): Promise<number> => fetch(`${address}/healthz`).then((answer) => answer.status);

test('from the first start to the last Ctrl-C', async () => {
  const first = await start();
  expect(first.address).toMatch(/^http:\/\/localhost:[1-9]\d*$/);
  expect(first.said()).toContain(`${first.address}/first-run`);
  expect(await health(first.address)).toBe(200);
  expect(await (await fetch(`${first.address}/first-run`)).text()).toContain('<div id=');
  expect(await (await fetch(`${first.address}/api/office`)).json()).toEqual({ empty: true, name: null, demo: false });

  // A second start says who holds the folder; the command line joins it.
  await expect(start()).rejects.toThrow(`数据文件夹 ${dataDir} 正由进程 ${first.child.pid} 使用`);
  await expect(start()).rejects.toThrow(`地址 ${first.address}`);
  expect(await lianxue('office', 'create', '首办')).toMatchObject({ code: 0, err: '', out: expect.stringContaining('sysadmin') });
  expect(await (await fetch(`${first.address}/api/office`)).json()).toEqual({ empty: false, name: '首办', demo: false });

  // The database's own process dies: said as that, then there again.
  const postmaster = Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
  process.kill(postmaster, 'SIGKILL');
  await until(async () => (await health(first.address)) === 503 || Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]) !== postmaster);
  await until(async () => (await health(first.address)) === 200);
  expect(await (await fetch(`${first.address}/api/office`)).json()).toMatchObject({ name: '首办' });

  // Killed without a word: the next start finds everything.
  first.child.kill('SIGKILL');
  await first.ended;
  const second = await start();
  expect(await (await fetch(`${second.address}/api/office`)).json()).toMatchObject({ name: '首办' });
  expect(JSON.parse((await lianxue('verify', '--json')).out)).toEqual({ ok: true, entries: 1 });

  second.child.kill('SIGINT');
  expect(await second.ended).toBe(0);
  expect(existsSync(join(dataDir, 'lianxue.lock'))).toBe(false);
  expect(existsSync(join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false);
  // Without a running program the command line starts the database for as long as it needs it.
  expect(JSON.parse((await lianxue('verify', '--json')).out)).toEqual({ ok: true, entries: 1 });
  expect(existsSync(join(dataDir, 'lianxue.lock'))).toBe(false);
}, 180_000);

const files = mkdtempSync(join(tmpdir(), 'lx-tls-'));
const [cert, key] = [join(files, 'cert.pem'), join(files, 'key.pem')];
const made = spawnSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', cert, '-days', '2', '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost']);

test.skipIf(made.status !== 0)('with a certificate it answers by TLS only, and a wrong one is named before anything starts', async () => {
  await expect(start({ TLS_CERT: cert, TLS_KEY: cert })).rejects.toThrow(/ended with 1: TLS_CERT（.*）与 TLS_KEY（.*）不能用/);
  const { address, child, ended } = await start({ TLS_CERT: cert, TLS_KEY: key });
  expect(address).toMatch(/^https:\/\/localhost:[1-9]\d*$/);
  const answer = await new Promise<{ status: number | undefined; hsts: string | undefined }>((resolve, reject) => {
    get(`${address}/healthz`, { ca: readFileSync(cert) }, (response) => {
      response.resume();
      resolve({ status: response.statusCode, hsts: response.headers['strict-transport-security'] });
    }).on('error', reject);
  });
  expect(answer).toEqual({ status: 200, hsts: 'max-age=31536000' });
  await expect(fetch(`${address.replace('https', 'http')}/healthz`)).rejects.toThrow();
  child.kill('SIGINT');
  expect(await ended).toBe(0);
  rmSync(files, { recursive: true });
}, 60_000);
