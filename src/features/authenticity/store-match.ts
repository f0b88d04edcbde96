import { sql } from 'kysely';
import type { Connection } from '#platform/command.ts';
import type { Rules } from '#shared/rules.ts';
import { figure, textWanted, type Match } from './facts.ts';
import { likePassages, sideOf, written, type Like, type Side } from './facts-likeness.ts';
import { limits } from './facts-pairs.ts';
import { bandsOf } from './facts-prints.ts';
import { knownShingles, quoted, recordText, standing, withStanding, type Source, type TextSource, type Witness } from './facts-sources.ts';
import { clauseHashes, cut, type Cut } from './facts-text.ts';
import type { Recipe } from './store-prints.ts';

/** Texts that are alike: candidates by their bands, then compared exactly, passage by passage. */

/** Texts that are asked for by one band; where more hold it, it says next to nothing. */
const perBand = 60;
/** Passages of one pair that are shown, and characters of each. */
const shown = { passages: 5, signs: 600 };
/** Texts that are asked whether a clause stands everywhere; copies among them are no witnesses. */
const witnesses = 40;

export interface Candidate extends TextSource {
  readonly known: Source['known'];
  readonly programme: Source['programme'];
  /** The activity's day. */
  readonly on: string;
}

/** Texts of other activities (or other people's insights of the same) with bands in common, the nearest first: what a band tells is shared out among its holders, as in `Crowd`. */
export async function candidatesOf(db: Connection, officeId: string, { bands, id, activityId }: { readonly bands: readonly number[]; readonly id: string | null; readonly activityId: string }, kind: TextSource['kind']): Promise<Candidate[]> {
  if (bands.length === 0) return [];
  // Few keys, each looked up by itself; `offset 0` below, so that the texts are too, whatever the planner knows of the tables yet.
  const { rows: near } = await sql<{ kind: string; id: string }>`
    select p.kind, p.id from unnest(${bands}::int[]) k
      cross join lateral (select p.kind, p.id, p.activity_id, count(*) over () as held from (
        select p.kind, p.id, p.activity_id from authenticity_print p where p.bands @> array[k] and p.office_id = ${officeId} limit ${perBand}) p) p
    where p.id <> ${id ?? activityId} and (p.activity_id <> ${activityId} or (p.kind = 'insight' and ${kind} = 'insight'))
    group by p.kind, p.id having count(*) >= ${limits.shared} order by sum(1.0 / p.held) desc, p.id limit ${limits.most}`.execute(db);
  return textsAt(db, officeId, near.map((one) => one.id));
}

/** Texts by their ids, with what their activities may quote. One statement. */
export async function textsAt(db: Connection, officeId: string, ids: readonly string[]): Promise<Candidate[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Omit<Candidate, 'text'> & { insight: string | null; record: Parameters<typeof recordText>[0] | null }>`
    select p.kind, p.id, p.activity_id, p.written_at, coalesce(a.held_on, a.planned_on, a.sort_on) as on, coalesce(a.approved_programme, a.programme) as programme, json_build_array(a.theme, a.tasks, a.expected_effect, a.problem_brought) as known,
      i.text as insight, case when r.id is not null then json_build_object('strands', r.strands, 'results', r.results) end as record
    from (select * from authenticity_print p where p.office_id = ${officeId} and p.kind = any(array['record', 'insight']) and p.id = any(${ids}::uuid[]) offset 0) p
      join lateral (select * from activity a where a.office_id = p.office_id and a.id = p.activity_id offset 0) a on a.standing in ('active', 'postponed')
      left join lateral (select * from record r where r.office_id = p.office_id and r.id = p.id offset 0) r on p.kind = 'record'
      left join lateral (select * from insight i where i.office_id = p.office_id and i.id = p.id offset 0) i on p.kind = 'insight' and i.withdrawn_at is null`.execute(db);
  return rows.flatMap(({ insight, record, ...row }) => {
    const text = record === null ? insight : recordText(record);
    return text === null ? [] : [{ ...row, text }];
  });
}

/** A text made ready to be compared. */
export interface Ready extends Side {
  readonly text: Cut;
  readonly raw: string;
  readonly marks: Uint8Array;
  readonly clauses: ReturnType<typeof clauseHashes>;
}
export function ready(raw: string, about: Pick<Source, 'known' | 'programme'>, phrases: readonly string[]): Ready {
  const side = sideOf(cut(raw, phrases));
  let [marks, clauses]: [Uint8Array | null, Ready['clauses'] | null] = [null, null];
  // What of it tells nothing is asked of the few that are alike at all.
  return {
    ...side, raw,
    get marks() { return (marks ??= quoted(side.shingles, knownShingles(about, phrases))); },
    get clauses() { return (clauses ??= clauseHashes(side.text)); },
  };
}

