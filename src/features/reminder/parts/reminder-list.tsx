import type { ReminderRow } from '#features/reminder/contract.ts';
import { pathOf } from '#features/reminder/facts-place.ts';
import { words } from '#features/reminder/words-page.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useFormat, useSay, useToday } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Chip } from '#web/ui/chips.tsx';
import { LinkButton, TextLink } from '#web/ui/link.tsx';
import { FailureNotice } from '#web/ui/notice.tsx';
import { useSentence } from './sentence.ts';

/** What waits, each with the way to where it is cured; `plain` leaves out muting, for the first page. */
export function ReminderList({ rows, plain = false }: { readonly rows: readonly ReminderRow[]; readonly plain?: boolean }) {
  const say = useSay(words);
  const format = useFormat();
  const today = useToday();
  const { says, kind } = useSentence();
  const invalidate = [api.reminder.list.key(), api.home.key()];
  const mute = useCommand(client.reminder.mute, { invalidate });
  const unmute = useCommand(client.reminder.unmute, { invalidate });
  return (
    <>
      <FailureNotice failure={mute.failure ?? unmute.failure} />
      <ul className="things">
        {rows.map((row) => {
          const { watch, about, activityId, dueOn, muted, told, toldOn } = row;
          const to = pathOf(watch, about, activityId);
          const what = says(row);
          const name = (verb: string): string => `${verb}${say('reminder.about', { what })}`;
          return (
            <li key={`${watch} ${about}`} className="thing">
              <div className="thing-what">
                <TextLink to={to}>{what}</TextLink>
                <p className="quiet">
                  {kind(watch)}
                  {dueOn !== null && (dueOn < today ? <> <Chip tone="warn">{say('reminder.late')}</Chip></> : <> · {say('reminder.due_by', { day: format.day(dueOn) })}</>)}
                  {told > 0 && !plain && <> · {say('reminder.told', { count: told, day: format.day(toldOn) })}</>}
                  {muted !== 'no' && <> <Chip tone="quiet">{say('reminder.muted')}</Chip></>}
                </p>
              </div>
              <div className="thing-side actions">
                <LinkButton to={to} kind={plain ? 'plain' : 'primary'}>{say('reminder.go')}<span className="unseen">{say('reminder.about', { what })}</span></LinkButton>
                {!plain && muted === 'no' && <Button small label={name(say('reminder.mute'))} onClick={() => void mute.run({ watch, about })}>{say('reminder.mute')}</Button>}
                {!plain && muted === 'no' && <Button small label={name(say('reminder.mute_kind'))} onClick={() => void mute.run({ watch, about: null })}>{say('reminder.mute_kind')}</Button>}
                {!plain && muted !== 'no' && <Button small label={name(say('reminder.unmute'))} onClick={() => void unmute.run({ watch, about: muted === 'kind' ? null : about })}>{say('reminder.unmute')}</Button>}
              </div>
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** Kinds muted as a whole, whether anything of them waits now or not. */
export function MutedKinds({ kinds }: { readonly kinds: readonly string[] }) {
  const say = useSay(words);
  const { kind } = useSentence();
  const unmute = useCommand(client.reminder.unmute, { invalidate: [api.reminder.list.key(), api.home.key()] });
  if (kinds.length === 0) return null;
  return (
    <p className="actions">
      <span>{say('reminder.muted_kinds')}</span>
      {kinds.map((watch) => <Button key={watch} small onClick={() => void unmute.run({ watch, about: null })}>{say('reminder.unmute')}{say('reminder.about', { what: kind(watch) })}</Button>)}
    </p>
  );
}
