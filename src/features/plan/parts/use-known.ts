import { words as activity } from '#features/activity/words.ts';
import type { SheetView } from '#features/plan/contract-views.ts';
import { words } from '#features/plan/words-sheet.ts';
import { words as unit } from '#features/unit/words.ts';
import { api } from '#web/client.ts';
import { useSay } from '#web/language.tsx';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Known } from './sheet-columns.ts';

const none: never[] = [];

/** What may be named in cells: work projects and partners, from the material of the branch that is looked at. */
export function useKnown(view: SheetView, branch: string): Known {
  const say = useSay(words);
  const sayActivity = useSay(activity);
  const sayUnit = useSay(unit);
  const own = branch === '' ? view.branches.find(({ allowed }) => (allowed['plan.write'] ?? []).length === 0)?.id : branch;
  const sources = useQuery({ ...api.plan.sources.queryOptions({ input: { planId: view.plan.id, branchId: own ?? '' } }), enabled: own !== undefined });
  const { projects = none, partners = none } = sources.data ?? {};
  return useMemo(() => ({ year: view.plan.year, names: view.names, projects, units: partners, more: { say, sayActivity, sayUnit } }), [view.plan.year, view.names, projects, partners, say, sayActivity, sayUnit]);
}
