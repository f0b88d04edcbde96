import { useState } from 'react';

interface Asked {
  readonly data: unknown;
  readonly isFetching: boolean;
  readonly isStale: boolean;
}

/**
 * Whether a year's sheet still shows what lay on this device while it is asked for again: by that lines may be closed that are open by now, and hold what
 * others have changed. Once it is known (from the whole, or from what was changed since), or nobody can be reached, it stays so: a later answer takes nothing from under the keys.
 */
export function useOlder({ data, isFetching, isStale }: Asked, year: number): boolean {
  const [known, setKnown] = useState<number | null>(null);
  const older = known !== year && data !== undefined && isFetching && isStale;
  if (known !== year && data !== undefined && !older) setKnown(year);
  return older;
}
