import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { verify } from '#platform/ledger/verify.ts';
import { newId } from '#shared/ids.ts';
import type { TestPerson } from '#tests/harness/actors.ts';
import { startApp } from '#tests/harness/app.ts';
import { branchInSummary, type BranchInSummary } from '#tests/harness/branch-at-work.ts';

/** 总结 on a real database, by real people. The clock stands at 2026-11-24, the activity was held that morning. */

const app = await startApp({ now: '2026-11-24T02:00:00.000Z' });
let people: Record<'organiser' | 'secretary' | 'member' | 'stranger', TestPerson>;
let atSummary: BranchInSummary['atSummary'];
const c = () => ({ commandId: newId() });
type Refused = { code: string; data?: { findings?: readonly { check: string; field: string | null }[]; current?: { version: number; strands: { theory: string } } } };
const outcome = (work: Promise<unknown>): Promise<string> => work.then(() => 'done', (error: Refused) => error.data?.findings?.[0]?.check ?? error.code);
const strands = { theory: '共同学习了会议精神。', problem: '会诊了口径不一的难题。', outcome: '交换了两份分析模型。' };

beforeAll(async () => {
  const branch = await branchInSummary(app, '2026-11-24');
  const { office } = branch;
  ({ atSummary } = branch);
  const elsewhere = await office.branch('财政处党支部');
  people = { ...branch.people, stranger: await office.person('外支部', { branchId: elsewhere, posts: [{ post: 'member' }, { post: 'secretary' }] }) };
});

const factsOf = async (id: string) => (await people.secretary.client.activity.get({ id })).facts;
const recordOf = async (id: string) => {
  const { record } = await factsOf(id);
  if (record === null) throw new Error('a record expected');
  return record;
};
const said = async (id: string) => ({ ...c(), id, shown: (await recordOf(id)).version, decision: 'approve' as const, comment: null });
const photo = async (): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array(await sharp({ create: { width: 40, height: 30, channels: 3, background: '#8a2b1d' } }).jpeg().toBuffer());
const send = async (bytes: Uint8Array<ArrayBuffer>, name: string) => {
  const answer = await fetch(`${app.url}/files`, { method: 'POST', body: bytes, headers: { ...people.organiser.headers, 'x-file-name': encodeURIComponent(name) } });
  return (await answer.json()) as { sha256: string; name: string; mediaType: string; size: number };
};
const asPhoto = { purpose: 'photo' as const, caption: null, consentOfOutsiders: true };

test('from a blank record to 宣传: known things filled in, written by two, signed by link and by account, completed', async () => {
  const { organiser, secretary, member } = people;
  const { id, ownSide, holder } = await atSummary({ combines: ['solving'] });
  const draft = await member.client.record.draft({ id });
  expect(draft).toMatchObject({
    version: null,
    text: {
      startedAt: '2026-11-24T01:00:00.000Z', endedAt: '2026-11-24T03:30:00.000Z', place: '江西省审计厅三楼会议室', chair: '周正言', recorder: '李向东', topic: '科技强审',
      actualStops: [{ name: '江西省审计厅', kind: 'venue' }],
    },
  });
  await member.client.record.edit({ ...c(), id, recordVersion: null, requestsAnswer: '没有。' });
  expect(await recordOf(id)).toMatchObject({ ...draft.text, requestsAnswer: '没有。', writtenAt: null, version: 1 });
  expect(await outcome(secretary.client.record.sign({ ...(await said(id)), sideId: ownSide }))).toBe('need.record');
  await organiser.client.record.edit({
    ...c(), id, recordVersion: 1, strands, donations: [{ what: '图书', to: '村小学', fen: null }], decisions: [{ text: '共建模型', owner: '李向东', dueOn: '2026-12-31' }],
  });
  expect(await recordOf(id)).toMatchObject({ version: 2, strands, writtenAt: '2026-11-24T02:00:00.000Z', donations: [{ what: '图书', to: '村小学', fen: null }] });

  await holder.record.signByLink(await said(id));
  expect(await outcome(holder.record.signByLink(await said(id)))).toBe('need.once');
  await secretary.client.record.sign({ ...(await said(id)), sideId: ownSide });
  const complete = async () => outcome(organiser.client.record.complete({ ...c(), id, version: (await factsOf(id)).activity.version }));
  expect(await complete()).toBe('need.result');
  // What the topic was combined with is shown to the sides: they are asked again, each by the way it has.
  await organiser.client.record.edit({ ...c(), id, recordVersion: 2, results: { research: '', solving: '统一了口径', opinions: '' } });
  expect(await complete()).toBe('need.signature');
  await holder.record.signByLink(await said(id));
  await secretary.client.record.sign({ ...(await said(id)), sideId: ownSide });
  // Nobody was shown this: the signatures stand.
  await organiser.client.record.edit({ ...c(), id, recordVersion: 3, lateReason: '出差' });
  expect(await complete()).toBe('done');
  const { activity, consents } = await factsOf(id);
  expect(activity.stage).toBe('publicity');
  expect(consents.map((one) => [one.way, one.subjectVersion, one.superseded])).toEqual([['link', 2, true], ['account', 2, true], ['link', 3, false], ['account', 3, false]]);
  expect(await outcome(organiser.client.record.edit({ ...c(), id, recordVersion: 4, place: '别处' }))).toBe('stage.wrong');
});

