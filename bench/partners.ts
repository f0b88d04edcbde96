import { readFileSync } from 'node:fs';
import { suggest, type Candidate, type Weights } from '#features/offer/facts-suggest.ts';
import { shippedWeights } from '#features/offer/shipped.ts';
import { nearness, placeIn } from '#features/unit/facts-divisions.ts';

/**
 * Suggestions of partners on the real cases, leaving one out: an activity is taken away, the directory keeps its units with what
 * is left of their history, and from its topic, its problems and where its host is the units are put in order. The target is
 * the kind of partner it had: industry × province. A hit is one of the first five kinds named.
 */
interface Case {
  readonly id: string;
  readonly theme: string | null;
  readonly problems_discussed?: readonly string[];
  readonly place?: string | null;
  readonly host?: { readonly unit: string | null; readonly branch: string | null } | null;
  readonly partners: readonly { readonly unit: string | null; readonly industry: string | null; readonly region: string | null }[];
}
interface Unit {
  readonly name: string;
  readonly industry: string;
  readonly region: string;
  readonly cases: readonly number[];
}

const cases = readFileSync(new URL('../tests/data/joint-study-cases.jsonl', import.meta.url), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Case);
const textOf = ({ theme, problems_discussed: problems = [] }: Case): string => [theme ?? '', ...problems].join('\n');
/** Where the host is, as far as its own name or the place tells. */
const homeOf = ({ host, place }: Case): string | null => placeIn(host?.unit ?? '') ?? placeIn(place ?? '');
const kindOf = ({ industry, region }: Pick<Unit, 'industry' | 'region'>): string => `${industry} ${region.slice(0, 2)}`;

/** Every partner whose kind is told, once by its name, with the cases it was part of. */
function directory(): Unit[] {
  const units = new Map<string, { name: string; industry: string; region: string; cases: number[] }>();
  for (const [index, { partners }] of cases.entries()) {
    for (const { unit, industry, region } of partners) {
      const code = region === null ? null : placeIn(region);
      if (industry === null || code === null) continue;
      const name = unit ?? `${index} ${industry} ${region ?? ''}`;
      const known = units.get(name);
      if (known === undefined) units.set(name, { name, industry: industry.slice(0, 1), region: code, cases: [index] });
      else known.cases.push(index);
    }
  }
  return [...units.values()];
}

/** Kinds in the order in which a ranking of units names them. */
const kindsOf = (units: readonly Unit[]): string[] => [...new Set(units.map(kindOf))];

export interface PartnersResult {
  readonly asked: number;
  readonly suggested: number;
  readonly frequent: number;
  readonly random: number;
}

/** `known`: only units that some other case knows, so that nothing of the directory comes from the case itself. */
export function measure(weights: Weights, { known }: { readonly known: boolean }): PartnersResult {
  const units = directory();
  const sums = { asked: 0, suggested: 0, frequent: 0, random: 0 };
  for (const [index, one] of cases.entries()) {
    const target = new Set(units.filter((unit) => unit.cases.includes(index)).map(kindOf));
    if (target.size === 0) continue;
    sums.asked += 1;
    const there = known ? units.filter((unit) => unit.cases.some((other) => other !== index)) : units;
    const candidates = there.map((unit): Candidate => ({
      id: unit.name, name: unit.name, industry: unit.industry, region: unit.region, field: null, frontLine: null, offers: [], inAudit: false, lastOn: null,
      themes: unit.cases.filter((other) => other !== index).flatMap((other) => { const other_ = cases[other]; return other_ === undefined ? [] : [textOf(other_)]; }),
    }));
    const home = homeOf(one);
    const ranked = suggest({ text: textOf(one), regions: home === null ? [] : [home], today: '2026-11-27' }, candidates, weights, nearness);
    const hit = (kinds: readonly string[]): number => (kinds.slice(0, 5).some((kind) => target.has(kind)) ? 1 : 0);
    const byName = new Map(there.map((unit) => [unit.name, unit]));
    sums.suggested += hit(kindsOf(ranked.flatMap(({ id }) => byName.get(id) ?? [])));
    const counts = new Map<string, number>();
    for (const unit of units) for (const other of unit.cases) if (other !== index) counts.set(kindOf(unit), (counts.get(kindOf(unit)) ?? 0) + 1);
    sums.frequent += hit([...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([kind]) => kind));
    const all = kindsOf(there);
    const good = all.filter((kind) => target.has(kind)).length;
    // Exactly: five drawn without putting back, none of them good.
    sums.random += 1 - Array.from({ length: Math.min(5, all.length) }, (_, drawn) => Math.max(0, all.length - good - drawn) / (all.length - drawn)).reduce((product, part) => product * part, 1);
  }
  return sums;
}

/** Prints hit@5 both ways. */
export function partners(): void {
  console.log('\n## partners: hit@5 of the kind of partner (industry × province), leaving one of the real cases out');
  for (const known of [false, true]) {
    const { asked, suggested, frequent, random } = measure(shippedWeights, { known });
    const part = (sum: number): string => (sum / asked).toFixed(3);
    console.log(`- ${known ? 'only units that another case knows' : 'all units of the directory, without what the case itself tells of them'}: ${asked} cases; suggested ${part(suggested)}, most frequent ${part(frequent)}, random ${part(random)}`);
  }
}
