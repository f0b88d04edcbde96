import JSZip from 'jszip';
import { beforeAll, expect, test } from 'vitest';
import { exampleTopic } from '#features/bulletin/fixtures.ts';
import { verify } from '#platform/ledger/verify.ts';
import { secretHash } from '#platform/session.ts';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestOffice, type TestPerson } from '#tests/harness/actors.ts';
import { startApp } from '#tests/harness/app.ts';
import { reachNow } from './listeners.ts';

/** The library on a real database. The clock stands at 2026-11-23. */

const app = await startApp();
const { db } = app.program;
let office: TestOffice;
let people: Record<'member' | 'secretary' | 'committee' | 'outsider', TestPerson>;
let [branchId, otherId] = ['', ''];
const c = () => ({ commandId: newId() });
type Refused = { code: string; data?: { findings?: readonly { check: string }[] } };
const said = (work: Promise<unknown>): Promise<string> => work.then(() => 'done', (error: Refused) => error.data?.findings?.[0]?.check ?? error.code);
const item = { kind: 'link' as const, title: '大数据审计方法', note: null, tags: ['大数据审计'], sourceKind: 'own' as const, unitId: null, sourceWords: null, sensitivity: 'internal' as const, activityId: null, file: null, url: 'https://www.audit.gov.cn/a' };
const target = { branchIds: [], projectId: null, region: null, industry: null, branchKind: null, untilOn: null, note: null };
const upload = async (headers: Readonly<Record<string, string>>, name: string, text: string | Uint8Array, path = '/files') => {
  const answer = await fetch(`${app.url}${path}`, { method: 'POST', headers: { ...headers, 'x-file-name': encodeURIComponent(name) }, body: typeof text === 'string' ? text : text.slice().buffer });
  return { status: answer.status, body: await answer.json() as { sha256: string; name: string; mediaType: string; size: number; data?: { findings?: readonly { check: string }[] } } };
};
const notices = async (who: TestPerson) => (await who.client.notice.list({})).rows.filter(({ kind }) => kind.startsWith('resource_')).map(({ kind, facts }) => `${kind} ${String(facts['title'])}`);
const told = async (): Promise<void> => {
  const { tellOfNews } = await import('#features/notice/listeners.ts');
  const rows = await db.selectFrom('ledgerEntry').select(['officeId', 'seq', 'activityId', 'events']).where('officeId', '=', office.id).orderBy('seq').execute();
  for (const row of rows) {
    const entry = { ...row, seq: Number(row.seq), events: row.events as never };
    if (tellOfNews.hears(entry)) await tellOfNews.handle({ ...app.program, watches: [] } as never, entry);
  }
};

beforeAll(async () => {
  office = await openOffice(app);
  branchId = await office.branch('计算机处党支部');
  otherId = await office.branch('企业处党支部');
  people = {
    member: await office.person('李向东', { branchId, posts: [{ post: 'member' }] }), secretary: await office.person('张书记', { branchId, posts: [{ post: 'member' }, { post: 'secretary' }] }),
    committee: await office.person('吴常青', { posts: [{ post: 'committee' }] }), outsider: await office.person('陈外', { branchId: otherId, posts: [{ post: 'member' }] }),
  };
});