/** Passages of `own` that stand nearly the same in `other`; standing phrases of the office are looked up only where something is left to ask. */
export async function alike(db: Connection, officeId: string, own: Ready, other: Ready, about: { readonly activityIds: readonly string[]; readonly rules: Rules; readonly on: string }): Promise<Like[]> {
  const wanted = textWanted(about.rules, about.on);
  if (wanted === null || likePassages(own, other, wanted).length === 0) return [];
  const first = likePassages(own, other, wanted, own.marks);
  const activities = figure(about.rules, 'SUP-10', 'activities', about.on);
  if (first.length === 0 || activities === null) return first;
  const asked = own.clauses.filter(({ stretch }) => first.some(({ own: passage }) => stretch.from < passage.to && stretch.to > passage.from)).map(({ hash }) => hash);
  const mine = [...new Set(own.clauses.map(({ hash }) => hash))];
  // Each clause is looked up by itself, and of what holds it only what it shares is read.
  const { rows } = await sql<Witness>`
    select w.activity_id, array(select c from unnest(w.clauses) c where c = any(${mine}::int[])) as clauses from (
      select distinct on (p.id) p.activity_id, p.clauses from unnest(${[...new Set(asked)]}::int[]) k cross join lateral (
        select p.id, p.activity_id, p.clauses from authenticity_print p where p.clauses @> array[k] and p.office_id = ${officeId} and not (p.activity_id = any(${about.activityIds}::uuid[])) limit ${witnesses}) p) w`.execute(db);
  const stand = standing(own.clauses.map(({ hash }) => hash), rows, activities);
  return stand.size === 0 ? first : likePassages(own, other, wanted, withStanding(own.marks, own.clauses, stand));
}

const clipped = (text: string): string => ([...text].length > shown.signs ? `${[...text].slice(0, shown.signs).join('')}…` : text).trim();
const passageIn = ({ text, raw }: { readonly text: Cut; readonly raw: string }, stretch: Like['own']): string => {
  const { start, end } = written(text, stretch, raw);
  return clipped(raw.slice(start, end));
};

/** What is told of a pair: the passages of both as they stand, and how much of the whole they are. */
export function toldOf(own: Ready, other: Ready, found: readonly Like[]): Pick<Match, 'facts' | 'passages'> {
  const longest = found.toSorted((a, b) => b.length - a.length).slice(0, shown.passages).toSorted((a, b) => a.own.from - b.own.from);
  const length = found.reduce((sum, one) => sum + one.length, 0);
  return {
    facts: {
      percent: Math.round(found.reduce((sum, one) => sum + one.percent * one.length, 0) / Math.max(1, length)), length, count: found.length,
      whole: Math.min(100, Math.round((length / Math.max(1, own.text.signs.length)) * 100)),
    },
    passages: longest.map((one) => ({ own: passageIn(own, one.own), other: passageIn(other, one.other), percent: one.percent })),
  };
}

/** Whether the first was written after the second; of two at the same moment, the one with the later id. */
export const isLater = (a: Pick<TextSource, 'id' | 'writtenAt'>, b: Pick<TextSource, 'id' | 'writtenAt'>): boolean => (Date.parse(a.writtenAt) - Date.parse(b.writtenAt) || a.id.localeCompare(b.id)) > 0;

export const matchOf = (own: TextSource, other: TextSource, a: Ready, b: Ready, passages: readonly Like[]): Match => ({
  activityId: own.activityId, kind: 'text', ownKind: own.kind, ownId: own.id, otherActivityId: other.activityId, otherKind: other.kind, otherId: other.id, ...toldOf(a, b, passages),
});

/** Matches of an activity's texts, each the later one's. */
export async function textMatches(db: Connection, officeId: string, source: Source, texts: readonly TextSource[], { rules, recipe }: { readonly rules: Rules; readonly recipe: Recipe }): Promise<Match[]> {
  const found: Match[] = [];
  for (const text of texts) {
    const mine = ready(text.text, source, recipe.phrases);
    for (const candidate of await candidatesOf(db, officeId, { bands: bandsOf(mine.text, recipe.shortest), id: text.id, activityId: source.id }, text.kind)) {
      const theirs = ready(candidate.text, candidate, recipe.phrases);
      const [[own, a], [other, b]] = isLater(text, candidate) ? [[text, mine], [candidate, theirs]] as const : [[candidate, theirs], [text, mine]] as const;
      const passages = await alike(db, officeId, a, b, { activityIds: [own.activityId, other.activityId], rules, on: source.on });
      if (passages.length === 0) continue;
      found.push(matchOf(own, other, a, b, passages));
    }
  }
  return found;
}
