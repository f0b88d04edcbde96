import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { seedCalendar } from '#database/seed/calendar.ts';
import { newId } from '#shared/ids.ts';
import { openOffice } from '#tests/harness/actors.ts';
import { startApp } from '#tests/harness/app.ts';
import { fourThings } from './facts-four.ts';

/** The 台账 asked for what is missing finds exactly the rows of which it says so. */

const app = await startApp({ now: '2026-11-24T02:00:00.000Z' });
const c = () => ({ commandId: newId() });
const topic = {
  theme: '科技强审', kind: '主题联学', source: 'hot' as const, sourceNote: null, projectIds: [], suggestionIds: [], tasks: '研讨', expectedEffect: '方法', problemBrought: null, combines: [],
  forms: [], plannedOn: '2026-12-10', plannedEnd: null, place: '南昌', estimateFen: 0, fundSource: null, planItem: '1', countsAsThemeDay: false,
};

test('every mixture of what is there and what is not', async () => {
  const { db } = app.program;
  await seedCalendar(db);
  const office = await openOffice(app);
  const committee = await office.person('吴常青', { posts: [{ post: 'committee' }] });
  const branchId = await office.branch('计算机处党支部');
  const secretary = await office.person('周正言', { branchId, posts: [{ post: 'secretary' }] });
  const days = ['2026-07-01', '2026-08-26', '2026-10-30', '2026-11-09', '2026-11-18', '2026-11-20'];
  const made: string[] = [];
  for (const [index, heldOn] of [...days, ...days, ...days, ...days].entries()) {
    const { id } = await secretary.client.activity.create({ ...c(), branchId, ...topic });
    made.push(id);
    const [recorded, out, done] = [index % 2 === 0, index % 3 === 0, index % 4];
    const standing = index === 7 ? 'cancelled' : 'active';
    await sql`update activity set stage = 'conversion', held_on = ${heldOn}, sort_on = ${heldOn}, standing = ${standing}, publicity = ${index === 4 ? 'skipped' : 'open'}, publicity_reason = '对方不公开' where id = ${id}`.execute(db);
    if (recorded) await sql`insert into record (office_id, id, activity_id, written_at) values (${office.id}, ${newId()}, ${id}, ${index === 2 ? '2026-11-20T02:00:00Z' : `${heldOn}T20:00:00Z`})`.execute(db);
    if (out) {
      const bulletin = newId();
      // One stands under another activity and names this one too.
      const [own, also] = index === 3 ? [made[0], `{${id}}`] : [id, '{}'];
      await sql`insert into bulletin (office_id, id, activity_id, title, body, contributor, author_id, state, year, number, released_on, also_activity_ids)
        values (${office.id}, ${bulletin}, ${own}, '简报', '[]', '支部', ${secretary.id}, 'released', 2026, ${index + 1}, ${heldOn}, ${also})`.execute(db);
      if (index !== 6) await sql`insert into publication (office_id, id, activity_id, bulletin_id, outlet, published_on, entered_by) values (${office.id}, ${newId()}, ${own}, ${bulletin}, '门户', ${heldOn}, ${secretary.id})`.execute(db);
    }
    if (done > 0) {
      const problem = newId();
      await sql`insert into problem (office_id, id, activity_id, kind, text, told_at) values (${office.id}, ${problem}, ${id}, 'problem', '问题', ${done === 1 ? null : '2026-11-01T02:00:00Z'})`.execute(db);
      await sql`insert into action (office_id, id, activity_id, problem_id, measure, owner_id, due_on, state) values (${office.id}, ${newId()}, ${id}, ${problem}, '办', ${secretary.id}, ${index < 12 ? '2026-10-01' : '2026-12-31'}, ${done === 3 ? 'verified' : 'open'})`.execute(db);
    }
  }
  const { rows } = await committee.client.ledger.table({ limit: 100 });
  expect(rows).toHaveLength(made.length);
  const states = new Set(rows.flatMap(({ four }) => fourThings.map((thing) => four[thing].state)));
  expect([...states].toSorted()).toEqual(['due', 'late', 'missing', 'na', 'present']);
  for (const thing of fourThings) {
    const wanted = rows.filter(({ four }) => four[thing].state === 'missing').map(({ id }) => id);
    expect(wanted.length).toBeGreaterThan(0);
    expect([thing, (await committee.client.ledger.table({ limit: 100, missing: thing })).rows.map(({ id }) => id)]).toEqual([thing, wanted]);
  }
  const some = rows.filter(({ four }) => fourThings.some((thing) => four[thing].state === 'missing')).map(({ id }) => id);
  const first = await committee.client.ledger.table({ limit: 3, missing: 'any' });
  const second = await committee.client.ledger.table({ limit: 3, missing: 'any', after: first.next ?? '' });
  expect([...first.rows, ...second.rows].map(({ id }) => id)).toEqual(some.slice(0, 6));
});
