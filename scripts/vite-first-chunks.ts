import { resolve } from 'node:path';
import type { Rolldown } from 'vite';

interface Settings {
  /** The module every page begins with. */
  readonly entry: string;
  /** Name of a page → the module that is its lazily fetched page. */
  readonly pages: Readonly<Record<string, string>>;
}

/**
 * Puts what a first visit from a phone needs into few pieces, since a slow network takes its 400 ms before each: what every
 * page begins with (`base`), what at least two of these pages need (`ui`), and the rest of each by its name.
 * All other pages stay in pieces as the bundler makes them. For `codeSplitting.groups`.
 */
export function firstChunks({ entry, pages }: Settings): Rolldown.CodeSplittingGroup[] {
  let placed: ReadonlyMap<string, string> | null = null;
  // A group takes what its modules import along unless one before it has it: so the common ones come first.
  return ['base', 'ui', ...Object.keys(pages)].map((name, at, { length }) => ({
    debugName: name, priority: length - at,
    name: (id, context) => ((placed ??= place((one) => context.getModuleInfo(one), entry, pages)).get(id) === name ? name : null),
  }));
}

function place(info: (id: string) => Rolldown.ModuleInfo | null, entry: string, pages: Settings['pages']): Map<string, string> {
  const whole = (path: string): Set<string> => {
    const seen = new Set<string>();
    const visit = (id: string): void => {
      if (seen.has(id)) return;
      seen.add(id);
      for (const next of info(id)?.importedIds ?? []) visit(next);
    };
    const start = resolve(path);
    if (info(start) === null) throw new Error(`first chunks: no module ${path} in the build`);
    visit(start);
    return seen;
  };
  const base = whole(entry);
  // The entry stays by itself: it waits for what it imports, and nothing else may wait for it.
  base.delete(resolve(entry));
  const placed = new Map([...base].map((id) => [id, 'base']));
  for (const [name, path] of Object.entries(pages)) {
    for (const id of whole(path)) if (!base.has(id)) placed.set(id, placed.has(id) ? 'ui' : name);
  }
  return placed;
}
