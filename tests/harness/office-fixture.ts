import { insert } from '#shared/decision.ts';
import type { Actor, HeldPost } from '#shared/actor.ts';
import { newId } from '#shared/ids.ts';
import type { Command } from '#platform/command.ts';
import type { Door } from '#platform/door.ts';

/** An office with one branch, a partner unit with another, and one person for each part in an approval. */
export interface SmallOffice {
  readonly officeId: string;
  readonly ownUnit: string;
  readonly partnerUnit: string;
  readonly branch: string;
  readonly partnerBranch: string;
  readonly people: Readonly<Record<'proposer' | 'secretary' | 'member' | 'committee' | 'finance' | 'discipline' | 'leader' | 'stranger', Actor>>;
}

const load: Command<SmallOffice, null> = {
  name: 'fixture.office',
  tables: ['office', 'unit', 'branch', 'person', 'membership', 'post'],
  load: async () => null,
  decide(_, office, { now, newId: id }) {
    const people = Object.entries(office.people);
    return {
      ok: true,
      subject: { type: 'office', id: office.officeId, activityId: null },
      events: [],
      changes: [
        insert('office', { id: office.officeId, name: '某特派办', createdAt: now }),
        insert('unit', { id: office.ownUnit, name: '某特派办', kind: '机关', pinyin: 'a', own: true }),
        insert('unit', { id: office.partnerUnit, name: '江西省审计厅', kind: '机关', pinyin: 'b' }),
        insert('branch', { id: office.branch, unitId: office.ownUnit, name: '计算机处党支部', pinyin: 'a', kind: 'standing' }),
        insert('branch', { id: office.partnerBranch, unitId: office.partnerUnit, name: '数据办党支部', pinyin: 'b', kind: 'standing' }),
        ...people.map(([key, actor]) => insert('person', { id: actor.personId ?? '', name: actor.name, pinyin: key, status: 'full' })),
        ...people.flatMap(([, actor]) => actor.branchIds.map((branchId) => insert('membership', { id: id(), personId: actor.personId ?? '', branchId, kind: 'home', fromOn: '2020-01-01' }))),
        ...people.flatMap(([, actor]) => actor.posts.map((held) => insert('post', { id: id(), personId: actor.personId ?? '', ...held, fromOn: '2020-01-01' }))),
      ],
    };
  },
};

/** Makes the small office through the door, as everything is made. */
export async function smallOffice(door: Door): Promise<SmallOffice> {
  const officeId = newId();
  const branch = newId();
  const person = (name: string, post: HeldPost['post'], branchId: string | null): Actor => ({
    kind: 'person', officeId, personId: newId(), name, posts: [{ post, branchId }], branchIds: branchId === null ? [] : [branchId], link: null,
    may: 'all', language: 'zh-Hans',
  });
  const office: SmallOffice = {
    officeId, branch, ownUnit: newId(), partnerUnit: newId(), partnerBranch: newId(),
    people: {
      proposer: person('陈思远', 'member', branch), secretary: person('周正言', 'secretary', branch), member: person('李向东', 'member', branch),
      committee: person('吴常青', 'committee', null), finance: person('郑明算', 'finance', null), discipline: person('王清正', 'discipline', null),
      leader: person('赵远航', 'leading_group', null), stranger: { ...person('外单位', 'member', null), officeId: newId() },
    },
  };
  const operator: Actor = { ...office.people.proposer, kind: 'operator', personId: null, name: '值班员', posts: [], branchIds: [] };
  const people = Object.fromEntries(Object.entries(office.people).filter(([key]) => key !== 'stranger')) as unknown as SmallOffice['people'];
  await door.run(load, operator, { commandId: newId(), input: { ...office, people } });
  return office;
}
