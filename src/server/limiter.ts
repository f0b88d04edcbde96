/** Addresses that are counted at once: a flood from many counts as one. */
const mostCounted = 2_000;

/** Counts by address within a minute. */
export function limiter(most: number): (from: string, now: number) => boolean {
  const counts = new Map<string, number>();
  let minute = 0;
  return (from, now) => {
    const current = Math.floor(now / 60_000);
    if (current !== minute) counts.clear();
    minute = current;
    const key = counts.has(from) || counts.size < mostCounted ? from : '';
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count <= most;
  };
}
