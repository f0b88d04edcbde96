import { words as page } from '#features/reminder/words-page.ts';
import { words as reminder } from '#features/reminder/words.ts';
import { api } from '#web/client.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { Time } from '#web/ui/chips.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { FactList, Section } from '#web/ui/section.tsx';
import { Loaded } from '#web/ui/states.tsx';
import { Table } from '#web/ui/table.tsx';
import { useQuery } from '@tanstack/react-query';

/** When it was looked through and told last, what the mail server says, and which addresses take no mail. */
export function Running() {
  const say = useSay({ ...page, ...reminder });
  const format = useFormat();
  const run = useQuery(api.reminder.running.queryOptions({ input: {} }));
  return (
    <Section title={say('reminder.running')} sheet>
      <Loaded from={run} lines={3}>
        {({ sweptOn, sweptAt, found, toldOn, toldAt, people, items, heldOn, heldWhy, mailKnown, mails, failing }) => (
          <div className="stack">
            {heldWhy !== null && (
              <Notice kind="warn" title={say('reminder.held_title')}>
                <p>{heldOn !== null && `${format.day(heldOn)}：`}{say(heldWhy.slice(1).split(' ')[0] as 'reminder.held.clock')}{heldWhy.includes(' ') && `（${heldWhy.split(' ')[1] ?? ''}）`}</p>
              </Notice>
            )}
            <FactList facts={[
              { label: say('reminder.run_swept'), value: sweptAt !== null ? say('reminder.run_sweep', { at: format.instant(sweptAt), found }) : sweptOn !== null ? say('reminder.run_going', { day: format.day(sweptOn) }) : say('reminder.run_never') },
              { label: say('reminder.run_told'), value: toldAt !== null ? say('reminder.run_tell', { at: format.instant(toldAt), people, items }) : toldOn !== null ? say('reminder.run_going', { day: format.day(toldOn) }) : say('reminder.run_never') },
              { label: say('reminder.run_mails'), value: mailKnown ? say('reminder.run_mail', { sent: mails.sent, due: mails.due, failed: mails.failed, brokenOff: mails.brokenOff }) : say('reminder.mail_unknown') },
            ]} />
            {mails.lastAnswer !== null && <p className="quiet">{say('reminder.run_answer', { answer: mails.lastAnswer })}</p>}
            {failing.length > 0 && (
              <Table
                caption={say('reminder.run_failing')} showCaption rows={failing} rowKey={(row) => `${row.name} ${row.mailTo}`}
                columns={[
                  { key: 'name', title: say('reminder.person'), names: true, cell: (row) => row.name },
                  { key: 'mail', title: say('reminder.mail_to'), cell: (row) => <span className="address">{row.mailTo}</span> },
                  { key: 'why', title: say('reminder.robot_last'), cell: (row) => <>{row.answer} <span className="quiet"><Time at={row.at} /></span></> },
                ]}
              />
            )}
          </div>
        )}
      </Loaded>
    </Section>
  );
}
