import { randomUUID } from 'node:crypto';
import type { Command } from '#platform/command.ts';
import { stateTables } from '#platform/ledger/state-tables.ts';
import { secretHash } from '#platform/session.ts';
import type { Actor } from '#shared/actor.ts';
import { insert, update, type Change, type StateTable } from '#shared/decision.ts';
import { openOffice, testPassword, type TestOffice, type TestPerson } from './actors.ts';
import type { App, Client } from './app.ts';
import { unitAccount } from './unit-account.ts';

/** Everybody who may ask, in an office of its own with two activities: one hardly begun, one held and in 转化. */
export interface World {
  readonly office: TestOffice;
  readonly people: Readonly<Record<Person, TestPerson>>;
  readonly tokens: Readonly<Record<'read' | 'all', Client>>;
  readonly early: Readonly<Record<string, string>>;
  readonly late: Readonly<Record<string, string>>;
  /** Whoever holds the link of the activity. */
  readonly links: Readonly<Record<'early' | 'late', Client>>;
  readonly linkHeaders: Readonly<Record<'early' | 'late', Readonly<Record<string, string>>>>;
  /** Whoever holds the link of the partner's whole unit. */
  readonly placeHeaders: Readonly<Record<string, string>>;
  /** Whoever signed in with an account of that unit, about the activity. */
  readonly holders: Readonly<Record<'early' | 'late', Client>>;
  /** Ids by the field that names them, but for those of an activity. */
  readonly ids: Readonly<Record<string, string>>;
}
export const persons = [
  'member', 'elsewhere', 'secretary', 'organiser', 'side_leader', 'committee', 'finance', 'discipline', 'leading_group',
  'system_admin', 'security_admin', 'audit_admin',
] as const;
export type Person = (typeof persons)[number];

const rows: Command<{ commandId: string; changes: readonly Change[] }, null> = {
  name: 'test.rows',
  tables: stateTables.map((name) => name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())) as readonly string[] as readonly StateTable[],
  load: async () => null,
  decide: (_, { changes }) => ({ ok: true, subject: { type: 'test', id: randomUUID(), activityId: null }, changes, events: [] }),
};
const topic = {
  theme: '联学', kind: '主题党日联学', source: 'hot' as const, sourceNote: null, projectIds: [], suggestionIds: [], tasks: '学', expectedEffect: '用', problemBrought: null,
  combines: [], forms: [], plannedOn: null, plannedEnd: null, place: null, estimateFen: null, fundSource: null, planItem: null, countsAsThemeDay: false,
};
const unit = (name: string) => ({ name, kind: 'organ' as const, industry: null, region: null, field: null, frontLine: null, aliases: [], note: null });

