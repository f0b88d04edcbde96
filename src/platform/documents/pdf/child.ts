import { readFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';

import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

import type { Answer, Job, Reply } from './job.ts';
import type { FaceKey, SetPaper, SetPrinted } from './pieces.ts';
import { setPaper } from './set.ts';

// A process of its own, started by compile.ts with the folders of fonts as its arguments.

const folder = import.meta.dirname;
const template = readFileSync(join(folder, 'paper.typ'), 'utf8');
const compiler = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontPaths: process.argv.slice(2) }] });

function set({ papers, pictures, faces, title, duplex }: Job): Answer {
  const byRef = new Map(pictures);
  const pages = papers.map((paper, index): SetPaper | SetPrinted => ('printed' in paper ? { file: `printed-${index}.pdf`, sizes: paper.sizes } : setPaper(paper, byRef)));
  for (const [index, paper] of papers.entries()) if ('printed' in paper) compiler.mapShadow(join(folder, `printed-${index}.pdf`), Buffer.from(paper.printed));
  for (const { file, bytes } of byRef.values()) compiler.mapShadow(join(folder, file), Buffer.from(bytes));
  try {
    const made = compiler.compile({ mainFileContent: template, inputs: { data: JSON.stringify({ title, duplex, faces, papers: pages }) } });
    const [error, result] = [made.takeError(), made.result];
    if (error !== null || result === null) throw new Error(error === null ? 'nothing was set' : JSON.stringify(compiler.fetchDiagnostics(error)));
    return { bytes: new Uint8Array(compiler.pdf(result)), pages: result.numOfPages, signs: signsIn(pages) };
  } finally {
    compiler.resetShadow();
    // What was worked out for earlier papers is forgotten: else memory grows with every paper.
    compiler.evictCache(1);
  }
}

/** Every character of the papers, by its face. */
function signsIn(papers: readonly (SetPaper | SetPrinted)[]): Answer['signs'] {
  const signs = new Map<FaceKey, Set<string>>();
  const add = (face: FaceKey, text: string): void => {
    const known = signs.get(face) ?? new Set();
    for (const sign of text) known.add(sign);
    signs.set(face, known);
  };
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('face' in value && 'text' in value) add(value.face as FaceKey, value.text as string);
    // A sheet's cells are plain texts.
    else if ('kind' in value && value.kind === 'sheet' && 'rows' in value) add('body', JSON.stringify(value.rows));
    else Object.values(value).forEach(walk);
  };
  walk(papers);
  add('song', '—0123456789');
  return Object.fromEntries([...signs].map(([face, known]) => [face, [...known].join('')]));
}

process.on('message', (job: Job) => {
  let reply: Reply;
  try {
    reply = set(job);
  } catch (error) {
    reply = { error: error instanceof Error ? error.message : String(error), wrong: error instanceof TypeError };
  }
  process.send?.(reply);
});
// The program is gone: so is whoever waited.
process.on('disconnect', () => process.exit());
try {
  // Setting papers may take its time; answering people may not.
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
} catch {
  // Some systems do not let a process step back.
}
