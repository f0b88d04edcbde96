import type { ActivityView } from '#features/activity/contract.ts';
import { Report, Verify } from '#features/outcome/parts/effect-dialogs.tsx';
import { words } from '#features/outcome/words.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useSay } from '#web/language.tsx';
import { useSession } from '#web/session.tsx';
import { Button } from '#web/ui/button.tsx';
import { Chip, Day, PersonChip } from '#web/ui/chips.tsx';
import { ReasonDialog } from '#web/ui/dialog.tsx';
import { FailureNotice } from '#web/ui/notice.tsx';
import { Actions, FactList } from '#web/ui/section.tsx';
import { useState } from 'react';

export type Action = ActivityView['facts']['actions'][number];
interface Props {
  readonly view: ActivityView;
  readonly action: Action;
}
const tones = { open: 'active', done: 'warn', verified: 'done', dropped: 'quiet' } as const;

/** One action: what, who, until when, its proof, its effect before and after, and what may be done with it. */
export function ActionCard({ view, action }: Props) {
  const say = useSay(words);
  const { files } = view.facts;
  const proofs = files.filter((file) => action.evidenceFileIds.includes(file.id)).map((file) => file.name).join('、');
  const line = (label: string, value: string | null) => (value === null || value === '' ? [] : [{ label, value }]);
  return (
    <div className="stack">
      <p><Chip tone={tones[action.state]}>{say(`action.state.${action.state}`)}</Chip> {action.measure}</p>
      <FactList
        facts={[
          { label: say('outcome.owner'), value: <PersonChip name={action.ownerName} /> },
          { label: say('outcome.due'), value: <Day day={action.dueOn} /> },
          ...(action.resultKind === null ? [] : line(say('outcome.result_kind'), say(`result.kind.${action.resultKind}`))),
          ...line(say('outcome.evidence'), [action.evidence, proofs].filter(Boolean).join(' ')),
          ...line(say('outcome.before'), action.before),
          ...line(say('outcome.after'), action.after),
          ...line(say('outcome.method'), action.verifierName === null ? action.method : `${action.method ?? ''}（${say('outcome.verified_by', { name: action.verifierName })}）`),
          ...line(say('outcome.reason'), action.dropReason),
        ]}
      />
      {view.facts.activity.stage !== 'archived' && <Verbs view={view} action={action} />}
    </div>
  );
}

/** Verbs of one action. Whether a person is its owner is known here; everything else the server has said beforehand. */
function Verbs({ view, action }: Props) {
  const say = useSay(words);
  const { person } = useSession();
  const [asking, setAsking] = useState<'report' | 'verify' | 'reopen' | 'drop' | null>(null);
  const close = (): void => setAsking(null);
  const options = { invalidate: [api.activity.key()], onDone: close };
  const reopen = useCommand(client.outcome.reopen, options);
  const drop = useCommand(client.outcome.drop, options);
  const { allowed } = view;
  const mine = person?.id === action.ownerId;
  const named = { id: view.facts.activity.id, actionId: action.id, actionVersion: action.version };
  return (
    <Actions>
      {action.state === 'open' && mine && <Button kind="primary" onClick={() => setAsking('report')}>{say('outcome.report')}</Button>}
      {action.state === 'done' && !mine && <Button kind="primary" why={allowed['outcome.verify']} onClick={() => setAsking('verify')}>{say('outcome.verify')}</Button>}
      {action.state === 'done' && mine && <p className="hint">{say('outcome.verify_hint')}</p>}
      {action.state !== 'open' && <Button why={allowed['outcome.reopen']} onClick={() => setAsking('reopen')}>{say('outcome.reopen')}</Button>}
      {(action.state === 'open' || action.state === 'done') && <Button why={allowed['outcome.drop']} onClick={() => setAsking('drop')}>{say('outcome.drop')}</Button>}
      {asking === 'report' && <Report view={view} action={action} onClose={close} />}
      {asking === 'verify' && <Verify view={view} action={action} onClose={close} />}
      <ReasonDialog
        open={asking === 'reopen'} title={say('outcome.reopen')} verb={say('outcome.reopen')} label={say('outcome.reason')} busy={reopen.busy}
        onGiven={(reason) => void reopen.run({ ...named, reason: reason.slice(0, 500) })} onClose={close}
      >
        <FailureNotice failure={reopen.failure} />
      </ReasonDialog>
      <ReasonDialog
        open={asking === 'drop'} title={say('outcome.drop')} verb={say('outcome.drop')} label={say('outcome.reason')} busy={drop.busy}
        onGiven={(reason) => void drop.run({ ...named, reason: reason.slice(0, 500) })} onClose={close}
      >
        <FailureNotice failure={drop.failure} />
      </ReasonDialog>
    </Actions>
  );
}
