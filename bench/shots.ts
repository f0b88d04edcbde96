import type { Shot, Volley } from './aim.ts';

/** Keeps `connections` runs under way until the time is over or the number is reached; measures each. */
export async function runShots({ connections, seconds, count }: Shot, run: (number: number, connection: number) => Promise<void>): Promise<Volley> {
  const began = performance.now();
  const until = seconds === null ? Number.POSITIVE_INFINITY : began + seconds * 1000;
  const last = count ?? Number.POSITIVE_INFINITY;
  const times: number[] = [];
  let next = 0;
  const keepOn = async (connection: number): Promise<void> => {
    while (next < last && performance.now() < until) {
      const from = performance.now();
      await run(next++, connection);
      times.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: connections }, (_, connection) => keepOn(connection)));
  const took = (performance.now() - began) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { done: times.length, seconds: took, p50: at(0.5), p99: at(0.99) };
}
