import { useFormat, useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { linkSecret } from '#web/link-secret.ts';
import { linkUntil } from '#web/offline/link-until.ts';
import { CopyAddress } from '#web/offline/copy-address.tsx';
import { canKeep, useOffline } from '#web/offline/state.ts';
import { words } from '#web/offline/words.ts';
import { TextLink } from '#web/ui/link.tsx';
import { useQueryClient } from '@tanstack/react-query';

/** Above every page: that nobody was reached and how old what is shown is, and what still lies on this device. `at`: where that is listed. */
export function OfflineBar({ at }: { readonly at: 'page' | 'below' | null }) {
  const say = useSay(words);
  const format = useFormat();
  const queries = useQueryClient();
  const { reached, unsent, toMend } = useOffline();
  if (reached && unsent === 0) return null;
  const shown = queries.getQueryCache().getAll().filter((query) => query.isActive() && query.state.dataUpdatedAt > 0).map((query) => query.state.dataUpdatedAt);
  const until = reached || linkSecret(location.pathname) === null ? undefined : linkUntil(queries);
  const told = toMend > 0 ? say('offline.to_mend', { count: toMend }) : say('offline.unsent', { count: unsent });
  return (
    <p className="offline-bar" role="status">
      {!reached && <span>{shown.length === 0 ? say('offline.unreached_now') : say('offline.unreached', { at: format.instant(new Date(Math.min(...shown)).toISOString()) })}</span>}
      {until !== undefined && <span>{until === null ? say('offline.link_unknown') : say(until.over ? 'offline.link_over' : 'offline.link_until', { at: format.instant(until.at) })}{until?.over === true && unsent > 0 && ` ${say('offline.link_over_unsent')}`}</span>}
      {!reached && !canKeep() && <CopyAddress />}
      {unsent > 0 && (at === 'page' ? <TextLink to={links.outbox()}>{told}</TextLink> : at === 'below' ? <a href="#outbox">{told}</a> : <span>{told}</span>)}
    </p>
  );
}
