import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import * as approval from '#features/approval/commands.ts';
import * as partner from '#features/partner/commands.ts';
import * as programme from '#features/programme/commands.ts';
import { scopeOf, type Command } from '#platform/command.ts';
import { Door } from '#platform/door.ts';
import { Anchor } from '#platform/ledger/anchor.ts';
import type { Actor } from '#shared/actor.ts';
import { newId } from '#shared/ids.ts';
import { Refusal } from '#shared/refusal.ts';
import { freshDatabase } from '#tests/harness/database.ts';
import { smallOffice, type SmallOffice } from '#tests/harness/office-fixture.ts';
import * as activity from './commands.ts';
import { noDeclarations } from './facts.ts';
import { exampleProgramme } from './fixtures.ts';
import { listActivities } from './list-store.ts';
import { loadActivity } from './store.ts';

const { db } = await freshDatabase();
const anchor = Anchor.in(mkdtempSync(join(tmpdir(), 'lx-anchor-')));
const door = new Door({ db, anchor, emit: async () => undefined, now: () => new Date('2026-11-24T02:00:00.000Z') });
let office: SmallOffice;
beforeAll(async () => {
  office = await smallOffice(door);
});

const topic = () => ({
  branchId: office.branch, theme: '科技强审', kind: '主题联学', source: 'difficult' as const, sourceNote: null, projectIds: [], suggestionIds: [],
  tasks: '研讨大数据审计方法', expectedEffect: '形成一套数据分析方法', problemBrought: null, combines: [], forms: ['共同研讨'], plannedOn: '2026-12-10',
  plannedEnd: null, place: null, estimateFen: 0, fundSource: null, planItem: '2026-3', countsAsThemeDay: true,
});
const partnerSide = () => ({ role: 'partner' as const, unitId: office.partnerUnit, branchIds: [office.partnerBranch], bodyWords: null, contactName: '刘明', contactPost: '书记' });
const facts = async (id: string, by: Actor = office.people.proposer) => (await loadActivity(db, scopeOf(by), id)).facts;
const give = <I extends { commandId: string }, F>(command: Command<I, F>, by: Actor, input: Omit<I, 'commandId'>) => {
  const commandId = newId();
  // Omit and the intersection undo each other; the compiler cannot see it for a type it does not know yet.
  return door.run(command, by, { commandId, input: { ...input, commandId } as unknown as I });
};
const version = async (id: string) => ({ id, version: (await facts(id)).activity.version });
const code = (work: Promise<unknown>): Promise<string> => work.then(() => 'done', (error: unknown) => (error instanceof Refusal ? error.findings[0]?.check ?? error.code : String(error)));

test('from 选题 to 实施: two sides, consent by account and by link, a branch’s discussion, the committee', async () => {
  const { proposer, secretary, member, committee } = office.people;
  const { id } = await give(activity.create, proposer, topic());
  await give(activity.toContact, proposer, await version(id));
  expect(await code(give(activity.toProgramme, proposer, await version(id)))).toBe('need.two_sides');
  await give(activity.addSide, proposer, { ...(await version(id)), ...partnerSide() });
  await give(partner.logContact, proposer, { id, sideId: null, contactedOn: '2026-11-20', means: '电话', content: '商定主题' });
  await give(activity.toProgramme, proposer, await version(id));
  await give(programme.edit, proposer, { ...(await version(id)), programme: exampleProgramme, declarations: noDeclarations });
  const [own, theirs] = (await facts(id)).sides;
  if (own === undefined || theirs === undefined) throw new Error('two sides expected');
  const link = await give(partner.makeLink, proposer, { id, sideId: theirs.id, holderName: '刘明', holderPost: '支部书记', secretHash: 'a'.repeat(64), days: 14 });
  const linkId = (await facts(id)).links[0]?.id ?? '';
  expect(link.activityId).toBe(id);
  const holder: Actor = { ...proposer, kind: 'link', personId: null, name: '刘明', posts: [], branchIds: [], link: { id: linkId, activityId: id, sideId: theirs.id, post: '支部书记' } };
  const say = { id, shown: 1, decision: 'approve' as const, comment: null };
  await give(partner.consentByLink, holder, say);
  expect(await code(give(partner.consentByLink, holder, say))).toBe('need.once');
  await give(partner.consent, secretary, { ...say, sideId: own.id });
  await give(approval.submit, proposer, await version(id));
  expect((await facts(id)).approvals.map((step) => `${step.step}:${step.state}`)).toEqual(['branch:pending', 'committee:waiting', 'finance:not_needed', 'discipline:not_needed', 'leading_group:not_needed']);
  const yes = { comment: null, meetingOn: '2026-11-23', meetingKind: '支委会' as const };
  expect(await code(give(approval.approve, proposer, { ...(await version(id)), ...yes }))).toBe('forbidden.own');
  await give(approval.approve, member, { ...(await version(id)), ...yes });
  await give(approval.approve, committee, { ...(await version(id)), ...yes });
  const done = await facts(id);
  expect(done.activity).toMatchObject({ stage: 'held', approvedProgramme: exampleProgramme, place: '江西省审计厅三楼会议室' });
  expect(done.consents.map((consent) => consent.way)).toEqual(['link', 'account']);
});

