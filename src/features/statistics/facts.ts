import { daysBetween } from '#shared/dates.ts';
import { provinceOf } from './facts-regions.ts';

/** What one activity counts as: pure, out of rows as the ledger keeps them. Today's figures and those 'as at' a day rest on this alone. */

/** Columns of a row that figures need, by their names in the database; what an older entry does not name is absent. */
export type Image = Readonly<Record<string, unknown>>;

/** Everything of one activity that figures look at. */
export interface Images {
  readonly activity: Image;
  readonly sides: readonly Image[];
  /** Units of its sides, by id. */
  readonly units: ReadonlyMap<string, Image>;
  readonly problems: readonly (Image & { readonly id: string })[];
  readonly actions: readonly Image[];
  readonly record: Image | null;
}

/** Not known: a value of its own, left out of sums and told beside them (invariant 8). */
export const unknown = '?';
/** Nothing of the kind applies: no unit but the office's own took part. */
export const within = 'own';

/** What a held activity is asked about its partners, its topic and its record; in the order they are shown. */
export const traits = ['source', 'form', 'industry', 'field', 'region', 'front', 'strand'] as const;
export type Trait = (typeof traits)[number];

/** A problem raised, and how far it has come. */
export interface Raised {
  readonly kind: string;
  readonly tasked: boolean;
  readonly verified: boolean;
  /** Days from the activity to the first verified effect; `?` where the activity's day is not known, null where nothing is verified. */
  readonly days: string | null;
}
/** What an activity counts as. */
export interface Fact {
  readonly held: boolean;
  /** `2026`, or `?`. */
  readonly year: string;
  /** `07`, or `?`. */
  readonly month: string;
  /** Own branches that host it; none where nobody knows. */
  readonly branches: readonly string[];
  /** Its stage while it is ahead; `postponed`, `cancelled`, `declined` where it is that. */
  readonly stage: string;
  readonly traits: Readonly<Record<Trait, readonly string[]>>;
  /** Industry and province of a partner together: `C|420000`. */
  readonly reach: readonly string[];
  readonly units: readonly string[];
  readonly raised: readonly Raised[];
  /** Whether it is known what became of it: `?` where a past that was brought in tells nothing, `told` where it tells problems and not what became of them. */
  readonly followed: 'yes' | 'told' | typeof unknown;
  /** States of its actions. */
  readonly actions: readonly string[];
}

const text = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value.trim() : null);
const list = (value: unknown): string[] => (Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string' && one.trim() !== '') : []);
const distinct = (keys: readonly string[]): string[] => [...new Set(keys)].toSorted();
const orUnknown = (keys: readonly string[]): string[] => (keys.length === 0 ? [unknown] : distinct(keys));


/** Was it held: on a day, or in a past that was brought in. */
export const isHeld = (activity: Image): boolean => text(activity['held_on']) !== null || activity['origin'] === 'imported';

/** Partners outside the office, each with its unit where it has one. */
function outside({ sides, units }: Images): (Image | null)[] | null {
  const partners = sides.filter((side) => side['role'] === 'partner');
  if (partners.length === 0) return null;
  return partners.map((side) => units.get(String(side['unit_id'])) ?? null).filter((unit) => unit?.['own'] !== true);
}

/** Of each partner outside, what is known of it; one that is not known is counted as not known beside the others. */
function ofPartners(among: readonly (Image | null)[] | null, of: (unit: Image) => string | null): string[] {
  if (among === null) return [unknown];
  return among.length === 0 ? [within] : distinct(among.map((unit) => (unit === null ? null : of(unit)) ?? unknown));
}

/** Front line if one partner is; not, only where that is known of every one. */
function frontOf(among: readonly (Image | null)[] | null): string {
  if (among === null) return unknown;
  const told = among.map((unit) => unit?.['front_line']);
  return told.includes(true) ? 'yes' : told.length === 0 ? within : told.every((one) => one === false) ? 'no' : unknown;
}

const strandsOf = (record: Image | null): string[] => {
  if (record === null || text(record['written_at']) === null) return [unknown];
  return orUnknown(list(record['strands']));
};

function raisedOf({ activity, problems, actions }: Images): Raised[] {
  const heldOn = text(activity['held_on']);
  return problems.map(({ id, kind }) => {
    const own = actions.filter((action) => action['problem_id'] === id && action['state'] !== 'dropped');
    const [first] = own.filter((action) => action['state'] === 'verified').map((action) => text(action['verified_on'])).filter((day) => day !== null).toSorted();
    const verified = own.some((action) => action['state'] === 'verified');
    const days = heldOn === null || first === undefined ? -1 : daysBetween(heldOn, first);
    return { kind: String(kind), tasked: own.length > 0, verified, days: verified ? (days < 0 ? unknown : String(days)) : null };
  }).toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

/** What an activity counts as, by its rows. */
export function factOf(images: Images): Fact {
  const { activity, record } = images;
  const held = isHeld(activity);
  const day = text(held ? activity['held_on'] : activity['planned_on']);
  const year = day?.slice(0, 4) ?? (typeof activity['year'] === 'number' ? String(activity['year']) : unknown);
  const partners = outside(images);
  const place = (unit: Image): string | null => { const region = text(unit['region']); return region === null ? null : provinceOf(region); };
  const standing = String(activity['standing'] ?? 'active');
  return {
    held, year, month: day?.slice(5, 7) ?? unknown, branches: distinct(list(activity['host_branch_ids'])),
    stage: standing === 'active' ? String(activity['stage']) : standing,
    traits: {
      source: [text(activity['source']) ?? unknown], form: orUnknown(list(activity['forms'])),
      industry: ofPartners(partners, (unit) => text(unit['industry'])), field: ofPartners(partners, (unit) => text(unit['field'])), region: ofPartners(partners, place),
      front: [frontOf(partners)], strand: strandsOf(record),
    },
    reach: partners === null ? [`${unknown}|${unknown}`] : distinct(partners.map((unit) => (unit === null ? `${unknown}|${unknown}` : `${text(unit['industry']) ?? unknown}|${place(unit) ?? unknown}`))),
    units: distinct(images.sides.filter((side) => side['role'] === 'partner' && images.units.get(String(side['unit_id']))?.['own'] !== true).flatMap((side) => text(side['unit_id']) ?? [])),
    raised: raisedOf(images), followed: activity['conversion'] !== 'unknown' || images.actions.length > 0 ? 'yes' : images.problems.length > 0 ? 'told' : unknown,
    actions: images.actions.map((action) => String(action['state'])).toSorted(),
  };
}

/** A problem that belongs to no activity: from a suggestion, from the front line, or entered by itself. */
export interface Beside {
  readonly beside: true;
  /** In which it was entered. */
  readonly year: string;
  /** The branch it is with. */
  readonly branches: readonly string[];
  readonly tasked: boolean;
  readonly verified: boolean;
}
export type Counted = Fact | Beside;
export const isBeside = (counted: Counted): counted is Beside => 'beside' in counted;

export function besideOf(problem: Image, actions: readonly Image[]): Beside {
  const own = actions.filter((action) => action['state'] !== 'dropped');
  return {
    beside: true, year: typeof problem['year'] === 'number' ? String(problem['year']) : unknown, branches: text(problem['branch_id']) === null ? [] : [String(problem['branch_id'])],
    tasked: own.length > 0, verified: own.some((action) => action['state'] === 'verified'),
  };
}
