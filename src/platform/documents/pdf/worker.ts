import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';

import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

/** What the worker is asked: the papers as JSON for `paper.typ`, and the pictures they name. */
export interface Job {
  readonly data: string;
  readonly files: readonly (readonly [name: string, bytes: Uint8Array])[];
}
export type Answer = { readonly bytes: Uint8Array; readonly pages: number } | { readonly error: string };

const folder = import.meta.dirname;
const template = readFileSync(join(folder, 'paper.typ'), 'utf8');
const compiler = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontPaths: workerData as string[] }] });

function set({ data, files }: Job): Answer {
  for (const [name, bytes] of files) compiler.mapShadow(join(folder, name), Buffer.from(bytes));
  try {
    const made = compiler.compile({ mainFileContent: template, inputs: { data } });
    const [error, result] = [made.takeError(), made.result];
    if (error !== null || result === null) return { error: error === null ? 'nothing was set' : JSON.stringify(compiler.fetchDiagnostics(error)) };
    return { bytes: new Uint8Array(compiler.pdf(result)), pages: result.numOfPages };
  } finally {
    compiler.resetShadow();
    // What was worked out for papers before the last few is forgotten: else memory grows with every paper.
    compiler.evictCache(2);
  }
}

parentPort?.on('message', (job: Job) => {
  let answer: Answer;
  try {
    answer = set(job);
  } catch (error) {
    answer = { error: error instanceof Error ? error.message : String(error) };
  }
  parentPort?.postMessage(answer, 'bytes' in answer ? [answer.bytes.buffer as ArrayBuffer] : []);
});
