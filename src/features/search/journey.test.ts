import { readFileSync } from 'node:fs';
import { Document, Packer, Paragraph } from 'docx';
import { beforeAll, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { exampleTopic } from '#features/bulletin/fixtures.ts';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestOffice, type TestPerson } from '#tests/harness/actors.ts';
import { startApp } from '#tests/harness/app.ts';
import { catchUp } from './store.ts';

/** Finding on the running program: real phrases over real cases, kept true as things change, never another's. */

const app = await startApp();
let office: TestOffice;
let branchId = '';
let people: Record<'committee' | 'member' | 'elsewhere', TestPerson>;
const c = () => ({ commandId: newId() });
const real = readFileSync('tests/data/joint-study-cases.jsonl', 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
const queries = JSON.parse(readFileSync('tests/data/search-queries.json', 'utf8')) as { q: string; expect: string[] }[];
const find = async (who: TestPerson, q: string, kind?: 'activity' | 'unit' | 'person' | 'rule' | 'project' | 'suggestion') => {
  await catchUp(app.program, office.id);
  return (await who.client.search.find({ q, limit: 100, ...(kind === undefined ? {} : { kind }) })).rows;
};
const whole = async (who: TestPerson, q: string) => (await find(who, q)).filter((row) => !row.partly).map((row) => row.id);
const titles = async (who: TestPerson, q: string) => (await find(who, q)).map((row) => row.title.map((piece) => (piece.match ? `[${piece.text}]` : piece.text)).join(''));

beforeAll(async () => {
  office = await openOffice(app, '甲办');
  branchId = await office.branch('企业审计处党支部');
  const other = await office.branch('法规处党支部');
  people = {
    committee: await office.person('吴常青', { posts: [{ post: 'committee' }] }),
    member: await office.person('李向东', { branchId, posts: [{ post: 'member' }] }),
    elsewhere: await office.person('单翀', { branchId: other, posts: [{ post: 'member' }] }),
  };
  await people.committee.client.import.cases({ ...c(), batchId: newId(), name: 'x', cases: real });
});

test.each(queries)('$q', async ({ q, expect: wanted }) => {
  const found = (await find(people.committee, q, 'activity')).map((row) => row.sourceKey).slice(0, Math.max(10, wanted.length));
  expect(found).toEqual(expect.arrayContaining(wanted));
});

test('phrases as people remember them: part of a name, a place, an outcome, a sentence, Traditional, pinyin, a day', async () => {
  const phrases = JSON.parse(readFileSync('tests/data/search-phrases.json', 'utf8')) as { q: string; expect: string[] }[];
  let reciprocal = 0;
  const missed: string[] = [];
  for (const { q, expect: wanted } of phrases) {
    const found = (await find(people.committee, q, 'activity')).map((row) => row.sourceKey);
    const ranks = wanted.map((key) => found.indexOf(key) + 1).map((rank) => (rank === 0 ? Infinity : rank));
    reciprocal += 1 / Math.min(...ranks);
    if (ranks.some((rank) => rank > Math.max(10, wanted.length))) missed.push(q);
  }
  // 高校老师去审计局学习 says nothing that its case says: no index of characters finds it.
  expect(missed.filter((q) => q !== '高校老师去审计局学习')).toEqual([]);
  expect(reciprocal / phrases.length).toBeGreaterThan(0.95);
}, 120_000);

test('any two neighbouring characters of a case find it', async () => {
  // Every seventh case, every third pair of its theme and place: a few hundred looks instead of tens of thousands.
  const misses: string[] = [];
  for (const raw of real.filter((_, index) => index % 7 === 0)) {
    const texts = [raw['theme'], raw['place'], ...(raw['problems_discussed'] as string[])].filter((text) => typeof text === 'string');
    for (const text of texts) {
      const [run = ''] = /\p{Script=Han}{2,12}/u.exec(text) ?? [];
      for (let at = 0; at + 2 <= run.length; at += 3) {
        const q = run.slice(at, at + 2);
        if (!(await find(people.committee, q, 'activity')).some((row) => row.sourceKey === raw['id'])) misses.push(`${String(raw['id'])}: ${q}`);
      }
    }
  }
  expect(misses).toEqual([]);
});

test('it follows what is written: new, renamed, gone', async () => {
  const { client } = people.member;
  const { id } = await client.activity.create({ ...c(), branchId, ...exampleTopic, theme: '量子審計與數據治理' });
  expect(await titles(people.member, '量子审计')).toEqual(['[量子審計]與數據治理']);
  expect((await find(people.member, 'lzsj', 'activity')).map((row) => row.id)).toEqual([id]);
  const { version } = (await client.activity.get({ id })).facts.activity;
  await client.activity.edit({ ...c(), id, version, theme: '碳排放监测' });
  expect(await titles(people.member, '量子审计')).toEqual([]);
  expect((await find(people.member, '碳排放', 'activity')).filter((row) => !row.partly).map((row) => row.id)).toEqual([id]);
  const unit = await people.committee.client.unit.add({ ...c(), name: '北斗卫星研究院', kind: 'institution', industry: null, region: null, field: null, frontLine: null, aliases: ['卫星院'], note: null });
  expect(await whole(people.member, '卫星院')).toEqual([unit.id]);
  await client.activity.toContact({ ...c(), id, version: version + 1 });
  await client.activity.addSide({ ...c(), id, version: version + 2, role: 'partner', unitId: unit.id, branchIds: [], bodyWords: null, contactName: null, contactPost: null });
  await people.committee.client.unit.edit({ ...c(), id: unit.id, version: 1, name: '天宫空间研究院', kind: 'institution', industry: null, region: null, field: null, frontLine: null, aliases: [], note: null });
  expect((await find(people.member, '天宫空间', 'activity')).filter((row) => !row.partly).map((row) => row.id)).toEqual([id]);
  expect(await whole(people.member, '卫星院')).toEqual([]);
  expect((await titles(people.member, 'shan chong'))[0]).toBe('单翀');
  expect((await titles(people.member, 'sc'))[0]).toBe('单翀');
  expect(await titles(people.member, 'PLN-13')).toEqual(['[PLN-13] 不重复联学']);
});

test('the text inside files is found: .docx, .xlsx, .pdf', async () => {
  const { client, headers } = people.member;
  const { id } = await client.activity.create({ ...c(), branchId, ...exampleTopic, theme: '带文件的联学' });
  await client.activity.toContact({ ...c(), id, version: 1 });
  await client.activity.addSide({ ...c(), id, version: 2, role: 'partner', unitId: null, branchIds: [], bodyWords: '某方', contactName: null, contactPost: null });
  await client.activity.toProgramme({ ...c(), id, version: 3 });
  const docx = await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('渔光互补电站调研提纲')] }] }));
  const xlsx = await writeXlsxFile([[{ value: '蓝碳交易明细', type: String }]]).toBuffer();
  const files: [string, Uint8Array][] = [['提纲.docx', docx], ['明细.xlsx', xlsx as Buffer], ['手册.pdf', Buffer.from(pdfWith('Tidal energy handbook'), 'latin1')]];
  for (const [name, bytes] of files) {
    const kept = await fetch(`${app.url}/files`, { method: 'POST', body: new Uint8Array(bytes), headers: { ...headers, 'x-file-name': encodeURIComponent(name), 'content-type': 'application/octet-stream' } });
    await client.record.addFile({ ...c(), id, ...((await kept.json()) as { sha256: string; name: string; mediaType: 'application/pdf'; size: number }), purpose: 'paper', caption: null, consentOfOutsiders: null });
  }
  for (const [q, name] of [['渔光互补', '提纲.docx'], ['藍碳交易', '明细.xlsx'], ['tidal energy', '手册.pdf']] as const) {
    const [first] = await find(people.member, q);
    expect([first?.kind, first?.activityId, first?.title.map((piece) => piece.text).join('')]).toEqual(['file', id, name]);
  }
  expect((await find(people.elsewhere, '渔光互补')).filter((row) => !row.partly)).toEqual([]);
});