test('an item: bad ones are refused with why, versions stay readable, its own keeper changes it, a secrecy mark comes in nowhere', async () => {
  const { member, outsider, committee } = people;
  expect(await said(member.client.resource.add({ ...c(), ...item, url: 'javascript:alert(1)' }))).toBe('need.resource_url');
  expect(await said(member.client.resource.add({ ...c(), ...item, kind: 'file' }))).toBe('need.resource_file');
  expect(await said(member.client.resource.add({ ...c(), ...item, sourceKind: 'words' }))).toBe('need.source_words');
  expect(await said(member.client.resource.add({ ...c(), ...item, title: '机密★1年 某材料' }))).toBe('SEC-09');
  expect(await said(office.system.client.resource.add({ ...c(), ...item }))).toBe('forbidden.post');
  const one = (await upload(member.headers, '方法.txt', '第一版')).body;
  const two = (await upload(member.headers, '方法二.txt', '第二版的文字白鹭')).body;
  expect(await said(member.client.resource.add({ ...c(), ...item, kind: 'file', file: { ...one, name: '别名.pdf' }, url: null }))).toBe('file.unknown');
  const { id } = await member.client.resource.add({ ...c(), ...item, kind: 'file', file: one, url: null });
  await member.client.resource.addVersion({ ...c(), id, version: 1, file: two, url: null, reason: '补充案例' });
  expect(await said(member.client.resource.addVersion({ ...c(), id, version: 1, file: two, url: null, reason: '再来' }))).toBe('stale.resource');
  expect(await said(outsider.client.resource.edit({ ...c(), id, version: 2, title: '改', note: null, tags: [], sourceKind: 'own', unitId: null, sourceWords: null, sensitivity: 'open' }))).toBe('forbidden.resource');
  const view = await outsider.client.resource.one({ id });
  expect(view.versions.map(({ no, fileName, reason }) => [no, fileName, reason])).toEqual([[2, '方法二.txt', '补充案例'], [1, '方法.txt', null]]);
  const texts = await Promise.all([1, 2].map(async (no) => (await app.ask(`/files/resources/${id}/${no}`, { headers: outsider.headers })).text()));
  expect(texts).toEqual(['第一版', '第二版的文字白鹭']);
  expect((await app.ask(`/files/resources/${id}/1`)).status).toBe(401);
  expect((await app.ask(`/files/resources/${id}/1`, { headers: office.security.headers })).status).toBe(403);
  expect(await member.client.resource.tags({})).toEqual(['大数据审计']);
  expect((await outsider.client.resource.list({ tag: '大数据审计', q: '方法' })).rows.map((row) => row.id)).toEqual([id]);
  expect((await outsider.client.resource.list({ kind: 'link' })).rows).toEqual([]);
  await committee.client.resource.retire({ ...c(), id, version: 2, reason: '已有新规定' });
  expect((await outsider.client.resource.list({})).rows).toEqual([]);
  expect((await outsider.client.resource.list({ state: 'retired' })).rows.map((row) => row.id)).toEqual([id]);
});

test('a rule reaches who fits now, shows whom beforehand, and reaches a team that comes there later once', async () => {
  const { member, secretary, committee, outsider } = people;
  const { id } = await member.client.resource.add({ ...c(), ...item, title: '江西制造业审计要点', sensitivity: 'limited' });
  expect(await said(outsider.client.resource.one({ id }))).toBe('need.resource');
  expect(await said(outsider.client.resource.push({ ...c(), id, ...target, region: '360000' }))).toBe('forbidden.post');
  expect(await said(secretary.client.resource.push({ ...c(), id, ...target, region: '360000' }))).toBe('need.resource');
  expect(await said(committee.client.resource.push({ ...c(), id, ...target, branchKind: 'standing' }))).toBe('need.push_target');
  expect(await said(committee.client.resource.push({ ...c(), id, ...target, region: '360000', untilOn: '2026-11-22' }))).toBe('need.until_ahead');
  expect((await committee.client.resource.preview({ id, region: '360000', industry: 'C' })).rows).toEqual([]);
  await committee.client.resource.push({ ...c(), id, ...target, region: '360000', industry: 'C', note: '江西团队' });
  const project = { code: 'JX-1', name: '江西某项目', place: '南昌市', region: '江西', startOn: '2026-11-01', endOn: null };
  const { id: projectId } = await committee.client.project.add({ ...c(), ...project, personIds: [outsider.id] });
  await reachNow(app.program, office.id);
  expect(await said(outsider.client.resource.one({ id }))).toBe('need.resource');
  // What the project is about becomes known: now the rule fits.
  await committee.client.project.edit({ ...c(), id: projectId, version: 1, ...project, industry: 'C' });
  expect((await committee.client.resource.preview({ id, region: '360000', industry: 'C' })).rows).toMatchObject([{ branch: { name: '企业处党支部' }, project: { name: '江西某项目' }, people: 1, told: false }]);
  await reachNow(app.program, office.id);
  await reachNow(app.program, office.id);
  expect(await db.selectFrom('resourceReach').select('branchId').where('resourceId', '=', id).execute()).toEqual([{ branchId: otherId }]);
  expect((await outsider.client.resource.list({ mine: 'yes' })).rows.map((row) => row.title)).toEqual(['江西制造业审计要点']);
  expect((await outsider.client.resource.list({ project: projectId })).rows).toHaveLength(1);
  expect((await committee.client.resource.list({ branch: otherId })).rows).toHaveLength(1);
  await told();
  await told();
  expect(await notices(outsider)).toEqual(['resource_came 江西制造业审计要点']);
  expect(await notices(member)).toEqual([]);
  // A second way to the same branch tells nobody again; a push that was ended reaches nobody.
  await committee.client.resource.push({ ...c(), id, ...target, branchIds: [otherId] });
  expect(await db.selectFrom('resourceReach').select('id').where('resourceId', '=', id).execute()).toHaveLength(1);
  const { pushes } = await committee.client.resource.one({ id });
  await committee.client.resource.endPush({ ...c(), id, pushId: pushes.find(({ region }) => region !== null)?.id ?? '' });
  expect(await said(committee.client.resource.endPush({ ...c(), id, pushId: pushes.find(({ region }) => region !== null)?.id ?? '' }))).toBe('need.push_open');
  await committee.client.project.setTeam({ ...c(), id: projectId, version: 2, personIds: [outsider.id, member.id] });
  await reachNow(app.program, office.id);
  expect(await db.selectFrom('resourceReach').select('id').where('resourceId', '=', id).execute()).toHaveLength(1);
});

