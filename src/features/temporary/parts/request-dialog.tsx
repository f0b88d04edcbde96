import type { OfProject, RequestRow } from '#features/temporary/contract.ts';
import type { LeaderRole, TemporaryKind } from '#features/temporary/facts.ts';
import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import { PersonPicker, type Picked } from '#features/org/parts/person-picker.tsx';
import { words } from '#features/temporary/words.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useSay } from '#web/language.tsx';
import { Select } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { DateInput, TextArea, TextInput } from '#web/ui/inputs.tsx';
import { useState } from 'react';

interface Props {
  readonly projectId: string;
  readonly view: OfProject;
  /** One that was returned; null: a new one. */
  readonly request: RequestRow | null;
  readonly onClose: () => void;
}
type Roles = readonly LeaderRole[];
const branchRoles: Roles = ['secretary', 'deputy', 'commissioner', 'officer'];
const rolesOf = (kind: TemporaryKind): Roles => (kind === 'group' ? ['head'] : branchRoles);

/** What the rule calls for and is not asked for yet. */
const firstKind = ({ called: { calls }, requests }: OfProject): TemporaryKind =>
  (['branch', 'group'] as const).find((kind) => (calls.length === 0 || calls.includes(kind)) && !requests.some((one) => one.kind === kind && (one.state === 'asked' || one.state === 'returned'))) ?? 'branch';

/** Asks for a group or branch, filled from what the project knows: its term, its team, the leaders the rule calls for. */
export function RequestDialog({ projectId, view, request, onClose }: Props) {
  const say = useSay(words);
  const { called, team, today, startOn, endOn } = view;
  const [kind, setKind] = useState<TemporaryKind>(request?.kind ?? firstKind(view));
  const [typed, setTyped] = useState({ name: request?.name ?? '', startOn: request?.startOn ?? (startOn > today ? startOn : today), plannedEnd: request?.plannedEnd ?? endOn ?? '', reason: request?.reason ?? '' });
  const [leaders, setLeaders] = useState<Readonly<Partial<Record<LeaderRole, readonly Picked[]>>>>(() => leadersIn(request));
  const [members, setMembers] = useState<readonly Picked[]>(request?.members ?? team);
  const invalidate = [api.temporary.key()];
  const ask = useCommand(client.temporary.ask, { invalidate, onDone: onClose });
  const revise = useCommand(client.temporary.revise, { invalidate, onDone: onClose });
  const command = request === null ? ask : revise;
  const set = (patch: Partial<typeof typed>): void => setTyped({ ...typed, ...patch });
  const named = rolesOf(kind).flatMap((role) => (leaders[role] ?? []).map(({ id }) => ({ personId: id, role })));
  const send = (): void => {
    const said = { ...typed, kind, leaders: named, memberIds: members.map(({ id }) => id).filter((id) => !named.some(({ personId }) => personId === id)) };
    void (request === null ? ask.run({ id: projectId, ...said }) : revise.run({ id: request.id, version: request.version, ...said }));
  };
  const verb = say(request === null ? 'temporary.ask' : 'temporary.revise');
  // What the rule calls for is asked for; the other posts may stay empty.
  const most = (role: LeaderRole): number => (role === 'commissioner' ? 5 : role === 'officer' ? 3 : 1);
  return (
    <FormDialog title={verb} verb={verb} wide onSend={send} onClose={onClose} busy={command.busy} failure={command.failure}>
      <p className="quiet">{say('temporary.appointed')}</p>
      <Field label={say('temporary.field.kind')}>
        <Select value={kind} onChange={setKind} options={(['branch', 'group'] as const).map((value) => ({ value, label: say(`temporary.kind.${value}`) }))} />
      </Field>
      <Field label={say('temporary.field.name')}><TextInput value={typed.name} maxLength={100} onChange={(name) => set({ name })} /></Field>
      <Field label={say('temporary.field.startOn')}><DateInput value={typed.startOn} onChange={(value) => set({ startOn: value })} /></Field>
      <Field label={say('temporary.field.plannedEnd')}><DateInput value={typed.plannedEnd} min={typed.startOn} onChange={(plannedEnd) => set({ plannedEnd })} /></Field>
      <Field label={say('temporary.field.reason')}><TextArea value={typed.reason} rows={3} maxLength={1000} onChange={(reason) => set({ reason })} /></Field>
      {rolesOf(kind).map((role) => (
        <div key={role} className="stack">
          {(leaders[role]?.length ?? 0) >= most(role) && <strong>{say('temporary.field.leader', { role: say(`temporary.role.${role}`) })}</strong>}
          <PersonPicker label={say('temporary.field.leader', { role: say(`temporary.role.${role}`) })} picked={leaders[role] ?? []} onChange={(picked) => setLeaders({ ...leaders, [role]: picked })} max={most(role)} optional={!['secretary', 'head'].includes(role) && !called.roles.includes(role)} />
        </div>
      ))}
      <PersonPicker label={say('temporary.field.members')} picked={members.filter(({ id }) => !named.some(({ personId }) => personId === id))} onChange={setMembers} optional />
    </FormDialog>
  );
}

function leadersIn(request: RequestRow | null): Partial<Record<LeaderRole, readonly Picked[]>> {
  const by = Map.groupBy(request?.leaders ?? [], ({ role }) => role);
  return Object.fromEntries([...by].map(([role, all]) => [role, all.map(({ personId, name }) => ({ id: personId, name }))]));
}
