import JSZip from 'jszip';
import { afterAll, expect, test } from 'vitest';
import { Refusal } from '#shared/refusal.ts';
import { convert } from '#tests/harness/office.ts';
import { docx, xlsx } from '#tests/harness/registers.ts';
import { endThread } from './run.ts';
import { readTables } from './tables.ts';

/** Real files broken at random, always the same way: each is read or refused with a reason, never a fault, never endless. */

afterAll(endThread);

/** Numbers from 0 to 1 that are the same in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const rows = [['序号', '活动主题', '实际时间', '联学单位'], ...Array.from({ length: 12 }, (_, at) => [`${at + 1}`, `联学第${at}题，“数据”`, `2023年${at + 1}月1日`, '甲局、乙局'])];
const whole: Readonly<Record<string, () => Promise<Uint8Array>>> = {
  xlsx: () => xlsx({ 一: [['2023年登记表'], ...rows], 二: rows }),
  docx: () => docx(['说明', rows]),
  ods: async () => convert(await xlsx({ 一: rows }), 'xlsx', 'ods'),
  xls: async () => convert(await xlsx({ 一: [['2023年登记表'], ...rows], 二: rows }), 'xlsx', 'xls'),
  csv: async () => new TextEncoder().encode(rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n')),
};
const breakers: Readonly<Record<string, (bytes: Uint8Array, random: () => number) => Uint8Array>> = {
  truncated: (bytes, random) => bytes.slice(0, Math.floor(random() * bytes.length)),
  'with flipped bits': (bytes, random) => {
    const broken = bytes.slice();
    for (let left = 1 + Math.floor(random() * 8); left > 0; left -= 1) {
      const at = Math.floor(random() * broken.length);
      broken[at] = (broken[at] ?? 0) ^ (1 << Math.floor(random() * 8));
    }
    return broken;
  },
  'with a piece left out': (bytes, random) => {
    const from = Math.floor(random() * bytes.length);
    return Uint8Array.from([...bytes.subarray(0, from), ...bytes.subarray(from + 1 + Math.floor(random() * 40))]);
  },
  'with a piece of noise': (bytes, random) => bytes.map((byte, at) => (at % 997 < 12 && random() < 0.05 ? Math.floor(random() * 256) : byte)),
};

/** Whole outside, broken inside: the archive's own sums are right. */
async function brokenInside(bytes: Uint8Array, how: (typeof breakers)[string], random: () => number): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(bytes);
  const parts = Object.keys(zip.files).filter((name) => /^(?:(?:xl|word)\/.*|content)\.xml$/u.test(name));
  const name = parts[Math.floor(random() * parts.length)] ?? '';
  zip.file(name, how((await zip.file(name)?.async('uint8array')) ?? new Uint8Array(), random));
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
}

async function tried(rounds: number, ending: string, broken: () => Promise<Uint8Array>): Promise<string[]> {
  const told = new Set<string>();
  for (let round = 0; round < rounds; round += 1) {
    const bytes = await broken();
    const begun = Date.now();
    told.add(await readTables(bytes, `登记表.${ending}`).then(() => 'read', (error: unknown) => (error instanceof Refusal ? (error.findings[0]?.check ?? '') : String(error))));
    expect(Date.now() - begun).toBeLessThan(10_000);
  }
  return [...told].filter((said) => said !== 'read' && !/^file\.[a-z_]+$/u.test(said));
}
const cases = Object.keys(whole).flatMap((ending) => Object.keys(breakers).map((how) => [ending, how] as const));

test.each(cases)('.%s %s', async (ending, how) => {
  const bytes = await (whole[ending] as () => Promise<Uint8Array>)();
  const random = seeded(20_261_126);
  expect(await tried(60, ending, async () => (breakers[how] as (typeof breakers)[string])(bytes, random))).toEqual([]);
}, 120_000);

test.each(cases.filter(([ending]) => ending !== 'csv' && ending !== 'xls'))('a part inside .%s %s', async (ending, how) => {
  const bytes = await (whole[ending] as () => Promise<Uint8Array>)();
  const random = seeded(20_261_127);
  expect(await tried(40, ending, () => brokenInside(bytes, breakers[how] as (typeof breakers)[string], random))).toEqual([]);
}, 120_000);
