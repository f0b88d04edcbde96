import { sql } from 'kysely';
import { visible } from '#features/activity/queries.ts';
import { officeRules } from '#features/rulebook/office-rules.ts';
import type { Connection, Scope } from '#platform/command.ts';
import { loadRules } from '#platform/rules.ts';
import { barred } from '#shared/policy.ts';
import { Refusal } from '#shared/refusal.ts';
import { settingOn } from '#shared/rules.ts';
import type { SameProposal, UnitView } from './contract.ts';
import type { Moved } from './facts.ts';
import { keyed, likesOf, proposalsOf, type Comparable, type Keyed, type Proposal } from './facts-same.ts';
import { unitPolicy } from './policy.ts';
import { standing } from './store.ts';

/** Units that may be the same, and those that were merged, as they are read. */

interface Kept<T> {
  readonly stamp: string;
  readonly made: T;
}
/** Last proposals of a few offices, and their units taken apart: made anew only when a unit has changed. */
const kept = { proposals: new Map<string, Kept<readonly Proposal[]>>(), keyed: new Map<string, Kept<Keyed>>() };

async function keptFor<T>(among: Map<string, Kept<T>>, db: Connection, { officeId }: Scope, of: string, make: (units: readonly Comparable[]) => T): Promise<T> {
  const { rows: stamps } = await sql<{ stamp: string }>`
    select current_database() || ' ' || ${of}::text || ' ' || count(*) || ' ' || coalesce(sum(u.version), 0) || ' ' || coalesce(bit_xor(hashtextextended(u.id::text, 0)), 0) || ' ' || (select count(*) || ' ' || count(m.undone_at) from unit_merge m where m.office_id = ${officeId}) as stamp
    from unit u where u.office_id = ${officeId}`.execute(db);
  const stamp = stamps[0]?.stamp ?? '';
  const known = among.get(officeId);
  if (known?.stamp === stamp) return known.made;
  const { rows } = await sql<Comparable>`
    select u.id, u.name, u.aliases, u.industry, u.region from unit u where u.office_id = ${officeId} and not u.own and ${standing('u')} order by u.pinyin, u.id`.execute(db);
  const made = make(rows);
  if (among.size > 50) among.clear();
  among.set(officeId, { stamp, made });
  return made;
}

const proposed = (db: Connection, scope: Scope, least: number): Promise<readonly Proposal[]> => keptFor(kept.proposals, db, scope, `${least}`, (units) => proposalsOf(units, least));

/** Units of the directory that each of these may be under another name, by their place in the list. */
export async function unitsLike(db: Connection, scope: Scope, asked: readonly Omit<Comparable, 'id'>[], least: number): Promise<Proposal[][]> {
  if (asked.length === 0) return [];
  const all = await keptFor(kept.keyed, db, scope, 'keyed', keyed);
  return asked.map((one, index) => likesOf({ ...one, id: `${index}` }, all, least));
}

/** An office founded before the setting was shipped has no row of it. */
const shippedLikeness = officeRules.find((rule) => rule.id === 'UNITS')?.parameters[0]?.value as number;

/** From how many points on two names are proposed, by the office's dated setting. */
export async function leastLikeness(db: Connection, { officeId, now }: Scope): Promise<number> {
  const { today, ...rules } = await loadRules(db, officeId, now);
  const set = settingOn({ today, ...rules }, 'UNITS', 'likeness', today)?.value;
  return typeof set === 'number' ? set : shippedLikeness;
}

const pairOf = (one: string, other: string): string => (one < other ? `${one} ${other}` : `${other} ${one}`);

/** Pairs somebody held apart, by what the two have been merged into since. */
async function heldApart(db: Connection, { officeId }: Scope): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ oneId: string; otherId: string }>`select one_id, other_id from unit_distinct where office_id = ${officeId}`.execute(db);
  const { rows: merges } = await sql<{ goneId: string; keptId: string }>`select gone_id, kept_id from unit_merge where office_id = ${officeId} and undone_at is null`.execute(db);
  const into = new Map(merges.map(({ goneId, keptId }) => [goneId, keptId]));
  const now = (id: string): string => { let at = id; for (let step = 0; step < 50 && into.has(at); step += 1) at = into.get(at) ?? at; return at; };
  return new Set(rows.map(({ oneId, otherId }) => pairOf(now(oneId), now(otherId))));
}