describe('scope', () => {
  test('another office, a stranger and a link to something else see nothing', async () => {
    const { id } = await give(activity.create, office.people.proposer, topic());
    const elsewhere: Actor = { ...office.people.proposer, officeId: newId() };
    const link: Actor = { ...office.people.proposer, kind: 'link', personId: null, posts: [], branchIds: [], link: { id: newId(), activityId: newId(), sideId: newId(), post: '' } };
    for (const by of [elsewhere, office.people.stranger, link]) {
      await expect(loadActivity(db, scopeOf(by), id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      expect((await listActivities(db, scopeOf(by), { limit: 20 })).rows).toEqual([]);
    }
  });
  test('the list pages by key without gap or repeat', async () => {
    for (let n = 0; n < 5; n++) await give(activity.create, office.people.proposer, { ...topic(), plannedOn: `2026-12-0${1 + (n % 2)}` });
    const scope = scopeOf(office.people.committee);
    const all = (await listActivities(db, scope, { limit: 100 })).rows.map((row) => row.id);
    const seen: string[] = [];
    for (let after: string | undefined; ; ) {
      const page = await listActivities(db, scope, { limit: 2, ...(after === undefined ? {} : { after }) });
      seen.push(...page.rows.map((row) => row.id));
      if (page.next === null) break;
      after = page.next;
    }
    expect(seen).toEqual(all);
  });
});

test('a stale edit is refused and answers with what is stored', async () => {
  const { id } = await give(activity.create, office.people.proposer, topic());
  await give(activity.edit, office.people.proposer, { id, version: 1, theme: '甲' });
  await expect(give(activity.edit, office.people.secretary, { id, version: 1, theme: '乙' })).rejects.toMatchObject({ code: 'STALE', current: { theme: '甲' } });
});

test('the same topic with the same partner before is known, however it was typed', async () => {
  const begun = async (theme: string, plannedOn: string) => {
    const { id } = await give(activity.create, office.people.proposer, { ...topic(), theme, plannedOn });
    await give(activity.toContact, office.people.proposer, await version(id));
    await give(activity.addSide, office.people.proposer, { ...(await version(id)), ...partnerSide() });
    return id;
  };
  const first = await begun('“ＡＩ”·辅助 审计', '2026-12-01');
  await begun('别的题目', '2026-12-02');
  const again = await begun('《ai辅助审计》', '2026-12-20');
  expect((await facts(again)).earlier.map((past) => past.id)).toEqual([first]);
});

test('from 方案 on there are always two sides: the new partner comes before the old one goes', async () => {
  const { id } = await give(activity.create, office.people.proposer, topic());
  await give(activity.toContact, office.people.proposer, await version(id));
  await give(activity.addSide, office.people.proposer, { ...(await version(id)), ...partnerSide() });
  await give(activity.toProgramme, office.people.proposer, await version(id));
  const old = (await facts(id)).sides[1]?.id ?? '';
  const takeOff = async () => give(activity.removeSide, office.people.proposer, { ...(await version(id)), sideId: old });
  expect(await code(takeOff())).toBe('need.two_sides');
  await give(activity.addSide, office.people.proposer, { ...(await version(id)), ...partnerSide(), unitId: null, branchIds: [], bodyWords: '六个片区负责人' });
  expect(await code(takeOff())).toBe('done');
});

test('a link that went out is ended after its activity was called off as well, and no new one goes out', async () => {
  const { proposer } = office.people;
  const { id } = await give(activity.create, proposer, { ...topic(), theme: '未成行的联学' });
  await give(activity.toContact, proposer, await version(id));
  await give(activity.addSide, proposer, { ...(await version(id)), ...partnerSide() });
  const sideId = (await facts(id)).sides[1]?.id ?? '';
  const link = { id, sideId, holderName: '刘明', holderPost: '支部书记', days: 14 };
  await give(partner.makeLink, proposer, { ...link, secretHash: 'b'.repeat(64) });
  await give(activity.cancel, proposer, { ...(await version(id)), reason: '对方有紧急任务' });
  expect(await code(give(partner.makeLink, proposer, { ...link, secretHash: 'c'.repeat(64) }))).toBe('standing.cancelled');
  await give(partner.revokeLink, proposer, { id, linkId: (await facts(id)).links[0]?.id ?? '' });
  expect((await facts(id)).links.map(({ revokedAt }) => revokedAt !== null)).toEqual([true]);
});
