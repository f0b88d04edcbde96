import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import JSZip from 'jszip';
import { beforeAll, expect, test } from 'vitest';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestOffice, type TestPerson } from '#tests/harness/actors.ts';
import { startApp } from '#tests/harness/app.ts';
import { commandLine, ownProcess } from '#tests/harness/command-line.ts';
import { readXlsx } from '#tests/harness/office.ts';
import { xlsx } from '#tests/harness/registers.ts';

/** The command line on the database of a running program. */

const app = await startApp({ now: new Date().toISOString() });
let office: TestOffice;
let secretary: TestPerson;
let other: TestPerson;
let activityId = '';
const folder = mkdtempSync(join(tmpdir(), 'lx-cli-'));

const lianxue = commandLine(app);
const topic = {
  kind: '主题党日联学', source: 'hot' as const, sourceNote: null, projectIds: [], suggestionIds: [], tasks: '学', expectedEffect: '用', problemBrought: null,
  combines: [], forms: [], plannedOn: null, plannedEnd: null, place: null, estimateFen: null, fundSource: null, planItem: null, countsAsThemeDay: false,
};

beforeAll(async () => {
  office = await openOffice(app, '命令行特派办');
  const [branch, elsewhere] = [await office.branch('计算机处党支部'), await office.branch('法规处党支部')];
  secretary = await office.person('周正言', { posts: [{ post: 'secretary' }], branchId: branch });
  other = await office.person('外支部', { branchId: elsewhere });
  activityId = (await secretary.client.activity.create({ commandId: newId(), branchId: branch, ...topic, theme: '大数据审计' })).id;
});

test('help and mistakes are told in the reader’s language, with the exit code for a wrong command', async () => {
  const help = await lianxue(['--help']);
  expect([help.code, help.out]).toEqual([0, expect.stringContaining('退出码：0 完成')]);
  expect((await lianxue(['token', 'make', '--help'], { LANG: 'en_US.UTF-8' })).out).toMatch(/Usage: lianxue token make \[options\] <name>/);
  expect((await lianxue(['--help'], { LANG: 'zh_TW.UTF-8' })).out).toContain('單位');
  const wrong: readonly [readonly string[], string][] = [
    [[], '请写明要做什么。用 --help 查看用法。'], [['office'], '请写明要做什么。用 --help 查看用法。'], [['fly'], '没有“fly”这个命令。用 --help 查看用法。'],
    [['verify', '--fast'], '没有“--fast”这个选项。用 --help 查看用法。'], [['token', 'make'], '缺少“name”。用 --help 查看用法。'],
    [['verify', 'twice'], '参数太多。用 --help 查看用法。'],
  ];
  for (const [args, sentence] of wrong) expect(await lianxue(args)).toEqual({ code: 2, out: '', err: `${sentence}\n` });
  expect(JSON.parse((await lianxue(['fly', '--json'])).out)).toMatchObject({ ok: false, code: 'BAD_REQUEST' });
});

test('as a process of its own: what it answers, what it says beside it, and its exit code', async () => {
  const process = ownProcess(app);
  expect(await process(['verify', '--json'])).toEqual({ code: 0, out: expect.stringMatching(/^\{"ok":true,"entries":\d+\}\n$/), err: '' });
  expect(await process(['fly'])).toEqual({ code: 2, out: '', err: '没有“fly”这个命令。用 --help 查看用法。\n' });
  expect(await process(['token', 'list'], { LIANXUE_TOKEN: 'lx_none' })).toMatchObject({ code: 4, out: '' });
  const sheet = join(folder, '进程.xlsx');
  expect(await process(['export', 'ledger', '--as', secretary.username, '--out', sheet])).toMatchObject({ code: 0, err: '' });
  expect(JSON.stringify(await readXlsx(readFileSync(sheet)))).toContain('大数据审计');
  rmSync(sheet);
});

