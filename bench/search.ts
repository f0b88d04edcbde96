import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { catchUp } from '#features/search/queries.ts';
import { foundOffice } from '#features/office/commands.ts';
import { cases } from '#features/import/commands.ts';
import { searchApi } from '#features/search/api.ts';
import type { ApiContext } from '#platform/api.ts';
import { compose, type Program } from '#server/compose.ts';
import type { Actor } from '#shared/actor.ts';
import { createRouterClient } from '@orpc/server';
import type { Cluster, House } from './cluster.ts';
import { median } from './table.ts';
import { password } from './world.ts';

const operator = (officeId: string): Actor => ({ kind: 'operator', officeId, personId: null, name: '性能测试', posts: [], branchIds: [], link: null, may: 'all', language: 'zh-Hans' });
const within = (sorted: readonly number[], share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

function finder(program: Program, actor: Actor) {
  const { db, door, now, files, fonts, outbound, watches } = program;
  const context: ApiContext = { actor, session: null, db, door, now, files, fonts, outbound, watches };
  return createRouterClient({ find: searchApi.find }, { context });
}

/** How well the phrases of tests/data find the cases of tests/data, in an office that holds only them. */
export async function recall(cluster: Cluster, say: (line: string) => void): Promise<void> {
  const house = await cluster.empty('bench_search');
  const program = compose({ databaseUrl: house.url, dataDir: house.dataDir, baseUrl: 'http://localhost' });
  try {
    const { id } = await foundOffice(program, { kind: 'operator', name: '性能测试' }, {
      commandId: randomUUID(), name: '检索测试', administrators: (['system', 'security', 'audit'] as const).map((role) => ({ post: `${role}_admin` as const, name: role, username: role, password })),
    });
    const all = readFileSync('tests/data/joint-study-cases.jsonl', 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
    const input = { commandId: randomUUID(), batchId: randomUUID(), name: 'cases', cases: all };
    await program.door.run(cases, operator(id), { commandId: input.commandId, input });
    await catchUp(program, id);
    const client = finder(program, operator(id));
    // The phrases that came with the cases; and more of their kinds: pinyin, wrong characters, short and long names, sentences that ask.
    for (const file of ['search-queries', 'search-phrases', 'search-phrases-more']) {
      const queries = JSON.parse(readFileSync(`tests/data/${file}.json`, 'utf8')) as { q: string; expect: string[] }[];
      let [reciprocal, missed, first] = [0, 0, 0];
      for (const { q, expect } of queries) {
        const { rows } = await client.find({ q, kind: 'activity', limit: 100 });
        const ranks = expect.map((key) => rows.findIndex((row) => row.sourceKey === key) + 1);
        missed += ranks.filter((rank) => rank === 0 || rank > Math.max(10, expect.length)).length;
        const best = Math.min(...ranks.map((rank) => (rank === 0 ? Infinity : rank)));
        reciprocal += 1 / best;
        if (best === 1) first += 1;
      }
      const wanted = queries.reduce((sum, { expect }) => sum + expect.length, 0);
      console.log(`\n## search: ${queries.length} phrases (${file}) over ${all.length} real cases\nmean reciprocal rank ${(reciprocal / queries.length).toFixed(3)}; first ${first} of ${queries.length}; expected cases missed ${missed} of ${wanted}`);
    }
    say('recall done');
  } finally {
    await program.close();
  }
}

/** Phrases over what the bench loads: frequent, rare, Traditional, pinyin, several words, absent. */
const phrases = ['审计', '大数据审计', '武汉审计局', '结对共学', '財政局 大數據', 'whsjj', 'jiujiang', '第7党支部', '医疗保障局2处', '量子纠缠', '水务局 党建', '2019'];
const rounds = 20;

/** p95 of the search of an ordinary member against the same index queried straight, and what the index weighs. */
export async function search(houses: readonly House[], say: (line: string) => void): Promise<void> {
  console.log('\n## search: p95 (aim ≤ 100 ms at 100,000), index ≤ 1.5 × text\n| activities | indexing s | p50 ms | p95 ms | straight p95 ms | ratio | text MB | GIN MB | GIN / text | pinyin GIN MB |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |');
  for (const { url, dataDir, size, world } of houses) {
    const program = compose({ databaseUrl: url, dataDir, baseUrl: 'http://localhost' });
    try {
      const began = performance.now();
      await catchUp(program, world.officeId, (done, of) => done % 20_000 === 0 && say(`indexed ${done} of ${of} entries`));
      const seconds = (performance.now() - began) / 1000;
      await program.pool.query('vacuum analyze search_document');
      const branch = world.branches[0];
      const person = branch?.people[1];
      const member: Actor = { kind: 'person', officeId: world.officeId, personId: person?.id ?? null, name: person?.name ?? '', posts: [{ post: 'member', branchId: branch?.id ?? null }], branchIds: branch === undefined ? [] : [branch.id], link: null, may: 'all', language: 'zh-Hans' };
      const client = finder(program, member);
      const ours: number[] = [];
      const straight: number[] = [];
      const slow = new Map<string, number[]>();
      for (let round = 0; round < rounds; round += 1) {
        for (const q of phrases) {
          const one = await timed(() => client.find({ q, limit: 20 }));
          ours.push(one);
          slow.set(q, [...(slow.get(q) ?? []), one]);
          straight.push(await timed(() => program.pool.query(`select kind, id, title from search_document where office_id = $1 and grams @@ $2::tsquery order by on_day desc, id desc limit 20`, [world.officeId, straightQuery(q)])));
        }
      }
      const [a, b] = [ours.toSorted((x, y) => x - y), straight.toSorted((x, y) => x - y)];
      const { rows } = await program.pool.query<{ text: string; gin: string; pinyin: string }>(`
        select (select sum(octet_length(title) + octet_length(body)) from search_document) as text, pg_relation_size('search_document_grams') as gin, pg_relation_size('search_document_pinyin') as pinyin`);
      const megabytes = (bytes: string | undefined): number => Number(bytes ?? 0) / 1_048_576;
      const [text, gin, pinyin] = [megabytes(rows[0]?.text), megabytes(rows[0]?.gin), megabytes(rows[0]?.pinyin)];
      console.log(`| ${size} | ${seconds.toFixed(1)} | ${within(a, 0.5).toFixed(1)} | ${within(a, 0.95).toFixed(1)} | ${within(b, 0.95).toFixed(1)} | ${(within(a, 0.95) / within(b, 0.95)).toFixed(1)} | ${text.toFixed(1)} | ${gin.toFixed(1)} | ${(gin / text).toFixed(2)} | ${pinyin.toFixed(1)} |`);
      console.log([...slow].map(([q, times]) => `${q} ${median(times).toFixed(0)} ms`).join(', '));
    } finally {
      await program.close();
    }
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
const straightQuery = (q: string): string => {
  const [word = ''] = q.split(' ');
  return /\p{Script=Han}{2}/u.test(word) ? [...word].slice(0, -1).map((sign, at) => `'${sign}${[...word][at + 1] ?? ''}'`).join(' & ') : `'${word}':*`;
};
