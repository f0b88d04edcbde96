import { words } from '#features/circular/words.ts';
import type { Finding } from '#shared/finding.ts';
import { api } from '#web/client.ts';
import { useSay, useToday } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Checks } from '#web/ui/choices.tsx';
import { useQuery } from '@tanstack/react-query';

interface Props {
  readonly value: readonly string[];
  readonly onChange: (ids: string[]) => void;
  readonly findings: readonly Finding[];
}

/** Branches of ours that are there today. */
export function useLiving(): readonly { readonly id: string; readonly name: string }[] {
  const today = useToday();
  const branches = useQuery(api.org.branches.queryOptions({ input: {} }));
  return (branches.data?.rows ?? []).filter(({ dissolvedOn }) => dissolvedOn === null || dissolvedOn > today);
}

/** To whom it goes. One that was dissolved meanwhile is not offered, and is taken off with the next change. */
export function BranchChecks({ value, onChange, findings }: Props) {
  const say = useSay(words);
  const rows = useLiving();
  return (
    <div className="stack">
      <Checks label={say('circular.branch')} hint={say('circular.to_hint')} inline value={[...value]} onChange={onChange} options={rows.map(({ id, name }) => ({ value: id, label: name }))} findings={findings} />
      <div className="actions">
        <Button small kind="quiet" onClick={() => onChange(rows.map(({ id }) => id))}>{say('circular.all_branches')}</Button>
        <Button small kind="quiet" onClick={() => onChange([])}>{say('circular.no_branches')}</Button>
      </div>
    </div>
  );
}
