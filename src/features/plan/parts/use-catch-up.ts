import type { SheetView } from '#features/plan/contract-views.ts';
import { api, client } from '#web/client.ts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';

/** How often it is asked whether somebody else wrote. */
const asks = 4_000;

/**
 * Keeps the sheet on the page as the plan is: asks every few seconds whether anything was done, and fetches the lines that
 * were changed, or the whole where more was done than that.
 */
export function useCatchUp({ plan, stamp }: SheetView): () => Promise<void> {
  const queries = useQueryClient();
  const latest = useQuery({ ...api.plan.stamp.queryOptions({ input: { planId: plan.id } }), refetchInterval: asks });
  const catchUp = useCallback(async (): Promise<void> => {
    const queryKey = api.plan.sheet.queryKey({ input: { year: plan.year } });
    const shown = (): number | undefined => queries.getQueryData<SheetView>(queryKey)?.stamp;
    for (;;) {
      const since = shown();
      const found = since === undefined ? null : await client.plan.changes({ planId: plan.id, since }).catch(() => null);
      if (found === null || found.whole) return queries.invalidateQueries({ queryKey: api.plan.sheet.key() });
      const changed = new Map(found.items.map((item) => [item.id, item]));
      // What came in the meantime stays; where it knows less than this answer it is asked again from there, so that what was written is on the page when this ends.
      queries.setQueryData<SheetView>(queryKey, (old) => (old === undefined || old.stamp !== since ? old : { ...old, stamp: found.stamp, names: { ...old.names, ...found.names }, items: old.items.map((item) => changed.get(item.id) ?? item) }));
      if ((shown() ?? found.stamp) >= found.stamp) return undefined;
    }
  }, [queries, plan.id, plan.year]);
  const behind = (latest.data?.stamp ?? 0) > stamp;
  useEffect(() => {
    if (behind) void catchUp();
  }, [behind, latest.data?.stamp, catchUp]);
  return catchUp;
}
