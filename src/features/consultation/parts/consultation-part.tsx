import type { ActivityView } from '#features/activity/contract.ts';
import { words } from '#features/consultation/words.ts';
import { api } from '#web/client.ts';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { Chip } from '#web/ui/chips.tsx';
import { TextLink } from '#web/ui/link.tsx';
import { Section } from '#web/ui/section.tsx';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { OpenConsultation, useRuns } from './open-consultation.tsx';

const tones = { open: 'active', concluded: 'done', cancelled: 'quiet' } as const;
const later = ['summary', 'publicity', 'conversion', 'archived'];
interface Props {
  readonly view: ActivityView;
  /** Only those of one problem, and the way to ask for one of it. */
  readonly problemId?: string;
  /** Nothing more is asked for. */
  readonly closed?: boolean;
}

/** Consultations of an activity, and the way to begin one: of an activity in this form before it is held, of one of its problems afterwards. */
export function ConsultationPart({ view, problemId, closed = false }: Props) {
  const say = useSay(words);
  const { activity, problems } = view.facts;
  const runs = useRuns()(activity);
  const list = useQuery(api.consultation.list.queryOptions({ input: { activityId: activity.id, ...(problemId === undefined ? {} : { problemId }) } }));
  const [opening, setOpening] = useState(false);
  const isForm = [...activity.forms, activity.kind].some((word) => word.includes('会诊'));
  const ahead = problemId === undefined && isForm && !later.includes(activity.stage);
  const may = runs && !closed && activity.standing === 'active' && (ahead || problems.length > 0);
  const rows = list.data?.rows ?? [];
  if (rows.length === 0 && !may) return null;
  return (
    <Section title={say('consultation.title')} actions={may && <Button icon="plus" onClick={() => setOpening(true)}>{say(ahead ? 'consultation.begin' : 'consultation.ask')}</Button>}>
      {rows.length === 0 && <p className="quiet">{say('consultation.none')}</p>}
      <ul className="things">
        {rows.map((row) => (
          <li key={row.id} className="thing">
            <div className="thing-what">
              <TextLink to={links.consultation(row.id)}>{row.title}</TextLink>
              <p className="quiet">{say('consultation.given_of', { given: row.given, asked: row.asked })}{row.actions > 0 && ` · ${say('consultation.follow_of', { verified: row.verified, actions: row.actions })}`}</p>
            </div>
            <div className="thing-side"><Chip tone={tones[row.state]}>{say(`consultation.state.${row.state}`)}</Chip></div>
          </li>
        ))}
      </ul>
      {opening && <OpenConsultation view={view} ahead={ahead} {...(problemId === undefined ? {} : { problemId })} onClose={() => setOpening(false)} />}
    </Section>
  );
}