/** Pairs that stood as two sides of one activity: whoever entered that knew them apart. */
async function metAsTwo(db: Connection, { officeId }: Scope, pairs: readonly Proposal[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ one: string; other: string }>`
    select p.one, p.other from unnest(${pairs.map((pair) => pair.one)}::uuid[], ${pairs.map((pair) => pair.other)}::uuid[]) as p(one, other)
    where exists (select 1 from side s join side t on t.office_id = s.office_id and t.activity_id = s.activity_id and t.unit_id = p.other
      where s.office_id = ${officeId} and s.unit_id = p.one)`.execute(db);
  return new Set(rows.map(({ one, other }) => pairOf(one, other)));
}

/** One page of pairs, the likeliest first; `total` counts all of them. */
export async function listSame(db: Connection, scope: Scope, { after, limit }: { readonly after?: string | undefined; readonly limit: number }, least: number) {
  const against = barred(unitPolicy, 'unit.same', scope.actor);
  if (against.length > 0) throw new Refusal('FORBIDDEN', against);
  const all = await proposed(db, scope, least);
  const [apart, met] = [await heldApart(db, scope), all.length === 0 ? new Set<string>() : await metAsTwo(db, scope, all)];
  const open = all.filter(({ one, other }) => !apart.has(pairOf(one, other)) && !met.has(pairOf(one, other)));
  const [score, one, other] = after?.split('_') ?? [];
  const at = after === undefined ? -1 : open.findIndex((pair) => pair.one === one && pair.other === other);
  // The last one of the page before may have been settled meanwhile: then on with those that are no likelier.
  const from = after === undefined ? 0 : at >= 0 ? at + 1 : Math.max(0, open.findIndex((pair) => pair.score <= Number(score)));
  const shown = open.slice(from, from + limit);
  const last = shown.at(-1);
  const units = await candidates(db, scope, shown.flatMap((pair) => [pair.one, pair.other]));
  const rows = shown.flatMap(({ one: a, other: b, score: points, reasons }): SameProposal[] => {
    const [first, second] = [units.get(a), units.get(b)];
    return first === undefined || second === undefined ? [] : [{ units: [first, second], score: points, reasons: [...reasons] }];
  });
  return { rows, next: from + limit < open.length && last !== undefined ? `${last.score}_${last.one}_${last.other}` : null, total: open.length };
}

async function candidates(db: Connection, scope: Scope, ids: readonly string[]): Promise<Map<string, SameProposal['units'][number]>> {
  const { rows } = await sql<SameProposal['units'][number]>`
    select u.id, u.name, u.aliases, u.kind, u.industry, u.region, u.version,
      (select count(*)::int from branch b where b.office_id = u.office_id and b.unit_id = u.id) as branches,
      (select count(distinct a.id)::int from side s join activity a on a.office_id = s.office_id and a.id = s.activity_id
        where s.office_id = u.office_id and s.unit_id = u.id and ${visible(scope)}) as activities
    from unit u where u.office_id = ${scope.officeId} and u.id = any(${ids}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Units merged into one, newest first, with the branches that came with each. */
export async function mergesOf(db: Connection, { officeId }: Scope, id: string): Promise<(UnitView['merges'][number] & { readonly branches: readonly string[] })[]> {
  const { rows } = await sql<UnitView['merges'][number] & { moved: Moved }>`
    select m.id, m.gone_id as unit_id, u.name, m.by_name, m.at, m.undone_by, m.undone_at, m.moved from unit_merge m
    join unit u on u.office_id = m.office_id and u.id = m.gone_id
    where m.office_id = ${officeId} and m.kept_id = ${id} order by m.at desc, m.id desc limit 100`.execute(db);
  return rows.map(({ moved, ...merge }) => ({ ...merge, branches: moved.branches ?? [] }));
}
