import { insert, refuse, type Decision, type Given } from '#shared/decision.ts';
import { need } from '#shared/finding.ts';
import { daysBetween } from '#shared/dates.ts';
import { create, type NewFacts } from './decide.ts';
import { usualKind, type ActivityFacts } from './facts.ts';

/** From a line of the year's plan to its activity: whatever is known there is carried over, nothing is typed again. Pure. */

/** The line as it stands in the plan, with what its ids lead to. */
export interface PlannedLine {
  readonly id: string;
  readonly branchId: string;
  readonly branchName: string;
  readonly year: number;
  readonly number: number | null;
  readonly state: string;
  readonly content: string | null;
  readonly form: string | null;
  readonly fromOn: string | null;
  readonly toOn: string | null;
  readonly place: string | null;
  readonly fundSource: ActivityFacts['activity']['fundSource'];
  readonly noCost: boolean;
  readonly effect: string | null;
  readonly outcome: string | null;
  readonly source: ActivityFacts['activity']['source'];
  readonly projectId: string | null;
  readonly suggestionIds: readonly string[];
  readonly problem: string | null;
  readonly countsAsThemeDay: boolean;
  /** The partner unit as it is now known, or the words typed of one that is not in the directory. */
  readonly unitId: string | null;
  readonly partner: string | null;
  readonly contact: string | null;
  /** Code of an activity begun from it that is not approved yet. */
  readonly underWay: string | null;
  readonly costs: readonly (Pick<ActivityFacts['costs'][number], 'id' | 'amountFen'> & Record<string, unknown>)[];
}
export interface BeginFacts extends NewFacts {
  readonly line: PlannedLine;
}

/** So many days at most are a plan for days; more is a month or a quarter, of which no day is known yet. */
const mostDays = 5;

/** What the line says, else what the pattern does. */
function formsOf({ form }: PlannedLine, { pattern }: NewFacts): string[] {
  const said = (form ?? '').split(/[、，,；;/]+/u).map((one) => one.trim().slice(0, 40)).filter((one) => one !== '');
  return said.length > 0 ? said : [...(pattern?.design.forms ?? [])];
}

export function begin({ line, ...facts }: BeginFacts, { commandId }: { readonly commandId: string; readonly patternId?: string | null | undefined }, given: Given): Decision {
  const { fromOn, toOn } = line;
  const dated = fromOn !== null && daysBetween(fromOn, toOn ?? fromOn) < mostDays;
  const costless = line.costs.length === 0 && line.noCost;
  const started = create(facts, {
    commandId, branchId: line.branchId, theme: line.content, kind: usualKind, source: line.source, sourceNote: null, projectIds: line.projectId === null ? [] : [line.projectId],
    suggestionIds: facts.linked.suggestionIds.filter((id) => line.suggestionIds.includes(id)), tasks: facts.pattern?.design.tasks ?? null,
    expectedEffect: [line.effect, line.outcome].filter((text) => text !== null).join('\n') || (facts.pattern?.design.expectedEffect ?? null),
    problemBrought: line.problem, combines: [], forms: formsOf(line, facts),
    plannedOn: dated ? fromOn : null, plannedEnd: dated && toOn !== fromOn ? toOn : null, place: line.place, estimateFen: costless ? 0 : null, fundSource: costless ? 'none' : line.fundSource,
    planItem: `${line.year}-${line.number ?? ''}`, countsAsThemeDay: line.countsAsThemeDay,
  }, given);
  if (!started.ok) return started;
  if (line.state !== 'approved') return refuse(need('need.plan_item'));
  // Several may come from one line, one after the other; two at once were a second press of the button.
  if (line.underWay !== null) return refuse(need('need.line_begun', null, { code: line.underWay }));
  const { id } = started.subject;
  const [activity, ...rest] = started.changes;
  if (activity?.op !== 'insert') throw new Error('an activity begins with its own row');
  const partner = line.unitId === null && line.partner === null ? [] : [insert('side', {
    id: given.newId(), activityId: id, position: 2, role: 'partner', unitId: line.unitId, branchIds: [], bodyWords: line.partner, contactName: line.contact?.slice(0, 50) ?? null,
  })];
  const costs = line.costs.map((cost) => insert('costLine', { ...cost, id: given.newId(), activityId: id } as Parameters<typeof insert<'costLine'>>[1]));
  return {
    ...started, changes: [{ ...activity, row: { ...activity.row, planItemId: line.id } }, ...rest, ...partner, ...costs],
    events: [{ name: 'activity.begun', details: { theme: line.content, planItem: `${line.year}-${line.number ?? ''}`, ...(facts.pattern === null ? {} : { pattern: facts.pattern.name }) } }],
  };
}
