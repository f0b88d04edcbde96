import type { ActivityView } from '#features/activity/contract.ts';
import { useCheck } from '#features/activity/parts/topic-check.ts';
import { EditRefused } from '#features/activity/parts/topic-stale.tsx';
import { categories, totalOf } from '#features/cost/facts-plain.ts';
import { spentOf } from '#features/cost/facts-reimburse.ts';
import { words } from '#features/cost/words.ts';
import { newId } from '#shared/ids.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useEditing } from '#web/editing.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { SaveState } from '#web/ui/chips.tsx';
import { FindingList } from '#web/ui/findings.tsx';
import { Actions } from '#web/ui/section.tsx';
import { words as web } from '#web/words.ts';
import { useFigures } from './ceilings.ts';
import { useFresh } from './costs-form.tsx';
import { useCostText } from './cost-text.ts';
import { asEstimated, linesWith, newMore, spentAs, typedOf, type Spent, type SpentLine } from './spent.ts';
import { SpentLineFields } from './spent-line.tsx';
import { SpentTotals } from './spent-read.tsx';

interface Props {
  readonly view: ActivityView;
  readonly onClose: () => void;
}

/** What was spent, entered once for all lines; what costs as planned is one press. */
export function SpentForm({ view: { facts, findings }, onClose }: Props) {
  const say = useSay(words);
  const sayWeb = useSay(web);
  const format = useFormat();
  const text = useCostText();
  const { costs, activity: { id, version, fundSource, heldOn } } = facts;
  const figure = useFigures(heldOn);
  const draft = useEditing<Spent>(`${id}.spent`, spentAs(costs), version);
  const save = useCommand(client.cost.actuals, { invalidate: [api.activity.key()], onDone: () => { draft.reset(); onClose(); } });
  useFresh(save.failure?.code === 'STALE');
  const lines = linesWith(costs, draft.value);
  const found = useCheck(id, draft.dirty ? { costs: typedOf(lines) } : null, findings);
  const { value } = draft;
  const set = (index: number, change: Partial<SpentLine>): void => draft.change({ ...value, lines: value.lines.map((line, at) => (at === index ? { ...line, ...change } : line)) });
  const more = (index: number, change: object): void => draft.change({ ...value, added: value.added.map((line, at) => (at === index ? { ...line, ...change } : line)) });
  const send = (over: number): void => void save.run({ id, version: over, ...value });
  const contractFrom = figure('CST-04', 'from')?.value ?? null;
  const inWords = (spent: Spent): string => linesWith(costs, spent).map((line) => [text.category(line), line.actualFen === null ? say('cost.unstated') : format.money(line.actualFen), line.actualNote ?? '', line.papers.map((one) => say(`cost.paper.${one}`)).join('、')].filter(Boolean).join(' · ')).join('\n');
  const fund = fundSource === 'none' ? null : fundSource;
  return (
    <form className="form" noValidate onSubmit={(event) => { event.preventDefault(); send(draft.version); }}>
      {value.lines.some(({ actualFen }) => actualFen === null) && <Button small onClick={() => draft.change(asEstimated(costs, value))}>{say('cost.spent.as_estimated')}</Button>}
      <div className="cost-editor">
        {lines.map((line, index) => {
          const at = index - value.lines.length;
          return (
            <SpentLineFields
              key={line.id} line={line} index={index} contractFrom={contractFrom} findings={found} set={(change) => (at < 0 ? set(index, change) : more(at, change))}
              {...(at < 0 ? {} : { more: { set: (change: object) => more(at, change), remove: () => draft.change({ ...value, added: value.added.filter((_, place) => place !== at) }) } })}
            />
          );
        })}
        <div className="cost-add" role="group" aria-label={say('cost.spent.add')}>
          <span className="quiet">{say('cost.spent.add')}</span>
          {categories.map((category) => (
            <Button key={category} small kind="quiet" icon="plus" label={say('cost.add_one', { category: say(`cost.category.${category}`) })} onClick={() => draft.change({ ...value, added: [...value.added, newMore(category, costs[0]?.fundSource ?? fund, newId())] })}>
              {say(`cost.category.${category}`)}
            </Button>
          ))}
        </div>
        <FindingList findings={found.filter(({ check, field }) => check === 'CST-16' && field === 'costs')} />
        <SpentTotals estimate={totalOf(costs)} spent={spentOf(lines)} />
      </div>
      <EditRefused
        failure={save.failure} stored={() => spentAs(costs)} mine={value} text={inWords}
        busy={save.busy} onMine={send} onStored={() => { draft.reset(); save.clear(); }}
      />
      <Actions>
        <Button type="submit" kind="primary" busy={save.busy} why={draft.dirty ? (value.added.some(({ payer, fundSource: pot }) => payer === 'own' && pot === null) ? [say('cost.spent.source_needed')] : []) : [sayWeb('save.same')]}>{say('cost.spent.save')}</Button>
        <Button onClick={() => { draft.reset(); save.clear(); onClose(); }}>{sayWeb('ui.cancel')}</Button>
        {draft.dirty && <SaveState state={save.busy ? 'saving' : 'unsaved'} />}
      </Actions>
    </form>
  );
}
