import type { Line } from '#features/import/facts-lines.ts';
import { acrossSteps, type LookedLine } from '#features/import/facts-lines-shown.ts';
import { words as importWords } from '#features/import/words.ts';
import { words } from '#features/import/words-lines.ts';
import { newId } from '#shared/ids.ts';
import { api, client } from '#web/client.ts';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { LinkButton } from '#web/ui/link.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Actions } from '#web/ui/section.tsx';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { LinesTable } from './lines-table.tsx';
import { StepProgress, useStepwise } from './stepwise.tsx';

interface Props {
  readonly name: string;
  /** Read when the preview is asked for. */
  readonly lines: () => readonly Line[];
  readonly titleOf: (row: LookedLine, field: string) => string;
  readonly onAgain: () => void;
}
const sizeOf = ({ raw }: Line): number => JSON.stringify(raw).length;

/** Preview, then acceptance: in steps, with progress, stopped between two of them; what is in is told, and can be taken back. */
export function BringLines({ name, lines, titleOf, onAgain }: Props) {
  const say = useSay(words);
  const sayImport = useSay(importWords);
  const queries = useQueryClient();
  const steps = useStepwise();
  const { state } = steps;
  const [rows, setRows] = useState<readonly LookedLine[]>([]);
  const [attached, setAttached] = useState<Readonly<Record<string, string>>>({});
  const looked = useRef<readonly Line[]>([]);
  // One import however often it is tried again: what came in before the fault belongs to it.
  const batchId = useRef(newId());
  const coming = rows.filter((row) => row.state === 'new' || row.state === 'filled');

  const look = (): Promise<void> => {
    looked.current = lines();
    const found: LookedLine[] = [];
    return steps.look(looked.current, sizeOf, async (part, from) => {
      const answers = await client.import.previewLines({ lines: part.map(({ raw }) => ({ ...raw })) });
      for (const answer of answers) found.push({ ...answer, at: from + answer.at, row: part[answer.at]?.row ?? '', cells: part[answer.at]?.cells ?? {} });
    }, () => {
      setRows(acrossSteps(found));
      setAttached({});
    });
  };
  const bring = (): Promise<void> => steps.bring(coming, (row) => sizeOf(looked.current[row.at] as Line), async (part) => {
    const given = part.map((row) => ({ ...looked.current[row.at]?.raw, ...(row.key !== null && attached[row.key] !== undefined ? { attach: attached[row.key] } : {}) }));
    await client.import.lines({ commandId: newId(), batchId: batchId.current, name: name.slice(0, 200), lines: given });
  }, () => Promise.all([api.import.key(), api.offer.key(), api.unit.key()].map((queryKey) => queries.invalidateQueries({ queryKey }))));

  if (state.at === 'done') {
    return (
      <Notice
        kind="done" title={say(state.stopped ? 'lines.stopped' : 'lines.done', { done: state.done })}
        action={<Actions><LinkButton to={links.partners()}>{say('lines.to_partners')}</LinkButton><LinkButton to={links.offers()}>{say('lines.to_offers')}</LinkButton><LinkButton to={links.imports()}>{sayImport('import.title')}</LinkButton><Button onClick={onAgain}>{sayImport('import.again')}</Button></Actions>}
      />
    );
  }
  const busy = state.at === 'looking' || state.at === 'bringing';
  return (
    <div className="stack">
      <StepProgress steps={steps} bringing={(facts) => say('lines.bringing', facts)} label={say('lines.title')} />
      {!busy && <Actions><Button kind={rows.length === 0 ? 'primary' : 'plain'} icon="search" onClick={() => void look()}>{sayImport('import.look')}</Button></Actions>}
      {state.at === 'looked' && (
        <>
          <LinesTable
            rows={rows} attached={attached} titleOf={titleOf}
            onAttach={(key, id) => setAttached(Object.fromEntries([...Object.entries(attached).filter(([one]) => one !== key), ...(id === null ? [] : [[key, id] as const])]))}
          />
          <Actions>
            {coming.length === 0 ? <p>{say('lines.nothing_new')}</p> : <Button kind="primary" onClick={() => void bring()}>{say('lines.accept', { count: coming.length })}</Button>}
          </Actions>
        </>
      )}
    </div>
  );
}
