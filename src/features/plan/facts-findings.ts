import { runCheck } from '#shared/check.ts';
import type { Finding } from '#shared/finding.ts';
import type { Rules } from '#shared/rules.ts';
import { itemChecks } from './checks-item.ts';
import { wholeChecks } from './checks-plan.ts';
import { isBlank, isOut } from './checks-common.ts';
import { counts, ownFenOf, type BranchSum, type PlanWhole } from './facts-checks.ts';
import type { PlanFacts, PlanItem } from './facts.ts';

/** What the rulebook says of a year's plan: of each line, in the order of the lines, and of all of them together. */
export interface PlanFindings {
  readonly items: readonly (readonly Finding[])[];
  readonly whole: readonly Finding[];
}

const nothing: readonly Finding[] = [];
const asked = itemChecks.filter(({ phases }) => phases.includes('submit'));

/** What the rulebook says of one line, by itself. */
export const itemFindings = (item: PlanItem, rules: Rules): readonly Finding[] => (counts(item) ? asked.flatMap((check) => runCheck(check, item, rules)) : nothing);

type Known = Pick<PlanFacts, 'plan' | 'items' | 'discussions' | 'steps'>;

const tripsOf = ({ away }: PlanItem): readonly [number, number] => [isOut(away) ? 1 : 0, away === 'province' ? 1 : 0];

/** Sums over the lines, kept by taking out old lines and putting in new ones; a list that did not change stays the same list. */
class Sums {
  private readonly byBranch = new Map<string, BranchSum>();
  private readonly byProposer = new Map<string, number>();
  private readonly added = new Map<string, PlanItem>();
  private branches: readonly BranchSum[] = [];
  private proposers: ReadonlyMap<string, number> = new Map();
  private extras: readonly PlanItem[] = [];
  private ownFen = 0;

  move(out: readonly PlanItem[], into: readonly PlanItem[]): void {
    const [only, instead] = [out[0], into[0]];
    if (out.length === 1 && into.length === 1 && only !== undefined && instead !== undefined && alike(only, instead)) {
      if (counts(only)) this.ownFen += ownFenOf(instead) - ownFenOf(only);
      return;
    }
    for (const item of out) this.count(item, -1);
    for (const item of into) this.count(item, 1);
    [this.branches, this.proposers, this.extras] = [[...this.byBranch.values()], new Map(this.byProposer), [...this.added.values()]];
  }

  private count(item: PlanItem, by: 1 | -1): void {
    if (!counts(item)) return;
    const { branchId, proposerId } = item;
    const old = this.byBranch.get(branchId) ?? { id: branchId, name: item.branchName, lines: 0, heard: 0, trips: 0, provinceTrips: 0 };
    const [trips, provinceTrips] = tripsOf(item);
    this.byBranch.set(branchId, { ...old, lines: old.lines + (item.extra ? 0 : by), heard: old.heard + (isBlank(item.opinions) ? 0 : by), trips: old.trips + trips * by, provinceTrips: old.provinceTrips + provinceTrips * by });
    const proposed = (this.byProposer.get(proposerId) ?? 0) + by;
    if (proposed > 0) this.byProposer.set(proposerId, proposed);
    else this.byProposer.delete(proposerId);
    if (item.extra && by === 1) this.added.set(item.id, item);
    else if (item.extra) this.added.delete(item.id);
    this.ownFen += by * ownFenOf(item);
  }

  whole({ plan, discussions, steps }: Known): PlanWhole {
    return { plan, discussions, steps, branches: this.branches, ownFen: this.ownFen, proposers: this.proposers, extras: this.extras };
  }
}

/** Whether two states of a line differ in nothing that the sums but the money take from it. */
const alike = (a: PlanItem, b: PlanItem): boolean =>
  counts(a) === counts(b) && !a.extra && !b.extra && a.branchId === b.branchId && a.branchName === b.branchName && a.proposerId === b.proposerId && a.away === b.away && isBlank(a.opinions) === isBlank(b.opinions);

/**
 * Makes a check of one plan that remembers its last answer: after a change to one line only that line is looked at again,
 * and the sums move by what changed. The answer is always the one a fresh check would give.
 */
export function planCheck(): (known: Known, rules: Rules) => PlanFindings {
  let last: { readonly rules: Rules; readonly lines: readonly PlanItem[]; readonly found: readonly (readonly Finding[])[]; readonly sums: Sums; readonly whole: PlanWhole; readonly answers: readonly (readonly Finding[])[] } | null = null;
  return (known, rules) => {
    const before = last?.rules === rules && last.lines.length === known.items.length ? last : null;
    const old = last?.rules === rules ? new Map(before === null ? last.lines.map((line, index) => [line, last?.found[index]] as const) : []) : new Map<PlanItem, readonly Finding[]>();
    const sums = before?.sums ?? new Sums();
    const found = before === null ? Array.from<readonly Finding[]>({ length: known.items.length }) : before.found.slice();
    const changed: number[] = [];
    const [now, then] = [known.items, before?.lines ?? []];
    for (let index = 0; index < now.length; index += 1) if (now[index] !== then[index]) changed.push(index);
    // Everything old goes out before anything new comes in: lines may only have changed places.
    const there = (line: PlanItem | undefined): line is PlanItem => line !== undefined;
    if (changed.length > 0) sums.move(changed.map((index) => then[index]).filter(there), changed.map((index) => now[index]).filter(there));
    for (const index of changed) {
      const item = now[index];
      if (item !== undefined) found[index] = old.get(item) ?? itemFindings(item, rules);
    }
    const whole = sums.whole(known);
    const answers = wholeChecks.map(({ check, reads }, at) => {
      const answer = last?.rules === rules && reads.every((key) => last?.whole?.[key] === whole[key]) ? last.answers[at] : undefined;
      return answer ?? runCheck(check, whole, rules);
    });
    last = { rules, lines: now, found, sums, whole, answers };
    return { items: found, whole: answers.flat() };
  };
}

/** The same from nothing, for whoever asks once. */
export const planFindings = (known: Known, rules: Rules): PlanFindings => planCheck()(known, rules);
