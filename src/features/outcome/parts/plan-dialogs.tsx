import type { ActionView, OutcomeView } from '#features/outcome/contract-views.ts';
import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import { PersonPicker, type Picked } from '#features/org/parts/person-picker.tsx';
import { Leads, useLeads } from '#features/outcome/parts/leads.tsx';
import { invalidate } from '#features/outcome/parts/problem-dialogs.tsx';
import { StaleChoice } from '#features/outcome/parts/stale.tsx';
import { words as pages } from '#features/outcome/words-pages.ts';
import { words as outcome } from '#features/outcome/words.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { apart, beside, type Failure } from '#web/failure.ts';
import { useSay } from '#web/language.tsx';
import { Select } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { FindingList } from '#web/ui/findings.tsx';
import { DateInput, TextArea } from '#web/ui/inputs.tsx';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

const words = { ...outcome, ...pages };

interface Typed {
  readonly measure: string;
  readonly expected: string;
  readonly owner: readonly Picked[];
  readonly leader: readonly Picked[];
  readonly branchId: string;
  readonly leadsAnswer: string;
}
const said = ({ measure, expected, leader, branchId, leadsAnswer }: Typed) => ({
  measure, expected: expected.trim() || null, leaderId: leader[0]?.id ?? null, branchId: branchId || null, leadsAnswer: leadsAnswer.trim() || null,
});
const shown = ['measure', 'expected', 'dueOn', 'ownerId', 'leaderId', 'branchId', 'verifyById'] as const;

/** 措施, 预期效果, 责任领导、支部、人. */
function Fields({ typed, onChange, failure, unchosen }: { readonly typed: Typed; readonly onChange: (typed: Typed) => void; readonly failure: Failure | null; readonly unchosen: boolean }) {
  const say = useSay(words);
  const choices = useQuery(api.outcome.choices.queryOptions({ input: {} }));
  const set = (change: Partial<Typed>): void => onChange({ ...typed, ...change });
  const leads = useLeads(`${typed.measure}\n${typed.expected}`);
  const plain = (field: string) => beside(failure, field).filter(({ check }) => check !== 'SUP-23');
  const found = leads.length > 0 ? leads : (failure?.findings ?? []).filter(({ check }) => check === 'SUP-23').slice(0, 1);
  return (
    <>
      <Field label={say('outcome.measure')} findings={plain('measure')}><TextArea value={typed.measure} maxLength={1000} onChange={(measure) => set({ measure })} /></Field>
      <Field label={say('outcome.expected')} optional findings={plain('expected')}><TextArea rows={2} value={typed.expected} maxLength={1000} onChange={(expected) => set({ expected })} /></Field>
      <Leads found={found} answer={typed.leadsAnswer} onAnswer={(leadsAnswer) => set({ leadsAnswer })} />
      <PersonPicker label={say('outcome.owner')} picked={typed.owner} onChange={(owner) => set({ owner })} max={1} />
      {unchosen && typed.owner.length === 0 && <p className="fault" role="alert">{say('outcome.owner_missing')}</p>}
      <FindingList findings={beside(failure, 'ownerId')} />
      <PersonPicker label={say('outcome.leader')} picked={typed.leader} onChange={(leader) => set({ leader })} max={1} optional />
      <FindingList findings={beside(failure, 'leaderId')} />
      <Field label={say('outcome.branch')} optional findings={beside(failure, 'branchId')}>
        <Select value={typed.branchId} onChange={(branchId) => set({ branchId })} empty={say('outcome.branch_own')} options={(choices.data?.branches ?? []).map(({ id, name }) => ({ value: id, label: name }))} />
      </Field>
    </>
  );
}

/** An action of a problem: what, who, until when, and who will verify it. */
export function Plan({ view: { problem }, onClose }: { readonly view: OutcomeView; readonly onClose: () => void }) {
  const say = useSay(words);
  const [typed, setTyped] = useState<Typed>({ measure: '', expected: '', owner: [], leader: [], branchId: '', leadsAnswer: '' });
  const [dueOn, setDue] = useState('');
  const [verifier, setVerifier] = useState<readonly Picked[]>([]);
  const [unchosen, setUnchosen] = useState(false);
  const { run, failure, busy } = useCommand(client.outcome.plan, { invalidate, onDone: onClose });
  const [owner] = typed.owner;
  const send = (): void => {
    setUnchosen(owner === undefined);
    if (owner !== undefined) void run({ id: problem.id, ...said(typed), ownerId: owner.id, dueOn, verifyById: verifier[0]?.id ?? null });
  };
  return (
    <FormDialog title={say('outcome.plan')} verb={say('outcome.plan')} onSend={send} onClose={onClose} busy={busy} failure={apart(failure, ...shown)}>
      <Fields typed={typed} onChange={setTyped} failure={failure} unchosen={unchosen} />
      <Field label={say('outcome.due')} findings={beside(failure, 'dueOn')}><DateInput value={dueOn} onChange={setDue} /></Field>
      <PersonPicker label={say('outcome.verify_by')} picked={verifier} onChange={setVerifier} max={1} optional />
      <FindingList findings={beside(failure, 'verifyById')} />
    </FormDialog>
  );
}

/** What is done and who answers for it; the day has a verb of its own. */
export function EditAction({ action, onClose }: { readonly action: ActionView; readonly onClose: () => void }) {
  const say = useSay(words);
  const leader = action.leaderId === null ? [] : [{ id: action.leaderId, name: action.leaderName ?? '' }];
  const [typed, setTyped] = useState<Typed>({ measure: action.measure, expected: action.expected ?? '', owner: [{ id: action.ownerId, name: action.ownerName }], leader, branchId: action.branchId ?? '', leadsAnswer: '' });
  const [unchosen, setUnchosen] = useState(false);
  const { run, failure, busy } = useCommand(client.outcome.editAction, { invalidate, onDone: onClose });
  const [owner] = typed.owner;
  const send = (actionVersion: number): void => {
    setUnchosen(owner === undefined);
    if (owner !== undefined) void run({ id: action.problemId, actionId: action.id, actionVersion, ...said(typed), ownerId: owner.id });
  };
  return (
    <FormDialog title={say('outcome.edit_action')} verb={say('outcome.save')} wide onSend={() => send(action.version)} onClose={onClose} busy={busy} failure={failure?.code === 'STALE' ? null : apart(failure, ...shown)}>
      <Fields typed={typed} onChange={setTyped} failure={failure} unchosen={unchosen} />
      <StaleChoice failure={failure} field="measure" mine={typed.measure} busy={busy} onMine={send} onStored={onClose} />
    </FormDialog>
  );
}