test('a secretary pushes to the own branch only', async () => {
  const { member, secretary } = people;
  const { id } = await member.client.resource.add({ ...c(), ...item, title: '支部学习' });
  expect(await said(secretary.client.resource.push({ ...c(), id, ...target, branchIds: [otherId] }))).toBe('forbidden.own_branch');
  expect(await said(secretary.client.resource.push({ ...c(), id, ...target, branchIds: [branchId] }))).toBe('done');
});

test('a pack from an activity says what its reader may see and no more, as a page and as an archive', async () => {
  const { member, outsider } = people;
  const { id: activityId } = await member.client.activity.create({ ...c(), branchId, ...exampleTopic, theme: '数据怎样审' });
  const file = (await upload(member.headers, '材料.txt', '材料正文')).body;
  const { id: itemId } = await member.client.resource.add({ ...c(), ...item, title: '附读材料', kind: 'file', file, url: null });
  const { id } = await member.client.resource.makePack({ ...c(), title: null, note: null, tags: [], sensitivity: 'open', activityId, bulletinId: null, itemIds: [itemId] });
  const mine = await member.client.resource.one({ id });
  expect(mine.resource.title).toBe('数据怎样审');
  expect(mine.pack?.map(({ part }) => part)).toEqual(['topic', 'programme', 'materials', 'record', 'item']);
  expect(JSON.stringify(mine.pack)).toContain(exampleTopic.tasks);
  // Others do not see the activity yet, nor the pack that hangs on it; pushed to them, its activity's parts stay closed.
  expect(await said(outsider.client.resource.one({ id }))).toBe('need.resource');
  await people.committee.client.resource.push({ ...c(), id, ...target, branchIds: [otherId] });
  const theirs = await outsider.client.resource.one({ id });
  expect(theirs.pack?.map(({ part, hidden }) => `${part} ${hidden}`)).toEqual(['topic true', 'programme true', 'materials true', 'record true', 'item false']);
  expect(JSON.stringify(theirs.pack)).not.toContain(exampleTopic.tasks);
  expect(theirs.resource.activityTheme).toBeNull();
  const zip = await JSZip.loadAsync(await (await app.ask(`/papers/resources/${id}/pack.zip`, { headers: outsider.headers })).arrayBuffer());
  expect(Object.keys(zip.files).toSorted()).toEqual(['01 材料.txt', '数据怎样审.docx']);
  expect(await zip.file('01 材料.txt')?.async('string')).toBe('材料正文');
  const inner = await JSZip.loadAsync(await (await app.ask(`/papers/resources/${id}/pack.docx`, { headers: member.headers })).arrayBuffer());
  expect(await inner.file('word/document.xml')?.async('string')).toContain('数据怎样审');
  await member.client.resource.arrange({ ...c(), id, version: 1, entries: [{ part: 'item', id: itemId }, { part: 'topic', id: activityId }], reason: null });
  expect((await member.client.resource.one({ id })).pack?.map(({ part }) => part)).toEqual(['item', 'topic']);
  expect(await said(outsider.client.resource.makePack({ ...c(), title: '偷看', note: null, tags: [], sensitivity: 'open', activityId, bulletinId: null, itemIds: [] }))).toBe('need.purpose_there');
});

