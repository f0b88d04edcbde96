import type { SheetView } from '#features/plan/contract.ts';
import { PlanPath } from '#features/plan/parts/plan-path.tsx';
import { useOlder } from '#features/plan/parts/use-older.ts';
import { SheetPart } from '#features/plan/parts/sheet.tsx';
import { VersionsPart } from '#features/plan/parts/versions-part.tsx';
import { WayPart } from '#features/plan/parts/way-part.tsx';
import { YearPapersPart } from '#features/plan/parts/year-papers-part.tsx';
import { YearRunPart } from '#features/plan/parts/year-run-part.tsx';
import { standing } from '#features/plan/facts-lines.ts';
import { estimateOf } from '#features/plan/facts-plain.ts';
import { words } from '#features/plan/words.ts';
import { useParam } from '#web/address.ts';
import { api } from '#web/client.ts';
import { readFailure } from '#web/failure.ts';
import { Page } from '#web/frame/page.tsx';
import { useFormat, useSay } from '#web/language.tsx';
import { links, type PlanPart } from '#web/links.ts';
import { Chip, Day, Money } from '#web/ui/chips.tsx';
import { Failed, Loading, NotFound } from '#web/ui/states.tsx';
import { Tabs } from '#web/ui/tabs.tsx';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';

const parts = { way: WayPart, versions: VersionsPart, papers: YearPapersPart } as const;
const order: readonly PlanPart[] = ['sheet', 'way', 'run', 'versions', 'papers'];

/** One year, one page: where its plan stands, and beneath it one part of it. A year without a plan still tells what was held. */
export function YearPage() {
  const year = Number(useParam('year'));
  const { part }: { part?: string } = useParams({ strict: false });
  const say = useSay(words);
  const sensible = Number.isInteger(year) && year >= 2000 && year <= 2100;
  const view = useQuery({ ...api.plan.sheet.queryOptions({ input: { year } }), enabled: sensible });
  const older = useOlder(view, year);
  const shown = order.find((one) => one === part) ?? 'sheet';
  if (!sensible || (part !== undefined && part !== shown)) return <NotFound />;
  if (view.isPending) return <Loading page />;
  const none = view.isError && readFailure(view.error).code === 'NOT_FOUND';
  if (view.isError && !(none && shown === 'run')) return <Failed error={view.error} retry={() => void view.refetch()} />;
  return (
    <Page title={say('plan.of_year', { year })} lead={view.data && <Lead view={view.data} />} back={{ to: links.plans(), label: say('plan.title') }} width="wide">
      {view.data && <PlanPath view={view.data} />}
      {view.data && <Tabs label={say('plan.parts')} tabs={order.map((key) => ({ to: links.plan(year, key), label: say(`plan.part.${key}`), current: key === shown }))} />}
      <Shown part={shown} year={year} view={view.data ?? null} older={older} />
    </Page>
  );
}

function Shown({ part, year, view, older }: { readonly part: PlanPart; readonly year: number; readonly view: SheetView | null; readonly older: boolean }) {
  if (part === 'run' || view === null) return <YearRunPart year={year} />;
  if (part === 'sheet') return <SheetPart view={view} older={older} />;
  const Part = parts[part];
  return <Part view={view} />;
}

/** State, days and sums in a line. */
function Lead({ view: { plan, items } }: { readonly view: SheetView }) {
  const say = useSay(words);
  const format = useFormat();
  const lines = items.filter(({ state }) => state !== 'dropped');
  const told = (plan.state === 'approved' ? standing(lines) : lines).map(estimateOf);
  const unknown = told.filter((fen) => fen === null).length;
  return (
    <div className="lead-facts">
      <Chip tone={plan.state === 'approved' ? 'done' : 'active'}>{say(`plan.state.${plan.state}`)}</Chip>
      {plan.state === 'called' && <span>{say('plan.due', { from: format.day(plan.opensOn), to: format.shortDay(plan.dueOn) })}</span>}
      {plan.approvedOn !== null && <span>{say('plan.approved_on', { day: format.day(plan.approvedOn) })}</span>}
      <span>{say('plan.items_count', { count: told.length })}</span>
      <span>{say('plan.estimate')} <Money fen={told.reduce<number>((all, fen) => all + (fen ?? 0), 0)} />{unknown > 0 && <span className="quiet"> {say('plan.estimate_unknown', { count: unknown })}</span>}</span>
      {plan.budgetFen !== null && <span className="quiet">{say('plan.budget')} <Money fen={plan.budgetFen} /></span>}
      {plan.filedOn !== null && <span className="quiet">{say('plan.filed_day')} <Day day={plan.filedOn} /></span>}
    </div>
  );
}
