import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { foundOffice } from '#features/office/commands.ts';
import type { Source } from '#features/authenticity/facts-sources.ts';
import { recordText, textsOf } from '#features/authenticity/facts-sources.ts';
import { bandsOf } from '#features/authenticity/facts-prints.ts';
import { alike, candidatesOf, ready, textMatches } from '#features/authenticity/store-match.ts';
import { recipeIn } from '#features/authenticity/store-follow.ts';
import { printAll, sourcesOf, writePrints } from '#features/authenticity/store-prints.ts';
import { loadRules } from '#platform/rules.ts';
import { compose, type Program } from '#server/compose.ts';
import type { Rules } from '#shared/rules.ts';
import type { Cluster } from './cluster.ts';
import type { Answer } from './duplicates-child.ts';
import { edited, randomFrom, readCases, recordOf, type Case, type Written } from './duplicates-records.ts';
import { flagsOf } from './flags.ts';
import { median } from './table.ts';
import { password } from './world.ts';

const seed = 20_261_127;
const bases = Number(process.env['BENCH_RECORDS'] ?? 600);
const large = Number(process.env['BENCH_LARGE'] ?? 100_000);
const noResults = { research: '', solving: '', opinions: '' };
const wholeOf = (strands: Written): string => recordText({ strands, results: noResults });

interface Made {
  readonly id: string;
  readonly of: Case;
  readonly strands: Written;
}
const knownOf = (one: Case): Source['known'] => [one.theme, one.place, one.host.branch, ...one.partners.flatMap(({ unit, branch }) => [unit, branch])];

/**
 * How well what was copied is found, and what copies nothing left alone: through the tables, the bands and the exact comparison as they
 * are shipped. Then how long comparing a hundred thousand records takes, and in what memory.
 */
export async function duplicates(cluster: Cluster, say: (line: string) => void): Promise<void> {
  const house = await cluster.empty('bench_duplicates');
  const program = compose({ databaseUrl: house.url, dataDir: house.dataDir, baseUrl: 'http://localhost' });
  try {
    const { id: officeId } = await foundOffice(program, { kind: 'operator', name: '性能测试' }, {
      commandId: randomUUID(), name: '查重测试', administrators: (['system', 'security', 'audit'] as const).map((role) => ({ post: `${role}_admin` as const, name: role, username: role, password })),
    });
    const cases = readCases();
    const random = randomFrom(seed);
    const made = Array.from({ length: bases }, (_, n): Made => {
      const of = cases[n % cases.length] as Case;
      return { id: randomUUID(), of, strands: recordOf(of, random) };
    });
    await loadRecords(program, officeId, made);
    const rules = await loadRules(program.db, officeId);
    for (let at = 0; at < made.length; at += 200) await printAll(program, officeId, await sourcesOf(program.db, officeId, made.slice(at, at + 200).map(({ id }) => id)), recipeIn(rules));
    await program.pool.query('analyze authenticity_print');
    await measure({ program, officeId, rules }, made, random);
    say('likeness done');
    if (large > bases) await largeOne(program, officeId, house.url, { cases, random, say });
  } finally {
    await program.close();
  }
}

