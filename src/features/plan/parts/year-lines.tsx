import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import { PatternPicker } from '#features/pattern/parts/pattern-picker.tsx';
import { words as pattern } from '#features/pattern/words.ts';
import type { YearView } from '#features/plan/contract.ts';
import { words } from '#features/plan/words.ts';
import { useGo } from '#web/address.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { useSession } from '#web/session.tsx';
import { Button } from '#web/ui/button.tsx';
import { Chip, Money } from '#web/ui/chips.tsx';
import { TextLink } from '#web/ui/link.tsx';
import { FailureNotice } from '#web/ui/notice.tsx';
import { Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';
import { useState } from 'react';
import { useFirst } from './first-rows.tsx';
import { planKeys, usePeriod } from './plan-common.tsx';
import { LineChip } from './year-records.tsx';

/** Line by line how the plan is carried out; a line of one's own branch becomes an activity from here. */
export function YearLines({ run: { lines, activities, planId } }: { readonly run: YearView }) {
  const say = useSay(words);
  const format = useFormat();
  const period = usePeriod();
  const { posts, branchIds } = useSession();
  const own = new Set([...branchIds, ...posts.flatMap(({ post, branchId }) => (post === 'secretary' && branchId !== null ? [branchId] : []))]);
  const [rows, more] = useFirst(lines);
  if (planId === null) return null;
  return (
    <Section title={say('year.lines')}>
      <Table
        caption={say('year.lines')} rows={rows} rowKey={(line) => line.id} empty={<p className="quiet">{say('year.lines_none')}</p>}
        columns={[
          { key: 'number', title: say('year.number'), short: true, cell: (line) => format.number(line.number) },
          { key: 'content', title: say('year.content'), names: true, cell: (line) => <>{line.content ?? say('year.undecided')} {line.extra && <Chip tone="quiet">{say('plan.extra')}</Chip>}</> },
          { key: 'branch', title: say('year.branch'), cell: (line) => line.branchName },
          { key: 'when', title: say('year.when'), short: true, cell: period },
          { key: 'cost', title: say('year.estimated'), end: true, short: true, cell: (line) => line.estimateFen !== null && <Money fen={line.estimateFen} /> },
          { key: 'state', title: say('year.state'), short: true, cell: (line) => <LineChip line={line} /> },
          {
            key: 'activity', title: say('year.activity'),
            cell: (line) => (line.activityIds.length > 0
              ? <ul className="plain-list">{line.activityIds.map((id) => { const one = activities.find((other) => other.id === id); return <li key={id}><TextLink to={links.activity(id)}>{one?.code ?? say('year.activity')}</TextLink></li>; })}</ul>
              : own.has(line.branchId) && <Begin itemId={line.id} name={line.content} />),
          },
        ]}
      />
      {more}
    </Section>
  );
}

/** One press: the activity starts with everything the line knows. */
function Begin({ itemId, name }: { readonly itemId: string; readonly name: string | null }) {
  const say = useSay(words);
  const sayPattern = useSay(pattern);
  const go = useGo();
  const [choosing, setChoosing] = useState(false);
  const [patternId, setPatternId] = useState('');
  const begin = useCommand(client.activity.begin, { invalidate: [...planKeys(), api.activity.key()], onDone: (receipt) => go(links.activity(receipt.id)) });
  return (
    <>
      <Button small busy={begin.busy} label={`${say('year.begin')} ${name ?? ''}`} onClick={() => void begin.run({ planItemId: itemId })}>{say('year.begin')}</Button>
      <Button small kind="quiet" label={`${sayPattern('pattern.choose')} ${name ?? ''}`} onClick={() => setChoosing(true)}>{sayPattern('pattern.choose')}</Button>
      {!choosing && <FailureNotice failure={begin.failure} />}
      {choosing && (
        <FormDialog title={sayPattern('pattern.choose')} verb={say('year.begin')} busy={begin.busy} failure={begin.failure} onSend={() => void begin.run({ planItemId: itemId, patternId: patternId === '' ? null : patternId })} onClose={() => setChoosing(false)}>
          <p>{name}</p>
          <PatternPicker value={patternId} onChange={setPatternId} />
        </FormDialog>
      )}
    </>
  );
}
