import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { connect, createServer as createWire, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import { afterAll } from 'vitest';
import { turn } from '#features/peer/jobs.ts';
import { createApp } from '#server/app.ts';
import { compose, type Program } from '#server/compose.ts';
import { openOffice, type TestOffice, type TestPerson } from './actors.ts';
import type { App } from './app.ts';
import { freshDatabase } from './database.ts';

/** One office's own installation: a server, a database and a data folder of its own, its jobs running, on a network that can be cut. */
export interface Installation {
  readonly app: App;
  readonly office: TestOffice;
  readonly name: string;
  /** Where others reach it. */
  readonly outside: string;
  readonly program: () => Program;
  readonly branchId: string;
  readonly people: Readonly<Record<'secretary' | 'member' | 'committee', TestPerson>>;
  /** The other office in the directory of this one. */
  readonly unitId: string;
  /** The wire by which others reach it is cut: what is on its way is torn. Its own people are in the same house. */
  cut(): void;
  heal(): void;
  /** The program is stopped and started as another release that speaks this version; data and address stay. */
  release(speaks: number): Promise<void>;
  /** What the program does every minute of its own accord. */
  turn(): Promise<void>;
}

/** A wire to a port of this machine. */
function wireTo(port: number) {
  const open = new Set<Socket>();
  let isCut = false;
  const server = createWire((socket) => {
    if (isCut) return void socket.destroy();
    const inner = connect(port, '127.0.0.1');
    for (const [one, another] of [[socket, inner], [inner, socket]] as const) {
      open.add(one);
      one.on('error', () => another.destroy()).on('close', () => { open.delete(one); another.destroy(); }).pipe(another);
    }
  });
  return {
    server,
    cut() {
      isCut = true;
      for (const socket of open) socket.destroy();
    },
    heal() {
      isCut = false;
    },
  };
}

export interface Wall {
  now: number;
}

/** @param wall One clock for both, moved by hand. */
export async function install(name: string, other: string, wall: Wall, speaks = 2): Promise<Installation> {
  const { url: databaseUrl } = await freshDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'lx-two-'));
  let handler: RequestListener = (_, response) => void response.writeHead(503).end();
  const server = createServer((request, response) => handler(request, response));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const wire = wireTo(port);
  await new Promise<void>((listening) => wire.server.listen(0, '127.0.0.1', listening));
  const outside = `http://127.0.0.1:${(wire.server.address() as AddressInfo).port}`;
  const start = async (version: number): Promise<Program> => {
    const made = compose({ databaseUrl, dataDir, baseUrl: outside, now: () => new Date(wall.now), logLevel: process.env['LIANXUE_LOG'] ?? 'silent', outboundAllow: ['127.0.0.1'], outboundPatience: 4_000, speaks: version });
    await made.startJobs({ work: true });
    handler = createApp(made, { webDir: 'dist/web' });
    return made;
  };
  let program = await start(speaks);
  afterAll(async () => {
    wire.cut();
    wire.server.close();
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
    await program.close();
    rmSync(dataDir, { recursive: true, force: true });
  });
  const app: App = {
    get program() {
      return program;
    },
    url, databaseUrl, dataDir,
    clock: { now: () => new Date(wall.now), set: (instant) => { wall.now = Date.parse(instant); }, forward: (minutes) => { wall.now += minutes * 60_000; } },
    client: (headers = {}) => createORPCClient(new RPCLink({ url: `${url}/rpc`, headers })),
    ask: (path, { json, headers = {}, method = json === undefined ? 'GET' : 'POST' } = {}) =>
      fetch(`${url}${path}`, { method, redirect: 'manual', headers: { ...(json === undefined ? {} : { 'content-type': 'application/json' }), ...headers }, ...(json === undefined ? {} : { body: JSON.stringify(json) }) }),
  };
  const office = await openOffice(app, name);
  const branchId = await office.branch(`${name}机关支部`);
  const people = {
    secretary: await office.person(`${name}书记`, { branchId, posts: [{ post: 'member' }, { post: 'secretary' }] }), member: await office.person(`${name}党员`, { branchId, posts: [{ post: 'member' }] }),
    committee: await office.person(`${name}机关党委`, { posts: [{ post: 'committee' }] }),
  };
  const { id: unitId } = await people.committee.client.unit.add({ commandId: randomUUID(), name: other, kind: 'organ', industry: null, region: null, field: null, frontLine: null, aliases: [], note: null });
  return {
    app, office, name, branchId, people, unitId, program: () => program,
    outside, cut: wire.cut, heal: wire.heal,
    async release(version) {
      handler = (_, response) => void response.writeHead(503).end();
      await program.close();
      program = await start(version);
    },
    async turn() {
      const { db, door, files, outbound, now, watches } = program;
      await turn({ db, door, files, outbound, now, watches });
    },
  };
}
