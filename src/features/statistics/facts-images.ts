import { dayIn } from '#shared/dates.ts';
import { besideOf, factOf, type Counted, type Image } from './facts.ts';

/** Rows as entries leave them, folded one change after another; only what figures need is kept. */

export const kinds = ['activity', 'side', 'problem', 'action', 'record', 'unit'] as const;
export type Kind = (typeof kinds)[number];
export const isKind = (table: string): table is Kind => kinds.some((kind) => kind === table);

const kept: Readonly<Record<Kind, readonly string[]>> = {
  activity: ['year', 'stage', 'standing', 'origin', 'source', 'forms', 'host_branch_ids', 'held_on', 'planned_on', 'conversion'],
  side: ['activity_id', 'role', 'unit_id'],
  problem: ['activity_id', 'kind', 'branch_id', 'year'],
  action: ['activity_id', 'problem_id', 'spread_id', 'state', 'verified_at'],
  record: ['activity_id', 'strands', 'written_at'],
  unit: ['industry', 'region', 'field', 'front_line', 'own'],
};

export interface Change {
  readonly op: 'insert' | 'update' | 'delete';
  readonly table: string;
  readonly id: string;
  readonly set: Image;
}
export interface Row {
  readonly kind: Kind;
  readonly id: string;
  readonly image: Image;
}

/** Of texts only whether something is said, of instants only their day in the office's zone. */
function trimmed(kind: Kind, set: Image, zone: string): Image {
  const own: Record<string, unknown> = {};
  for (const column of kept[kind]) {
    if (!(column in set)) continue;
    const value = set[column];
    if (column === 'verified_at') own['verified_on'] = typeof value === 'string' ? dayIn(value, zone) : null;
    else if (column === 'strands') own[column] = Object.entries((value ?? {}) as object).filter(([, said]) => typeof said === 'string' && said.trim() !== '').map(([name]) => name);
    else own[column] = value;
  }
  return own;
}

const named = (kind: Kind, id: string): string => `${kind} ${id}`;

/** Some of the office's rows, with the activities they belong to; a problem that belongs to none stands for itself, with its actions. Filled from what was kept, then carried on by changes. */
export class Folding {
  readonly #zone: string;
  readonly #rows = new Map<string, Row>();
  /** Names of rows by the activity they belong to, ids of activities by the unit of a side. */
  readonly #ofActivity = new Map<string, Set<string>>();
  readonly #ofUnit = new Map<string, Set<string>>();
  readonly #changed = new Set<string>();

  constructor(zone: string, rows: readonly Row[]) {
    this.#zone = zone;
    for (const row of rows) this.#put(row);
  }

  #put(row: Row): void {
    this.#rows.set(named(row.kind, row.id), row);
    const activity = activityOf(row);
    if (activity !== null) this.#ofActivity.set(activity, (this.#ofActivity.get(activity) ?? new Set()).add(named(row.kind, row.id)));
    const unit = row.kind === 'side' ? row.image['unit_id'] : null;
    if (typeof unit === 'string' && activity !== null) this.#ofUnit.set(unit, (this.#ofUnit.get(unit) ?? new Set()).add(activity));
  }

  /** Applies a change. @returns ids of activities that may count as something else now. */
  apply({ op, table, id, set }: Change): string[] {
    if (!isKind(table)) return [];
    const name = named(table, id);
    const before = this.#rows.get(name);
    this.#changed.add(name);
    if (op === 'delete') this.#rows.delete(name);
    else this.#put({ kind: table, id, image: { ...before?.image, ...trimmed(table, set, this.#zone) } });
    if (table === 'unit') return [...(this.#ofUnit.get(id) ?? [])];
    const now = this.#rows.get(name);
    return [before === undefined ? null : activityOf(before), now === undefined ? null : activityOf(now)].filter((activity) => activity !== null);
  }

  /** What an activity, or a problem that belongs to none, counts as; null where there is none. */
  fact(activityId: string): Counted | null {
    const rows = [...(this.#ofActivity.get(activityId) ?? [])].flatMap((name) => this.#rows.get(name) ?? []).filter((row) => activityOf(row) === activityId);
    const of = (kind: Kind): Row[] => rows.filter((row) => row.kind === kind);
    const [activity] = of('activity');
    if (activity === undefined) {
      const problem = of('problem').find(({ id }) => id === activityId);
      return problem === undefined ? null : besideOf(problem.image, of('action').map(({ image }) => image));
    }
    const sides = of('side').map(({ image }) => image);
    const units = new Map(sides.flatMap(({ unit_id: unit }) => { const row = this.#rows.get(named('unit', String(unit))); return row === undefined ? [] : [[row.id, row.image] as const]; }));
    return factOf({
      activity: activity.image, sides, units, problems: of('problem').map(({ id, image }) => ({ ...image, id })), actions: of('action').map(({ image }) => image), record: of('record')[0]?.image ?? null,
    });
  }

  /** Rows that were changed and are still there, and those that are gone. */
  get results(): { readonly put: readonly Row[]; readonly gone: readonly { readonly kind: Kind; readonly id: string }[] } {
    const names = [...this.#changed];
    return {
      put: names.flatMap((name) => this.#rows.get(name) ?? []),
      gone: names.filter((name) => !this.#rows.has(name)).map((name) => { const [kind, id] = name.split(' ') as [Kind, string]; return { kind, id }; }),
    };
  }
}

/** The activity a row belongs to, or the problem that stands for itself; null for units, and for what another branch made of a result. */
export function activityOf({ kind, id, image }: Row): string | null {
  if (kind === 'activity') return id;
  if (typeof image['activity_id'] === 'string') return image['activity_id'];
  if (kind === 'problem') return id;
  return kind === 'action' && typeof image['spread_id'] !== 'string' && typeof image['problem_id'] === 'string' ? image['problem_id'] : null;
}
