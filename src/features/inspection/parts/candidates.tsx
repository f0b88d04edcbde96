import type { candidateRow } from '#features/inspection/contract.ts';
import { words } from '#features/inspection/words.ts';
import type { Finding } from '#shared/finding.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { Checks } from '#web/ui/choices.tsx';
import type { z } from 'zod';

interface Props {
  readonly rows: readonly z.infer<typeof candidateRow>[];
  readonly chosen: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
  readonly findings: readonly Finding[];
}

/** What is chosen from by hand: number, theme, branch and day, and how often each was looked at before. */
export function Candidates({ rows, chosen, onChange, findings }: Props) {
  const say = useSay(words);
  const { day } = useFormat();
  return (
    <Checks
      label={say('inspection.chosen_count', { count: chosen.length })} findings={findings} value={chosen} onChange={onChange}
      options={rows.map(({ id, code, theme, branch, heldOn, before }) => ({
        value: id, label: `${code} ${theme ?? ''}`, hint: [branch, day(heldOn), before > 0 ? say('inspection.before', { count: before }) : ''].filter((part) => part !== '').join(' · '),
      }))}
    />
  );
}