/** Rows straight into the tables: only reading them is measured. */
async function loadRecords({ pool }: Program, officeId: string, made: readonly Made[], nth = 0): Promise<void> {
  const person = '00000000-0000-4000-8000-000000000001';
  const rows = made.map(({ id, of, strands }) => ({ id, record: randomUUID(), theme: of.theme, place: of.place, problem: of.problems_discussed.join('；'), host: of.host.branch, partner: of.partners.map(({ unit, branch }) => `${unit}${branch ?? ''}`).join('、'), strands, code: `T-${id.slice(0, 12)}` }));
  await pool.query(`
    insert into activity (office_id, id, code, year, stage, theme, place, problem_brought, branch_id, host_branch_ids, proposer_id, organiser_id, held_on, created_at, sort_on)
    select $1, r.id, r.code, 2026, 'summary', r.theme, r.place, r.problem, $3, '{}', $3, $3, '2026-05-01', '2026-05-01', '2026-05-01' from jsonb_to_recordset($2::jsonb) as r(id uuid, code text, theme text, place text, problem text)`, [officeId, JSON.stringify(rows), person]);
  await pool.query(`
    insert into side (office_id, id, activity_id, position, role, body_words)
    select $1, gen_random_uuid(), r.id, s.position, s.role, s.words from jsonb_to_recordset($2::jsonb) as r(id uuid, host text, partner text) cross join lateral (values (1, 'host', r.host), (2, 'partner', r.partner)) s (position, role, words)`, [officeId, JSON.stringify(rows)]);
  await pool.query(`
    insert into record (office_id, id, activity_id, started_at, ended_at, strands, results, written_at)
    select $1, r.record, r.id, '2026-05-01T01:00:00Z', '2026-05-01T03:00:00Z', r.strands, $3, '2026-05-02'::timestamptz + ($4 + row_number() over ()) * interval '1 second' from jsonb_to_recordset($2::jsonb) as r(id uuid, record uuid, strands jsonb)`, [officeId, JSON.stringify(rows), JSON.stringify(noResults), nth]);
}

interface Stand {
  readonly program: Program;
  readonly officeId: string;
  readonly rules: Rules;
}
const withPercent = (rules: Rules, percent: number): Rules => ({ ...rules, settings: rules.settings.map((one) => (one.rule === 'SUP-10' && one.parameter === 'percent' ? { ...one, value: percent } : one)) });
const shippedPercent = ({ settings }: Rules): number => Number(settings.find((one) => one.rule === 'SUP-10' && one.parameter === 'percent')?.value);

async function measure(stand: Stand, made: readonly Made[], random: () => number): Promise<void> {
  const ways: Readonly<Record<string, (one: Made, n: number) => { text: string; of: Case; copied: boolean }>> = {
    'copied': (one) => ({ text: wholeOf(one.strands), of: one.of, copied: true }),
    '5 % edited': (one) => ({ text: edited(wholeOf(one.strands), 0.05, random), of: one.of, copied: true }),
    '15 % edited': (one) => ({ text: edited(wholeOf(one.strands), 0.15, random), of: one.of, copied: true }),
    '30 % edited': (one) => ({ text: edited(wholeOf(one.strands), 0.3, random), of: one.of, copied: true }),
    'one of three passages copied, 5 % edited': (one, n) => {
      const of = made[(n + 41) % made.length]?.of ?? one.of;
      return { text: wholeOf({ ...recordOf(of, random), problem: edited(one.strands.problem, 0.05, random) }), of, copied: true };
    },
    'same topic, written independently': (one) => ({ text: wholeOf(recordOf(one.of, random)), of: one.of, copied: false }),
  };
  const shipped = shippedPercent(stand.rules);
  const percents = [...new Set([40, 45, 50, 55, 60, shipped])].toSorted((a, b) => a - b);
  const found = new Map<string, { right: number; wrong: number; candidates: number }>();
  for (const [name, make] of Object.entries(ways)) {
    for (const [n, one] of made.entries()) {
      const { text, of, copied } = make(one, n);
      const about = { known: knownOf(of), programme: null };
      const recipe = recipeIn(stand.rules);
      const own = ready(text, about, recipe.phrases);
      const near = await candidatesOf(stand.program.db, stand.officeId, { bands: bandsOf(own.text, recipe.shortest), id: null, activityId: randomUUID() }, 'record');
      for (const percent of percents) {
        const key = `${name} ${percent}`;
        const sum = found.get(key) ?? { right: 0, wrong: 0, candidates: 0 };
        sum.candidates += near.length;
        for (const other of near) {
          const passages = await alike(stand.program.db, stand.officeId, own, ready(other.text, other, recipe.phrases), { activityIds: [other.activityId], rules: withPercent(stand.rules, percent), on: stand.rules.today });
          if (passages.length === 0) continue;
          if (copied && other.activityId === one.id) sum.right += 1;
          else sum.wrong += 1;
        }
        found.set(key, sum);
      }
    }
  }
  const independent = 'same topic, written independently';
  console.log(`\n## duplicates: ${made.length} records of ${readCases().length} real cases, seed ${seed}; shipped threshold ${shipped} %`);
  for (const percent of percents) {
    console.log(`\n${percent} %${percent === shipped ? ' (shipped)' : ''}\n| what was compared | recall | precision | wrong signals | candidates read, mean |\n| --- | --- | --- | --- | --- |`);
    for (const name of Object.keys(ways)) {
      const { right = 0, wrong = 0, candidates = 0 } = found.get(`${name} ${percent}`) ?? {};
      // As many texts that copy nothing stand beside the copies: their signals are wrong ones too.
      const alsoWrong = found.get(`${independent} ${percent}`)?.wrong ?? 0;
      const precision = right / Math.max(1, right + wrong + alsoWrong);
      const of = (value: number): string => value.toFixed(3);
      console.log(`| ${name} | ${name === independent ? '' : of(right / made.length)} | ${name === independent ? '' : of(precision)} | ${wrong} of ${made.length} | ${(candidates / made.length).toFixed(1)} |`);
    }
  }
}