test('two write at once: the later one is refused with what is stored, and loses nothing', async () => {
  const { organiser, member } = people;
  const { id } = await atSummary();
  const first = { ...c(), id, recordVersion: null, strands };
  await organiser.client.record.edit(first);
  const late = await member.client.record.edit({ ...c(), id, recordVersion: null, strands: { ...strands, theory: '另一种写法' } }).then(() => null, (error: Refused) => error);
  expect(late?.code).toBe('STALE');
  expect(late?.data?.findings?.[0]?.check).toBe('stale.record');
  expect(late?.data?.current).toMatchObject({ version: 1, strands: { theory: '共同学习了会议精神。' } });
  await organiser.client.record.edit(first);
  expect(await recordOf(id)).toMatchObject({ version: 1, strands });
  await member.client.record.edit({ ...c(), id, recordVersion: 1, strands: { ...strands, theory: '另一种写法' } });
  expect(await outcome(organiser.client.record.edit({ ...c(), id, recordVersion: 1, place: '一楼' }))).toBe('stale.record');
  expect((await recordOf(id)).strands.theory).toBe('另一种写法');
});

test('what is shown has changed: the signature is refused; a wish for a change says what', async () => {
  const { organiser, secretary } = people;
  const { id, ownSide, holder } = await atSummary();
  await organiser.client.record.edit({ ...c(), id, recordVersion: null, strands });
  const old = await said(id);
  await organiser.client.record.edit({ ...c(), id, recordVersion: 1, place: '二楼' });
  expect(await outcome(holder.record.signByLink(old))).toBe('stale.shown');
  expect(await outcome(holder.record.signByLink({ ...(await said(id)), decision: 'change' }))).toBe('need.comment');
  await holder.record.signByLink({ ...(await said(id)), decision: 'change', comment: '人数有误' });
  expect(await outcome(people.stranger.client.record.sign({ ...(await said(id)), sideId: ownSide }))).toBe('forbidden.post');
  expect(await outcome(people.member.client.record.sign({ ...(await said(id)), sideId: ownSide }))).toBe('forbidden.post');
  expect(await outcome(secretary.client.record.sign({ ...(await said(id)), sideId: newId() }))).toBe('forbidden.side');
  const { allowed } = await organiser.client.activity.get({ id });
  expect(allowed['record.complete']?.map((finding) => finding.check)).toContain('need.signature');
});

