import { words as approval } from '#features/approval/words.ts';
import { words } from '#features/activity/words.ts';
import { api } from '#web/client.ts';
import { Page } from '#web/frame/page.tsx';
import { useFormat, useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Section } from '#web/ui/section.tsx';
import { TextLink } from '#web/ui/link.tsx';
import { Failed, Loading } from '#web/ui/states.tsx';
import { useQuery } from '@tanstack/react-query';

/** Home: what waits for me, then what is coming. No numbers for their own sake. */
export function HomePage() {
  const say = useSay(words);
  const sayApproval = useSay(approval);
  const format = useFormat();
  const pending = useQuery(api.approval.pending.queryOptions({ input: { limit: 20 } }));
  const coming = useQuery(api.activity.list.queryOptions({ input: { limit: 5 } }));
  return (
    <Page title={say('activity.home')}>
      <Section title={sayApproval('approval.waiting_for_me')}>
        {pending.isPending && <Loading lines={2} />}
        {pending.isError && <Failed error={pending.error} retry={() => void pending.refetch()} />}
        {pending.data?.rows.length === 0 && <p>{sayApproval('approval.nothing')}</p>}
        <ul className="plain-list">
          {pending.data?.rows.map((row) => (
            <li key={row.id}>
              <TextLink to={links.activity(row.activityId, 'approval')}>{row.theme ?? row.code}</TextLink> {sayApproval(`step.${row.step}`)}
            </li>
          ))}
        </ul>
      </Section>
      <Section title={say('activity.recent')}>
        {coming.isPending && <Loading lines={3} />}
        {coming.isError && <Failed error={coming.error} retry={() => void coming.refetch()} />}
        <ul className="plain-list">
          {coming.data?.rows.map((row) => (
            <li key={row.id}>
              <TextLink to={links.activity(row.id)}>{row.theme ?? say('activity.untitled')}</TextLink> {format.day(row.heldOn ?? row.plannedOn)} {say(`stage.${row.stage}`)}
            </li>
          ))}
        </ul>
      </Section>
    </Page>
  );
}
