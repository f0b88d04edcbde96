import { makeUser, type Secret } from '#features/account/credentials.ts';
import type { Command } from '#platform/command.ts';
import { insert, update, type Change, type Given } from '#shared/decision.ts';
import type { Actor } from '#shared/actor.ts';
import { nameKey, personKey } from '#shared/pinyin.ts';
import type { DemoClock } from './demo-clock.ts';
import { branches, people, units, type BranchKey } from './demo-people.ts';

/** Ids of what the demo is made of, so that its activities can name them. */
export interface DemoIds {
  readonly unit: Readonly<Record<string, string>>;
  readonly branch: Readonly<Record<BranchKey, string>>;
  readonly person: Readonly<Record<string, string>>;
  readonly project: Readonly<Record<'wugang' | 'policy', string>>;
}


/** The clock the days are counted by; passwords count from the real present, or they would be due for a change. */
interface Times {
  readonly clock: DemoClock;
  readonly passwordSetAt: string;
}

/** Directory and people of the demo in one command: an office that has been at work for a while. Only `seedDemo` gives it. */
export const loadDemo = (ids: DemoIds, ownUnit: string, secret: Secret, times: Times): Command<{ commandId: string }, { readonly users: Record<string, string>; readonly administrators: readonly string[] }> => ({
  name: 'demo.load',
  tables: ['unit', 'branch', 'project', 'projectAuditee', 'person', 'membership', 'post', 'account'],
  async load(db, { officeId }) {
    const administrators = await db.selectFrom('account').select('id').where('officeId', '=', officeId).execute();
    const users: Record<string, string> = {};
    for (const { username, name } of people) users[username] = await makeUser(db, username, name, secret.hash);
    return { users, administrators: administrators.map(({ id }) => id) };
  },
  decide: ({ users, administrators }, _, given) => ({
    ok: true,
    subject: { type: 'office', id: given.actor.officeId, activityId: null },
    events: [{ name: 'demo.loaded', details: { people: people.length } }],
    changes: [
      // Founded months ago by the demo's clock, they would have to change their passwords at once.
      ...administrators.map((id) => update('account', id, { passwordSetAt: times.passwordSetAt })),
      ...directory(ids, ownUnit, given, times), ...people.flatMap((person) => personRows(person, ids, users[person.username] ?? '', given, times)),
    ],
  }),
});

function directory(ids: DemoIds, ownUnit: string, { newId }: Given, { clock }: Times): Change[] {
  const begun = clock.day(-135);
  const ends = clock.day(120);
  const projects = {
    wugang: { id: ids.project.wugang, code: 'WH-2026-03', name: '武钢经济责任审计', place: '武汉市青山区', region: '湖北武汉' },
    policy: { id: ids.project.policy, code: 'WH-2026-05', name: '江西重大政策跟踪审计', place: '吉安市青原区', region: '江西' },
  } as const;
  return [
    ...units.map(({ key, ...unit }) => insert('unit', { id: ids.unit[key] ?? '', ...unit, pinyin: nameKey(unit.name) })),
    ...Object.values(projects).map((project) => insert('project', { ...project, startOn: begun, endOn: ends })),
    ...branches.map((branch) =>
      insert('branch', {
        id: ids.branch[branch.key], unitId: branch.unit === 'own' ? ownUnit : (ids.unit[branch.unit] ?? ''), name: branch.name,
        pinyin: nameKey(branch.name), kind: branch.temporary ? 'temporary' : 'standing', startOn: begun,
        ...(branch.temporary && (branch.key === 'wugang' || branch.key === 'policy')
          ? { projectId: projects[branch.key].id, approvalNo: '武办机党〔2026〕8号', approvedBy: '机关党委', approvedOn: begun, plannedEnd: branch.key === 'policy' ? clock.day(12) : ends }
          : {}),
      }),
    ),
    insert('projectAuditee', { id: newId(), projectId: projects.wugang.id, unitId: ids.unit['baowu'] ?? '', noticeOn: clock.day(-130), auditEndOn: ends }),
  ];
}

function personRows(person: (typeof people)[number], ids: DemoIds, userId: string, { newId }: Given, { clock, passwordSetAt }: Times): Change[] {
  const personId = ids.person[person.username] ?? '';
  const since = clock.begins;
  const begun = clock.day(-135);
  const branchId = person.branch === null ? null : ids.branch[person.branch];
  const temporary = person.also === undefined ? [] : [insert('membership', { id: newId(), personId, branchId: ids.branch[person.also], kind: 'temporary', fromOn: begun })];
  const leads = person.also !== undefined && person.alsoPost !== undefined
    ? [insert('post', { id: newId(), personId, post: person.alsoPost, branchId: ids.branch[person.also], fromOn: begun, appointedBy: '机关党委' })]
    : [];
  return [
    insert('person', { id: personId, name: person.name, pinyin: personKey(person.name), status: branchId === null ? null : 'full' }),
    ...(branchId === null ? [] : [insert('membership', { id: newId(), personId, branchId, kind: 'home', fromOn: since })]),
    ...temporary,
    insert('post', { id: newId(), personId, post: person.post, branchId, fromOn: since }),
    ...leads,
    insert('account', { id: newId(), personId, userId, username: person.username, passwordSetAt }),
  ];
}

/** The actor of a demo person, as a session would make it. */
export function actorOf(username: string, ids: DemoIds, officeId: string): Actor {
  const person = people.find((one) => one.username === username);
  if (person === undefined) throw new Error(`no demo person ${username}`);
  const at = (key: BranchKey | null | undefined): string[] => (key == null ? [] : [ids.branch[key]]);
  const posts = [
    { post: person.post, branchId: at(person.branch)[0] ?? null },
    ...(person.alsoPost === undefined ? [] : [{ post: person.alsoPost, branchId: at(person.also)[0] ?? null }]),
  ];
  return {
    kind: 'person', officeId, personId: ids.person[username] ?? '', name: person.name, posts, branchIds: [...at(person.branch), ...at(person.also)],
    link: null, may: 'all', language: 'zh-Hans',
  };
}
