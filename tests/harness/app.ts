import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import { afterAll } from 'vitest';
import type { contract } from '#features/contracts.ts';
import { createApp } from '#server/app.ts';
import { compose, type Program } from '#server/compose.ts';
import { type Clock, clockAt, clocks } from './clock.ts';
import { freshDatabase } from './database.ts';

export type Client = ContractRouterClient<typeof contract>;

/** The whole program on a database of its own, listening on a free port of this machine. */
export interface App {
  readonly program: Program;
  readonly url: string;
  readonly databaseUrl: string;
  readonly dataDir: string;
  readonly clock: Clock;
  /** A client of the contract as the pages have it, sending these headers. */
  client(headers?: Readonly<Record<string, string>>): Client;
  /** A plain request. `json` is sent as the body of a POST. */
  ask(path: string, options?: { json?: unknown; headers?: Readonly<Record<string, string>>; method?: string }): Promise<Response>;
}

interface Options {
  /** What the clock shows at first. */
  readonly now?: string;
  /** Whether listeners' jobs are queued and done. */
  readonly jobs?: boolean;
  readonly webDir?: string;
  /** Where something may be sent to although it is not public, and how long that may take. */
  readonly outboundAllow?: readonly string[];
  readonly outboundPatience?: number;
  /** Where a proxy of the operator's own stands. */
  readonly trustedProxies?: readonly string[];
  /** A mail server's address. */
  readonly smtp?: string;
}

/** Starts the program for one test file; everything ends with the file. */
export async function startApp({ now = '2026-11-23T02:00:00.000Z', jobs = false, webDir = 'dist/web', outboundAllow = [], outboundPatience = 10_000, trustedProxies = [], smtp }: Options = {}): Promise<App> {
  const { url: databaseUrl } = await freshDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'lx-app-'));
  const clock = clockAt(now);
  const program = compose({ databaseUrl, dataDir, baseUrl: 'http://localhost', now: clock.now, logLevel: process.env['LIANXUE_LOG'] ?? 'silent', outboundAllow, outboundPatience, trustedProxies, mail: smtp === undefined ? null : { url: smtp, from: 'lianxue@example.gov.cn' } });
  if (jobs) await program.startJobs({ work: true });
  const server = createServer(createApp(program, { webDir }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  clocks.set(url, clock);
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await program.close();
    rmSync(dataDir, { recursive: true, force: true });
  });
  return {
    program, url, databaseUrl, dataDir, clock,
    client: (headers = {}) => createORPCClient(new RPCLink({ url: `${url}/rpc`, headers })),
    ask: (path, { json, headers = {}, method = json === undefined ? 'GET' : 'POST' } = {}) =>
      fetch(`${url}${path}`, {
        method, redirect: 'manual', headers: { ...(json === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
        ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      }),
  };
}
