import { useSyncExternalStore } from 'react';

/** As wide as a telephone: the width at which tables become cards. */
const query = '(max-width: 640px)';

function subscribe(changed: () => void): () => void {
  const media = matchMedia(query);
  media.addEventListener('change', changed);
  return () => media.removeEventListener('change', changed);
}

/** Whether the screen is a telephone's: for what is another thing there, not only drawn otherwise. */
export const useNarrow = (): boolean => useSyncExternalStore(subscribe, () => matchMedia(query).matches);