test('an office is made by the local operator, its first passwords are shown once and must be changed', async () => {
  const made = await lianxue(['office', 'create', '第二特派办', '--audit', '孙审:sun.shen', '--json'], { LOGNAME: 'x' });
  expect(made).toMatchObject({ code: 0, err: '' });
  const { id, administrators } = JSON.parse(made.out) as { id: string; administrators: { post: string; username: string; password: string; name: string }[] };
  expect(administrators.map(({ post, username }) => [post, username])).toEqual([['system_admin', 'sysadmin'], ['security_admin', 'secadmin'], ['audit_admin', 'sun.shen']]);
  const entry = await app.program.db.selectFrom('ledgerEntry').selectAll().where('officeId', '=', id).executeTakeFirstOrThrow();
  expect(entry).toMatchObject({ actorKind: 'operator', command: 'office.create' });
  expect(entry.actorName).not.toBe('');
  for (const { username, password } of administrators) {
    expect(JSON.stringify(entry)).not.toContain(password);
    const answer = await app.ask('/auth/sign-in', { json: { username, password } });
    expect([answer.status, await answer.json()]).toMatchObject([200, expect.anything()]);
  }
  const again = await lianxue(['office', 'create', '第三特派办', '--audit', '孙审:sun.shen']);
  expect(again).toMatchObject({ code: 6, out: '', err: expect.stringContaining('sun.shen') });
  expect((await lianxue(['office', 'create', '第三特派办', '--system', '孙审'])).err).toContain('姓名:用户名');
  expect((await lianxue(['office', 'create', '第三特派办', '--as', 'sun.shen'])).code).toBe(2);
  const shown = JSON.parse((await lianxue(['office', 'show', '--json'])).out) as { offices: { name: string; people: number }[] };
  expect(shown.offices).toEqual([expect.objectContaining({ name: '命令行特派办' }), expect.objectContaining({ name: '第二特派办', people: 3 })]);
});

test('a token is made, used and ended; what it may not do is refused with its own exit code', async () => {
  const nobody = await lianxue(['token', 'make', '导数']);
  expect([nobody.code, nobody.err]).toEqual([4, '此项须以某人的身份进行。请加 --as 用户名，或用 LIANXUE_TOKEN 给出令牌。\n']);
  expect(await lianxue(['token', 'list', '--as', 'nobody'])).toMatchObject({ code: 5, err: '没有可用的用户“nobody”。请核对用户名。\n' });
  const made = JSON.parse((await lianxue(['token', 'make', '导数', '--as', secretary.username, '--scope', 'read', '--json'])).out) as { id: string; secret: string };
  const entry = await app.program.db.selectFrom('ledgerEntry').selectAll().where('officeId', '=', office.id).orderBy('seq', 'desc').executeTakeFirstOrThrow();
  expect(entry).toMatchObject({ command: 'account.make_token', actorKind: 'person', actorName: '周正言' });
  const me = await app.client({ authorization: `Bearer ${made.secret}` }).account.me({});
  expect([me.person?.name, me.may]).toEqual(['周正言', 'read']);
  const env = { LIANXUE_TOKEN: made.secret };
  expect((await lianxue(['token', 'list'], env)).out).toContain('有效');
  expect((await lianxue(['token', 'revoke', made.id], env)).code).toBe(4);
  expect(await lianxue(['token', 'make', '再来', '--scope', 'root', '--as', secretary.username])).toMatchObject({ code: 2, err: expect.stringContaining('read, all') });
  expect((await lianxue(['token', 'make', '太久', '--until', '2099-01-01', '--as', secretary.username])).code).toBe(6);
  expect((await lianxue(['token', 'revoke', made.id, '--as', other.username])).code).toBe(5);
  expect(await lianxue(['token', 'revoke', made.id, '--as', secretary.username])).toMatchObject({ code: 0, out: '令牌已作废。\n' });
  expect((await lianxue(['token', 'list'], env)).code).toBe(4);
  expect((await lianxue(['token', 'list', '--as', secretary.username])).out).toContain('已作废');
});