describe('files', () => {
  test('a photo is kept under its hash and shown; taken off it is gone for everybody', async () => {
    const { organiser, member, secretary } = people;
    const { id } = await atSummary();
    const uploaded = await send(await photo(), '合影.jpg');
    const { id: fileId } = await member.client.record.addFile({ ...c(), id, ...uploaded, ...asPhoto, caption: ' 座谈 ' });
    expect((await factsOf(id)).files).toMatchObject([{ id: fileId, name: '合影.jpg', mediaType: 'image/jpeg', purpose: 'photo', caption: '座谈', createdBy: '李向东' }]);
    const shown = await app.ask(`/files/${fileId}`, { headers: secretary.headers });
    expect([shown.status, shown.headers.get('etag')]).toEqual([200, `"${uploaded.sha256}"`]);
    expect(await outcome(member.client.record.removeFile({ ...c(), id, fileId }))).toBe('forbidden.post');
    await organiser.client.record.removeFile({ ...c(), id, fileId });
    expect((await factsOf(id)).files).toEqual([]);
    expect((await app.ask(`/files/${fileId}`, { headers: secretary.headers })).status).toBe(404);
  });
  test('what was never uploaded, or is called something else, is refused; so is a stranger, before the file is looked at', async () => {
    const { organiser, stranger } = people;
    const { id } = await atSummary();
    const uploaded = await send(await photo(), '合影.jpg');
    const add = (over: object, who = organiser) => outcome(who.client.record.addFile({ ...c(), id, ...uploaded, ...asPhoto, ...over }));
    expect(await add({ sha256: 'a'.repeat(64) })).toBe('file.unknown');
    expect(await add({ name: '合影.pdf' })).toBe('file.unknown');
    expect(await add({ size: uploaded.size + 1 })).toBe('file.unknown');
    expect(await add({ name: '机密.jpg' })).toBe('SEC-09');
    expect(await add({ sha256: 'a'.repeat(64) }, stranger)).toBe('forbidden.post');
    expect((await factsOf(id)).files).toEqual([]);
  });
  test('a signature on paper needs its scan, and keeps it', async () => {
    const { organiser } = people;
    const { id, partnerSide } = await atSummary();
    await organiser.client.record.edit({ ...c(), id, recordVersion: null, strands });
    const paper = { sideId: partnerSide, name: '刘明', post: '支部书记' };
    expect(await outcome(organiser.client.record.signOnPaper({ ...(await said(id)), ...paper, fileId: newId() }))).toBe('need.scan');
    const { id: fileId } = await organiser.client.record.addFile({ ...c(), id, ...(await send(await photo(), '签认页.jpg')), ...asPhoto, purpose: 'scan', consentOfOutsiders: null });
    await organiser.client.record.signOnPaper({ ...(await said(id)), ...paper, fileId });
    expect((await factsOf(id)).consents).toMatchObject([{ way: 'paper', name: '刘明', fileId, subject: 'record', decision: 'approve' }]);
    expect(await outcome(organiser.client.record.removeFile({ ...c(), id, fileId }))).toBe('need.file_in_use');
  });
});

test('the checks of 记录 are asked while typing and keep it from being completed until they are met', async () => {
  const { organiser } = people;
  const { id } = await atSummary();
  const found = await organiser.client.record.check({ id, requestsAnswer: '', actualStops: [{ name: '庐山', kind: 'scenic' }], decisions: [{ text: '共建', owner: null, dueOn: null }] });
  expect(found.map((one) => one.check)).toEqual(expect.arrayContaining(['REC-01', 'REC-04', 'PLC-04', 'INT-10']));
  expect((await factsOf(id)).record).toBeNull();
  await organiser.client.record.edit({ ...c(), id, recordVersion: null, strands, actualStops: [{ name: '省档案馆', kind: 'visit' }], recorder: '' });
  const { allowed } = await organiser.client.activity.get({ id });
  const against = allowed['record.complete']?.map((one) => one.check) ?? [];
  for (const check of ['REC-01', 'PLC-04', 'INT-10', 'need.signature']) expect(against).toContain(check);
});

test('the ledger of all this is in order', async () => {
  expect(await verify(app.program.db, await app.program.door.anchors())).toMatchObject({ ok: true });
});
