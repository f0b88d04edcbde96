import { roundStages } from '#features/inspection/facts-plain.ts';
import { Candidates } from '#features/inspection/parts/candidates.tsx';
import { words } from '#features/inspection/words.ts';
import { words as activity } from '#features/activity/words.ts';
import { isDay } from '#shared/dates.ts';
import { useGo } from '#web/address.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { apart, beside } from '#web/failure.ts';
import { Page } from '#web/frame/page.tsx';
import { useSay, useToday } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { Checks, Choice } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { DateInput, TextArea, TextInput } from '#web/ui/inputs.tsx';
import { FailureNotice, Notice } from '#web/ui/notice.tsx';
import { Actions, Section } from '#web/ui/section.tsx';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';

const fields = ['name', 'fromOn', 'toOn', 'branchIds', 'size', 'reason', 'activityIds'] as const;

/** Opens a round: what it is drawn from is shown before anything is drawn. The last half-year stands there already. */
export function NewInspectionPage() {
  const say = useSay(words);
  const sayActivity = useSay(activity);
  const go = useGo();
  const today = useToday();
  const [year, half] = today.slice(5, 7) > '06' ? [today.slice(0, 4), '2'] as const : [today.slice(0, 4), '1'] as const;
  const [name, setName] = useState(() => say('inspection.name_like', { year, half: say(`inspection.half.${half}`) }));
  const [fromOn, setFrom] = useState(half === '1' ? `${year}-01-01` : `${year}-07-01`);
  const [toOn, setTo] = useState(today);
  const [branchIds, setBranches] = useState<string[]>([]);
  const [stages, setStages] = useState<(typeof roundStages)[number][]>([...roundStages]);
  const [method, setMethod] = useState<'drawn' | 'chosen'>('drawn');
  const [typedSize, setSize] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const branches = useQuery(api.org.branches.queryOptions({ input: {} }));
  const askable = isDay(fromOn) && isDay(toOn) && fromOn <= toOn && stages.length > 0;
  const population = useQuery({ ...api.inspection.population.queryOptions({ input: { fromOn, toOn, branchIds, stages } }), enabled: askable, placeholderData: keepPreviousData });
  const open = useCommand(client.inspection.open, { invalidate: [api.inspection.key()], onDone: ({ id }) => go(links.inspection(id)) });
  const { failure } = open;
  const found = askable ? population.data : undefined;
  const size = typedSize ?? (found === undefined ? '' : String(found.suggested));
  const drawn = method === 'drawn';
  const send = (): void => void open.run({
    name, fromOn, toOn, branchIds, stages, method, size: drawn && /^\d{1,6}$/.test(size) ? Math.max(1, Math.min(200, Number(size))) : null, reason: drawn ? null : reason, activityIds: drawn ? [] : [...chosen],
  });
  const at = (field: (typeof fields)[number]) => beside(failure, field);
  return (
    <Page title={say('inspection.new')} back={{ to: links.inspections(), label: say('inspection.title') }}>
      <form className="form" noValidate onSubmit={(event) => { event.preventDefault(); send(); }}>
        <Field label={say('inspection.name')} findings={at('name')}><TextInput value={name} maxLength={100} onChange={setName} /></Field>
        <Section title={say('inspection.population')}>
          <div className="filters">
            <Field label={say('inspection.from')} findings={at('fromOn')}><DateInput value={fromOn} max={today} onChange={setFrom} /></Field>
            <Field label={say('inspection.to')} findings={at('toOn')}><DateInput value={toOn} max={today} onChange={setTo} /></Field>
          </div>
          <Checks inline label={say('inspection.stages')} value={stages} onChange={setStages} options={roundStages.map((value) => ({ value, label: sayActivity(`stage.${value}`) }))} />
          <Checks optional inline label={say('inspection.branches')} hint={say('inspection.branches_hint')} findings={at('branchIds')} value={branchIds} onChange={setBranches} options={(branches.data?.rows ?? []).map(({ id, name: branch }) => ({ value: id, label: branch }))} />
          {found !== undefined && (found.count === 0
            ? <Notice kind="warn" title={say('inspection.population_none')} />
            : (
              <Notice title={say('inspection.population_count', { count: found.count, branches: found.branches.length })}>
                <p>{found.branches.map(({ branch, count }) => say('inspection.by_branch', { branch, count })).join('，')}</p>
              </Notice>
            ))}
        </Section>
        <Choice label={say('inspection.method')} value={method} onChange={setMethod} options={(['drawn', 'chosen'] as const).map((value) => ({ value, label: say(`inspection.method.${value}`), hint: say(`inspection.method.${value}_hint`) }))} />
        {drawn ? (
          <Field label={say('inspection.size')} hint={found === undefined || found.count === 0 ? undefined : say('inspection.size_hint', { count: found.suggested })} findings={at('size')}>
            <TextInput value={size} inputMode="numeric" size={4} maxLength={4} onChange={setSize} />
          </Field>
        ) : (
          <>
            <Field label={say('inspection.reason')} findings={at('reason')}><TextArea value={reason} maxLength={500} onChange={setReason} /></Field>
            <Candidates rows={found?.rows ?? []} chosen={chosen} onChange={setChosen} findings={at('activityIds')} />
          </>
        )}
        <FailureNotice failure={apart(failure, ...fields)} />
        <Actions><Button type="submit" kind="primary" busy={open.busy}>{say('inspection.open')}</Button></Actions>
      </form>
    </Page>
  );
}
