import { LinkPage } from '#features/partner/pages/link.tsx';
import { useOwnPlace } from '#features/place/parts/own-place.ts';
import { Failed, Loading } from '#web/ui/states.tsx';

/** The place of the unit whose account is signed in: the very pages of its link, without a secret in the address. */
export function OwnPlacePage() {
  const { ready, error, retry } = useOwnPlace();
  if (ready) return <LinkPage />;
  return error === null ? <Loading page /> : <Failed error={error} retry={retry} />;
}
