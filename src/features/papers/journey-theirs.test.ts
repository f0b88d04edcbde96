import JSZip from 'jszip';
import { beforeAll, describe, expect, test } from 'vitest';
import { exampleProgramme } from '#features/activity/fixtures.ts';
import { bringToPublicity, exampleTopic } from '#features/bulletin/fixtures.ts';
import { secretHash } from '#platform/session.ts';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestOffice, type TestPerson } from '#tests/harness/actors.ts';
import { startApp } from '#tests/harness/app.ts';
import { pdfInfo, pdfText } from '#tests/harness/office.ts';
import { unitAccount } from '#tests/harness/unit-account.ts';

/** Papers as a partner downloads them: by the link of one activity, by the link and by an account of its unit. The clock stands at 2026-11-23. */

const app = await startApp();
let office: TestOffice;
let secretary: TestPerson;
const c = () => ({ commandId: newId() });
const at = { activity: '', side: '', other: '', otherSide: '', unit: '', agreement: '', otherAgreement: '' };
const secrets = { one: newId(), place: newId(), foreign: newId() };
let cookie = '';
const inside = ['内部审查说明', '不予公开的意见', '987654', '987,654', '98.7654', '13800138000', '周会计', '第三方联系人', '内部来源'];

beforeAll(async () => {
  office = await openOffice(app);
  const branch = await office.branch('计算机处党支部');
  secretary = await office.person('周正言', { branchId: branch, posts: [{ post: 'member' }, { post: 'secretary' }] });
  const { client } = secretary;
  const unitOf = async (name: string) => (await client.unit.add({ ...c(), name, kind: 'enterprise', industry: null, region: null, field: null, frontLine: null, aliases: [], note: null })).id;
  at.unit = await unitOf('武钢集团');
  const foreign = await unitOf('东风公司');
  const held = async (unitId: string, theme: string) => {
    const { id } = await client.activity.create({ ...c(), branchId: branch, ...exampleTopic, theme, sourceNote: '内部来源', estimateFen: 98_765_400 });
    await bringToPublicity(app.program.door, office.id, id, '2026-11-10');
    await app.program.pool.query(`update side set unit_id = $2, contact_name = '马灯明', contact_post = '书记', present = 2 where activity_id = $1 and role = 'partner'`, [id, unitId]);
    const side = (await client.activity.get({ id })).facts.sides.find(({ role }) => role === 'partner')?.id ?? '';
    return { id, side };
  };
  const [mine, others] = [await held(at.unit, '科技强审'), await held(foreign, '别家的活动')];
  Object.assign(at, { activity: mine.id, side: mine.side, other: others.id, otherSide: others.side });
  const { pool } = app.program;
  const now = app.program.now().toISOString();
  // What stays inside, written where it is written: a third side's contact, an approval, an answer to a rule, a cost, a number in the record.
  await pool.query(`insert into side (office_id, id, activity_id, position, role, branch_ids, body_words, contact_name) values ($1, $2, $3, 3, 'partner', '{}', '省检察院第二支部', '第三方联系人')`, [office.id, newId(), at.activity]);
  await pool.query(`insert into approval (office_id, id, activity_id, round, position, step, state, why, comment, decided_name, decided_at) values ($1, $2, $3, 0, 1, 'finance', 'approved', '', '不予公开的意见', '周会计', $4)`, [office.id, newId(), at.activity, now]);
  await pool.query(`insert into finding_response (office_id, id, activity_id, check_id, subject, kind, text, by_person_id, by_name, at) values ($1, $2, $3, 'INT-02', '', 'reason', '内部审查说明', $4, '周正言', $5)`, [office.id, newId(), at.activity, secretary.id, now]);
  await pool.query(`update record set strands = jsonb_set(strands::jsonb, '{theory}', '"共同学习，联系13800138000"'), donations = '[{"what":"图书","to":"学校","fen":98765400}]' where activity_id = $1`, [at.activity]);
  await pool.query(`update activity set programme = $2, programme_no = 1 where id = $1`, [at.activity, JSON.stringify(exampleProgramme)]);
  await pool.query(`insert into bulletin (office_id, id, activity_id, title, body, contributor, author_id, state, year, number, released_on) values ($1, $2, $3, '科技强审联学', $4, '计算机处党支部', $5, 'released', 2026, 3, '2026-11-20')`,
    [office.id, newId(), at.activity, JSON.stringify([{ kind: 'paragraph', runs: [{ text: '联系', bold: false }, { text: '13800138000', bold: false, mask: 'phone' }] }]), secretary.id]);
  const agree = async (unitId: string, purpose: string) => (await client.pairing.add({
    ...c(), branchIds: [branch], parties: [{ unitId, bodyWords: '总装党支部', signerName: '马灯明', signerPost: '书记' }, { unitId: unitId === foreign ? at.unit : foreign, bodyWords: null, signerName: '别家签署人', signerPost: null }].slice(0, unitId === foreign ? 1 : 2),
    purpose, contents: '每半年一次', signedOn: '2026-01-10', fromOn: '2026-01-10', untilOn: null, activityId: null,
  })).id;
  at.agreement = await agree(at.unit, '互学互助');
  at.otherAgreement = await agree(foreign, '别家的协议');
  await client.partner.makeLink({ ...c(), id: at.activity, sideId: at.side, holderName: '马灯明', holderPost: '书记', secretHash: secretHash(secrets.one), days: 30 });
  for (const [unitId, secret] of [[at.unit, secrets.place], [foreign, secrets.foreign]] as const) await client.place.makeLink({ ...c(), unitId, holderName: '马灯明', holderPost: '书记', secretHash: secretHash(secret), days: null });
  const link = await app.program.db.selectFrom('unitLink').select('id').where('unitId', '=', at.unit).executeTakeFirstOrThrow();
  const account = await unitAccount(app, { unitId: at.unit, linkId: link.id, state: 'open' });
  for (const change of account.changes) if (change.op === 'insert') await app.program.db.insertInto(change.table as 'account').values({ officeId: office.id, ...change.row } as never).execute();
  cookie = account.cookie;
});

