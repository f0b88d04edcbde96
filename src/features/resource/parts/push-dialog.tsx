import { BranchSelect } from '#features/org/parts/branch-select.tsx';
import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import type { ResourceView } from '#features/resource/contract.ts';
import { words } from '#features/resource/words.ts';
import { industries } from '#features/unit/facts.ts';
import { RegionChoice } from '#features/unit/parts/region-choice.tsx';
import { words as unit } from '#features/unit/words.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useSay } from '#web/language.tsx';
import { Choice, Select } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { DateInput, TextInput } from '#web/ui/inputs.tsx';
import { Loaded } from '#web/ui/states.tsx';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';

interface Props {
  readonly resource: ResourceView['resource'];
  readonly onClose: () => void;
}
const branchKinds = ['standing', 'temporary'] as const;

/** To whom: a branch by name, or a rule; who gets it today is shown before it is sent. */
export function PushDialog({ resource: { id, title }, onClose }: Props) {
  const say = useSay(words);
  const sayUnit = useSay(unit);
  const [how, setHow] = useState<'branch' | 'rule'>('rule');
  const [branch, setBranch] = useState('');
  const [project, setProject] = useState('');
  const [region, setRegion] = useState('');
  const [industry, setIndustry] = useState<(typeof industries)[number] | ''>('');
  const [kind, setKind] = useState<(typeof branchKinds)[number] | ''>('');
  const [untilOn, setUntilOn] = useState('');
  const [note, setNote] = useState('');
  const projects = useQuery(api.project.list.queryOptions({ input: { closed: 'no', limit: 100 } }));
  const push = useCommand(client.resource.push, { invalidate: [api.resource.key(), api.notice.key(), api.home.key()], onDone: onClose });
  const rule = how === 'rule';
  const send = (): void => void push.run({
    id, branchIds: rule || branch === '' ? [] : [branch], projectId: rule ? project || null : null, region: rule ? region || null : null, industry: rule ? industry || null : null, branchKind: rule ? kind || null : null,
    untilOn: untilOn || null, note: note.trim() || null,
  });
  const asked = rule
    ? { id, ...(project === '' ? {} : { project }), ...(region === '' ? {} : { region }), ...(industry === '' ? {} : { industry }), ...(kind === '' ? {} : { branchKind: kind }) }
    : { id, ...(branch === '' ? {} : { branch }) };
  return (
    <FormDialog title={say('resource.push_title', { title })} verb={say('resource.push')} onSend={send} onClose={onClose} busy={push.busy} failure={push.failure}>
      <Choice label={say('resource.push_how')} inline value={how} onChange={setHow} options={[{ value: 'rule', label: say('resource.push_by_rule') }, { value: 'branch', label: say('resource.push_by_branch') }]} />
      {!rule && <BranchSelect label={say('resource.push_branch')} value={branch} onChange={setBranch} />}
      {rule && (
        <>
          <RegionChoice value={region} onChange={setRegion} />
          <Field label={say('resource.push_industry')} optional>
            <Select value={industry} empty={say('resource.push_any')} onChange={setIndustry} options={industries.map((one) => ({ value: one, label: sayUnit(`industry.${one}`) }))} />
          </Field>
          <Field label={say('resource.push_project')} optional>
            <Select value={project} empty={say('resource.push_any')} onChange={setProject} options={(projects.data?.rows ?? []).map((row) => ({ value: row.id, label: row.name }))} />
          </Field>
          <Field label={say('resource.push_kind')} hint={say('resource.push_rule_hint')} optional>
            <Select value={kind} empty={say('resource.push_any')} onChange={setKind} options={branchKinds.map((one) => ({ value: one, label: say(`resource.push_kind.${one}`) }))} />
          </Field>
        </>
      )}
      <Field label={say('resource.push_until')} optional><DateInput value={untilOn} onChange={setUntilOn} /></Field>
      <Field label={say('resource.note')} optional><TextInput value={note} maxLength={500} onChange={setNote} /></Field>
      {Object.keys(asked).length > 1 && <Reaches asked={asked} />}
    </FormDialog>
  );
}

type Asked = Parameters<typeof client.resource.preview>[0];
function Reaches({ asked }: { readonly asked: Asked }) {
  const say = useSay(words);
  const found = useQuery({ ...api.resource.preview.queryOptions({ input: asked }), placeholderData: keepPreviousData });
  return (
    <div role="status">
      <Loaded from={found} lines={1}>
        {({ rows }) =>
          rows.length === 0 ? <p className="quiet">{say('resource.push_nobody')}</p> : (
            <>
              <p><strong>{say('resource.push_reaches', { count: rows.length })}</strong></p>
              <ul className="plain-list">
                {rows.map(({ branch, project, people, told }) => (
                  <li key={branch.id}>{project === null ? say('resource.push_line', { branch: branch.name, people }) : say('resource.push_line_at', { branch: branch.name, project: project.name, people })}{told && <span className="quiet"> {say('resource.push_told')}</span>}</li>
                ))}
              </ul>
            </>
          )}
      </Loaded>
    </div>
  );
}
