import { expect, test } from 'vitest';
import { seedCalendar } from '#database/seed/calendar.ts';
import { seedDemo } from '#database/seed/demo.ts';
import { verify } from '#platform/ledger/verify.ts';
import { startApp } from './harness/app.ts';

// An ordinary Tuesday, a Saturday, and a day in the middle of the October holiday: the demo is first seen on any day.
test.each(['2026-11-24', '2026-11-28', '2026-10-04'])('the demo office on %s: the article’s six activities at the stages a visitor should see, all through the door', async (day) => {
  const { program } = await startApp({ now: `${day}T04:00:00.000Z` });
  await seedCalendar(program.db);
  await seedDemo(program, () => undefined);
  const rows = await program.db.selectFrom('activity').select(['theme', 'stage']).orderBy('createdAt').execute();
  expect(rows.map(({ theme, stage }) => `${stage} ${theme}`)).toEqual([
    'archived 科技强审', 'conversion 提升工作质量，打造审计精品', 'publicity 学习十九大精神，交流党建好经验', 'summary 不忘初心，情系群众，永跟党走',
    'approval 学习劳模精神、铸就钢铁之魂', 'topic null',
  ]);
  // This year's plan with what was added to it, each story begun from its line; next year's call with its first drafts.
  const plans = await program.db.selectFrom('yearPlan').select(['year', 'state', 'filedOn']).orderBy('year').execute();
  expect(plans.map(({ state }) => state)).toEqual(['approved', 'called']);
  const items = await program.db.selectFrom('planItem').select(['state', 'extra']).execute();
  expect(items.filter(({ state }) => state === 'approved')).toHaveLength(10);
  expect(items.filter(({ state }) => state === 'draft').length).toBeGreaterThan(0);
  expect(await program.db.selectFrom('activity').select('id').where('planItemId', 'is not', null).execute()).toHaveLength(6);
  // The library: three links, a pack of them, and a rule for whoever is in 江西.
  expect((await program.db.selectFrom('resource').select('kind').orderBy('createdAt').execute()).map(({ kind }) => kind)).toEqual(['link', 'link', 'link', 'pack']);
  expect(await program.db.selectFrom('resourcePush').select('region').execute()).toEqual([{ region: '360000' }]);
  // A team has gone out, and asks for a temporary branch: it waits.
  expect(await program.db.selectFrom('temporaryRequest').select(['kind', 'state']).execute()).toEqual([{ kind: 'branch', state: 'asked' }]);
  expect(await verify(program.db, await program.anchor.read())).toMatchObject({ ok: true });
});

test('a demo first seen in January: the stories are older than the plan and stand beside it', async () => {
  const { program } = await startApp({ now: '2026-01-12T04:00:00.000Z' });
  await seedCalendar(program.db);
  await seedDemo(program, () => undefined);
  expect(await program.db.selectFrom('activity').select('id').execute()).toHaveLength(6);
  expect((await program.db.selectFrom('yearPlan').select('state').orderBy('year').execute()).map(({ state }) => state)).toEqual(['approved', 'called']);
});
