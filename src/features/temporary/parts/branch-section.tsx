import type { OfBranch } from '#features/temporary/contract.ts';
import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import type { BranchRow } from '#features/org/contract.ts';
import { words } from '#features/temporary/words.ts';
import { Dossier } from './dossier.tsx';
import { HoursSum, useYearAsked } from './hours-sum.tsx';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { Day } from '#web/ui/chips.tsx';
import { Field } from '#web/ui/field.tsx';
import { DateInput, TextArea } from '#web/ui/inputs.tsx';
import { FileLink, TextLink } from '#web/ui/link.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { FactList, Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

/** On a branch's page: what a temporary one may not do, its term, its dossier; what a home branch gets back. */
export function TemporaryBranchSection({ branch }: { readonly branch: BranchRow }) {
  const year = useYearAsked();
  const view = useQuery(api.temporary.ofBranch.queryOptions({ input: { id: branch.id, year } }));
  if (view.data === undefined) return null;
  return branch.kind === 'temporary' ? <Particulars branch={branch} view={view.data} /> : <><HoursSum branchId={branch.id} year={year} choose /><BroughtHome view={view.data} /></>;
}

function Particulars({ branch, view }: { readonly branch: BranchRow; readonly view: OfBranch }) {
  const say = useSay(words);
  const format = useFormat();
  const [asked, setAsked] = useState(false);
  const { request, twice, sameDay, mayNot, clause, projectEnd, today, allowed } = view;
  const over = branch.dissolvedOn !== null;
  const late = !over && branch.plannedEnd !== null && branch.plannedEnd < today;
  const actions = !over && <Button why={allowed['temporary.extend']} onClick={() => setAsked(true)}>{say('temporary.extend')}</Button>;
  return (
    <Section title={say('temporary.particulars')} id="temporary" sheet actions={actions}>
      {late && <Notice kind="warn">{say('temporary.outlived')}</Notice>}
      {!over && projectEnd !== null && branch.plannedEnd !== null && branch.plannedEnd > projectEnd && <Notice kind="warn">{say('temporary.beyondEnd', { on: format.day(projectEnd) })}</Notice>}
      {!over && twice.length > 0 && <Notice kind="info">{say('temporary.twice', { names: twice.map(({ name, branchName }) => `${name}（${branchName}）`).join('、') })}</Notice>}
      {sameDay.map((one) => <Notice key={`${one.on} ${one.otherBranch} ${one.theme ?? ''} ${one.otherTheme ?? ''}`} kind="warn">{say('temporary.sameDay', { on: format.day(one.on), branch: one.otherBranch, names: one.names.join('、') })}</Notice>)}
      <FactList
        facts={[
          ...(request === null ? [] : [{ label: say('temporary.leaders'), value: request.leaders.map(({ name, role }) => `${say(`temporary.role.${role}`)} ${name}`).join('、') }]),
          ...(mayNot.length === 0 ? [] : [{ label: say('temporary.mayNot'), value: say('temporary.mayNotWords', { actions: mayNot.join('、'), clause }) }]),
          ...(request === null ? [] : [{
            label: say('temporary.requests'),
            value: <span className="actions">{(['request', 'reply'] as const).map((key) => <FileLink key={key} icon="download" href={links.temporaryPaper(request.id, key, 'docx')}>{`${say(`temporary.paper.${key}`)} .docx`}</FileLink>)}</span>,
          }]),
        ]}
      />
      <Dossier branchId={branch.id} />
      {asked && <ExtendDialog branch={branch} projectEnd={projectEnd} onClose={() => setAsked(false)} />}
    </Section>
  );
}

function ExtendDialog({ branch, projectEnd, onClose }: { readonly branch: BranchRow; readonly projectEnd: string | null; readonly onClose: () => void }) {
  const say = useSay(words);
  const [plannedEnd, setPlannedEnd] = useState(projectEnd !== null && branch.plannedEnd !== null && projectEnd > branch.plannedEnd ? projectEnd : '');
  const [reason, setReason] = useState('');
  const extend = useCommand(client.temporary.extend, { invalidate: [api.temporary.key(), api.org.key()], onDone: onClose });
  return (
    <FormDialog title={`${say('temporary.extend')}：${branch.name}`} verb={say('temporary.extend')} busy={extend.busy} failure={extend.failure} onClose={onClose} onSend={() => void extend.run({ id: branch.id, version: branch.version, plannedEnd, reason })}>
      <Field label={say('temporary.field.plannedEnd')} hint={say('temporary.extendHint')}><DateInput value={plannedEnd} onChange={setPlannedEnd} /></Field>
      <Field label={say('temporary.extendReason')}><TextArea value={reason} rows={3} maxLength={500} onChange={setReason} /></Field>
    </FormDialog>
  );
}

function BroughtHome({ view: { broughtHome } }: { readonly view: OfBranch }) {
  const say = useSay(words);
  if (broughtHome.length === 0) return null;
  return (
    <Section title={say('temporary.broughtHome')} id="brought-home">
      <p className="hint">{say('temporary.broughtHint')}</p>
      <Table
        caption={say('temporary.broughtHome')}
        rows={broughtHome}
        rowKey={(row) => row.id}
        columns={[
          { key: 'activity', title: say('temporary.activity'), names: true, cell: (row) => (row.theme === null ? `${row.code} ${say('temporary.untold')}` : <TextLink to={links.activity(row.id)}>{row.theme}</TextLink>) },
          { key: 'on', title: say('temporary.on'), cell: (row) => <Day day={row.on} /> },
          { key: 'in', title: say('temporary.in'), cell: (row) => row.branchName },
          { key: 'people', title: say('temporary.people'), cell: (row) => row.people.join('、') },
        ]}
      />
    </Section>
  );
}
