import { connect, type Socket } from 'node:net';
import { runShots } from './shots.ts';

/** How long or how often, and how many at once. */
export interface Shot {
  readonly connections: number;
  readonly seconds: number | null;
  readonly count: number | null;
}
export interface Volley {
  readonly done: number;
  readonly seconds: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
}
interface Work {
  readonly shot: Shot;
  readonly port: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent one after another, from the first again where they run out. */
  readonly bodies: readonly string[];
}

// The load: plain sockets kept open, one request at a time on each, so that it takes as little as can be of the machine.
process.on('message', (work: Partial<Work>) => {
  if (work.shot === undefined) return;
  volley(work as Work).then(
    (answer) => process.send?.({ of: 'done', answer }),
    (error: unknown) => process.send?.({ of: 'done', error: String(error) }),
  );
});

async function volley({ shot, port, path, headers, bodies }: Work): Promise<Volley> {
  const lines = Object.entries({ host: `localhost:${port}`, 'content-type': 'application/json', ...headers }).map(([name, value]) => `${name}: ${value}\r\n`).join('');
  const requests = bodies.map((body) => Buffer.from(`POST ${path} HTTP/1.1\r\n${lines}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`));
  const lanes = await Promise.all(Array.from({ length: shot.connections }, () => open(port)));
  const result = await runShots(shot, (number, connection) => lanes[connection]?.(requests[number % requests.length] ?? Buffer.alloc(0)) ?? Promise.resolve());
  for (const lane of lanes) void lane(null);
  return result;
}

/** One connection: sends a request and waits for the whole answer; null closes it. @throws Error for any answer but 200. */
async function open(port: number): Promise<(request: Buffer | null) => Promise<void>> {
  const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await new Promise((ready, failed) => socket.once('connect', () => ready(null)).once('error', failed));
  let got: Buffer = Buffer.alloc(0);
  let settle: { resolve: () => void; reject: (error: Error) => void } | null = null;
  const done = (error?: Error): void => {
    got = Buffer.alloc(0);
    if (error === undefined) settle?.resolve();
    else settle?.reject(error);
  };
  socket.on('data', (data: Buffer) => {
    got = got.length === 0 ? data : Buffer.concat([got, data]);
    if (!isWhole(got)) return;
    done(got.subarray(9, 12).toString() === '200' ? undefined : new Error(got.toString().slice(0, 2000)));
  });
  socket.on('error', done).on('close', () => done(new Error('the server closed the connection')));
  return (request) => {
    if (request === null) return Promise.resolve(void socket.removeAllListeners('close').destroy());
    return new Promise((resolve, reject) => {
      settle = { resolve, reject };
      socket.write(request);
    });
  };
}

function isWhole(got: Buffer): boolean {
  const end = got.indexOf('\r\n\r\n');
  if (end < 0) return false;
  const length = /content-length: (\d+)/i.exec(got.subarray(0, end).toString('latin1'))?.[1];
  return length === undefined ? got.subarray(-5).toString('latin1') === '0\r\n\r\n' : got.length >= end + 4 + Number(length);
}
