import { words as activity } from '#features/activity/words.ts';
import { words } from '#features/plan/words.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Chip, Day, Money } from '#web/ui/chips.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { TextLink } from '#web/ui/link.tsx';
import { useFirst } from './first-rows.tsx';
import { usePeriod } from './plan-common.tsx';
import { stateOfLine, type Records, type YearLine } from './records.ts';

const lineTones = { held: 'done', begun: 'active', overdue: 'warn', not_begun: 'quiet' } as const;
export function LineChip({ line }: { readonly line: YearLine }) {
  const say = useSay(words);
  const state = stateOfLine(line);
  return <Chip tone={lineTones[state]}>{say(`year.${state}`)}</Chip>;
}

/** Records behind a number, each with the way on. */
export function RecordsDialog({ records: { title, lines: allLines, activities: allActivities }, onClose }: { readonly records: Records; readonly onClose: () => void }) {
  const [lines, moreLines] = useFirst(allLines);
  const [activities, moreActivities] = useFirst(allActivities);
  const say = useSay(words);
  const sayActivity = useSay(activity);
  const format = useFormat();
  const period = usePeriod();
  return (
    <Dialog open wide title={title} onClose={onClose}>
      {lines.length > 0 && activities.length > 0 && <h3>{say('year.line')}</h3>}
      {lines.length > 0 && (
        <ul className="things">
          {lines.map((line) => (
            <li key={line.id} className="thing">
              <div className="thing-what">
                {line.activityIds[0] === undefined ? <strong>{line.content ?? say('year.undecided')}</strong> : <TextLink to={links.activity(line.activityIds[0])}>{line.content ?? say('year.undecided')}</TextLink>} <LineChip line={line} />
                <p>{[line.number === null ? null : say('version.item', { no: line.number }), line.branchName, period(line)].filter((part) => part !== null).join(' · ')}</p>
              </div>
              {line.estimateFen !== null && <div className="thing-side"><Money fen={line.estimateFen} /></div>}
            </li>
          ))}
        </ul>
      )}
      {moreLines}
      {lines.length > 0 && activities.length > 0 && <h3>{say('year.activities')}</h3>}
      {activities.length > 0 && (
        <ul className="things">
          {activities.map((one) => (
            <li key={one.id} className="thing">
              <div className="thing-what">
                <TextLink to={links.activity(one.id)}>{one.theme ?? sayActivity('activity.untitled')}</TextLink> {one.itemId === null && <Chip tone="quiet">{say('year.unplanned')}</Chip>}
                <p>{one.code} · <Day day={one.on} /> · {one.standing === 'active' ? sayActivity(`stage.${one.stage}`) : sayActivity(`standing.${one.standing}`)}</p>
              </div>
              {(one.estimateFen !== null || one.spentFen !== null) && <div className="thing-side">{one.estimateFen !== null && <>{say('year.estimated')} {format.money(one.estimateFen)}</>}{one.spentFen !== null && <p>{say('year.spent')} {format.money(one.spentFen)}</p>}</div>}
            </li>
          ))}
        </ul>
      )}
      {moreActivities}
      {lines.length + activities.length === 0 && <p className="quiet">{say('year.records_none')}</p>}
    </Dialog>
  );
}
