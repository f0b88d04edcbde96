import { gzipSync } from 'node:zlib';
import type { Plugin, Rolldown } from 'vite';

interface Settings {
  /** Bytes of script, gzip, that a first visit may cost. */
  readonly budget: number;
  /** Name of a page → endings of the modules that are its lazily fetched page. A warning says which is not in the build. */
  readonly pages: Readonly<Record<string, readonly string[]>>;
}

/**
 * Adds up what a browser must fetch before it can show a page: the entry, the page's own chunk, and everything either
 * imports outright. Prints the sums and fails the build above the budget.
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
        const own = chunks.filter((chunk) => endings.some((ending) => chunk.facadeModuleId?.endsWith(ending)));
        if (own.length > 0) sizes.set(page, weigh([...entries, ...own], chunks));
        else this.warn(`first visit, ${page}: no module of the build ends in ${endings.join(' or ')}`);
      }
      for (const [page, size] of sizes) {
        this.info(`first visit, ${page}: ${(size / 1024).toFixed(1)} KB script gzip of ${budget / 1024} KB`);
        if (size > budget) this.error(`first visit, ${page}: ${size} bytes of script (gzip) are above the budget of ${budget}`);
      }
    },
  };
}

function weigh(starts: readonly Rolldown.OutputChunk[], all: readonly Rolldown.OutputChunk[]): number {
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
  return [...seen].reduce((sum, name) => sum + gzipSync(byName.get(name)?.code ?? '', { level: 9 }).length, 0);
}
