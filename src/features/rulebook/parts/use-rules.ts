import type { RuleSetting, Rules } from '#shared/rules.ts';
import { api } from '#web/client.ts';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

/** The rules in force, for checks that run while one types; null until they are there. The same object as long as nothing changes. */
export function useRules(): Rules | null {
  const { data } = useQuery({ ...api.rulebook.inForce.queryOptions({ input: {} }), staleTime: 600_000 });
  return useMemo(() => (data === undefined ? null : { today: data.today, settings: data.settings as RuleSetting[], calendar: new Map(data.calendar) }), [data]);
}
