import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { afterAll } from 'vitest';

/** A way to the program that breaks: plain sockets, so that what is on its way when one is cut is lost as on a real network. */
export interface Cutting {
  readonly url: string;
  /** Bytes that came from the browser's side so far. */
  readonly upward: () => number;
  /** From now on each connection is cut after so many bytes from the browser's side, and after the first cut after `then`; null: none is. */
  cutAfter(bytes: number | null, then?: number | null): void;
  /** Cuts every connection there is. */
  cutNow(): void;
}

export async function startCutting(target: string): Promise<Cutting> {
  const { hostname, port } = new URL(target);
  const open = new Set<Socket>();
  let most: number | null = null;
  let next: number | null = null;
  let upward = 0;
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    const end = (): void => {
      near.destroy();
      far.destroy();
    };
    let passed = 0;
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', end).on('close', () => {
        open.delete(socket);
        if (socket === near && far.writableEnded) setTimeout(end, 1000);
        else end();
      });
    }
    near.on('data', (chunk: Buffer) => {
      const room = most === null ? chunk.length : Math.min(chunk.length, Math.max(0, most - passed));
      passed += chunk.length;
      upward += room;
      if (far.destroyed || far.writableEnded) return;
      if (room === chunk.length) far.write(chunk);
      else {
        // What was let through arrives, as what left before a tunnel does; then there is silence on both sides.
        far.end(chunk.subarray(0, room));
        near.destroy();
        most = next;
      }
    });
    far.on('data', (chunk: Buffer) => near.destroyed || near.write(chunk));
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', () => resolve()); });
  afterAll(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    upward: () => upward,
    cutAfter: (bytes, then = bytes) => {
      most = bytes;
      next = then;
    },
    cutNow: () => { for (const socket of open) socket.destroy(); },
  };
}