test('what is written out is what the acting person may see, whole or not at all', async () => {
  const lines = await lianxue(['export', 'activities', '--as', secretary.username]);
  expect(lines.out.trim().split('\n').map((line) => (JSON.parse(line) as { activity: { id: string } }).activity.id)).toEqual([activityId]);
  expect((await lianxue(['export', 'activities', '--as', other.username])).out).toBe('');
  expect(JSON.parse((await lianxue(['export', 'ledger', '--as', other.username, '--json'])).out)).toEqual([]);
  expect(JSON.parse((await lianxue(['export', 'ledger', '--as', secretary.username, '--json'])).out)).toMatchObject([{ theme: '大数据审计' }]);
  const sheet = join(folder, '台账.xlsx');
  expect(await lianxue(['export', 'ledger', '--as', secretary.username, '--out', sheet])).toMatchObject({ code: 0, err: '' });
  expect(JSON.stringify(await readXlsx(readFileSync(sheet)))).toContain('大数据审计');
  const { code = '' } = (await secretary.client.activity.get({ id: activityId })).facts.activity;
  const paper = join(folder, '方案.docx');
  expect((await lianxue(['export', 'paper', code, 'programme', '--as', secretary.username, '--out', paper])).code).toBe(0);
  expect(readFileSync(paper).subarray(0, 2).toString()).toBe('PK');
  expect((await lianxue(['export', 'paper', code, 'programme', '--as', other.username, '--out', join(folder, 'x.docx')])).code).toBe(5);
  expect((await lianxue(['export', 'paper', code, 'poem', '--as', secretary.username, '--out', join(folder, 'x.docx')])).code).toBe(5);
  const rules = join(folder, '规则.docx');
  expect((await lianxue(['export', 'rulebook', '--as', secretary.username, '--out', rules])).code).toBe(0);
  expect(readFileSync(rules).subarray(0, 2).toString()).toBe('PK');
  const nowhere = await lianxue(['export', 'ledger', '--as', secretary.username, '--out', join(folder, 'none', 'a.json')]);
  expect([nowhere.code, nowhere.err]).toEqual([3, expect.stringContaining('不能写入（ENOENT）')]);
  expect((await lianxue(['export', 'ledger', '--as', secretary.username, '--from', '2026-02-30'])).code).toBe(2);
  expect((await lianxue(['export', 'entries', '--as', secretary.username])).code).toBe(4);
  expect((await lianxue(['export', 'entries', '--as', office.audit.username])).out).toContain('account.make_token');
  expect(readdirSync(folder).toSorted()).toEqual(['台账.xlsx', '方案.docx', '规则.docx']);
});

test('a temporary branch’s dossier by its name: the whole of it, or nothing', async () => {
  const committee = await office.person('吴常青', { posts: [{ post: 'committee' }] });
  const today = new Date().toISOString().slice(0, 10);
  const { id: projectId } = await committee.client.project.add({ commandId: newId(), code: 'P-1', name: '某审计', place: null, region: null, startOn: today, endOn: null, personIds: [] });
  await committee.client.org.addTemporaryBranch({ commandId: newId(), name: '某审计组临时党支部', projectId, approvalNo: '机党〔2026〕1号', approvedBy: '机关党委', approvedOn: today, startOn: today, plannedEnd: today, leaderIds: [secretary.id], memberIds: [] });
  const dossier = join(folder, '档案.zip');
  const half = () => readdirSync(tmpdir()).filter((name) => name.startsWith('lianxue-dossier-'));
  const before = half();
  // As a process of its own: what is made on the way is cleared away at its end.
  const made = await ownProcess(app)(['export', 'dossier', '某审计组临时党支部', '--as', secretary.username, '--out', dossier, '--json']);
  expect([made.code, made.err, JSON.parse(made.out)]).toEqual([0, '', { ok: true, file: dossier, bytes: readFileSync(dossier).byteLength }]);
  expect(Object.keys((await JSZip.loadAsync(readFileSync(dossier))).files)).toEqual(['目录.html']);
  // What another makes beside this one goes too.
  await expect.poll(() => half().filter((name) => !before.includes(name))).toEqual([]);
  expect((await lianxue(['export', 'dossier', '计算机处党支部', '--as', secretary.username, '--out', join(folder, 'x.zip')])).code).toBe(5);
  expect((await lianxue(['export', 'dossier', '没有的支部', '--as', secretary.username, '--out', join(folder, 'x.zip')])).code).toBe(5);
});

test('verify answers 0 for a whole ledger and 1 for a damaged one', async () => {
  const whole = await lianxue(['verify', '--json']);
  expect([whole.code, JSON.parse(whole.out)]).toEqual([0, { ok: true, entries: expect.any(Number) }]);
  await app.program.pool.query('update ledger_entry set actor_name = $1 where office_id = $2 and seq = 2', ['某人', office.id]);
  const damaged = await lianxue(['verify', '--json']);
  expect([damaged.code, JSON.parse(damaged.out)]).toMatchObject([1, { ok: false, firstBad: { seq: 2 } }]);
  expect((await lianxue(['verify'], { LANG: 'en_GB.UTF-8' })).out).toMatch(/^Entry 2 of the ledger is wrong/);
});

