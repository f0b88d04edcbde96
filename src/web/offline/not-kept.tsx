import { useSearch } from '#web/address.ts';
import { BareFrame } from '#web/frame/bare.tsx';
import { Page } from '#web/frame/page.tsx';
import { words } from '#web/offline/words.ts';
import { useSay } from '#web/language.tsx';
import { FileLink } from '#web/ui/link.tsx';

/** Where a file leads that was asked for with no network and does not lie on this device. */
export function NotKeptPage() {
  const say = useSay(words);
  const { file } = useSearch().search;
  // An address of ours only, so that a link to this page leads nowhere else.
  const address = /^(?:\/(?:p\/[\w-]+|place)(?:\/[\w-]+)?)?\/(?:files|papers)\/[^\\]*$/u.test(file ?? '') ? file : undefined;
  return (
    <Page title={say('offline.not_kept')} lead={say('offline.not_kept_why')} width="narrow">
      {address !== undefined && <p><FileLink button href={address}>{say('offline.open_again')}</FileLink></p>}
    </Page>
  );
}

/** The same to a partner, who has no frame around its pages. */
export const NotKeptThere = () => <BareFrame office={null} demo={false}><NotKeptPage /></BareFrame>;
