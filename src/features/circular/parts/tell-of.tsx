import { words } from '#features/circular/words.ts';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { useSession } from '#web/session.tsx';
import { LinkButton } from '#web/ui/link.tsx';

interface Props {
  readonly of: 'observation' | 'result';
  readonly id: string;
  /** What it is, for those who hear the button without what stands around it. */
  readonly text: string;
}

/** Whether the signed-in person writes circulars; the server asks again. */
export const useTells = (): boolean => useSession().posts.some(({ post }) => post === 'committee');

/** Beside an observation or a verified result: draft a circular that tells of it. For those who write circulars; nobody else sees it. */
export function TellOf({ of, id, text }: Props) {
  const say = useSay(words);
  if (!useTells()) return null;
  return <LinkButton to={links.newCircular({ of, fact: id })}>{say('circular.tell_of')}<span className="unseen">{say('circular.tell_of_what', { text: text.slice(0, 30) })}</span></LinkButton>;
}