test('a database that cannot be reached is said in one sentence', async () => {
  const gone = await lianxue(['verify'], { DATABASE_URL: 'postgresql://nobody@127.0.0.1:9/none' });
  expect([gone.code, gone.err]).toEqual([3, expect.stringMatching(/^连不上数据库（[^\n]*）。请检查 DATABASE_URL 和数据库是否在运行。\n$/)]);
  expect((await lianxue(['verify'], { DATABASE_URL: 'mysql://x' })).err).toContain('DATABASE_URL');
});

test('past activities come in by the operator once, what is wrong is told by its line, and an import is taken back', async () => {
  const made = await lianxue(['office', 'create', '导入特派办', '--json']);
  expect(made.code).toBe(0);
  const of = ['--office', '导入特派办', '--json'];
  const read = async (args: readonly string[]) => JSON.parse((await lianxue([...args, ...of])).out) as Record<string, unknown>;
  for (const [file, n] of [['joint-study-cases', 99], ['article-activities', 6]] as const) {
    expect(await read(['import', 'cases', `tests/data/${file}.jsonl`])).toMatchObject({ read: n, created: n, unchanged: 0, refused: [] });
    expect(await read(['import', 'cases', `tests/data/${file}.jsonl`])).toEqual({ read: n, created: 0, unchanged: n, guessed: [], refused: [] });
  }
  const odd = join(folder, 'odd.jsonl');
  writeFileSync(odd, '\uFEFF{"id":"a","theme":"科技强审","held_on":"12月7日","published":"2023-12-09"}\n\n{"id":"b"\n{"id":"a","theme":"别的"}\n"x"\n{"id":"c","theme":"x","partners":null}\n');
  const done = await read(['import', 'cases', odd]);
  expect(done).toMatchObject({ read: 5, created: 2, unchanged: 0, guessed: [{ id: 'a', field: 'held_on', from: '12月7日', to: '2023-12-07' }] });
  expect((done['refused'] as { line: number; reason: string }[]).map(({ line, reason }) => [line, reason])).toEqual([[3, 'not_json'], [5, 'not_json'], [4, 'twice']]);
  const { imports } = (await read(['import', 'list'])) as { imports: { id: string; name: string }[] };
  expect(await read(['import', 'take-back', imports.find(({ name }) => name === 'odd.jsonl')?.id ?? ''])).toMatchObject({ ok: true });
  expect(await lianxue(['import', 'cases', join(folder, 'none.jsonl'), '--office', '导入特派办'])).toMatchObject({ code: 3, err: expect.stringContaining('读不出来（ENOENT）') });
  const { id } = JSON.parse(made.out) as { id: string };
  expect(await app.program.db.selectFrom('activity').select('id').where('officeId', '=', id).execute()).toHaveLength(105);
}, 120_000);