interface Large {
  readonly cases: readonly Case[];
  readonly random: () => number;
  readonly say: (line: string) => void;
}

/** Indexes of the prints' bands and clauses. Many prints are put in before them, as by any bulk load: entry by entry they are measured by `measure`. */
async function withoutIndexes(program: Program, work: () => Promise<void>): Promise<void> {
  const client = await program.pool.connect();
  const { rows } = await client.query<{ name: string; made: string }>(`select indexname as name, indexdef as made from pg_indexes where tablename = 'authenticity_print' and indexdef like '%USING gin%'`);
  for (const { name } of rows) await client.query(`drop index ${name}`);
  await work();
  await client.query(`set maintenance_work_mem = '256MB'`);
  for (const { made } of rows) await client.query(made);
  await client.query('reset maintenance_work_mem');
  client.release();
}

/**
 * A hundred thousand, one in twenty a copy of an earlier one with up to 15 % edited: all compared with all, in a process of its own, with the options of
 * `npm run lianxue`. True is a pair of one family: an original, its copies, and so copies of one original among themselves.
 */
async function largeOne(program: Program, officeId: string, url: string, { cases, random, say }: Large): Promise<void> {
  const earlier: { readonly family: number; readonly strands: Written }[] = [];
  const families = new Map<string, number>();
  const copies = new Set<string>();
  const recipe = recipeIn(await loadRules(program.db, officeId));
  await withoutIndexes(program, async () => {
    for (let at = bases; at < large; at += 500) {
      const made = Array.from({ length: Math.min(500, large - at) }, (_, n): Made => {
        const id = randomUUID();
        const of = cases[(at + n) % cases.length] as Case;
        const source = n % 20 === 19 ? earlier[Math.floor(random() * earlier.length)] : undefined;
        const share = random() * 0.15;
        const strands = source === undefined ? recordOf(of, random) : { theory: edited(source.strands.theory, share, random), problem: edited(source.strands.problem, share, random), outcome: edited(source.strands.outcome, share, random) };
        families.set(id, source?.family ?? at + n);
        if (source !== undefined) copies.add(id);
        else if (earlier.length < 20_000) earlier.push({ family: at + n, strands });
        return { id, of, strands };
      });
      await loadRecords(program, officeId, made, at);
      await writePrints(program.db, officeId, (await sourcesOf(program.db, officeId, made.map(({ id }) => id))).flatMap(textsOf), recipe);
      if (at % 10_000 < 500) say(`${at + made.length} records`);
    }
    say(`${large} records loaded and printed, ${copies.size} of them copies`);
  });
  await program.pool.query('vacuum analyze activity, side, record, authenticity_print');
  say('indexes made');
  const temporary = async (): Promise<number> => Number((await program.pool.query<{ bytes: string }>('select temp_bytes as bytes from pg_stat_database where datname = current_database()')).rows[0]?.bytes);
  const before = await temporary();
  const answer = await inChild(url, officeId);
  const written = (await temporary()) - before;
  const { rows: found } = await program.pool.query<{ own: string; other: string }>('select activity_id as own, other_activity_id as other from authenticity_match');
  const { rows: [sizes] } = await program.pool.query<{ prints: string; gin: string }>(`select pg_total_relation_size('authenticity_print') as prints, pg_relation_size('authenticity_print_bands') as gin`);
  const right = found.filter(({ own, other }) => families.has(own) && families.get(own) === families.get(other));
  const told = new Set(found.map(({ own }) => own));
  const toldRightly = new Set(right.map(({ own }) => own));
  const recall = [...copies].filter((id) => toldRightly.has(id)).length / Math.max(1, copies.size);
  const single = await oneByOne(program, officeId, [...copies], families);
  const of = (value: number): string => value.toFixed(3);
  const megabytes = (bytes: number): string => (bytes / 1_048_576).toFixed(0);
  console.log(`\n## duplicates: ${large} records compared with each other (aim: within 300 MB)
- ${answer.seconds.toFixed(0)} s in all, ${((answer.seconds * 1000) / large).toFixed(1)} ms a record, ${(answer.cpu / 1000).toFixed(0)} s of it by the comparing process's own processor; ${megabytes(answer.peak)} MB resident at most; the database's process ${megabytes(answer.database)} MB of its own, ${megabytes(written)} MB of temporary files
- ${copies.size} copies with up to 15 % edited: recall ${of(recall)}; ${found.length} pairs told, ${right.length} of one family: precision ${of(right.length / Math.max(1, found.length))} by pairs, ${of(toldRightly.size / Math.max(1, told.size))} by records (${told.size} have a signal)
- one by one among the ${large}, as entries are followed: ${single.asked} of the copies looked up, ${of(single.found / Math.max(1, single.asked))} find their family; ${single.clock.toFixed(0)} ms each (median)
- prints with their indexes ${megabytes(Number(sizes?.prints ?? 0))} MB, of which the index of bands ${megabytes(Number(sizes?.gin ?? 0))} MB`);
}

