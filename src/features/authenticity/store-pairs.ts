import { sql } from 'kysely';
import type { Connection } from '#platform/command.ts';
import type { Rules } from '#shared/rules.ts';
import { textWanted, type Match } from './facts.ts';
import { likePassages } from './facts-likeness.ts';
import { alike, candidates, isLater, matchOf, ready, textsAt, type Candidate, type Ready } from './store-match.ts';
import { sourcesOf, type Recipe } from './store-prints.ts';

/**
 * Texts of a whole office compared at once: bands are sorted one time instead of each being looked up, and every pair is compared one time
 * instead of from both sides. The same candidates as for one text: the nearest of each, with two bands in common, of the first that hold a band.
 */

/** Texts whose candidates are read and compared together. */
const step = 40;

/** Memory one sort of the database may take while it is done. */
const sorting = '64MB';

/** Numbers the texts and pairs the near ones, in two tables that end with the transaction. */
async function pairUp(db: Connection, officeId: string): Promise<void> {
  await sql`create temp table authenticity_number (n int primary key, kind text not null, id uuid not null, activity_id uuid not null) on commit drop`.execute(db);
  await sql`create temp table authenticity_near (later int not null, earlier int not null, primary key (later, earlier)) on commit drop`.execute(db);
  await sql`select set_config('work_mem', ${sorting}, true)`.execute(db);
  await sql`insert into authenticity_number select row_number() over (order by id)::int, kind, id, activity_id from authenticity_print where office_id = ${officeId}`.execute(db);
  await sql`analyze authenticity_number`.execute(db);
  await sql`
    insert into authenticity_near (later, earlier)
    with band as (
      select array_agg(t.n order by t.n) as texts from authenticity_print p join authenticity_number t on t.kind = p.kind and t.id = p.id cross join unnest(p.bands) k (band)
      where p.office_id = ${officeId} group by k.band having count(*) > 1
    ), pair as (
      select x.n as later, y.n as earlier, count(*) as shared from band cross join unnest(texts) x (n) cross join unnest(texts[1:${sql.lit(candidates.perBand)}]) y (n)
      where y.n < x.n group by 1, 2 having count(*) >= ${candidates.shared}
    ), told as (
      select p.* from pair p join authenticity_number x on x.n = p.later join authenticity_number y on y.n = p.earlier where x.activity_id <> y.activity_id or (x.kind = 'insight' and y.kind = 'insight')
    ), ranked as (
      select later, earlier, row_number() over (partition by own order by shared desc, later, earlier) as nth
      from (select later as own, * from told union all select earlier, * from told) each
    )
    select distinct later, earlier from ranked where nth <= ${candidates.most}`.execute(db);
  await sql`analyze authenticity_near`.execute(db);
}

/** Matches of all texts, a few at a time, with when the later activity of each was last touched. */
export async function everyTextMatch(db: Connection, officeId: string, { rules, recipe }: { readonly rules: Rules; readonly recipe: Recipe }, keep: (found: readonly Match[], lastAt: ReadonlyMap<string, string>) => Promise<void>): Promise<void> {
  await pairUp(db, officeId);
  const { rows } = await sql<{ most: number }>`select coalesce(max(n), 0) as most from authenticity_number`.execute(db);
  for (let from = 0; from < (rows[0]?.most ?? 0); from += step) {
    const { rows: pairs } = await sql<{ a: string; b: string }>`
      select x.id as a, y.id as b from authenticity_near p join authenticity_number x on x.n = p.later join authenticity_number y on y.n = p.earlier
      where p.later > ${from} and p.later <= ${from + step} order by p.later, p.earlier`.execute(db);
    if (pairs.length > 0) await compare(pairs);
  }
  await sql`drop table authenticity_near, authenticity_number`.execute(db);

  async function compare(pairs: readonly { readonly a: string; readonly b: string }[]): Promise<void> {
    const texts = new Map((await textsAt(db, officeId, [...new Set(pairs.flatMap(({ a, b }) => [a, b]))])).map((one): [string, { text: Candidate; made: Ready }] => [one.id, { text: one, made: ready(one.text, one, recipe.phrases) }]));
    const near = pairs.flatMap(({ a, b }) => {
      const [x, y] = [texts.get(a), texts.get(b)];
      if (x === undefined || y === undefined) return [];
      const [own, other] = isLater(x.text, y.text) ? [x, y] : [y, x];
      const wanted = textWanted(rules, own.text.on);
      return wanted === null || likePassages(own.made, other.made, wanted).length === 0 ? [] : [{ own, other }];
    });
    if (near.length === 0) return;
    // Only now, for the few: all that the later activity may quote of itself.
    const sources = new Map((await sourcesOf(db, officeId, [...new Set(near.flatMap(({ own, other }) => [own.text.activityId, other.text.activityId]))])).map((one) => [one.id, one]));
    const found: Match[] = [];
    for (const { own, other } of near) {
      const source = sources.get(own.text.activityId);
      if (source === undefined) continue;
      const mine = ready(own.text.text, source, recipe.phrases);
      const passages = await alike(db, officeId, mine, other.made, { activityIds: [own.text.activityId, other.text.activityId], rules, on: own.text.on });
      if (passages.length > 0) found.push(matchOf(own.text, other.text, mine, other.made, passages));
    }
    await keep(found, new Map([...sources].map(([id, { lastAt }]) => [id, lastAt])));
  }
}
