import { Coming, Mine, Recent, Waiting } from '#features/home/parts/lists.tsx';
import { PlansWaiting } from '#features/home/parts/plans.tsx';
import { words } from '#features/home/words.ts';
import { words as feedbackWords } from '#features/feedback/words.ts';
import { words as notice } from '#features/notice/words.ts';
import { NoticeList } from '#features/notice/parts/notice-list.tsx';
import { CameToMe } from '#features/resource/parts/resource-part.tsx';
import { ReminderList } from '#features/reminder/parts/reminder-list.tsx';
import { words as reminder } from '#features/reminder/words-page.ts';
import { administratorPosts } from '#shared/actor.ts';
import { api } from '#web/client.ts';
import { Page } from '#web/frame/page.tsx';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { useNarrow } from '#web/narrow.ts';
import { useSession } from '#web/session.tsx';
import { LinkButton, TextLink } from '#web/ui/link.tsx';
import { Actions, Section } from '#web/ui/section.tsx';
import { Empty, Loaded } from '#web/ui/states.tsx';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';

// Few offices are linked to another: what it takes is fetched after the rest stands.
const SharedComing = lazy(async () => ({ default: (await import('#features/peer/parts/shared-coming.tsx')).SharedComing }));

/** Home: what waits for me, with the button that does it; then what is coming; then what is new. */
export function HomePage() {
  const say = useSay(words);
  const sayNotice = useSay(notice);
  const sayReminder = useSay(reminder);
  const { posts } = useSession();
  const narrow = useNarrow();
  const home = useQuery(api.home.waiting.queryOptions({ input: {} }));
  if (posts.some(({ post }) => administratorPosts.some((each) => each === post))) return <Administrator audits={posts.some(({ post }) => post === 'audit_admin')} feedback={home.data?.feedback ?? 0} />;
  const start = posts.some((held) => held.branchId !== null) && <LinkButton to={links.newActivity()} icon="plus">{say('home.start')}</LinkButton>;
  return (
    // On a phone what waits comes first: what one begins of one's own accord stands below it.
    <Page title={say('home.title')} actions={narrow ? null : start}>
      <Loaded from={home} lines={8}>
        {({ waiting, plans, mine, coming, recent, news, unread, unanswered, reminders, feedback }) => (
          <>
            <Section title={waiting.length + plans.length === 0 ? say('home.waiting') : say('home.waiting_count', { count: waiting.length + plans.length })}>
              {waiting.length + plans.length === 0 && unanswered + feedback === 0 && <Empty title={say('home.nothing')}><p>{say('home.nothing_why')}</p></Empty>}
              {waiting.length > 0 && <Waiting rows={waiting} />}
              {plans.length > 0 && <PlansWaiting rows={plans} />}
              <ToAnswer count={feedback} />
              {unanswered > 0 && <p><TextLink to={links.suggestions({ state: 'open' })}>{say('home.unanswered', { count: unanswered })}</TextLink></p>}
            </Section>
            {reminders.count > 0 && <Section title={sayReminder('home.reminders_count', { count: reminders.count })} actions={<TextLink to={links.reminders()}>{sayReminder('home.reminders_all')}</TextLink>}><ReminderList rows={reminders.rows} plain /></Section>}
            {mine.length > 0 && <Section title={say('home.mine')}><Mine rows={mine} /></Section>}
            <Section title={say('home.coming')} actions={<TextLink to={links.calendar()}>{say('home.calendar')}</TextLink>}>
              {coming.length === 0 ? <p className="quiet">{say('home.none_coming')}</p> : <Coming rows={coming} />}
            </Section>
            <Suspense fallback={null}><SharedComing /></Suspense>
            {recent.length > 0 && <Section title={say('home.recent')}><Recent rows={recent} /></Section>}
            {narrow && (
              <Section title={say('home.write')}>
                <Actions><LinkButton to={links.newSuggestion()} icon="suggestion">{say('home.suggest')}</LinkButton>{start}</Actions>
              </Section>
            )}
            <CameToMe />
            <Section title={say('home.news')} actions={<TextLink to={links.notices()}>{unread > 0 ? sayNotice('notice.unread_count', { count: unread }) : sayNotice('notice.more')}</TextLink>}>
              {news.length === 0 ? <p className="quiet">{say('home.no_news')}</p> : <NoticeList rows={news} />}
            </Section>
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** Feedback on the program that waits, for those who answer it. */
function ToAnswer({ count }: { readonly count: number }) {
  const say = useSay(feedbackWords);
  return count === 0 ? null : <p><TextLink to={links.feedback({ state: 'open' })}>{say('home.feedback', { count })}</TextLink></p>;
}

/** Administrators hold no business rights (SEC-04): nothing of it waits for them. */
function Administrator({ audits, feedback }: { readonly audits: boolean; readonly feedback: number }) {
  const say = useSay(words);
  return (
    <Page title={say('home.title')}>
      <Empty title={say('home.nothing')} action={audits ? <LinkButton to={links.auditLog()} kind="primary">{say('home.audit')}</LinkButton> : <LinkButton to={links.administration()} kind="primary">{say('home.admin')}</LinkButton>}>
        <p>{say('home.admin_why')}</p>
      </Empty>
      <ToAnswer count={feedback} />
    </Page>
  );
}