test('a partner adds material by the link; what should not come is refused, pauses, and is seen by the security administrator', async () => {
  const { member, committee, outsider } = people;
  const { id: unitId } = await member.client.unit.add({ ...c(), name: '江西省审计厅', kind: 'organ', industry: null, region: '360000', field: null, frontLine: null, aliases: [], note: null });
  const { id: activityId } = await member.client.activity.create({ ...c(), branchId, ...exampleTopic, theme: '共学' });
  await member.client.activity.toContact({ ...c(), id: activityId, version: 1 });
  const { facts } = await member.client.activity.get({ id: activityId });
  await member.client.activity.addSide({ ...c(), id: activityId, version: facts.activity.version, role: 'partner', unitId, branchIds: [], bodyWords: null, contactName: null, contactPost: null });
  const side = (await member.client.activity.get({ id: activityId })).facts.sides.find((one) => one.unitId === unitId);
  const secret = newId();
  await member.client.partner.makeLink({ ...c(), id: activityId, sideId: side?.id ?? '', holderName: '刘数明', holderPost: '书记', secretHash: secretHash(secret), days: null });
  const headers = { 'x-lianxue-link': secret };
  const link = app.client(headers);
  const good = await upload({}, '经验.txt', '交流材料', `/p/${secret}/files`);
  expect(good.status).toBe(201);
  await link.resource.offerByLink({ ...c(), title: '江西经验', note: '供学习', file: good.body, url: null });
  await link.resource.offerByLink({ ...c(), title: '坏的', note: null, file: null, url: 'https://www.jiangxi.gov.cn/' });
  const { rows } = await link.resource.ofLink({});
  expect(rows.map(({ title, state }) => `${title} ${state}`)).toEqual(['坏的 offered', '江西经验 offered']);
  // Nobody but those who look it through sees it until then.
  expect((await outsider.client.resource.list({ state: 'offered' })).rows).toEqual([]);
  expect((await committee.client.resource.list({ state: 'offered' })).rows).toHaveLength(2);
  await told();
  expect(await notices(people.secretary)).toContain('resource_offered 江西经验');
  const [bad, one] = (await member.client.resource.list({ state: 'offered' })).rows;
  expect(await said(member.client.resource.accept({ ...c(), id: one?.id ?? '', version: 1, sensitivity: 'internal', tags: [], looked: false }))).toBe('need.looked');
  await member.client.resource.accept({ ...c(), id: one?.id ?? '', version: 1, sensitivity: 'internal', tags: ['交流'], looked: true });
  await committee.client.resource.decline({ ...c(), id: bad?.id ?? '', version: 1, reason: '网页打不开' });
  expect(await said(committee.client.resource.decline({ ...c(), id: bad?.id ?? '', version: 2, reason: '再退' }))).toBe('need.offered');
  expect((await link.resource.ofLink({})).rows.map(({ state, reason }) => `${state} ${reason}`)).toEqual(['declined 网页打不开', 'library null']);
  expect((await committee.client.resource.one({ id: one?.id ?? '' })).resource).toMatchObject({ sourceKind: 'unit', unitName: '江西省审计厅', decidedName: '李向东' });
  // Huge, scripted, marked: refused with a clear answer, and after five the link pauses.
  const huge = await upload({}, '大.txt', new Uint8Array(11 * 1024 * 1024).fill(97), `/p/${secret}/files`);
  expect(huge.body.data?.findings?.[0]?.check).toBe('file.too_large');
  for (const [name, text, check] of [['页.html', '<script>alert(1)</script>', 'file.ending'], ['图.svg', '<svg onload="x()"/>', 'file.ending'], ['页.jpg', '<html>', 'file.mismatch'], ['材料.txt', '机密★10年', 'SEC-09']] as const) {
    expect((await upload({}, name, text, `/p/${secret}/files`)).body.data?.findings?.[0]?.check).toBe(check);
  }
  expect(await said(link.resource.offerByLink({ ...c(), title: '还有', note: null, file: null, url: 'https://a.cn/' }))).toBe('need.offer_paused');
  const noted = (await office.security.client.security.list({})).rows;
  expect(noted.map(({ kind, tries }) => `${kind} ${tries}`)).toEqual(['contribution 5']);
  expect(noted[0]?.about).toContain('刘数明');
  expect(await said(office.security.client.resource.list({}))).toBe('forbidden.post');
  // Somebody without a link, and a link that is none.
  expect((await upload({}, 'a.txt', 'x', `/p/${newId()}/files`)).status).toBe(401);
  expect(await said(member.client.resource.offerByLink({ ...c(), title: '我', note: null, file: null, url: 'https://a.cn/' }))).toBe('forbidden.post');
});

test('no procedure, table or entry knows who has read what; all the rest is in the ledger', async () => {
  const { contract } = await import('#features/contracts.ts');
  expect(Object.keys(contract.resource).filter((verb) => /read|seen|opened/i.test(verb))).toEqual([]);
  const { rows } = await app.program.pool.query<{ name: string }>("select table_name || '.' || column_name as name from information_schema.columns where table_name like 'resource%' and (column_name ~ 'read|seen|opened' or column_name = 'person_id')");
  expect(rows).toEqual([]);
  const before = await db.selectFrom('ledgerHead').select('seq').where('officeId', '=', office.id).executeTakeFirstOrThrow();
  const [row] = (await people.member.client.resource.list({})).rows;
  await people.member.client.resource.one({ id: row?.id ?? '' });
  expect(await db.selectFrom('ledgerHead').select('seq').where('officeId', '=', office.id).executeTakeFirstOrThrow()).toEqual(before);
  expect((await verify(db, await app.program.door.anchors())).ok).toBe(true);
});