export async function openWorld(app: App, name: string): Promise<World> {
  const office = await openOffice(app, name);
  const actor: Actor = { kind: 'operator', officeId: office.id, personId: null, name: '测试', posts: [], branchIds: [], link: null, may: 'all', language: 'zh-Hans' };
  const write = (...changes: Change[]) => {
    const commandId = randomUUID();
    return app.program.door.run(rows, actor, { commandId, input: { commandId, changes } });
  };
  const [host, guest, other] = [await office.branch(`${name}计算机处`), await office.branch(`${name}法规处`), await office.branch(`${name}人教处`)];
  const post = (held: Person) => office.person(`${name}${held}`, { posts: [{ post: held as 'committee' }], password: testPassword });
  const people: World['people'] = {
    member: await office.person(`${name}党员`, { password: testPassword, branchId: host, posts: [{ post: 'member' }] }), elsewhere: await office.person(`${name}他支部`, { password: testPassword, branchId: other, posts: [{ post: 'member' }] }),
    secretary: await office.person(`${name}书记`, { password: testPassword, branchId: host, posts: [{ post: 'member' }, { post: 'secretary' }] }), organiser: await office.person(`${name}组织`, { password: testPassword, branchId: host, posts: [{ post: 'member' }] }),
    side_leader: await office.person(`${name}对方书记`, { password: testPassword, branchId: guest, posts: [{ post: 'member' }, { post: 'secretary' }] }),
    committee: await post('committee'), finance: await post('finance'), discipline: await post('discipline'), leading_group: await post('leading_group'),
    system_admin: office.system, security_admin: office.security, audit_admin: office.audit,
  };
  // To whom things are done, so that the roles stay what they are while the verbs are tried.
  const somebody = await office.person(`${name}某人`, { branchId: other, password: testPassword });
  const { client } = people.committee;
  const c = () => ({ commandId: randomUUID() });
  const { id: unitId } = await client.unit.add({ ...c(), ...unit(`${name}省厅`) });
  const { id: unitBranch } = await client.unit.addBranch({ ...c(), id: unitId, name: '数据办党支部' });
  const { id: projectId } = await client.project.add({ ...c(), code: `${name}1`, name: '某项目', place: null, region: null, startOn: '2026-10-01', endOn: null, personIds: [] });
  const token = async (scope: 'read' | 'all') => {
    const { secret } = await people.secretary.client.account.makeToken({ ...c(), name: scope, scope, expiresOn: '2026-12-01' });
    return app.client({ authorization: `Bearer ${secret}` });
  };
  const now = app.program.now().toISOString();
  const own = await app.program.db.selectFrom('unit').select('id').where('officeId', '=', office.id).where('own', '=', true).executeTakeFirstOrThrow();
  const linkHeaders: Record<'early' | 'late', Record<string, string>> = { early: {}, late: {} };
  const activity = async (which: 'early' | 'late', stage: string): Promise<Record<string, string>> => {
    const { id } = await people.organiser.client.activity.create({ ...c(), branchId: host, ...topic });
    const ids = {
      sideId: randomUUID() as string, linkId: randomUUID() as string, problemId: randomUUID() as string, actionId: randomUUID() as string,
      insightId: randomUUID() as string, spreadId: randomUUID() as string, bulletinId: randomUUID() as string, deliveryId: randomUUID() as string, commentId: randomUUID() as string, publicationId: randomUUID() as string,
    };
    const secret = randomUUID();
    const text = { activityId: id, createdAt: now };
    await write(
      update('activity', id, { stage, approvalRound: 1 }),
      insert('side', { id: randomUUID(), activityId: id, position: 2, role: 'partner', unitId: own.id, branchIds: [guest] }),
      insert('side', { id: ids.sideId, activityId: id, position: 3, role: 'partner', unitId, branchIds: [unitBranch] }),
      insert('approval', { id: randomUUID(), activityId: id, round: 1, position: 3, step: 'finance', state: 'pending', why: 'approval.why.money' }),
      // One that is asked with, and one that is revoked.
      ...[[randomUUID(), secret] as const, [ids.linkId, randomUUID()] as const].map(([linkId, word]) => insert('link', {
        ...text, id: linkId, sideId: ids.sideId, holderName: '对方', holderPost: '书记', secretHash: secretHash(word), createdBy: people.organiser.id, expiresAt: '2026-12-31T00:00:00Z',
      })),
      insert('insight', { ...text, id: ids.insightId, personId: people.member.id, text: '体会' }),
      insert('problem', { id: ids.problemId, activityId: id, kind: 'problem', text: '问题' }),
      insert('action', { id: ids.actionId, activityId: id, problemId: ids.problemId, measure: '办', ownerId: people.member.id, dueOn: '2026-12-31', state: 'open' }),
      insert('spread', { id: ids.spreadId, problemId: ids.problemId, actionId: ids.actionId, branchId: guest, state: 'asked', askedBy: people.organiser.id, askedName: '某', askedAt: now }),
      insert('bulletin', { id: ids.bulletinId, activityId: id, title: '简报', body: [], contributor: '支部', authorId: people.organiser.id, state: 'draft' }),
      insert('bulletinComment', {
        id: ids.commentId, activityId: id, bulletinId: ids.bulletinId, bulletinVersion: 1, authorId: people.member.id, authorName: '某', asReviewer: false, at: now, block: -1, start: 0, quote: '简报',
        around: { before: '', after: '', nth: 0, of: 1 }, text: '批注',
      }),
      insert('publication', { id: ids.publicationId, activityId: id, bulletinId: ids.bulletinId, outlet: '门户', publishedOn: '2026-11-01', enteredBy: people.organiser.id }),
    );
    linkHeaders[which] = { 'x-lianxue-link': secret };
    return { ...ids, id, activityId: id };
  };
  const setting = await app.program.db.selectFrom('ruleSetting').select('id').where('officeId', '=', office.id).where('rule', '=', 'INT-02').executeTakeFirstOrThrow();
  const known = await client.org.person({ id: somebody.id });
  const importId = randomUUID();
  await client.import.cases({ ...c(), batchId: importId, name: '旧表', cases: [{ id: 'past', theme: '过去的联学' }] });
  const [templateId, versionId] = [randomUUID(), randomUUID()];
  await write(insert('template', { id: templateId, paper: 'approval' }), insert('templateVersion', {
    id: versionId, templateId, number: 1, name: '审批表.docx', kind: 'docx', sha256: 'b'.repeat(64), size: 1, fields: [], byName: '测试', at: now,
  }));
  const [planId, itemId] = [randomUUID(), randomUUID()];
  await write(
    insert('yearPlan', { id: planId, year: 2026, state: 'approved', opensOn: '2025-11-01', dueOn: '2025-12-31' }),
    insert('planItem', { id: itemId, planId, branchId: host, position: 1, number: 1, state: 'approved', content: '联学', proposerId: people.secretary.id, createdAt: now }),
  );
  const late = await activity('late', 'conversion');
  // One held with an agenda, from which a pattern was made, and a circular that tells of it.
  const [pattern, circular] = [randomUUID(), randomUUID()];
  const design = { forms: ['座谈'], tasks: null, expectedEffect: null, sessions: [{ day: 0, from: '09:00', agenda: [{ title: '学', minutes: 30, by: 'both', strand: 'theory' }] }], todo: [], papers: [], minds: [] };
  await write(
    insert('pattern', { id: pattern, name: '座谈样子', goodFor: '试', design, authorId: people.secretary.id, authorName: '某', state: 'active', createdAt: now, changedAt: now }),
    insert('circular', { id: circular, title: '通报', body: [], chosen: [], branchIds: [host], state: 'draft', authorId: somebody.id, authorName: '某', writerIds: [somebody.id], createdAt: now }),
  );
  const [roundId, sampledId, observationId] = [randomUUID(), randomUUID(), randomUUID()];
  await write(
    insert('inspectionRound', {
      id: roundId, name: '检查', state: 'open', fromOn: '2026-01-01', toOn: '2026-11-01', stages: ['conversion'], method: 'chosen', reason: '抽看', size: 1, population: [], checklist: [], openedOn: '2026-11-02', openedBy: people.committee.id,
      openedName: '某', leadId: people.committee.id, leadName: '某',
    }),
    insert('inspectionItem', { id: sampledId, roundId, activityId: late['id'] ?? '', branchId: host, position: 1 }),
    insert('observation', { id: observationId, roundId, itemId: sampledId, activityId: late['id'] ?? '', branchId: host, kind: 'problem', state: 'open', text: '问题', requirement: '整改', dueOn: '2026-12-01', byId: people.committee.id, byName: '某', at: now }),
  );
  const { id: suggestion } = await people.member.client.suggestion.make({ ...c(), kind: 'topic', text: '建议', projectId: null });
  const { id: feedback } = await people.member.client.feedback.make({ ...c(), kind: 'problem', text: '反馈', page: null });
  const { id: series } = await client.series.create({ ...c(), name: `${name}系列`, purpose: '品牌', activityIds: [] });
  const { id: pairing } = await client.pairing.add({ ...c(), branchIds: [other], parties: [{ unitId, bodyWords: null, signerName: null, signerPost: null }], purpose: '互学', contents: '联学', signedOn: '2026-01-01', fromOn: '2026-01-01', untilOn: null, activityId: null });
  const { id: temporary } = await client.temporary.ask({ ...c(), id: projectId, kind: 'group', name: '临时党小组', startOn: '2026-11-23', plannedEnd: '2026-12-31', reason: '试', leaders: [{ personId: somebody.id, role: 'head' }], memberIds: [] });
  const { id: offer } = await people.member.client.offer.add({ ...c(), unitId, kind: 'resource', text: '资源', place: null, untilOn: null });
  await people.member.client.unit.addLiaison({ ...c(), id: unitId, name: '张三', post: '党办主任' });
  const liaisonId = (await people.member.client.unit.one({ id: unitId })).liaisons[0]?.id ?? '';
  const { id: resource } = await people.member.client.resource.add({ ...c(), kind: 'link', title: '资料', note: null, tags: ['学习'], sourceKind: 'own', unitId: null, sourceWords: null, sensitivity: 'internal', activityId: null, file: null, url: 'https://example.gov.cn/a' });
  const { id: outletId } = await client.outlet.add({ ...c(), name: '门户', kind: 'copy', form: null, address: null, secret: null });
  const { id: provider } = await office.security.client.outside.add({ ...c(), kind: 'dingtalk', name: `${name}钉钉`, issuer: '', clientId: 'c', secret: 's', agentId: null, vouchesSecond: false });
  await office.system.client.outside.link({ ...c(), id: provider, personId: somebody.id, subject: 'union' });
  const providerSubject = (await office.system.client.outside.list({}))[0]?.subjects[0]?.id ?? '';
  const { id: robot } = await client.reminder.addRobot({ ...c(), name: `${name}群`, kind: 'wecom', branchId: null, address: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1', secret: null });
  const [consultation, consultationSideId] = [randomUUID() as string, randomUUID() as string];
  await write(
    insert('consultation', { id: consultation, activityId: late['id'] ?? '', problemId: late['problemId'] ?? null, title: '口径不一', background: '背景', dueOn: '2026-12-10', createdBy: people.organiser.id, createdName: '组织', createdAt: now }),
    insert('consultationSide', { id: consultationSideId, consultationId: consultation, branchId: host, name: '计算机处', position: 1, invitedAt: now }),
    insert('consultationSide', { id: randomUUID(), consultationId: consultation, sideId: late['sideId'] ?? '', name: '省厅数据办', position: 2, invitedAt: now }),
  );
  const [peer, shared, sharedId] = [randomUUID(), randomUUID(), randomUUID()];
  const zero = '0'.repeat(64);
  await write(
    insert('peer', {
      id: peer, begun: 'ours', state: 'met', unitId, name: '省厅', address: 'https://peer.example', publicKey: 'A'.repeat(43), pair: zero, expiresAt: '2026-12-31T00:00:00Z', ourConfirmedAt: now, theirConfirmedAt: now, toldConfirmed: true,
      createdAt: now, createdName: '某',
    }),
    insert('sharedActivity', { id: shared, peerId: peer, role: 'guest', theme: '联学', branchIds: [other, host], ourHash: zero, theirHash: zero, createdAt: now, sortOn: '2026-12-01' }),
    insert('sharedActivity', { id: sharedId, peerId: peer, role: 'host', activityId: late['id'] ?? '', sideId: late['sideId'] ?? '', ourHash: zero, theirHash: zero, createdAt: now, sortOn: '2026-12-01' }),
  );
  const place = randomUUID();
  const [unitLink, otherLink, proposalId] = [randomUUID(), randomUUID(), randomUUID()];
  await write(
    ...[[unitLink, place] as const, [otherLink, randomUUID()] as const].map(([linkId, word]) => insert('unitLink', {
      id: linkId, unitId, holderName: '对方', holderPost: '书记', secretHash: secretHash(word), createdBy: people.secretary.id, createdName: '书记', createdAt: now, expiresAt: '2026-12-31T00:00:00Z',
    })),
    insert('unitProposal', { id: proposalId, unitId, linkId: unitLink, name: `${name}省厅`, byName: '对方', byPost: '书记', at: now }),
  );
  const [holder, asking] = [await unitAccount(app, { unitId, linkId: unitLink, state: 'open' }), await unitAccount(app, { unitId, linkId: otherLink, state: 'asked' })];
  await write(...holder.changes, ...asking.changes);
  const { id: spare } = await people.secretary.client.account.makeToken({ ...c(), name: '备用', scope: 'read', expiresOn: '2026-12-01' });
  const early = await activity('early', 'contact');
  return {
    office, people, tokens: { read: await token('read'), all: await token('all') },
    early, late, linkHeaders, placeHeaders: { 'x-lianxue-link': place },
    links: { early: app.client(linkHeaders.early), late: app.client(linkHeaders.late) },
    holders: { early: holder.client(early['sideId'] ?? ''), late: holder.client(late['sideId'] ?? '') },
    ids: {
      account: somebody.accountId,
      accountId: asking.id,
      person: somebody.id,
      personId: somebody.id,
      branch: other,
      branchId: other,
      unit: unitId,
      unitId,
      unitBranch,
      project: projectId,
      projectId,
      activityId: late['id'] ?? '',
      pattern,
      patternId: pattern,
      circular,
      circularId: circular,
      token: spare,
      suggestion,
      feedback,
      series,
      versionId,
      import: importId,
      batchId: importId,
      outlet: outletId,
      outletId,
      planId,
      itemId,
      planItemId: itemId,
      setting: setting.id,
      membershipId: known.person.memberships[0]?.id ?? '',
      hostBranch: host,
      offer,
      proposalId,
      provider,
      providerSubject,
      resource,
      robot,
      problem: late['problemId'] ?? '',
      actionId: late['actionId'] ?? '',
      spreadId: late['spreadId'] ?? '',
      pairing,
      peer,
      shared,
      sharedId,
      temporary,
      fromBranchId: other,
      toBranchId: host,
      round: roundId,
      observationId,
      consultation,
      consultationSideId,
      liaisonId,
    },
  };
}
