import { ways, type Round, type Way } from './stand.ts';

/** Every round of every way at one size. */
export interface Series {
  readonly size: number;
  readonly rounds: readonly Readonly<Record<Way, Round>>[];
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
const perSecond = ({ done, seconds }: Round): number => done / seconds;
const range = (values: readonly number[], digits: number): string => `${Math.min(...values).toFixed(digits)}–${Math.max(...values).toFixed(digits)}`;

/** Prints the absolute figures (medians, with the range over the rounds) and the ratios, which are taken round by round. */
export function print(title: string, all: readonly Series[]): void {
  console.log(`\n## ${title}`);
  console.log('| activities | way | requests/s | p50 ms | p99 ms | CPU ms/request | RSS MB |\n| --- | --- | --- | --- | --- | --- | --- |');
  for (const { size, rounds } of all) {
    for (const way of ways) {
      const of = rounds.map((round) => round[way]);
      const rate = of.map(perSecond);
      const cells = [
        `${median(rate).toFixed(0)} (${range(rate, 0)})`, median(of.map((one) => one.p50)).toFixed(1), median(of.map((one) => one.p99)).toFixed(1),
        median(of.map((one) => one.cpu)).toFixed(2), (Math.max(...of.map((one) => one.rss)) / 1_048_576).toFixed(0),
      ];
      console.log(`| ${size} | ${names[way]} | ${cells.join(' | ')} |`);
    }
  }
  for (const { size, rounds } of all) {
    const against = (way: Way): string => ratio(rounds.map((round) => perSecond(round.program) / perSecond(round[way])));
    const cpu = ratio(rounds.map(({ program, bare }) => program.cpu / bare.cpu));
    console.log(`at ${size}: program / bare ${against('bare')} (aim ≥ 0.6), program / straight ${against('straight')}; CPU program / bare ${cpu}`);
  }
  const [small, ...others] = all;
  for (const large of others) if (small !== undefined) compare(small, large);
}

/** What a request costs at a larger size, against the smallest. */
function compare(small: Series, large: Series): void {
  const pairs = small.rounds.flatMap((round, n) => (large.rounds[n] === undefined ? [] : [{ a: round.program, b: large.rounds[n].program }]));
  console.log(
    `cost at ${large.size} / cost at ${small.size}: ${ratio(pairs.map(({ a, b }) => perSecond(a) / perSecond(b)))} by time, ` +
      `${ratio(pairs.map(({ a, b }) => b.cpu / a.cpu))} by CPU of the server (aim ≤ 1.3)`,
  );
}
const ratio = (values: readonly number[]): string => `${median(values).toFixed(2)} (${range(values, 2)})`;
const names: Readonly<Record<Way, string>> = { program: 'the program', bare: 'bare node:http', straight: 'statements through pg' };
