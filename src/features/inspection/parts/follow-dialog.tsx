import type { ItemView, RoundView } from '#features/inspection/contract.ts';
import { words } from '#features/inspection/words.ts';
import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import { Leads, useLeads } from '#features/outcome/parts/leads.tsx';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { apart, beside } from '#web/failure.ts';
import { useSay } from '#web/language.tsx';
import { Field } from '#web/ui/field.tsx';
import { TextArea } from '#web/ui/inputs.tsx';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

interface Props {
  readonly round: RoundView['round'];
  readonly observation: ItemView['observations'][number];
  readonly onClose: () => void;
}
const invalidate = [api.inspection.key(), api.outcome.key(), api.home.key()];

/** What was observed as a problem of the branch: its words may be put more generally; which is which stands above them. */
export function Follow({ round, observation, onClose }: Props) {
  const say = useSay(words);
  const queries = useQueryClient();
  const [text, setText] = useState(observation.text);
  const [leadsAnswer, setAnswer] = useState('');
  const follow = useCommand(client.inspection.follow, { invalidate, onDone: onClose });
  const asked = beside(follow.failure, 'text').filter(({ check }) => check === 'SUP-23');
  const leads = useLeads(text);
  // Somebody was first: behind the dialog stands what it became.
  const close = (): void => {
    if (follow.failure !== null) for (const queryKey of invalidate) void queries.invalidateQueries({ queryKey });
    onClose();
  };
  return (
    <FormDialog
      title={say('inspection.follow')} verb={say('inspection.follow')} busy={follow.busy} failure={apart(follow.failure, 'text')} onClose={close}
      onSend={() => void follow.run({ id: round.id, observationId: observation.id, version: observation.version, text, leadsAnswer: leadsAnswer.trim() || null })}
    >
      <p className="hint">{say('inspection.follow_hint')}</p>
      <Field label={say('inspection.follow_text')} findings={beside(follow.failure, 'text').filter(({ check }) => check !== 'SUP-23')}><TextArea value={text} rows={4} maxLength={2000} onChange={setText} /></Field>
      <Leads found={leads.length > 0 ? leads : asked} answer={leadsAnswer} onAnswer={setAnswer} />
      <p className="hint">{say('inspection.follow_branch', { branch: observation.responsible })}</p>
    </FormDialog>
  );
}
