import { randomUUID } from 'node:crypto';
import { seedCalendar } from '#database/seed/calendar.ts';
import { makeUser, prepare } from '#features/account/credentials.ts';
import { foundOffice } from '#features/office/commands.ts';
import { compose } from '#server/compose.ts';
import type { Command } from '#platform/command.ts';
import { migrate } from '#platform/migrate.ts';
import type { Actor } from '#shared/actor.ts';
import { insert, type Change } from '#shared/decision.ts';
import { nameKey, personKey } from '#shared/pinyin.ts';

/** Sizes of what surrounds the activities; the same whether there are a thousand of them or a hundred thousand. */
const branchCount = 60;
const unitCount = 800;
const peoplePerBranch = 4;
export const password = 'Bench-Lian-xue-2026';

/** One of our branches with its people; the first of them is its secretary. */
export interface BenchBranch {
  readonly id: string;
  readonly name: string;
  readonly people: readonly { readonly id: string; readonly name: string }[];
}
/** Everything an activity can name. */
export interface World {
  readonly officeId: string;
  readonly ownUnit: string;
  readonly branches: readonly BenchBranch[];
  readonly partners: readonly { readonly unitId: string; readonly branchId: string; readonly name: string }[];
  readonly reviewers: readonly { readonly id: string; readonly name: string }[];
}

const families = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨'];
const given = ['思远', '正言', '向东', '常青', '明算', '清正', '远航', '文澜', '育人', '学新'];
const cities = ['武汉', '南昌', '长沙', '九江', '吉安', '宜昌', '襄阳', '黄石', '岳阳', '株洲'];
const bodies = ['审计局', '财政局', '税务局', '统计局', '水务局', '教育局', '医疗保障局', '大数据管理局'];
export const pick = <T>(from: readonly T[], n: number): T => from[n % from.length] as T;

const rows: Command<{ commandId: string; changes: readonly Change[] }, null> = {
  name: 'bench.rows',
  tables: ['unit', 'branch', 'person', 'membership', 'post', 'account'],
  load: async () => null,
  decide: (_, { changes }) => ({ ok: true, subject: { type: 'bench', id: randomUUID(), activityId: null }, changes, events: [] }),
};

/** Migrates an empty database and opens an office in it, through the one door: branches, people, partners, one account. */
export async function makeWorld(databaseUrl: string, dataDir: string): Promise<World> {
  const program = compose({ databaseUrl, dataDir, baseUrl: 'http://localhost' });
  try {
    await migrate(program.db);
    await seedCalendar(program.db);
    const { id: officeId } = await foundOffice(program, { kind: 'operator', name: '性能测试' }, {
      commandId: randomUUID(), name: '性能测试办公室',
      administrators: (['system', 'security', 'audit'] as const).map((role) => ({ post: `${role}_admin` as const, name: role, username: role, password })),
    });
    const own = await program.db.selectFrom('unit').select('id').where('officeId', '=', officeId).where('own', '=', true).executeTakeFirstOrThrow();
    const world = draw(officeId, own.id);
    const secret = await prepare(program.db, password, 'member');
    const userId = await program.db.transaction().execute((tx) => makeUser(tx, 'member', memberOf(world).name, secret.hash));
    const actor: Actor = { kind: 'operator', officeId, personId: null, name: '性能测试', posts: [], branchIds: [], link: null, may: 'all', language: 'zh-Hans' };
    const account = insert('account', { id: randomUUID(), personId: memberOf(world).id, userId, username: 'member', passwordSetAt: new Date().toISOString() });
    await program.door.run(rows, actor, { commandId: randomUUID(), input: { commandId: randomUUID(), changes: [...changesFor(world), account] } });
    return world;
  } finally {
    await program.close();
  }
}

/** The ordinary member who asks for lists and pages, and who organises what is submitted. */
export const memberOf = (world: World) => pick(pick(world.branches, 0).people, 1);

function draw(officeId: string, ownUnit: string): World {
  const person = (n: number) => ({ id: randomUUID(), name: `${pick(families, n)}${pick(given, Math.floor(n / 16))}` });
  return {
    officeId, ownUnit,
    branches: Array.from({ length: branchCount }, (_, n) => ({
      id: randomUUID(), name: `第${n + 1}党支部`, people: Array.from({ length: peoplePerBranch }, (_empty, m) => person(n * peoplePerBranch + m)),
    })),
    partners: Array.from({ length: unitCount }, (_, n) => ({
      unitId: randomUUID(), branchId: randomUUID(), name: `${pick(cities, n)}${pick(bodies, Math.floor(n / 10))}${Math.floor(n / 80) + 1}处`,
    })),
    reviewers: [person(7), person(8)],
  };
}

function changesFor({ ownUnit, branches, partners, reviewers }: World): Change[] {
  const fromOn = '2015-01-01';
  const person = ({ id, name }: { id: string; name: string }) => insert('person', { id, name, pinyin: personKey(name), status: 'full' });
  return [
    ...partners.flatMap(({ unitId, branchId, name }) => [
      insert('unit', { id: unitId, name, kind: '机关', pinyin: nameKey(name) }),
      insert('branch', { id: branchId, unitId, name: '机关党支部', pinyin: 'jiguan', kind: 'standing' }),
    ]),
    ...branches.flatMap(({ id, name, people }) => [
      insert('branch', { id, unitId: ownUnit, name, pinyin: nameKey(name), kind: 'standing' }),
      ...people.flatMap((one, place) => [
        person(one),
        insert('membership', { id: randomUUID(), personId: one.id, branchId: id, kind: 'home', fromOn }),
        insert('post', { id: randomUUID(), personId: one.id, post: place === 0 ? 'secretary' : 'member', branchId: id, fromOn }),
      ]),
    ]),
    ...reviewers.flatMap((one) => [person(one), insert('post', { id: randomUUID(), personId: one.id, post: 'committee', branchId: null, fromOn })]),
  ];
}
