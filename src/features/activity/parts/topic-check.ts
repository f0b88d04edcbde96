import type { Finding } from '#shared/finding.ts';
import type { contract } from '#features/contracts.ts';
import { api } from '#web/client.ts';
import { useSettled } from '#web/settled.ts';
import type { InferContractRouterInputs } from '@orpc/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';

export type Edits = Omit<InferContractRouterInputs<typeof contract>['activity']['check'], 'id'>;

/** What the rulebook says of the activity with what is being typed, half a second after the last stroke; as stored until then. */
export function useCheck(id: string, edits: Edits | null, stored: readonly Finding[]): readonly Finding[] {
  const settled = useSettled(edits);
  const asked = useQuery({
    ...api.activity.check.queryOptions({ input: { id, ...settled } }), enabled: settled !== null && edits !== null, placeholderData: keepPreviousData,
  });
  return edits === null ? stored : (asked.data ?? stored);
}