test('a register comes in by its name alone; what is its kind, what is hidden, what is here already and what has no value is told', async () => {
  expect((await lianxue(['office', 'create', '台账特派办', '--json'])).code).toBe(0);
  const of = ['--office', '台账特派办'];
  const read = async (args: readonly string[]) => JSON.parse((await lianxue([...args, ...of, '--json'])).out) as Record<string, unknown>;
  const put = (name: string, bytes: Uint8Array | string): string => { const path = join(folder, name); writeFileSync(path, bytes); return path; };
  const rows = [[{ value: '2026年联学台账', wide: 4 }], ['序号', '主题', '时间', '联学单位'], [1, '科技强审', '3月5日', '甲公司党支部'], [2, '廉政教育', new Date('2026-04-01T00:00:00Z'), '市检察院、乙大学'], ['合计', null, null, null]];
  const register = put('台账.xlsx', await xlsx({ 台账: rows, 字典: [['参观']] }));
  const done = await read(['import', register]);
  expect(done).toMatchObject({ read: 3, created: 2, unchanged: 0, alike: [], refused: [{ row: '5', reason: 'aside' }], left_out: [{ sheet: '字典', why: 'none' }] });
  expect(await read(['import', 'cases', register])).toMatchObject({ created: 0, unchanged: 2, import: null });
  // Sent again with another number before each row: known by theme, day and party, and left out unless somebody says otherwise.
  const again = put('台账.csv', '编号列,活动主题,活动时间,合作方\n7,廉政教育,2026/4/1,市检察院\n8,新的一项,2026/4/2,丙公司\n9,廉政教育,2026/4/1,丙公司\n');
  expect(await read(['import', again])).toMatchObject({ read: 3, created: 2, alike: [{ row: '2', theme: '廉政教育', code: expect.stringMatching(/^史-/) }] });
  expect(await read(['import', again, '--with-alike'])).toMatchObject({ created: 1, unchanged: 2 });
  expect(await read(['import', 'take-back', String(done['import'])])).toMatchObject({ ok: true });
  // Partners and lines of JSON by the same word; what is of neither kind, or of both, is refused with the way out.
  expect(await read(['import', put('单位.csv', '单位名称,行业\n丁公司,C\n')])).toMatchObject({ read: 1, created: 1, filled: 0 });
  expect(await read(['import', put('无名', '{"id":"z","theme":"甲"}\n')])).toMatchObject({ read: 1, created: 1 });
  const said = async (args: readonly string[]) => { const { code, err } = await lianxue([...args, ...of]); return [code, err] as const; };
  expect(await said(['import', put('人员.csv', '学工号,姓名\n1,甲\n')])).toEqual([6, expect.stringContaining('没有找到活动或单位的列名')]);
  expect(await said(['import', put('都有.xlsx', await xlsx({ 台账: rows, 名录: [['单位名称', '所属行业', '地区'], ['甲', 'C', '湖北']] }))])).toEqual([6, expect.stringContaining('import partners')]);
  expect(await said(['import', 'cases', put('名录.csv', '单位名称,行业\n甲,C\n')])).toEqual([6, expect.stringContaining('没有找到')]);
  expect(await said(['import', put('旧.doc', 'x')])).toEqual([6, expect.stringContaining('.docx')]);
  expect(await said(['import', 'lsit'])).toEqual([3, expect.stringContaining('lsit')]);
}, 120_000);

test('partners and their lists come in by the operator from a sheet: once, cells that do not fit told by their place, names that are like others told and never merged', async () => {
  expect((await lianxue(['office', 'create', '名录特派办', '--json'])).code).toBe(0);
  const of = ['--office', '名录特派办', '--json'];
  const read = async (args: readonly string[]) => JSON.parse((await lianxue([...args, ...of])).out) as Record<string, unknown>;
  const [first, second] = [join(folder, '名录.csv'), join(folder, '别名.csv')];
  writeFileSync(first, '单位名称,行业,地区,手机\n武汉钢铁有限公司,C,湖北武汉,13800138000\n火星车间,造车,火星,\n');
  writeFileSync(second, '单位名称,行业\n武汉市钢铁公司,C\n');
  expect(await read(['import', 'partners', first])).toMatchObject({ read: 2, created: 1, filled: 0, unchanged: 0, alike: [], left_out: ['手机'], refused: [{ row: '3', cell: 'B3', field: 'industry', reason: 'industry' }, { row: '3', cell: 'C3', field: 'region' }] });
  expect(await read(['import', 'partners', first])).toMatchObject({ created: 0, unchanged: 1, import: null });
  const done = await read(['import', 'partners', second]);
  expect(done).toMatchObject({ created: 1, alike: [{ name: '武汉市钢铁公司', may_be: [{ name: '武汉钢铁有限公司' }] }] });
  expect(await read(['import', 'take-back', String(done['import'])])).toMatchObject({ ok: true });
  const words = await lianxue(['import', 'partners', first, '--office', '名录特派办']);
  expect([words.code, words.out]).toEqual([0, expect.stringMatching(/读入 2 行：新登记 0，补充 0，已有 1，未导入 1。[\s\S]*“手机”是个人联系方式[\s\S]*B3：“造车”不是/)]);
  expect(await lianxue(['import', 'partners', join(folder, 'none.csv'), '--office', '名录特派办'])).toMatchObject({ code: 3, err: expect.stringContaining('读不出来（ENOENT）') });
  writeFileSync(join(folder, '说明.csv'), '填表说明\n请按实际填写\n');
  expect(await lianxue(['import', 'partners', join(folder, '说明.csv'), '--office', '名录特派办'])).toMatchObject({ code: 6, err: expect.stringContaining('没有一张表') });
}, 300_000);
