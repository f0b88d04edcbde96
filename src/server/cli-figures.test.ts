import { beforeAll, expect, test } from 'vitest';
import { exampleTopic } from '#features/bulletin/fixtures.ts';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestOffice, type TestPerson } from '#tests/harness/actors.ts';
import { startApp } from '#tests/harness/app.ts';
import { commandLine } from '#tests/harness/command-line.ts';

/** `lianxue statistics` and `lianxue compare` on the database of a running program. */

const app = await startApp({ now: new Date().toISOString() });
let office: TestOffice;
let secretary: TestPerson;

const lianxue = commandLine(app);

beforeAll(async () => {
  office = await openOffice(app, '命令行特派办');
  const branchId = await office.branch('计算机处党支部');
  secretary = await office.person('周正言', { posts: [{ post: 'secretary' }], branchId });
  await secretary.client.activity.create({ commandId: newId(), branchId, ...exampleTopic, theme: '大数据审计' });
});

test('statistics: the page’s figures, held against the state, made anew; wrong arguments are told by name', async () => {
  const told = JSON.parse((await lianxue(['statistics', '--year', '2026', '--json'])).out) as { ok?: boolean; figures: { key: string; value: unknown }[] };
  expect(told.figures.map(({ key }) => key)).toContain('held');
  const same = await secretary.client.statistics.figures({ year: 2026 });
  expect(told.figures.map(({ key }) => key)).toEqual(same.figures.map(({ key }) => key));
  const words = await lianxue(['statistics']);
  expect([words.code, words.err, words.out]).toEqual([0, '', expect.stringContaining('已开展活动')]);
  const check = await lianxue(['statistics', '--check', '--json']);
  expect([check.code, JSON.parse(check.out)]).toEqual([0, expect.objectContaining({ ok: true, differences: [] })]);
  // A sum altered by hand is named, with the exit code for damage; made anew from the ledger it is right again.
  const altered = await app.program.pool.query('update statistic_cell set n = n + 1 where office_id = $1', [office.id]).then(({ rowCount }) => rowCount ?? 0);
  expect(altered).toBeGreaterThan(0);
  const differs = await lianxue(['statistics', '--check', '--json']);
  expect([differs.code, JSON.parse(differs.out)]).toEqual([1, expect.objectContaining({ ok: false })]);
  expect((await lianxue(['statistics', '--rebuild'])).code).toBe(0);
  expect((await lianxue(['statistics', '--check'])).code).toBe(0);
  const wrong: readonly (readonly string[])[] = [['statistics', '--year', 'last'], ['statistics', '--as-at', 'yesterday'], ['statistics', '--as-at', '2026-02-30'], ['statistics', '--branch', 'mine']];
  for (const args of wrong) {
    const { code, out, err } = await lianxue(args);
    expect([args, code > 0, out, err.trim() !== '' && !err.includes('Error')]).toEqual([args, true, '', true]);
  }
  expect(JSON.parse((await lianxue(['statistics', '--year', 'last', '--json'])).out)).toMatchObject({ ok: false });
  expect(await lianxue(['statistics', '--month', '3'])).toEqual({ code: 2, out: '', err: '没有“--month”这个选项。用 --help 查看用法。\n' });
  expect((await lianxue(['statistics', 'all'])).code).toBe(2);
});

test('compare: everything is compared anew, twice is the same; nothing of the state is touched', async () => {
  expect(await lianxue(['compare'])).toEqual({ code: 0, out: '已重新比对。\n', err: '' });
  const again = await lianxue(['compare', '--json'], { LANG: 'en_US.UTF-8' });
  expect([again.code, JSON.parse(again.out), again.err]).toEqual([0, { ok: true }, '']);
  expect((await lianxue(['verify'])).code).toBe(0);
  expect(await lianxue(['compare', '--fast'])).toEqual({ code: 2, out: '', err: '没有“--fast”这个选项。用 --help 查看用法。\n' });
  expect((await lianxue(['compare', 'photos'])).code).toBe(2);
});
