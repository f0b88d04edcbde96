import { availableParallelism, cpus, totalmem } from 'node:os';
import { startCluster } from './cluster.ts';
import { dossier } from './dossier.ts';
import { duplicates } from './duplicates.ts';
import { facts } from './facts.ts';
import { firstVisit } from './first-visit.ts';
import { firstVisitInBrowser } from './first-visit-browser.ts';
import { offline } from './offline.ts';
import { offlineInBrowser } from './offline-browser.ts';
import { partners } from './partners.ts';
import { plan } from './plan.ts';
import { pdf } from './pdf.ts';
import { lacking, ledger, list, page } from './reads.ts';
import { stand, type Stand } from './stand.ts';
import { prepareSubmits, submit } from './submit.ts';
import { sheet } from './sheet.ts';
import { statistics } from './statistics.ts';
import { recall, search } from './search.ts';
import { sweep } from './sweep.ts';
import type { Series } from './table.ts';

// npm run bench -- NAME …: without a name all of them. What each does and how to read it: docs/bench.md.
const names = ['first-visit', 'facts', 'list', 'page', 'ledger', 'submit', 'search', 'memory', 'pdf', 'plan', 'sheet', 'statistics', 'partners', 'duplicates', 'sweep', 'dossier', 'offline', 'offline-browser'] as const;
type Name = (typeof names)[number];
const asked = process.argv.slice(2);
const strange = asked.filter((name) => !names.some((known) => known === name));
if (strange.length > 0) {
  console.error(`no bench ${strange.join(', ')}; there are: ${names.join(', ')}`);
  process.exit(2);
}
const wanted = (name: Name): boolean => asked.length === 0 || asked.includes(name);
const sizes = (process.env['BENCH_SIZES'] ?? '1000,100000').split(',').map(Number);
const began = performance.now();
const say = (line: string): void => console.log(`${((performance.now() - began) / 1000).toFixed(0).padStart(5)} s  ${line}`);

if (wanted('first-visit')) {
  await firstVisit();
  await firstVisitInBrowser();
}
if (wanted('plan')) plan();
if (wanted('partners')) partners();
if (asked.length === 0 || asked.some((name) => !['first-visit', 'pdf', 'plan', 'partners'].includes(name))) await measure();
if (wanted('pdf')) await pdf();
say('done');

async function measure(): Promise<void> {
  const cluster = await startCluster(say);
  console.log(`\nmachine: ${availableParallelism()} cores (${cpus()[0]?.model ?? '?'}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}, PostgreSQL ${cluster.version}`);
  const stands: Stand[] = [];
  try {
    if (wanted('facts')) await facts(cluster);
    if (wanted('sheet')) await sheet(cluster);
    if (wanted('statistics')) await statistics(cluster, say);
    if (wanted('duplicates')) await duplicates(cluster, say);
    if (wanted('sweep')) await sweep(cluster, say);
    if (wanted('dossier')) await dossier(cluster, say);
    if (wanted('offline')) await offline(cluster, say);
    if (wanted('offline-browser')) await offlineInBrowser(cluster, say);
    // Everything after this needs the loaded houses.
    if (asked.length > 0 && asked.every((name) => ['facts', 'first-visit', 'plan', 'sheet', 'statistics', 'duplicates', 'sweep', 'dossier', 'offline', 'offline-browser'].includes(name))) return;
    // The memory of a server that has been asked for all of it.
    const all = wanted('memory');
    const houses = [];
    for (const size of sizes) houses.push(await cluster.house(size));
    for (const house of houses) stands.push(await stand(house));
    const series: Series[] = [];
    if (all || wanted('list')) series.push(...(await list(stands)));
    if (all || wanted('page')) series.push(...(await page(stands)));
    if (all || wanted('ledger')) series.push(...(await ledger(stands)), ...(await lacking(stands)));
    if (all || wanted('submit')) {
      // Only now: no branch has thousands of activities before their approval, and the list would have to look through them.
      const ready = new Map<number, readonly string[]>();
      for (const house of houses) ready.set(house.size, await prepareSubmits(house));
      series.push(...(await submit(stands, ready, say)));
    }
    // After the memory of the others is told: the index is made by this process, not by the server.
    if (all) await memory(stands, series);
    if (all || wanted('search')) {
      await recall(cluster, say);
      await search(houses, say);
    }
  } finally {
    await Promise.all(stands.map((one) => one.close()));
    await cluster.stop();
  }
}

async function memory(stands: readonly Stand[], series: readonly Series[]): Promise<void> {
  console.log('\n## memory: resident memory of the server (aim ≤ 300 MB)');
  for (const { house, program } of stands) {
    const under = series.filter(({ size }) => size === house.size).flatMap(({ rounds }) => rounds.map((round) => round.program.rss));
    const { peak } = await program.usage();
    console.log(`- at ${house.size}: ${megabytes(Math.max(...under))} MB at most after a round, ${megabytes(peak)} MB at most since it started`);
  }
}
function megabytes(bytes: number): string {
  return (bytes / 1_048_576).toFixed(0);
}
