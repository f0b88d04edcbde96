import type { BranchRow, PersonRow } from '#features/org/contract.ts';
import { BranchSelect } from '#features/org/parts/branch-select.tsx';
import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import { PersonPicker, type Picked } from '#features/org/parts/person-picker.tsx';
import { branchPosts, giversOf } from '#features/org/policy.ts';
import { words } from '#features/org/words.ts';
import { posts } from '#shared/actor.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useSay } from '#web/language.tsx';
import { useSession } from '#web/session.tsx';
import { Select } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { DateInput, TextInput } from '#web/ui/inputs.tsx';
import { words as web } from '#web/words.ts';
import { useState } from 'react';

interface Props {
  readonly person: PersonRow;
  readonly today: string;
  readonly onClose: () => void;
}
const invalidate = [api.org.key()];

/** Somebody joins this branch. */
export function JoinHereDialog({ branch, today, onClose }: { readonly branch: BranchRow; readonly today: string; readonly onClose: () => void }) {
  const say = useSay(words);
  const [picked, setPicked] = useState<readonly Picked[]>([]);
  const [fromOn, setFromOn] = useState(today);
  const command = useCommand(client.org.join, { invalidate, onDone: onClose });
  const send = (): void => void command.run({ id: branch.id, personId: picked[0]?.id ?? '', fromOn });
  return (
    <FormDialog title={`${say('org.joinHere')}：${branch.name}`} verb={say('org.join')} onSend={send} onClose={onClose} busy={command.busy} failure={command.failure}>
      <p className="quiet">{say('org.joinHint')}</p>
      <PersonPicker label={say('org.person')} picked={picked} onChange={setPicked} max={1} />
      <Field label={say('org.fromOn')}>
        <DateInput value={fromOn} onChange={setFromOn} />
      </Field>
    </FormDialog>
  );
}

/** This person joins a branch, or moves the home to another. */
export function JoinDialog({ person, today, onClose, move }: Props & { readonly move: boolean }) {
  const say = useSay(words);
  const [branchId, setBranchId] = useState('');
  const [fromOn, setFromOn] = useState(today);
  const joining = useCommand(client.org.join, { invalidate, onDone: onClose });
  const moving = useCommand(client.org.moveHome, { invalidate, onDone: onClose });
  const command = move ? moving : joining;
  const send = (): void => void (move ? moving.run({ id: person.id, branchId, fromOn }) : joining.run({ id: branchId, personId: person.id, fromOn }));
  const title = say(move ? 'org.moveHome' : 'org.join');
  return (
    <FormDialog title={`${title}：${person.name}`} verb={title} onSend={send} onClose={onClose} busy={command.busy} failure={command.failure}>
      {!move && <p className="quiet">{say('org.joinHint')}</p>}
      <BranchSelect label={say('org.branch')} value={branchId} onChange={setBranchId} {...(move ? { kind: 'standing' as const } : {})} />
      <Field label={say('org.fromOn')}>
        <DateInput value={fromOn} onChange={setFromOn} />
      </Field>
    </FormDialog>
  );
}

/** Posts are offered by who may give them; SEC-04 and the rest is decided when it is sent. */
export function GivePostDialog({ person, today, onClose }: Props) {
  const say = useSay(words);
  const sayWeb = useSay(web);
  const session = useSession();
  const givable = posts.filter((post) => post !== 'member' && giversOf[post].some((giver) => session.posts.some((held) => held.post === giver)));
  const [typed, setTyped] = useState({ post: '' as (typeof givable)[number] | '', branchId: '', fromOn: today, appointedBy: '' });
  const set = (patch: Partial<typeof typed>): void => setTyped({ ...typed, ...patch });
  const command = useCommand(client.org.givePost, { invalidate, onDone: onClose });
  const ofBranch = typed.post !== '' && branchPosts.includes(typed.post);
  const send = (): void => {
    const { post, branchId, fromOn, appointedBy } = typed;
    if (post === '' || post === 'member') return;
    void command.run({ id: person.id, post, branchId: ofBranch && branchId !== '' ? branchId : null, fromOn, appointedBy: appointedBy === '' ? null : appointedBy });
  };
  return (
    <FormDialog title={`${say('org.givePost')}：${person.name}`} verb={say('org.givePost')} onSend={send} onClose={onClose} busy={command.busy} failure={command.failure}>
      <Field label={say('org.post')}>
        <Select value={typed.post} onChange={(post) => set({ post })} options={givable.map((post) => ({ value: post, label: sayWeb(`post.${post}`) }))} />
      </Field>
      {ofBranch && (
        <BranchSelect label={say('org.branch')} value={typed.branchId} onChange={(branchId) => set({ branchId })} among={person.memberships.filter((held) => held.toOn === null).map((held) => held.branchId)} />
      )}
      <Field label={say('org.fromOn')}>
        <DateInput value={typed.fromOn} onChange={(fromOn) => set({ fromOn })} />
      </Field>
      <Field label={say('org.appointedBy')} optional>
        <TextInput value={typed.appointedBy} maxLength={100} onChange={(appointedBy) => set({ appointedBy })} />
      </Field>
    </FormDialog>
  );
}

interface EndProps extends Props {
  readonly term: { readonly kind: 'post' | 'membership'; readonly id: string; readonly label: string };
}

/** Ends a post or a membership; the day given is the last. */
export function EndTermDialog({ person, today, term, onClose }: EndProps) {
  const say = useSay(words);
  const [toOn, setToOn] = useState(today);
  const leave = useCommand(client.org.leave, { invalidate, onDone: onClose });
  const end = useCommand(client.org.endPost, { invalidate, onDone: onClose });
  const command = term.kind === 'post' ? end : leave;
  const send = (): void => void (term.kind === 'post' ? end.run({ id: person.id, postId: term.id, toOn }) : leave.run({ id: person.id, membershipId: term.id, toOn }));
  const verb = say(term.kind === 'post' ? 'org.endPost' : 'org.leave');
  return (
    <FormDialog title={`${verb}：${person.name}，${term.label}`} verb={verb} danger onSend={send} onClose={onClose} busy={command.busy} failure={command.failure}>
      <Field label={say('org.toOn')} hint={say('org.toOnHint')}>
        <DateInput value={toOn} onChange={setToOn} />
      </Field>
    </FormDialog>
  );
}
