import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onCall } from './on-call.ts';
import { replay, type Recording } from './replay.ts';

// The least a server can be: node:http, JSON in and out, and the statements the program sends, over a pool of the same size.
const pool = onCall(process.env['DATABASE_URL'] ?? '');
const recordings = new Map<string, Recording>();

const server = createServer((request, response) => {
  let text = '';
  request.setEncoding('utf8').on('data', (part: string) => (text += part)).on('end', () => {
    const recording = recordings.get(request.url ?? '');
    const { id } = (JSON.parse(text) as { json: { id?: string } }).json;
    Promise.resolve(recording === undefined ? Promise.reject(new Error('no such recording')) : replay(pool(), recording, id ?? null)).then(
      (rows) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(JSON.stringify(rows));
      },
      (error: unknown) => {
        response.writeHead(500);
        response.end(String(error));
      },
    );
  });
});

process.on('message', (message: { recordings?: Record<string, Recording> }) => {
  if (message.recordings === undefined) return;
  for (const [path, recording] of Object.entries(message.recordings)) recordings.set(path, recording);
  process.send?.({ of: 'done', answer: null });
});
server.listen(0, '127.0.0.1', () => console.log(`listening on ${(server.address() as AddressInfo).port}.`));
