import type { SuggestedUnit, SuggestionsView } from '#features/offer/contract.ts';
import { words } from '#features/offer/words.ts';
import { useUnitWords } from '#features/unit/parts/unit-words.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { Chip } from '#web/ui/chips.tsx';
import { ReasonDialog } from '#web/ui/dialog.tsx';
import { TextLink } from '#web/ui/link.tsx';
import { FailureNotice } from '#web/ui/notice.tsx';
import { useState } from 'react';

/** Units with their reasons in words; one is chosen, or put aside for this purpose, by a person. */
export function SuggestedList({ view }: { readonly view: SuggestionsView }) {
  return (
    <ul className="things">
      {view.rows.map((row) => <Suggested key={row.id} row={row} view={view} />)}
    </ul>
  );
}

function Suggested({ row, view: { wanted, allowed } }: { readonly row: SuggestedUnit; readonly view: SuggestionsView }) {
  const say = useSay(words);
  const unit = useUnitWords();
  const [aside, setAside] = useState(false);
  const choose = useCommand(client.offer.choose, { invalidate: [api.offer.key()], onDone: () => setAside(false) });
  const addSide = useCommand(client.activity.addSide, { invalidate: [api.activity.key(), api.offer.key()] });
  const { activityId, activityVersion, projectId, text } = wanted;
  const decide = (decision: 'chosen' | 'not_now', reason: string | null) => choose.run({ unitId: row.id, activityId, projectId, matter: activityId === null && projectId === null ? text.slice(0, 500) || null : null, decision, reason });
  const take = async (): Promise<void> => {
    // The side first: what could not be added was not chosen.
    if (activityId !== null && activityVersion !== null) {
      const done = await addSide.run({ id: activityId, version: activityVersion, role: 'partner', unitId: row.id, branchIds: [], bodyWords: null, contactName: null, contactPost: null });
      if (done === null) return;
    }
    await decide('chosen', null);
  };
  return (
    <li className="thing">
      <div className="thing-what">
        <TextLink to={links.partner(row.id)}>{row.name}</TextLink> <Chip tone="quiet">{unit.kind(row.kind)}</Chip>
        {row.place !== null && <span className="quiet"> {row.place}</span>}
        <ul className="reasons">
          {row.reasons.map(({ reason, words: told }) => <li key={reason}><Reason reason={reason} told={told} /></li>)}
        </ul>
        {row.choice !== null && <Chosen choice={row.choice} />}
        <FailureNotice failure={addSide.failure ?? choose.failure} />
      </div>
      <div className="thing-side actions">
        <Button small kind={row.choice === null ? 'primary' : 'plain'} busy={choose.busy || addSide.busy} why={allowed['offer.choose']} label={say(activityId === null ? 'offer.choose_one' : 'offer.choose_side_one', { name: row.name })} onClick={() => void take()}>{say(activityId === null ? 'offer.choose' : 'offer.choose_side')}</Button>
        <Button small kind="quiet" why={allowed['offer.choose']} label={say('offer.not_now_one', { name: row.name })} onClick={() => setAside(true)}>{say('offer.not_now')}</Button>
      </div>
      <ReasonDialog open={aside} title={say('offer.not_now_one', { name: row.name })} verb={say('offer.not_now')} label={say('offer.end_reason')} busy={choose.busy} onClose={() => setAside(false)} onGiven={(reason) => void decide('not_now', reason)} />
    </li>
  );
}

function Reason({ reason, told }: { readonly reason: SuggestedUnit['reasons'][number]['reason']; readonly told: string | null }) {
  const say = useSay(words);
  const format = useFormat();
  const unit = useUnitWords();
  const shown = reason === 'industry' ? unit.industry(told) : reason === 'recent' ? format.day(told) : (told ?? '').replaceAll('\n', '；');
  return <>{say(`offer.reason.${reason}`, { words: shown })}</>;
}

function Chosen({ choice: { decision, byName, at, reason } }: { readonly choice: NonNullable<SuggestedUnit['choice']> }) {
  const say = useSay(words);
  const format = useFormat();
  return (
    <p className="quiet">
      {say(decision === 'chosen' ? 'offer.chosen_by' : 'offer.aside_by', { name: byName, at: format.instant(at) })}
      {reason !== null && reason !== '' && say('offer.aside_reason', { reason })}
    </p>
  );
}
