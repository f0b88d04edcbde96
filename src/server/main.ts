import { existsSync, readFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { fileURLToPath } from 'node:url';
import { seedCalendar } from '#database/seed/calendar.ts';
import { demoPassword, administrators, people } from '#database/seed/demo-people.ts';
import { seedDemo } from '#database/seed/demo.ts';
import { checkServer } from '#platform/database.ts';
import { migrate } from '#platform/migrate.ts';
import { startEmbedded } from '#platform/postgres/start.ts';
import { StartError } from '#platform/start-error.ts';
import { createApp } from './app.ts';
import { compose } from './compose.ts';
import { readSettings, type Settings } from './config.ts';

const webDir = fileURLToPath(new URL('../../dist/web', import.meta.url));
const say = (line: string): void => console.log(line);

/** Starts everything, in the order people see it happen, and stops it cleanly on Ctrl-C. */
async function start(): Promise<void> {
  if (Number(process.versions.node.split('.')[0]) < 24) {
    throw new StartError('需要 Node 24：请用 npm start 启动（npm ci 会装好它）。', 'Node 24 is needed: start with npm start (npm ci brings it).');
  }
  const settings = readSettings(process.env);
  await buildPages();
  const embedded = settings.databaseUrl === null ? await startEmbedded({ dataDir: settings.dataDir, say }) : null;
  say(embedded === null ? '使用自备的 PostgreSQL' : `内置 PostgreSQL 已启动,数据在 ${settings.dataDir}`);
  const scheme = settings.tls === null ? 'http' : 'https';
  const baseUrl = settings.publicUrl ?? `${scheme}://localhost:${settings.port}`;
  const program = compose({ databaseUrl: settings.databaseUrl ?? embedded?.url ?? '', dataDir: settings.dataDir, baseUrl, secondAnchor: settings.secondAnchor });
  await checkServer(program.db);
  const steps = await migrate(program.db);
  if (steps.length > 0) say(`数据库结构已更新(${steps.length} 步)`);
  await seedCalendar(program.db);
  if (settings.demo) await seedDemo(program, say);
  await program.startJobs({ work: true });
  const server = serverFor(settings, createApp(program, { webDir }));
  await new Promise<void>((listening, failed) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      failed(error.code === 'EADDRINUSE' ? new StartError(`端口 ${settings.port} 已被占用。请停止占用它的程序，或用 PORT 指定另一个端口。`, `Port ${settings.port} is taken. Stop what uses it, or set PORT.`) : error));
    server.listen(settings.port, settings.host, listening);
  });
  embedded?.announce(baseUrl);
  greet(baseUrl, settings);
  const stop = async (): Promise<void> => {
    say('正在停止……');
    server.close();
    server.closeAllConnections();
    await program.close();
    await embedded?.stop();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
}

/** Pages are built once after a fresh clone; a change of them asks for `npm run build`. */
async function buildPages(): Promise<void> {
  if (existsSync(`${webDir}/index.html`)) return;
  say('正在生成网页(仅第一次)……');
  const { build } = await import('vite');
  await build({ logLevel: 'warn' });
}

function serverFor({ tls }: Settings, app: RequestListener): Server {
  return tls === null ? createServer(app) : createSecureServer({ cert: readFileSync(tls.certFile), key: readFileSync(tls.keyFile) }, app);
}

function greet(address: string, { demo }: Settings): void {
  say(`\n主题联学已就绪:${address}`);
  if (!demo) return;
  say(`演示账户(密码均为 ${demoPassword};演示数据,情节虚构):`);
  for (const { username, name, post } of [...people, ...administrators]) say(`  ${username.padEnd(22)} ${name}  ${post}`);
}

start().catch((error: unknown) => {
  console.error(error instanceof Error && (error instanceof StartError || error.message.startsWith('数据文件夹')) ? error.message : error);
  process.exit(1);
});
