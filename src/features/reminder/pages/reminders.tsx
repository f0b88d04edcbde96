import { BranchFeeds } from '#features/reminder/parts/branch-feeds.tsx';
import { MutedKinds, ReminderList } from '#features/reminder/parts/reminder-list.tsx';
import { Robots } from '#features/reminder/parts/robots.tsx';
import { Running } from '#features/reminder/parts/running.tsx';
import { Ways } from '#features/reminder/parts/ways.tsx';
import { words } from '#features/reminder/words-page.ts';
import { FiguresChecked } from '#features/statistics/parts/figures-checked.tsx';
import { useSearch } from '#web/address.ts';
import { api } from '#web/client.ts';
import { Page } from '#web/frame/page.tsx';
import { useFormat, useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { useSession } from '#web/session.tsx';
import { Pager } from '#web/ui/pager.tsx';
import { Section } from '#web/ui/section.tsx';
import { Empty, Loaded } from '#web/ui/states.tsx';
import { useQuery } from '@tanstack/react-query';

/** 待办提醒: what waits for me in one list, how I am told, and for those who keep them the robots and how it all runs. */
export function RemindersPage() {
  const say = useSay(words);
  const format = useFormat();
  const { after } = useSearch().search;
  const held = useSession().posts.map(({ post }) => post);
  const list = useQuery(api.reminder.list.queryOptions({ input: after ? { after } : {} }));
  const keeps = held.some((post) => ['secretary', 'committee', 'system_admin'].includes(post));
  const runs = held.some((post) => ['committee', 'system_admin'].includes(post));
  return (
    <Page title={say('reminder.title')} lead={say('reminder.lead')}>
      <Loaded from={list}>
        {({ rows, mutedKinds, next, sweptAt }) => {
          const [open, muted] = [rows.filter((row) => row.muted === 'no'), rows.filter((row) => row.muted !== 'no')];
          return (
            <>
              <Section title={say('reminder.waits')}>
                {open.length === 0 ? <Empty title={say('reminder.none')}><p>{say('reminder.none_why')}</p></Empty> : <ReminderList rows={open} />}
                <p className="quiet">{sweptAt === null ? say('reminder.not_yet') : say('reminder.as_of', { at: format.instant(sweptAt) })}</p>
                <Pager next={next === null ? null : links.reminders({ after: next })} first={after ? links.reminders() : null} />
              </Section>
              {(muted.length > 0 || mutedKinds.length > 0) && (
                <Section title={say('reminder.muted_title')}>
                  <MutedKinds kinds={mutedKinds} />
                  {muted.length > 0 && <ReminderList rows={muted} />}
                </Section>
              )}
            </>
          );
        }}
      </Loaded>
      <Ways />
      {keeps && <BranchFeeds />}
      {keeps && <Robots />}
      {runs && <Running />}
      {runs && <FiguresChecked />}
    </Page>
  );
}
