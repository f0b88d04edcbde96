import { readFileSync } from 'node:fs';

/** The options a script of package.json gives to Node, so that what is measured is what people run. BENCH_FLAGS puts others in their place. */
export function flagsOf(script: 'start' | 'lianxue'): string[] {
  const kept = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { scripts: Record<string, string> };
  return (process.env['BENCH_FLAGS'] ?? kept.scripts[script] ?? '').split(' ').filter((word) => /^--(?!import)/.test(word));
}
