import { words } from '#features/import/words.ts';
import { newId } from '#shared/ids.ts';
import { api, client } from '#web/client.ts';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { Check } from '#web/ui/choices.tsx';
import { LinkButton } from '#web/ui/link.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Actions } from '#web/ui/section.tsx';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Case } from './file-cases.ts';
import { PreviewTable, type Looked } from './preview-table.tsx';
import { StepProgress, useStepwise } from './stepwise.tsx';

interface Props {
  readonly name: string;
  /** Read when the preview is asked for. */
  readonly cases: () => readonly Case[];
  readonly onAgain: () => void;
}
const sizeOf = ({ raw }: Case): number => JSON.stringify(raw).length;
/** A line that is no case. */
const noCase = { key: null, state: 'refused', reason: 'not_json', facts: {}, theme: null, held: null, hosts: [], partners: [], notes: [], alike: null } as const satisfies Omit<Looked, 'at' | 'row'>;

/** Preview, then acceptance: in steps, with progress, stopped between two of them; what is in is told, and can be taken back. */
export function Bring({ name, cases, onAgain }: Props) {
  const say = useSay(words);
  const queries = useQueryClient();
  const steps = useStepwise();
  const { state } = steps;
  const [rows, setRows] = useState<readonly Looked[]>([]);
  const looked = useRef<readonly Case[]>([]);
  // One import however often it is tried again: what came in before the fault belongs to it.
  const batchId = useRef(newId());
  const [withAlike, setWithAlike] = useState(false);
  const alike = rows.filter((row) => row.state === 'new' && row.alike !== null).length;
  const fresh = rows.filter((row) => row.state === 'new' && (withAlike || row.alike === null));
  const others = rows.filter((row) => row.reason === 'differs' || row.reason === 'matched').length;

  const look = (): Promise<void> => {
    looked.current = cases();
    const found: Looked[] = [];
    return steps.look(looked.current, sizeOf, async (part, from) => {
      const whole = part.flatMap(({ row, raw }, index) => (raw === null ? [] : [{ at: from + index, row, raw }]));
      const answers = whole.length === 0 ? [] : await client.import.preview({ cases: whole.map(({ raw }) => ({ ...raw })) });
      for (const answer of answers) found.push({ ...answer, at: whole[answer.at]?.at ?? from, row: whole[answer.at]?.row ?? '' });
      part.forEach(({ row, raw }, index) => { if (raw === null) found.push({ ...noCase, at: from + index, row }); });
    }, () => {
      found.sort((a, b) => a.at - b.at);
      // The same case twice in a file, further apart than one question reaches: the first counts.
      const seen = new Set<string>();
      setRows(found.map((row) => {
        if (row.state !== 'new' || row.key === null) return row;
        if (seen.has(row.key)) return { ...row, state: 'refused', reason: 'twice' };
        seen.add(row.key);
        return row;
      }));
    });
  };
  const bring = (): Promise<void> => steps.bring(fresh, (row) => sizeOf(looked.current[row.at] ?? { row: '', raw: null }), async (part) => {
    await client.import.cases({ commandId: newId(), batchId: batchId.current, name: name.slice(0, 200), cases: part.flatMap((row) => { const raw = looked.current[row.at]?.raw ?? null; return raw === null ? [] : [{ ...raw }]; }) });
  }, () => Promise.all([api.import.key(), api.activity.key(), api.unit.key()].map((queryKey) => queries.invalidateQueries({ queryKey }))));

  if (state.at === 'done') {
    return (
      <Notice kind="done" title={say(state.stopped ? 'import.stopped' : 'import.done', { done: state.done })} action={<Actions><LinkButton to={links.imports()}>{say('import.title')}</LinkButton><LinkButton to={links.activities()}>{say('import.to_list')}</LinkButton><Button onClick={onAgain}>{say('import.again')}</Button></Actions>} />
    );
  }
  const busy = state.at === 'looking' || state.at === 'bringing';
  return (
    <div className="stack">
      <StepProgress steps={steps} bringing={(facts) => say('import.bringing', facts)} label={say('import.title')} />
      {!busy && <Actions><Button kind={rows.length === 0 ? 'primary' : 'plain'} icon="search" onClick={() => void look()}>{say('import.look')}</Button></Actions>}
      {state.at === 'looked' && others > 0 && <Notice kind="warn" title={say('import.other', { count: others })} action={<LinkButton to={links.imports()}>{say('import.title')}</LinkButton>} />}
      {state.at === 'looked' && alike > 0 && <Notice kind="warn" title={say('import.alike', { count: alike })} action={<Check label={say('import.with_alike', { count: alike })} checked={withAlike} onChange={setWithAlike} />} />}
      {state.at === 'looked' && <PreviewTable rows={rows} />}
      {state.at === 'looked' && (
        <Actions>
          {fresh.length === 0 ? <p>{say('import.nothing_new')}</p> : <Button kind="primary" onClick={() => void bring()}>{say('import.accept', { count: fresh.length })}</Button>}
        </Actions>
      )}
    </div>
  );
}