/** Where each way stands: its page's address, and what the browser sends by itself. */
const ways = (): Readonly<Record<string, readonly [address: string, headers: Record<string, string>]>> => ({
  'the link of the activity': [`/p/${secrets.one}`, {}], 'the link of the unit': [`/p/${secrets.place}/${at.side}`, {}], 'an account of the unit': [`/place/${at.side}`, { cookie }],
});
const wordsOf = async (bytes: Uint8Array): Promise<string> => {
  const { files } = await JSZip.loadAsync(bytes);
  return (await Promise.all(Object.values(files).filter(({ name }) => name.endsWith('.xml')).map((file) => file.async('string')))).join('').replaceAll(/<[^>]+>/g, '');
};
const bytesOf = async (answer: Response): Promise<Uint8Array> => new Uint8Array(await answer.arrayBuffer());
const refused = async (answer: Response) => `${answer.status} ${((await answer.json()) as { data?: { findings?: { check: string }[] } }).data?.findings?.[0]?.check ?? ''}`;

describe.each(['the link of the activity', 'the link of the unit', 'an account of the unit'])('by %s', (way) => {
  test('every paper that is offered comes as Word and as PDF, and nothing of the inside stands in any', async () => {
    const [address, headers] = ways()[way] ?? ['', {}];
    const asker = address.startsWith('/p/') ? { 'x-lianxue-link': address.split('/')[2] ?? '', ...(address.split('/')[3] === undefined ? {} : { 'x-lianxue-side': at.side }) } : { ...headers, 'x-lianxue-side': at.side };
    const offered = await app.client(asker).papers.ofLink({});
    expect(offered.map(({ key }) => key)).toEqual(['letter', 'programme', 'record', 'bulletin', 'said']);
    for (const { key } of offered) {
      const docx = await app.ask(`${address}/papers/${key}.docx`, { headers });
      expect([docx.status, docx.headers.get('cache-control'), docx.headers.get('content-type')?.includes('wordprocessingml')]).toEqual([200, 'no-store', true]);
      const pdf = await app.ask(`${address}/papers/${key}.pdf`, { headers });
      expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf']);
      const printed = await bytesOf(pdf);
      expect((await pdfInfo(printed)).pages).toBeGreaterThan(0);
      const texts = [await wordsOf(await bytesOf(docx)), (await pdfText(printed)).replaceAll(/\s+/g, '')];
      for (const text of texts) {
        expect(text).toContain(key === 'said' ? '本方' : '科技强审');
        for (const one of inside) expect(`${key}: ${text}`).not.toContain(one);
      }
    }
    expect(await wordsOf(await bytesOf(await app.ask(`${address}/papers/record.docx`, { headers })))).toMatch(/共同学习，联系138\*\*\*\*8000.*省检察院第二支部|省检察院第二支部.*共同学习，联系138\*\*\*\*8000/s);
  });
  test('our own papers, other formats and other activities are not there', async () => {
    const [address, headers] = ways()[way] ?? ['', {}];
    for (const key of ['approval', 'estimate', 'reimbursement', 'spending', 'sign-in', 'plan-line', 'agreement', 'summary', 'post', 'problems']) expect(await refused(await app.ask(`${address}/papers/${key}.docx`, { headers }))).toBe('404 papers.unknown');
    expect(await refused(await app.ask(`${address}/papers/record.xlsx`, { headers }))).toBe('404 papers.no_format');
    for (const path of [`/papers/${at.activity}/record`, `/papers/${at.activity}/all.zip`, '/papers/ledger.xlsx']) expect((await app.ask(path, { headers: { ...headers, ...(headers['cookie'] === undefined ? { 'x-lianxue-link': address.split('/')[2] ?? '' } : {}) } })).status).toBe(403);
  });
});

