import type { ActivityView } from '#features/activity/contract.ts';
import type { OnSite as View } from '#features/attendance/contract.ts';
import { digitsOf } from '#features/attendance/facts-code.ts';
import type { Seat } from '#features/attendance/facts.ts';
import { words } from '#features/attendance/words.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { useSession } from '#web/session.tsx';
import { Button } from '#web/ui/button.tsx';
import { Chip, Time } from '#web/ui/chips.tsx';
import { Field } from '#web/ui/field.tsx';
import { TextInput } from '#web/ui/inputs.tsx';
import { FailureNotice, Notice } from '#web/ui/notice.tsx';
import { Actions, Section } from '#web/ui/section.tsx';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { CodeShown } from './code-shown.tsx';
import { invalidate, mayGive } from './may.ts';

interface Props {
  readonly view: ActivityView;
  readonly roster: readonly Seat[];
}

/** The voluntary confirmation on site: the code for who runs it, one field for who is there. Nothing of it where the office does not want it. */
export function OnSite({ view, roster }: Props) {
  const say = useSay(words);
  const { person } = useSession();
  const { id } = view.facts.activity;
  const page = useQuery(api.attendance.onSite.queryOptions({ input: { id } }));
  const runs = mayGive(view.allowed['attendance.close_code']);
  const mine = view.allowed['attendance.confirm']?.length === 0 && roster.some((seat) => seat.personId === person?.id);
  if (page.data === undefined || (!page.data.wanted && page.data.mine === null && page.data.people.length === 0)) return null;
  if (!runs && !(mine && (page.data.open || page.data.mine !== null))) return null;
  return (
    <Section title={say('attendance.on_site')} sheet>
      <div className="stack">
        {runs && <Showing view={view} page={page.data} />}
        {mine && (page.data.open || page.data.mine !== null) && <Mine id={id} mine={page.data.mine} />}
      </div>
    </Section>
  );
}

/** For who runs it: the digits, and who confirmed. Whoever did not is named nowhere. */
function Showing({ view, page }: { readonly view: ActivityView; readonly page: View }) {
  const say = useSay(words);
  const { id } = view.facts.activity;
  const open = useCommand(client.attendance.openCode, { invalidate });
  const close = useCommand(client.attendance.closeCode, { invalidate });
  const whyOpen = view.allowed['attendance.open_code'];
  return (
    <>
      <p className="hint">{say('attendance.on_site_organiser')}</p>
      {page.showing !== null && <CodeShown key={page.showing.now} showing={page.showing} />}
      <Actions>
        {page.showing === null
          ? mayGive(whyOpen) && page.wanted && <Button kind="primary" why={whyOpen} busy={open.busy} onClick={() => void open.run({ id })}>{say('verb.attendance.open_code')}</Button>
          : <Button busy={close.busy} onClick={() => void close.run({ id })}>{say('verb.attendance.close_code')}</Button>}
      </Actions>
      <FailureNotice failure={open.failure ?? close.failure} />
      {page.people.length === 0 ? <p className="quiet">{say('attendance.confirmed_none')}</p> : (
        <>
          <p>{say('attendance.confirmed_people', { count: page.people.length })}</p>
          <ul className="plain-list">
            {page.people.map(({ personId, name, saidAt, look }) => (
              <li key={personId}>{name} <span className="quiet"><Time at={saidAt} /></span> {look && <Chip tone="warn">{say('attendance.look')}</Chip>}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Mine({ id, mine }: { readonly id: string; readonly mine: View['mine'] }) {
  const say = useSay(words);
  const format = useFormat();
  const [code, setCode] = useState('');
  const [tried, setTried] = useState(false);
  const command = useCommand(client.attendance.confirm, { offline: 'attendance.confirm', invalidate });
  if (mine !== null) return <Notice kind="done" title={say(mine.look ? 'attendance.confirmed_look' : 'attendance.confirmed', { at: format.instant(mine.saidAt) })} />;
  const digits = digitsOf(code);
  const beside = (command.failure?.findings ?? []).filter(({ field }) => field === 'code');
  return (
    <form
      className="form" noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (digits !== null) void command.run({ id, code: digits, saidAt: new Date().toISOString() });
      }}
    >
      <Field label={say('attendance.code')} hint={say('attendance.on_site_hint')} findings={beside} {...(tried && digits === null ? { error: say('attendance.code_typed') } : {})} optional>
        <TextInput value={code} onChange={setCode} inputMode="numeric" autoComplete="off" maxLength={10} size={10} />
      </Field>
      {beside.length === 0 && <FailureNotice failure={command.failure} />}
      <Actions><Button type="submit" kind="primary" busy={command.busy}>{say('attendance.confirm_me')}</Button></Actions>
    </form>
  );
}