/** A page of a PDF with one line, by hand: nothing else is needed to hold text. */
function pdfWith(line: string): string {
  const stream = `BT /F1 12 Tf 72 720 Td (${line}) Tj ET`;
  const objects = ['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>', '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>', `<</Length ${stream.length}>>stream\n${stream}\nendstream`, '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>'];
  let pdf = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const at = pdf.length;
    pdf += `${index + 1} 0 obj${object}endobj\n`;
    return at;
  });
  const table = pdf.length;
  return `${pdf}xref\n0 6\n0000000000 65535 f \n${places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}trailer<</Size 6/Root 1 0 R>>\nstartxref\n${table}\n%%EOF\n`;
}

test('nobody finds what a list would not show: not yet approved elsewhere, another office, no business', async () => {
  const secret = '孤岛式经费核查';
  await people.member.client.activity.create({ ...c(), branchId, ...exampleTopic, theme: secret });
  await people.member.client.suggestion.make({ ...c(), kind: 'topic', text: `建议学习${secret}`, projectId: null });
  expect((await find(people.member, secret)).map((row) => row.kind).toSorted()).toEqual(['activity', 'suggestion']);
  expect((await find(people.elsewhere, secret)).map((row) => row.kind)).toEqual(['suggestion']);
  expect(await find(people.elsewhere, '孤岛', 'activity')).toEqual([]);
  const theirs = await openOffice(app, '乙办');
  const stranger = await theirs.person('外人', { posts: [{ post: 'committee' }] });
  await catchUp(app.program, theirs.id);
  for (const q of [secret, '孤岛', '新松机器人', '李向东', 'lxd']) expect((await stranger.client.search.find({ q })).rows.filter((row) => row.kind !== 'rule')).toEqual([]);
  await expect(office.system.client.search.find({ q: secret })).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('odd phrases are answered, and an import taken back is found no more', async () => {
  for (const q of ["a'b\\ & | ! :*", '（）', '%_', '😀', 'x'.repeat(200), '审'.repeat(200)]) expect(Array.isArray((await people.committee.client.search.find({ q })).rows)).toBe(true);
  const batch = (await people.committee.client.import.batches({})).rows[0]?.id ?? '';
  await people.committee.client.import.takeBack({ ...c(), id: batch });
  expect((await find(people.committee, '新松机器人')).filter((row) => !row.partly)).toEqual([]);
});
