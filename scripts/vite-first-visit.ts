import { gzipSync } from 'node:zlib';
import type { Plugin, Rolldown } from 'vite';

interface Settings {
  /** Bytes of script, gzip, that a first visit may cost. */
  readonly budget: number;
  /** Name of a page → endings of the modules that are its lazily fetched pages. A warning says which is not in the build. */
  readonly pages: Readonly<Record<string, readonly string[]>>;
}

/**
 * Adds up what a browser must fetch before it can show a page: the entry, the page's own chunk, and everything either
 * imports outright. Prints the sums, fails the build above the budget, and writes `first.json`: page → its files.
 */
export function firstVisit({ budget, pages }: Settings): Plugin {
  return {
    name: 'first-visit',
    apply: 'build',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
      const entries = chunks.filter((chunk) => chunk.isEntry);
      const sizes = new Map<string, number>([['entry', weigh(entries, chunks)]]);
      for (const [page, endings] of Object.entries(pages)) {
        const own = ownOf(chunks, endings);
        if (own.length > 0) sizes.set(page, weigh([...entries, ...own], chunks));
        else this.warn(`first visit, ${page}: no module of the build ends in ${endings.join(' or ')}`);
      }
      // What each page brings beside the entry: the first HTML names it, so that all of it is asked for at once.
      const begun = reach(entries, chunks);
      const more = Object.entries(pages).map(([page, endings]) => [page, [...reach(ownOf(chunks, endings), chunks)].filter((name) => !begun.has(name)).map((name) => `/${name}`)]);
      this.emitFile({ type: 'asset', fileName: 'first.json', source: JSON.stringify(Object.fromEntries(more)) });
      for (const [page, size] of sizes) {
        this.info(`first visit, ${page}: ${(size / 1024).toFixed(1)} KB script gzip of ${budget / 1024} KB`);
        if (size > budget) this.error(`first visit, ${page}: ${size} bytes of script (gzip) are above the budget of ${budget}`);
      }
    },
  };
}

/** Pages that were put into one chunk with what only they need are led to by a chunk of their own, which imports it. */
const ownOf = (all: readonly Rolldown.OutputChunk[], endings: readonly string[]): Rolldown.OutputChunk[] => all.filter((chunk) => endings.some((ending) => chunk.facadeModuleId?.endsWith(ending)));

/** File names of chunks and everything they import outright. */
function reach(starts: readonly Rolldown.OutputChunk[], all: readonly Rolldown.OutputChunk[]): Set<string> {
  const byName = new Map(all.map((chunk) => [chunk.fileName, chunk]));
  const seen = new Set<string>();
  const visit = (chunk: Rolldown.OutputChunk): void => {
    if (seen.has(chunk.fileName)) return;
    seen.add(chunk.fileName);
    for (const name of chunk.imports) {
      const next = byName.get(name);
      if (next !== undefined) visit(next);
    }
  };
  starts.forEach(visit);
  return seen;
}

function weigh(starts: readonly Rolldown.OutputChunk[], all: readonly Rolldown.OutputChunk[]): number {
  const code = new Map(all.map((chunk) => [chunk.fileName, chunk.code]));
  return [...reach(starts, all)].reduce((sum, name) => sum + gzipSync(code.get(name) ?? '', { level: 9 }).length, 0);
}
