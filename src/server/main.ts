import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { seedCalendar } from '#database/seed/calendar.ts';
import { administrators, demoLink, demoPassword, people } from '#database/seed/demo-people.ts';
import { seedDemo } from '#database/seed/demo.ts';
import { officeState } from '#features/office/store.ts';
import { catchUp } from '#features/search/queries.ts';
import { secretHash } from '#platform/session.ts';
import { demoLine } from '#shared/demo.ts';
import { words } from '#web/words.ts';
import { checkServer } from '#platform/database.ts';
import { migrate } from '#platform/migrate.ts';
import { startEmbedded } from '#platform/postgres/start.ts';
import { StartError } from '#platform/start-error.ts';
import { createApp } from './app.ts';
import { compose, type Program } from './compose.ts';
import { readSettings, type Settings } from './config.ts';
import { buildPages, webDir } from './pages.ts';
import { readCertificate, type Certificate } from './tls.ts';

const say = (line: string): void => console.log(line);

/** Writes into the folder's mark where people reach us, for the message a second start is given. */
let announce: (address: string) => void = () => undefined;

/** What has been started so far, last first: undone in this order when it stops or a later step fails. */
const undo: (() => Promise<void>)[] = [];
async function undoAll(): Promise<void> {
  for (const step of undo.splice(0)) await step().catch((error: unknown) => console.error(error));
}

/** Starts everything, in the order people see it happen. */
async function start(): Promise<void> {
  if (Number(process.versions.node.split('.')[0]) < 24) {
    throw new StartError(
      `当前是 Node ${process.versions.node}，需要 24。请用 npm start 启动（npm ci 会装好它）。`,
      `This is Node ${process.versions.node}; 24 is needed: start with npm start (npm ci brings it).`,
    );
  }
  const settings = readSettings(process.env);
  const certificate = readCertificate(settings);
  await buildPages(say);
  const program = await openProgram(settings);
  const steps = await migrate(program.db);
  if (steps.length > 0) say(`数据库结构已更新（${steps.length} 步） · Database schema updated`);
  await seedCalendar(program.db);
  if (settings.demo) await seedDemo(program, say);
  await program.startJobs({ work: true });
  followLedger(program);
  const address = await listen(settings, certificate, createApp(program, { webDir }));
  announce(settings.publicUrl ?? address);
  await greet(program, settings.publicUrl ?? address);
}

/** What can be found is brought up to the ledger: the index may be behind after an update or a restore. Nobody waits for it. */
function followLedger(program: Program): void {
  const followed = (async () => {
    for (const { id } of await program.db.selectFrom('office').select('id').execute()) await catchUp(program, id);
  })();
  followed.catch((error: unknown) => console.error(error));
}

/** The database, embedded or the operator's own, and the program over it. */
async function openProgram({ databaseUrl, dataDir, publicUrl, tls, port, secondAnchor, fonts, outboundAllow, trustedProxies, mail }: Settings): Promise<Program> {
  const scheme = tls === null ? 'http' : 'https';
  const baseUrl = publicUrl ?? `${scheme}://localhost:${port}`;
  const embedded = databaseUrl === null ? await startEmbedded({ dataDir, say }) : null;
  if (embedded !== null) undo.unshift(() => embedded.stop());
  say(embedded === null ? '使用自备的 PostgreSQL · Using your own PostgreSQL' : `内置数据库已启动，数据在 ${dataDir} · Embedded database started`);
  if (embedded !== null) announce = embedded.announce;
  const program = compose({ databaseUrl: databaseUrl ?? embedded?.url ?? '', dataDir, baseUrl, baseUrlKnown: publicUrl !== null, secondAnchor, fonts, outboundAllow, trustedProxies, mail });
  undo.unshift(() => program.close());
  await checkServer(program.db);
  return program;
}

/** @returns the address people on this machine type. */
async function listen({ port, host }: Settings, certificate: Certificate | null, app: RequestListener): Promise<string> {
  const server: Server = certificate === null ? createServer(app) : createSecureServer({ ...certificate }, app);
  await new Promise<void>((listening, failed) => {
    server.once('error', (error: NodeJS.ErrnoException) => failed(error.code === 'EADDRINUSE' ? portTaken(port) : error));
    server.listen(port, host, listening);
  });
  undo.unshift(() => closeServer(server));
  return `${certificate === null ? 'http' : 'https'}://localhost:${(server.address() as AddressInfo).port}`;
}
const portTaken = (port: number): StartError =>
  new StartError(
    `端口 ${port} 已被占用。请停止占用它的程序，或用 PORT 指定另一个端口。`,
    `Port ${port} is taken. Stop what uses it, or set PORT.`,
  );

/** Takes no new requests, gives those under way five seconds, then ends them. */
async function closeServer(server: Server): Promise<void> {
  const closed = new Promise((done) => server.close(done));
  server.closeIdleConnections();
  const hurry = setTimeout(() => server.closeAllConnections(), 5_000);
  await closed;
  clearTimeout(hurry);
}

async function greet({ db }: Program, address: string): Promise<void> {
  const office = await officeState(db);
  say(`\n主题联学已就绪 · Ready: ${address}`);
  if (office.empty) say(`还没有单位。请打开 ${address}/first-run 创建单位和三位管理员 · No office yet: open that page to create it.`);
  if (office.demo) {
    say(`演示账户（密码均为 ${demoPassword}；${demoLine[0]}） · Demo accounts, all with this password:`);
    for (const { username, name, post } of [...people, ...administrators]) say(`  ${username.padEnd(20)} ${name}　${words[`post.${post}`][0]}`);
    const link = await db.selectFrom('link').select('id').where('secretHash', '=', secretHash(demoLink)).where('revokedAt', 'is', null).executeTakeFirst();
    if (link !== undefined) say(`对方凭个人链接打开，不用账户 · A partner opens this without an account:\n  ${address}/p/${demoLink}`);
  }
  say('按 Ctrl-C 停止 · Ctrl-C stops\n');
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    say('正在停止…… · Stopping');
    void undoAll().then(() => process.exit(0));
  });
}

start().catch(async (error: unknown) => {
  console.error(error instanceof StartError ? error.message : error);
  await undoAll();
  process.exit(1);
});
