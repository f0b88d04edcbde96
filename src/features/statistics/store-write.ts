import { sql, type Transaction } from 'kysely';
import type { DB } from '#database/types.ts';
import type { Day } from '#shared/dates.ts';
import { keysOf, Sums, type Scoped } from './facts-cells.ts';
import { activityOf, type Folding } from './facts-images.ts';
import type { Counted as Fact } from './facts.ts';
import { keepMet, toldLater, touchedBy } from './store-met.ts';
import { forgetAfter } from './store-month.ts';

/** Rows of one statement. */
const many = 2_000;
const open = 'infinity';

/** What an activity counted as from a day until another. */
interface Version {
  readonly fact: Fact;
  readonly from: Day;
  till: Day;
  /** Already among the rows; changed since. */
  readonly stored: boolean;
  ended: boolean;
}
interface Moved {
  readonly before: Fact | null;
  readonly after: Fact | null;
  /** The day it is told of: that of the entry, or a later one where the clock had already been further. */
  readonly on: Day;
}
const same = (a: Fact | null, b: Fact | null): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
/** Members in one order: jsonb keeps its own. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, member]) => [name, sorted(member)]));
}

/** What activities count as, from before a step to after it. */
export class Pending {
  readonly #versions: Map<string, Version[]>;
  readonly #replaced: { readonly activityId: string; readonly from: Day }[] = [];
  readonly #concerned: readonly string[];

  private constructor(versions: Map<string, Version[]>, concerned: readonly string[]) {
    this.#versions = versions;
    this.#concerned = concerned;
  }

  static async load(tx: Transaction<DB>, officeId: string, activityIds: readonly string[]): Promise<Pending> {
    const { rows } = await sql<{ activityId: string; fact: Fact; fromOn: Day }>`
      select activity_id, fact, from_on from statistic_fact where office_id = ${officeId} and activity_id = any(${activityIds}::uuid[]) and till = 'infinity'`.execute(tx);
    return new Pending(new Map(rows.map(({ activityId, fact, fromOn: from }) => [activityId, [{ fact, from, till: open, stored: true, ended: false }]])), activityIds);
  }

  /** An activity counts as this from a day on; null where nothing has changed. */
  turn(activityId: string, fact: Fact | null, day: Day): Moved | null {
    const versions = this.#versions.get(activityId) ?? [];
    this.#versions.set(activityId, versions);
    const last = versions.at(-1);
    const standing = last?.till === open ? last : null;
    if (same(standing?.fact ?? null, fact)) return null;
    const on = standing !== null && standing.from > day ? standing.from : day;
    if (standing !== null && standing.from === on) {
      versions.pop();
      if (standing.stored) this.#replaced.push({ activityId, from: on });
    } else if (standing !== null) {
      standing.till = on;
      standing.ended = true;
    }
    if (fact !== null) versions.push({ fact, from: on, till: open, stored: false, ended: false });
    return { before: standing?.fact ?? null, after: fact, on };
  }

  /** Writes facts, images and sums. */
  async write(tx: Transaction<DB>, officeId: string, rows: Folding['results'], sums: { readonly t: Sums; readonly days: ReadonlyMap<Day, Sums> }): Promise<void> {
    await this.#facts(tx, officeId);
    await images(tx, officeId, rows);
    const months = new Map<Day, Sums>();
    const cells = placed('t', '2000-01-01', sums.t);
    for (const [day, sum] of sums.days) {
      cells.push(...placed('d', day, sum));
      const month = `${day.slice(0, 7)}-01`;
      const ofMonth = months.get(month) ?? new Sums();
      months.set(month, ofMonth);
      ofMonth.add(sum.rows);
    }
    for (const [month, sum] of months) cells.push(...placed('m', month, sum));
    const touched = touchedBy(sums.days);
    const back = await toldLater(tx, officeId, touched);
    for (let at = 0; at < cells.length; at += many) await put(tx, officeId, cells.slice(at, at + many));
    await keepMet(tx, officeId, touched, back);
    await forgetAfter(tx, officeId, months.keys());
  }