test('an agreement of the unit, by its link and by its account; of another unit none', async () => {
  for (const [base, headers] of [[`/p/${secrets.place}`, {}], ['/place', { cookie }]] as const) {
    const docx = await app.ask(`${base}/papers/agreements/${at.agreement}.docx`, { headers });
    const text = await wordsOf(await bytesOf(docx));
    for (const part of ['互学互助', '每半年一次', '武钢集团总装党支部', '东风公司', '书记 马灯明', '费用由各方各自承担']) expect(text).toContain(part);
    expect(text).not.toContain('别家签署人');
    expect((await app.ask(`${base}/papers/agreements/${at.agreement}.pdf`, { headers })).status).toBe(200);
    expect(await refused(await app.ask(`${base}/papers/agreements/${at.otherAgreement}.docx`, { headers }))).toBe('404 need.pairing');
    expect(await refused(await app.ask(`${base}/papers/agreements/nonsense.docx`, { headers }))).toBe('404 need.pairing');
  }
  expect(await refused(await app.ask(`/p/${secrets.one}/papers/agreements/${at.agreement}.docx`))).toBe('403 forbidden.post');
});

test('a link of another unit, a side of another unit, a forged link, nobody: clear answers, and nothing given', async () => {
  expect(await refused(await app.ask(`/p/${secrets.foreign}/${at.side}/papers/record.docx`))).toBe('401 sign_in.link_invalid');
  expect(await refused(await app.ask(`/p/${secrets.place}/${at.otherSide}/papers/record.docx`))).toBe('401 sign_in.link_invalid');
  expect(await refused(await app.ask(`/place/${at.otherSide}/papers/record.docx`, { headers: { cookie } }))).toBe('404 activity.not_found');
  expect(await refused(await app.ask(`/p/${newId()}/papers/record.docx`))).toBe('401 sign_in.link_invalid');
  expect(await refused(await app.ask(`/place/${at.side}/papers/record.docx`))).toBe('401 sign_in.needed');
  expect(await refused(await app.ask(`/place/${at.side}/papers/record.docx`, { headers: secretary.headers }))).toBe('403 forbidden.post');
  expect(await refused(await app.ask(`/p/${secrets.place}/papers/record.docx`))).toBe('403 forbidden.post');
  // Nobody gets in by the address features know it by.
  const direct = await app.ask('/theirs/papers/record.docx', { headers: { 'x-lianxue-link': secrets.one } });
  expect(direct.headers.get('content-type')).not.toContain('wordprocessingml');
});
