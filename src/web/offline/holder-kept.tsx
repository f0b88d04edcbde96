import { Outbox } from '#web/offline/outbox-page.tsx';
import { words } from '#web/offline/words.ts';
import { useSay } from '#web/language.tsx';
import { Section } from '#web/ui/section.tsx';

interface Props {
  /** The link opens nothing any more: what was written can be taken along, and nothing else. */
  readonly ended: boolean;
  /** Somebody signs out of an account of a unit, and something is not sent. */
  readonly leaving: boolean;
}

/** What a partner wrote with no network, below its own page: whoever came by a link has no other. */
export function HolderKept({ ended, leaving }: Props) {
  const say = useSay(words);
  return <Section id="outbox" title={say('offline.title')}><Outbox leaving={leaving} ended={ended} /></Section>;
}