  async #facts(tx: Transaction<DB>, officeId: string): Promise<void> {
    const gone = this.#replaced;
    const versions = [...this.#versions].flatMap(([activityId, of]) => of.map((version) => ({ activityId, ...version })));
    const ended = versions.filter((one) => one.stored && one.ended);
    const fresh = versions.filter((one) => !one.stored);
    await sql`
      delete from statistic_fact f using jsonb_to_recordset(${JSON.stringify(gone)}::jsonb) as x("activityId" uuid, "from" date)
      where f.office_id = ${officeId} and f.activity_id = x."activityId" and f.from_on = x."from"`.execute(tx);
    await sql`
      update statistic_fact f set till = x.till from jsonb_to_recordset(${JSON.stringify(ended)}::jsonb) as x("activityId" uuid, "from" date, till date)
      where f.office_id = ${officeId} and f.activity_id = x."activityId" and f.from_on = x."from"`.execute(tx);
    const rows = fresh.map(({ activityId, from, till, fact }) => ({ activity_id: activityId, from_on: from, till, keys: keysOf(fact), fact }));
    for (let at = 0; at < rows.length; at += many) {
      await sql`
        insert into statistic_fact (office_id, activity_id, from_on, till, keys, fact)
        select ${officeId}, x.activity_id, x.from_on, x.till, x.keys, x.fact
        from jsonb_to_recordset(${JSON.stringify(rows.slice(at, at + many))}::jsonb) as x(activity_id uuid, from_on date, till date, keys text[], fact jsonb)`.execute(tx);
    }
    // A day may have been put right without anything else: every version is found under today's.
    await sql`
      update statistic_fact f set sort_on = a.sort_on from activity a
      where f.office_id = ${officeId} and f.activity_id = any(${this.#concerned}::uuid[]) and a.office_id = f.office_id and a.id = f.activity_id and f.sort_on <> a.sort_on`.execute(tx);
  }
}

async function images(tx: Transaction<DB>, officeId: string, { put: kept, gone }: Folding['results']): Promise<void> {
  if (gone.length > 0) {
    await sql`
      delete from statistic_image i using jsonb_to_recordset(${JSON.stringify(gone)}::jsonb) as x(kind text, id uuid) where i.office_id = ${officeId} and i.kind = x.kind and i.id = x.id`.execute(tx);
  }
  const rows = kept.map((row) => ({ kind: row.kind, id: row.id, activity_id: activityOf(row), unit_id: row.kind === 'side' ? (row.image['unit_id'] ?? null) : null, image: row.image }));
  for (let at = 0; at < rows.length; at += many) {
    await sql`
      insert into statistic_image (office_id, kind, id, activity_id, unit_id, image)
      select ${officeId}, x.kind, x.id, x.activity_id, x.unit_id, x.image
      from jsonb_to_recordset(${JSON.stringify(rows.slice(at, at + many))}::jsonb) as x(kind text, id uuid, activity_id uuid, unit_id uuid, image jsonb)
      on conflict (office_id, kind, id) do update set activity_id = excluded.activity_id, unit_id = excluded.unit_id, image = excluded.image`.execute(tx);
  }
}

type Placed = Scoped & { readonly grain: string; readonly on: Day };
const placed = (grain: string, on: Day, sums: Sums): Placed[] => sums.rows.map((cell) => ({ ...cell, grain, on }));

async function put(tx: Transaction<DB>, officeId: string, cells: readonly Placed[]): Promise<void> {
  await sql`
    insert into statistic_cell as c (office_id, branch, year, grain, on_day, dimension, key, n, problems, tasked, verified)
    select ${officeId}, x.branch, x.year, x.grain, x."on", x.dimension, x.key, x.n, x.problems, x.tasked, x.verified
    from jsonb_to_recordset(${JSON.stringify(cells)}::jsonb) as x(branch text, year text, grain text, "on" date, dimension text, key text, n bigint, problems bigint, tasked bigint, verified bigint)
    on conflict (office_id, branch, year, grain, on_day, dimension, key) do update
    set n = c.n + excluded.n, problems = c.problems + excluded.problems, tasked = c.tasked + excluded.tasked, verified = c.verified + excluded.verified`.execute(tx);
}
