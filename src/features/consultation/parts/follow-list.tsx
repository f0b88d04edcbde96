import type { FollowView } from '#features/consultation/contract.ts';
import { words } from '#features/consultation/words.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { Chip } from '#web/ui/chips.tsx';
import { FactList } from '#web/ui/section.tsx';

const tones = { open: 'active', done: 'warn', verified: 'done', dropped: 'quiet' } as const;
type Row = Omit<FollowView, 'ownerName' | 'verifierName'> & { readonly ownerName?: string | null; readonly verifierName?: string | null };

/** What is done of a conclusion, each with its effect once somebody else has verified it. Outside the office without names. */
export function FollowList({ follow }: { readonly follow: readonly Row[] }) {
  const say = useSay(words);
  const format = useFormat();
  if (follow.length === 0) return <p className="quiet">{say('consultation.no_follow')}</p>;
  return (
    <ul className="things">
      {follow.map((row) => (
        <li key={row.id} className="thing">
          <div className="thing-what">
            <p><strong>{row.measure}</strong></p>
            <p className="quiet">{row.ownerName ? say('consultation.owner_is', { name: row.ownerName, due: format.day(row.dueOn) }) : say('consultation.due_is', { due: format.day(row.dueOn) })}</p>
            {row.state === 'verified' && (
              <FactList
                facts={[
                  { label: say('consultation.before'), value: row.before ?? '' }, { label: say('consultation.after'), value: row.after ?? '' }, { label: say('consultation.method'), value: row.method ?? '' },
                ]}
              />
            )}
          </div>
          <div className="thing-side">
            <Chip tone={tones[row.state]}>{say(`consultation.action.${row.state}`)}</Chip>
            {row.verifierName && <p className="quiet">{say('consultation.verified_by', { name: row.verifierName })}</p>}
          </div>
        </li>
      ))}
    </ul>
  );
}