/** Some of the copies compared as when each was written: looked up by its bands among all. */
async function oneByOne({ db }: Program, officeId: string, copies: readonly string[], families: ReadonlyMap<string, number>): Promise<{ asked: number; found: number; clock: number }> {
  const rules = await loadRules(db, officeId);
  const some = copies.filter((_, n) => n % Math.ceil(copies.length / 300) === 0);
  const clocks: number[] = [];
  let found = 0;
  for (const source of await sourcesOf(db, officeId, some)) {
    const began = performance.now();
    const matches = await textMatches(db, officeId, source, textsOf(source), { rules, recipe: recipeIn(rules) });
    clocks.push(performance.now() - began);
    const family = families.get(source.id);
    if (matches.some(({ activityId, otherActivityId }) => [activityId, otherActivityId].every((id) => id !== null && families.get(id) === family))) found += 1;
  }
  return { asked: some.length, found, clock: median(clocks) };
}

const inChild = (url: string, officeId: string): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const child = fork(new URL('./duplicates-child.ts', import.meta.url), [url, officeId], { stdio: 'inherit', execArgv: flagsOf('lianxue') });
    child.once('message', (answer) => resolve(answer as Answer));
    child.once('error', reject);
    child.once('exit', (code) => code !== 0 && reject(new Error(`the comparing process ended with ${code ?? 'a signal'}`)));
  });
