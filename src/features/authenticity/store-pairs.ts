import { sql } from 'kysely';
import type { Connection } from '#platform/command.ts';
import type { Rules } from '#shared/rules.ts';
import { textWanted, type Match } from './facts.ts';
import { distinct, likePassages, mayBeLike, sideOf, type Side } from './facts-likeness.ts';
import { Crowd } from './facts-pairs.ts';
import { cut } from './facts-text.ts';
import { alike, isLater, matchOf, ready, textsAt, type Candidate } from './store-match.ts';
import { sourcesOf, type Recipe } from './store-prints.ts';

/**
 * Texts of a whole office compared at once: their bands are gone through twice, the pairs worth comparing are told by `Crowd`, and each pair is
 * compared one time instead of from both sides. What is in memory at once is bounded: numbers of all texts, and shingles of the last few thousand.
 */

/** Prints read in one statement; pairs of so many texts compared together; shingles kept of texts that were read (eight bytes each). */
const step = { prints: 250, texts: 40, shingles: 500_000 };

/** Told as the work goes on. What it throws ends the work; all of it is one transaction. */
export type OnStep = (what: 'prints' | 'texts' | 'others', done: number, of: number) => void;

interface Told {
  readonly rules: Rules;
  readonly recipe: Recipe;
  readonly onStep?: OnStep;
}

/** Numbers the texts as they were written, in a table that ends with the transaction, and brings those together that are worth comparing. */
async function gather(db: Connection, officeId: string): Promise<{ crowd: Crowd; count: number }> {
  await sql`create temp table authenticity_number (n int primary key, kind text not null, id uuid not null, activity int not null) on commit drop`.execute(db);
  await sql`
    insert into authenticity_number select row_number() over (order by written_at, id)::int - 1, kind, id, dense_rank() over (order by activity_id)::int from authenticity_print where office_id = ${officeId}`.execute(db);
  await sql`analyze authenticity_number`.execute(db);
  const { rows } = await sql<{ count: number; bands: number }>`select count(*) as count, coalesce(sum(cardinality(bands)), 0) as bands from authenticity_print where office_id = ${officeId}`.execute(db);
  const { count = 0, bands = 0 } = rows[0] ?? {};
  const crowd = new Crowd(count, bands);
  const each = async (work: (print: { readonly n: number; readonly insight: boolean; readonly activity: number; readonly bands: readonly number[] }) => void): Promise<void> => {
    for (let from = 0; from < count; from += step.prints) {
      const { rows: prints } = await sql<Parameters<typeof work>[0]>`
        select t.n, t.kind = 'insight' as insight, t.activity, p.bands from authenticity_number t join authenticity_print p on p.office_id = ${officeId} and p.kind = t.kind and p.id = t.id
        where t.n >= ${from} and t.n < ${from + step.prints} order by t.n`.execute(db);
      for (const print of prints) work(print);
    }
  };
  await each((print) => crowd.count(print.bands));
  await each((print) => crowd.keep(print.n, print.bands, print));
  crowd.close();
  return { crowd, count };
}

/** A text as far as finding out needs it whether it is like another at all. */
interface Light extends Omit<Candidate, 'text' | 'known' | 'programme'> {
  readonly side: Side;
  readonly once: Int32Array;
}

/** The texts read last: those near each other are asked for one after the other. */
class Lately {
  readonly #texts = new Map<number, Light | null>();
  #shingles = 0;

  async read(db: Connection, officeId: string, numbers: readonly number[], { phrases }: Recipe): Promise<void> {
    const asked = new Set(numbers);
    for (const n of asked) {
      const known = this.#texts.get(n);
      if (known === undefined) continue;
      this.#texts.delete(n);
      this.#texts.set(n, known);
    }
    const missing = [...asked].filter((n) => !this.#texts.has(n));
    if (missing.length === 0) return;
    const { rows } = await sql<{ n: number; id: string }>`select n, id from authenticity_number where n = any(${missing}::int[])`.execute(db);
    const texts = new Map((await textsAt(db, officeId, rows.map(({ id }) => id))).map((one) => [one.id, one]));
    for (const { n, id } of rows) {
      const text = texts.get(id);
      const { shingles } = text === undefined ? { shingles: new Int32Array(0) } : sideOf(cut(text.text, phrases));
      this.#texts.set(n, text === undefined ? null : { kind: text.kind, id, activityId: text.activityId, writtenAt: text.writtenAt, on: text.on, side: { shingles }, once: distinct(shingles) });
      this.#shingles += shingles.length;
    }
    for (const [n, text] of this.#texts) {
      if (this.#shingles <= step.shingles || asked.has(n)) break;
      this.#texts.delete(n);
      this.#shingles -= text?.side.shingles.length ?? 0;
    }
  }

  get(n: number): Light | null {
    return this.#texts.get(n) ?? null;
  }
}

/** Matches of all texts, a few at a time, with when the later activity of each was last touched. */
export async function everyTextMatch(db: Connection, officeId: string, { rules, recipe, onStep = () => undefined }: Told, keep: (found: readonly Match[], lastAt: ReadonlyMap<string, string>) => Promise<void>): Promise<void> {
  const { crowd, count } = await gather(db, officeId);
  const lately = new Lately();
  const pairs: (readonly [number, number])[] = [];
  let [texts, done] = [0, 0];
  for (const { n, others } of crowd.walk()) {
    for (const other of others) pairs.push([n, other]);
    texts += 1;
    if (texts % step.texts === 0) await compare();
  }
  await compare();
  onStep('texts', count, count);
  await sql`drop table authenticity_number`.execute(db);

  async function compare(): Promise<void> {
    const some = pairs.splice(0);
    onStep('texts', done, count);
    done = texts;
    await lately.read(db, officeId, some.flat(), recipe);
    const near = some.flatMap(([a, b]) => {
      const [x, y] = [lately.get(a), lately.get(b)];
      if (x === null || y === null) return [];
      const [own, other] = isLater(x, y) ? [x, y] : [y, x];
      const wanted = textWanted(rules, own.on);
      return wanted === null || !mayBeLike(own.once, other.once, wanted) || likePassages(own.side, other.side, wanted).length === 0 ? [] : [[own.id, other.id] as const];
    });
    if (near.length > 0) await closer(near);
  }

  /** Only now, for the few: the whole texts, and all that the later activity may quote of itself. */
  async function closer(near: readonly (readonly [own: string, other: string])[]): Promise<void> {
    const whole = new Map((await textsAt(db, officeId, [...new Set(near.flat())])).map((one) => [one.id, one]));
    const sources = new Map((await sourcesOf(db, officeId, [...new Set([...whole.values()].map(({ activityId }) => activityId))])).map((one) => [one.id, one]));
    const found: Match[] = [];
    for (const [ownId, otherId] of near) {
      const [own, other] = [whole.get(ownId), whole.get(otherId)];
      const source = own === undefined ? undefined : sources.get(own.activityId);
      if (own === undefined || other === undefined || source === undefined) continue;
      const [mine, theirs] = [ready(own.text, source, recipe.phrases), ready(other.text, other, recipe.phrases)];
      const passages = await alike(db, officeId, mine, theirs, { activityIds: [own.activityId, other.activityId], rules, on: own.on });
      if (passages.length > 0) found.push(matchOf(own, other, mine, theirs, passages));
    }
    await keep(found, new Map([...sources].map(([id, { lastAt }]) => [id, lastAt])));
  }
}
