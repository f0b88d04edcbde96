import { words } from '#features/feedback/words.ts';
import { api } from '#web/client.ts';
import { useSay } from '#web/language.tsx';
import { sideOf } from '#web/link-secret.ts';
import { Section } from '#web/ui/section.tsx';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { FeedbackItems } from './feedback-items.tsx';

/** What the holder of a personal link has said of the program, with the answers; nothing while there is none. */
export function LinkFeedback() {
  const say = useSay(words);
  const { pathname } = useLocation();
  const list = useQuery({ ...api.feedback.list.queryOptions({ input: {} }), queryKey: [...api.feedback.list.key(), sideOf(pathname)] });
  const rows = list.data?.rows ?? [];
  return rows.length === 0 ? null : <Section title={say('feedback.mine_here')}><FeedbackItems rows={rows} /></Section>;
}
