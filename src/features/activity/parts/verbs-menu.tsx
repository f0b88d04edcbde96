import type { ActivityView } from '#features/activity/contract.ts';
import { words as parts } from '#features/activity/words-parts.ts';
import { words } from '#features/activity/words.ts';
import { MakePattern } from '#features/pattern/parts/make-pattern.tsx';
import { words as pattern } from '#features/pattern/words.ts';
import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useSay } from '#web/language.tsx';
import { ReasonDialog } from '#web/ui/dialog.tsx';
import { useSession } from '#web/session.tsx';
import { Field } from '#web/ui/field.tsx';
import { DateInput } from '#web/ui/inputs.tsx';
import { FailureNotice } from '#web/ui/notice.tsx';
import { Menu, MenuItem } from '#web/ui/tabs.tsx';
import { useState } from 'react';
import { LookAgain } from './topic-stale.tsx';

const verbs = ['activity.postpone', 'activity.resume', 'approval.withdraw', 'activity.cancel'] as const;
type Asked = (typeof verbs)[number] | 'pattern.make';

interface Props {
  readonly view: ActivityView;
}

/** What can be done besides the next thing: postpone, resume, withdraw, cancel. Only what may be done now is in it. */
export function OtherVerbs({ view }: Props) {
  const say = useSay(words);
  const sayParts = useSay(parts);
  const [asked, setAsked] = useState<Asked | null>(null);
  const sayPattern = useSay(pattern);
  const { posts } = useSession();
  const { activity } = view.facts;
  const possible = verbs.filter((verb) => view.allowed[verb]?.length === 0);
  // What was held can be followed by others.
  const makes = activity.heldOn !== null && activity.standing === 'active' && posts.some(({ post }) => post === 'secretary' || post === 'committee');
  const close = (): void => setAsked(null);
  if (possible.length === 0 && !makes) return null;
  return (
    <>
      <Menu label={sayParts('next.other')}>
        {possible.map((verb) => <MenuItem key={verb} onClick={() => setAsked(verb)}>{say(`verb.${verb}`)}</MenuItem>)}
        {makes && <MenuItem onClick={() => setAsked('pattern.make')}>{sayPattern('pattern.make')}</MenuItem>}
      </Menu>
      {asked === 'activity.postpone' && <Because view={view} call={client.activity.postpone} title={sayParts('next.postpone_title')} verb={say('verb.activity.postpone')} onClose={close} />}
      {asked === 'activity.cancel' && (
        <Because view={view} call={client.activity.cancel} title={sayParts('next.cancel_title')} verb={say('verb.activity.cancel')} hint={sayParts('next.cancel_hint')} danger onClose={close} />
      )}
      {asked === 'pattern.make' && <MakePattern activityId={activity.id} theme={activity.theme ?? activity.code} onClose={close} />}
      {asked === 'activity.resume' && <Resume view={view} onClose={close} />}
      {asked === 'approval.withdraw' && <Withdraw view={view} onClose={close} />}
    </>
  );
}

const invalidate = [api.activity.key(), api.approval.key()];

interface BecauseProps extends Props {
  readonly call: typeof client.activity.postpone | typeof client.activity.cancel;
  readonly title: string;
  readonly verb: string;
  readonly hint?: string;
  readonly danger?: boolean;
  readonly onClose: () => void;
}

function Because({ view, call, title, verb, hint, danger = false, onClose }: BecauseProps) {
  const { id, version } = view.facts.activity;
  const command = useCommand(call, { invalidate, onDone: onClose });
  return (
    <ReasonDialog open title={title} verb={verb} danger={danger} busy={command.busy} onClose={onClose} onGiven={(reason) => void command.run({ id, version, reason })} {...(hint === undefined ? {} : { hint })}>
      <FailureNotice failure={command.failure} action={<LookAgain failure={command.failure} onDone={command.clear} />} />
    </ReasonDialog>
  );
}

function Resume({ view, onClose }: Props & { readonly onClose: () => void }) {
  const say = useSay(words);
  const sayParts = useSay(parts);
  const { id, version, plannedOn } = view.facts.activity;
  const [day, setDay] = useState(plannedOn ?? '');
  const command = useCommand(client.activity.resume, { invalidate, onDone: onClose });
  return (
    <FormDialog
      title={sayParts('next.resume_title')} verb={say('verb.activity.resume')} busy={command.busy} failure={command.failure} onClose={onClose}
      wayOut={<LookAgain failure={command.failure} onDone={command.clear} />} onSend={() => void command.run({ id, version, plannedOn: day })}
    >
      <Field label={sayParts('next.new_day')} hint={sayParts('next.resume_hint')} findings={command.failure?.findings ?? []}>
        <DateInput value={day} onChange={setDay} />
      </Field>
    </FormDialog>
  );
}

function Withdraw({ view, onClose }: Props & { readonly onClose: () => void }) {
  const say = useSay(words);
  const sayParts = useSay(parts);
  const { id, version } = view.facts.activity;
  const command = useCommand(client.approval.withdraw, { invalidate, onDone: onClose });
  return (
    <FormDialog
      title={say('verb.approval.withdraw')} verb={say('verb.approval.withdraw')} busy={command.busy} failure={command.failure} onClose={onClose}
      wayOut={<LookAgain failure={command.failure} onDone={command.clear} />} onSend={() => void command.run({ id, version })}
    >
      <p>{sayParts('next.withdraw_hint')}</p>
    </FormDialog>
  );
}
