import type { FollowedProfile, ProfileView } from '#features/rulebook/contract.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useFormat, useSay, useToday } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Chip } from '#web/ui/chips.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Field } from '#web/ui/field.tsx';
import { DateInput } from '#web/ui/inputs.tsx';
import { FailureNotice } from '#web/ui/notice.tsx';
import { Section } from '#web/ui/section.tsx';
import { useState } from 'react';
import { words } from './all-words.ts';

const invalidate = [api.rulebook.key(), api.activity.key(), api.plan.key()];

/** The sets of rules there are, which of them the office follows from when, and what lies over what. */
export function Profiles({ profiles, mayChoose }: { readonly profiles: readonly ProfileView[]; readonly mayChoose: boolean }) {
  const say = useSay(words);
  const format = useFormat();
  const today = useToday();
  const [asked, setAsked] = useState<{ readonly profile: string; readonly row: FollowedProfile | null } | null>(null);
  const lasting = (row: FollowedProfile): boolean => (row.toOn === null || row.toOn >= today) && (row.toOn === null || row.toOn >= row.fromOn);
  return (
    <Section title={say('rulebook.profiles')} id="profiles">
      <p className="quiet">{say('rulebook.profilesIntro')}</p>
      <ul className="things">
        {profiles.map(({ profile, followed }) => {
          const row = followed.find(lasting) ?? null;
          const name = say(`profile.${profile}`);
          return (
            <li key={profile} className="thing">
              <div className="thing-what">
                <strong>{name}</strong>{' '}
                {row !== null && <Chip tone="done">{`${say('rulebook.since', { day: format.day(row.fromOn) })}${row.toOn === null ? '' : ` ${say('rulebook.until', { day: format.day(row.toOn) })}`}`}</Chip>}
                <p className="quiet">{say(`profile.${profile}.says`)}</p>
              </div>
              {mayChoose && (
                <div className="thing-side"><Button small kind="quiet" label={say(row === null ? 'rulebook.followTitle' : 'rulebook.dropTitle', { name })} onClick={() => setAsked({ profile, row })}>{say(row === null ? 'rulebook.follow' : 'rulebook.drop')}</Button></div>
              )}
            </li>
          );
        })}
      </ul>
      {asked?.row === null && <Follow profile={asked.profile} onClose={() => setAsked(null)} />}
      {asked !== null && asked.row !== null && <Drop row={asked.row} onClose={() => setAsked(null)} />}
    </Section>
  );
}

function Follow({ profile, onClose }: { readonly profile: string; readonly onClose: () => void }) {
  const say = useSay(words);
  const today = useToday();
  const [fromOn, setFromOn] = useState(today);
  const choose = useCommand(client.rulebook.chooseProfile, { invalidate, onDone: onClose });
  return (
    <Dialog
      open title={say('rulebook.followTitle', { name: say(`profile.${profile}`) })} onClose={onClose}
      footer={<><Button kind="primary" busy={choose.busy} onClick={() => fromOn !== '' && void choose.run({ profile, fromOn })}>{say('rulebook.follow')}</Button><Button onClick={onClose}>{say('ui.cancel')}</Button></>}
    >
      <p>{say(`profile.${profile}.says`)}</p>
      <Field label={say('rulebook.fromOn')} hint={say('rulebook.fromHint')} error={fromOn === '' ? say('rulebook.unreadable') : null}>
        <DateInput value={fromOn} onChange={setFromOn} min={today} />
      </Field>
      <FailureNotice failure={choose.failure} />
    </Dialog>
  );
}

function Drop({ row, onClose }: { readonly row: FollowedProfile; readonly onClose: () => void }) {
  const say = useSay(words);
  const today = useToday();
  const [lastOn, setLastOn] = useState(today);
  const drop = useCommand(client.rulebook.dropProfile, { invalidate, onDone: onClose });
  // What would no longer be checked is read first; only then is there a second button.
  const told = drop.failure?.findings.some(({ check }) => check === 'rulebook.profile_in_use') === true;
  return (
    <Dialog
      open title={say('rulebook.dropTitle', { name: say(`profile.${row.profile}`) })} onClose={onClose}
      footer={<><Button kind={told ? 'danger' : 'primary'} busy={drop.busy} onClick={() => lastOn !== '' && void drop.run({ id: row.id, version: row.version, lastOn, known: told })}>{say(told ? 'rulebook.dropKnown' : 'rulebook.drop')}</Button><Button onClick={onClose}>{say('ui.cancel')}</Button></>}
    >
      <Field label={say('rulebook.lastOn')} hint={say('rulebook.lastHint')} error={lastOn === '' ? say('rulebook.unreadable') : null}>
        <DateInput value={lastOn} onChange={(day) => { setLastOn(day); drop.clear(); }} min={today} />
      </Field>
      <FailureNotice failure={drop.failure} />
    </Dialog>
  );
}
