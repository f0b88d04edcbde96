import { words } from '#features/consultation/words.ts';
import { api } from '#web/client.ts';
import { useSay } from '#web/language.tsx';
import { useSession } from '#web/session.tsx';
import { Section } from '#web/ui/section.tsx';
import { useQuery } from '@tanstack/react-query';
import { ConsultationPart } from './consultation-part.tsx';

interface Props {
  readonly problemId: string;
  readonly activityId: string | null;
  /** Whether it is crossed off: then nothing more is asked of anybody. */
  readonly closed: boolean;
}

/** On a problem's page: consultations on it, and the way to ask for one. A consultation is held on an activity, so a problem of none says so to whoever could ask. */
export function ProblemConsultations({ problemId, activityId, closed }: Props) {
  const say = useSay(words);
  const { posts } = useSession();
  const view = useQuery({ ...api.activity.get.queryOptions({ input: { id: activityId ?? '' } }), enabled: activityId !== null });
  if (activityId === null) {
    const could = posts.some(({ post }) => post === 'committee' || post === 'secretary');
    return closed || !could ? null : <Section title={say('consultation.title')}><p className="hint">{say('consultation.needs_activity')}</p></Section>;
  }
  return view.data === undefined ? null : <ConsultationPart view={view.data} problemId={problemId} closed={closed} />;
}
