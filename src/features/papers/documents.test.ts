import { describe, expect, test } from 'vitest';
import { exampleFacts, id, plainRules } from '#features/activity/fixtures.ts';
import type { ActivityFacts } from '#features/activity/facts.ts';
import type { TableRow } from '#features/ledger/contract.ts';
import type { Verdict } from '#features/ledger/facts-four.ts';
import { exampleBulletin, exampleRecord } from '#features/record/fixtures-checks.ts';
import { toDocx } from '#platform/documents/docx.ts';
import { toXlsx } from '#platform/documents/xlsx.ts';
import { convertToPdf, pdfBoxes, pdfInfo, pdfText, readXlsx } from '#tests/harness/office.ts';
import { askedPaper, papers } from './documents-catalogue.ts';
import { filterWords, ledgerSheet } from './documents-ledger.ts';
import { makePaper, namesIn, stateOf, templateOf } from './documents-made.ts';
import type { PaperKnown } from './facts.ts';
import { fieldOf, fields, valuesOf } from './facts-fields.ts';
import { bulletinOf } from './facts-outcome.ts';

const context = { office: '审计署武汉特派办', today: '2026-11-24', rules: plainRules, demo: true };
const known = (facts: ActivityFacts, over: Partial<PaperKnown> = {}): PaperKnown => ({ ...context, facts, branches: [{ id: id(3), name: '计算机处党支部', secretary: '周书记', members: 12 }], year: [], plan: null, inspections: [], which: null, ...over });
const facts = exampleFacts({
  activity: { stage: 'approval', approvalRound: 1 },
  approvals: [
    { id: id(50), round: 1, position: 1, step: 'branch', state: 'approved', why: '', meetingOn: '2026-11-20', meetingKind: '支委会', comment: '同意开展', decidedBy: id(7), decidedName: '李向东', decidedAt: '2026-11-21T02:00:00.000Z' },
    { id: id(51), round: 1, position: 2, step: 'committee', state: 'pending', why: '', meetingOn: null, meetingKind: null, comment: null, decidedBy: null, decidedName: null, decidedAt: null },
  ],
});
const documentOf = (key: string, of: PaperKnown) => {
  const made = makePaper(askedPaper(key), of);
  if (made.kind !== 'docx') throw new Error(`${key} is a sheet`);
  return made.document;
};
const textOf = async (key: string, of: PaperKnown): Promise<string> => (await pdfText(await convertToPdf(await toDocx(documentOf(key, of)), 'docx'))).replace(/\s+/g, '');

describe('the catalogue', () => {
  test('names each paper and each fact once, and only facts that there are', () => {
    expect(new Set(papers.map(({ key }) => key)).size).toBe(24);
    expect(new Set(papers.map(({ name }) => name)).size).toBe(24);
    expect(new Set(fields.map(({ name }) => name)).size).toBe(fields.length);
    for (const paper of papers) {
      expect(namesIn(paper).size, paper.key).toBeGreaterThan(3);
      for (const name of paper.needs) expect(() => fieldOf(name), paper.key).not.toThrow();
    }
  });
  test('what a paper needs can be cured on the activity’s page, or comes with a later part or with the year', () => {
    const astray = papers.flatMap((paper) => paper.needs.map(fieldOf).filter((field) => field.cure === null && field.later === undefined && !/^年度活动$|年度计划$|情况$/u.test(field.name)).map((field) => `${paper.key} ${field.name}`));
    expect(astray).toEqual([]);
  });
  test('of nothing but a topic every paper can be made, with blanks; as a template each keeps its placeholders', () => {
    const bare = known(exampleFacts({ activity: { stage: 'topic', theme: null, programme: null, plannedOn: null, place: null, tasks: null, expectedEffect: null, estimateFen: null, fundSource: null }, sides: [], projects: [] }), { branches: [] });
    for (const paper of papers) {
      const text = JSON.stringify(makePaper(paper, bare));
      expect(text, paper.key).not.toMatch(/\{[#^/]?[^{}":,]+\}|undefined|NaN/u);
      const template = JSON.stringify(templateOf(paper));
      for (const name of namesIn(paper)) expect(template, `${paper.key} ${name}`).toContain(`${name}}`);
    }
  });
});

describe('LibreOffice opens every paper: A4, with the facts that were typed once', () => {
  test.each([
    ['programme', ['科技强审', '江西省审计厅', '大数据审计方法研讨', '2026年12月10日', '形成一套可用的数据分析方法', '2026年11月24日', '准备两份案例：数据办党支部']],
    ['approval', ['科技强审', '江西省审计厅数据办党支部', '同意开展', '李向东', '2026-001', '支委会']],
    ['sign-in', ['科技强审', '数据办党支部', '签名']],
    ['record', ['科技强审', '理论共学', '问题共解', '成果共享', '未知']],
    ['letter', ['关于商请开展“科技强审”主题联学活动的函', '江西省审计厅数据办党支部：', '费用由双方各自承担']],
    ['agreement', ['结对共建协议', '审计结束后经各方确认恢复', '不赠送礼品']],
    ['notice', ['关于开展“科技强审”主题联学活动的通知', '附件', '2026年11月24日印发']],
    ['inspection', ['督导检查表', '本活动尚未列入督导检查']],
  ] as const)('%s', async (key, expected) => {
    const pdf = await convertToPdf(await toDocx(documentOf(key, known(facts))), 'docx');
    const info = await pdfInfo(pdf);
    expect(info.width).toBeCloseTo(595.3, -0.5);
    expect(info.height).toBeCloseTo(841.9, -0.5);
    const text = (await pdfText(pdf)).replace(/\s+/g, '');
    for (const words of [...expected, '演示数据，情节虚构']) expect(text).toContain(words.replace(/\s+/g, ''));
  });
  test('活动记录表: the hours as recorded, who was away and why, results and donations where there are any', () => {
    const record = { ...exampleRecord, results: { research: '', solving: '口径统一', opinions: '' }, donations: [{ what: '图书', to: '村小学', fen: 50_000 }] };
    const [own] = facts.sides;
    const away = { id: id(60), sideId: own?.id ?? '', personId: null, name: '王某', post: null, state: 'leave' as const, reason: '出差', branchId: null };
    const paper = JSON.stringify(documentOf('record', known({ ...facts, record, attendance: [away] })));
    for (const words of ['2026年12月10日 09:00至11:30', '王某（出差）', '口径统一', '图书 — 村小学 — ¥500.00']) expect(paper).toContain(words);
    for (const words of ['专题调研', '听取意见建议', '没有']) expect(paper).not.toContain(words);
    expect(JSON.stringify(documentOf('record', known({ ...facts, record: { ...record, endedAt: '2026-12-11T02:00:00.000Z' } })))).toContain('2026年12月10日 09:00至2026年12月11日 10:00');
    expect(JSON.stringify(documentOf('record', known({ ...facts, record: exampleRecord })))).not.toContain('自愿捐助');
  });
  test('without the demo nothing says so', () => expect(JSON.stringify(documentOf('programme', known(facts, { demo: false })))).not.toContain('演示'));
  test('上级系统填报表: the columns the superior’s system asks for, numbers as numbers, a formula as text', async () => {
    const made = makePaper(askedPaper('superior'), known(exampleFacts({ activity: { theme: '=1+1', heldOn: '2026-12-10' }, record: exampleRecord })));
    if (made.kind !== 'xlsx') throw new Error('not a sheet');
    const [header, line] = Object.values(await readXlsx(await toXlsx(made.sheet)))[0]?.slice(-2) ?? [];
    expect(header).toEqual(expect.arrayContaining(['所在党支部', '计划时间', '实际时间', '应到人数', '实到人数', '请假人数', '列席人员']));
    expect(line).toEqual(expect.arrayContaining(['=1+1', '计算机处党支部']));
  });
});

describe('the year’s plan in an activity’s papers', () => {
  const line = { id: id(70), number: 3, content: '大数据审计方法研讨', form: '座谈', fromOn: '2026-12-01', toOn: '2026-12-31', place: '南昌', people: 20, branchName: '计算机处党支部', partner: '江西省审计厅', extra: true, estimateFen: 150_000, codes: ['2026-001'] };
  const plan = { plan: { year: 2026, state: 'approved' as const, approvedOn: '2026-02-20', conditions: null }, lines: [line, { ...line, id: id(71), number: 4, content: '尚未发起的一项', extra: false, codes: [] }] };
  const planned = known(exampleFacts({ activity: { planItem: '2026-3', planItemId: id(70) } }), { plan });
  test('年度计划条目 tells how it was planned and approved, and that it was added during the year', () => {
    const paper = JSON.stringify(documentOf('plan-line', planned));
    for (const words of ['第3项，12月，南昌，20人，经费1,500.00元', '2026年2月20日经分党组批准', '列入（年中追加）']) expect(paper).toContain(words);
    expect(JSON.stringify(documentOf('plan-line', known(facts)))).toContain('本年度尚无计划');
  });
  test('年度计划表 is the plan itself, line by line with what became of it; without one it is the year’s activities', () => {
    const made = makePaper(askedPaper('plan-table'), planned);
    if (made.kind !== 'xlsx') throw new Error('not a sheet');
    expect(made.sheet.rows.map((row) => [row[0], row[1], row[2], row[3], row[9]])).toEqual([[1, '2026-001', '大数据审计方法研讨', '12月', '已发起'], [2, '', '尚未发起的一项', '12月', '未发起']]);
  });
});

describe('how a paper stands', () => {
  const lacks = (of: PaperKnown, key: string): string => stateOf(askedPaper(key), valuesOf(of)).lacks.map(({ name, cure }) => `${name}→${cure}`).join(' ');
  test('a topic alone lacks nearly everything, and says where each is cured', () => {
    const bare = known(exampleFacts({ activity: { stage: 'topic', theme: null, programme: null, plannedOn: null, heldOn: null, place: null, estimateFen: null }, sides: [] }));
    expect(lacks(bare, 'programme')).toBe('主题→topic 联学单位→sides 场次→programme 时间→programme 地点→programme 经费测算→costs');
    expect(lacks(bare, 'record')).toBe('主题→topic 举行日期→held 起止时间→record 地点→programme 主持人→record 记录人→record 理论共学→record 问题共解→record 成果共享→record 各方签认→record');
    expect(stateOf(askedPaper('bulletin'), valuesOf(bare))).toMatchObject({ empty: true });
  });
  test('what is there is no longer missed; what a later part will know is told apart', () => {
    const held = known(exampleFacts({ activity: { stage: 'publicity', heldOn: '2026-12-10', estimateFen: 60_000, fundSource: 'party_fiscal' }, record: exampleRecord, bulletins: [{ ...exampleBulletin, state: 'cleared' }] }));
    expect(lacks(held, 'programme')).toBe('');
    expect(lacks(held, 'bulletin')).toBe('保密审查结论→publicity 印发日期→publicity');
    expect(stateOf(askedPaper('reimbursement'), valuesOf(held))).toMatchObject({ later: [], lacks: [{ name: '批准日期', cure: 'approval' }, { name: '实际支出', cure: 'costs' }] });
    expect(stateOf(askedPaper('inspection'), valuesOf(held)).later).toEqual(['inspection']);
    const problem = { kind: 'problem' as const, state: 'passed' as const, text: '记录缺发言要点', requirement: '补记', dueOn: '2026-12-01', report: '已补', rechecker: '王清正' };
    const rounds = [{ round: '上半年', state: 'closed' as const, on: '2026-07-01', observations: [] }, { round: '下半年', state: 'open' as const, on: '2026-11-20', observations: [problem] }];
    expect(valuesOf({ ...held, inspections: rounds })['督导情况']).toEqual([
      { 序号: 1, 轮次: '上半年', 日期: '2026-07-01', 结论: '未发现问题', 整改: '无需整改', 复查人: null },
      { 序号: 2, 轮次: '下半年', 日期: '2026-11-20', 结论: '问题：记录缺发言要点', 整改: '补记（复查通过）已补', 复查人: '王清正' },
    ]);
  });
});

describe('简报', () => {
  const bold = (text: string) => ({ text, bold: true });
  const plain = (text: string) => ({ text, bold: false });
  const bulletin = {
    ...exampleBulletin, title: '计算机处党支部与江西省审计厅数据办党支部开展“科技强审”主题联学',
    body: [
      { kind: 'paragraph' as const, runs: [plain('2026年12月10日，两个党支部共同研讨。')] },
      { kind: 'heading' as const, runs: [plain('一、理论共学')] }, { kind: 'paragraph' as const, runs: [plain('学习会议精神。'), bold('人人发言'), plain('。\n第二行。')] },
      { kind: 'heading' as const, runs: [plain('议定事项')] }, { kind: 'bullet' as const, runs: [plain('共建数据分析模型')] }, { kind: 'bullet' as const, runs: [plain('每季度再聚一次')] },
    ],
  };
  const released = { ...bulletin, state: 'released' as const, year: 2026, number: 3, releasedOn: '2026-12-20' };
  const withOne = (one: typeof bulletin | typeof released) => known(exampleFacts({ bulletins: [one] }));
  test('as released: red head, number of the year, day, text, contributor; within the type area of A4', async () => {
    const pdf = await convertToPdf(await toDocx(documentOf('bulletin', withOne(released))), 'docx');
    expect(await pdfInfo(pdf)).toMatchObject({ pages: 1 });
    const text = (await pdfText(pdf)).replace(/\s+/g, '');
    for (const words of ['主题联学简报', '〔2026〕第3期', '审计署武汉特派办', '2026年12月20日', '一、理论共学', '二、议定事项', '·共建数据分析模型', '（供稿：计算机处党支部）', '演示数据，情节虚构']) expect(text).toContain(words);
    expect(text).not.toContain('一、一、');
    expect(text).not.toContain('送审稿');
    const boxes = await pdfBoxes(pdf);
    const named = boxes.find((box) => box.text.replace(/\s/g, '').includes('主题联学简报'));
    // The name stands in the upper third of the page, in the middle.
    expect(named?.bottom ?? 999).toBeLessThan(297 / 3);
    expect(Math.abs(((named?.left ?? 0) + (named?.right ?? 0)) / 2 - 106)).toBeLessThan(3);
    for (const box of boxes.filter((one) => !one.text.includes('演示数据') && !one.text.includes('—'))) {
      expect(box.left, box.text).toBeGreaterThan(27);
      expect(box.right, box.text).toBeLessThan(190);
    }
  });
  test('a draft says so on the page, and number and day are left open', async () => {
    const text = await textOf('bulletin', withOne(bulletin));
    expect(text).toContain('送审稿，未经签发');
    expect(text).toContain('第期');
    expect(text).not.toContain('2026年12月20日');
  });
  test('one that was withdrawn says so; what goes outside is masked', () => {
    expect(JSON.stringify(documentOf('bulletin', withOne({ ...released, withdrawnOn: '2026-12-22', withdrawnReason: '有误' } as never)))).toContain('已撤回（2026年12月22日）：有误');
    const masked = { ...released, body: [{ kind: 'paragraph' as const, runs: [plain('电话'), { ...plain('13800138000'), mask: 'phone' as const }] }] };
    expect(JSON.stringify(documentOf('post', withOne(masked as never)))).not.toContain('13800138000');
    expect(JSON.stringify(documentOf('bulletin', withOne(masked as never)))).toContain('138****8000');
  });
  test('which one: the one asked for, else the last released, else the one in work', () => {
    const [one, two, draft] = [{ ...released, id: id(201) }, { ...released, id: id(202) }, { ...bulletin, id: id(203) }];
    expect(bulletinOf(exampleFacts({ bulletins: [one, two, draft] }), null)?.id).toBe(id(202));
    expect(bulletinOf(exampleFacts({ bulletins: [draft] }), null)?.id).toBe(id(203));
    expect(bulletinOf(exampleFacts({ bulletins: [one, draft] }), id(203))?.id).toBe(id(203));
    expect(bulletinOf(exampleFacts({ bulletins: [one] }), id(299))).toBeUndefined();
    expect(bulletinOf(exampleFacts(), null)).toBeUndefined();
  });
});

describe('台账', () => {
  const stands = (state: Verdict['state'], more: Partial<Verdict> = {}): Verdict => ({ state, on: null, due: null, days: null, unit: 'working', why: null, reason: null, ...more });
  const notYet = { record: stands('not_yet'), summary: stands('not_yet'), publicity: stands('not_yet'), effect: stands('not_yet') };
  const row: TableRow = {
    ...facts.activity, stage: 'conversion', heldOn: '2026-12-10', hosts: ['计算机处党支部'], partners: ['江西省审计厅数据办党支部'], present: 32, record: 'signed',
    bulletin: 'released', insights: 2, publications: 1, problems: 3, actions: 2, verified: 1,
    four: { record: stands('present'), summary: stands('late', { days: 2 }), publicity: stands('present'), effect: stands('due', { due: '2027-03-10', unit: 'calendar' }) },
  };
  const about = { office: context.office, filter: '筛选条件：阶段：转化', demo: true };
  test('holds what is on screen, and says what was filtered', async () => {
    const cells = Object.values(await readXlsx(await toXlsx(ledgerSheet([row], about))))[0] ?? [];
    expect(cells.slice(0, 4).map((line) => line[0])).toEqual(['审计署武汉特派办主题联学台账', '筛选条件：阶段：转化', '共 1 项', '演示数据，情节虚构']);
    expect(cells[4]).toEqual(['序号', '编号', '主题', '主办支部', '联学单位', '时间', '阶段', '实到', '活动记录', '总结', '宣传', '成效']);
    const [first, ...rest] = cells[5] ?? [];
    expect(first).toBe(1);
    expect(rest.filter((cell) => !(cell instanceof Date))).toEqual(['2026-001', '科技强审', '计算机处党支部', '江西省审计厅数据办党支部', '转化', 32, '按时完成（已签认）', '迟 2 个工作日（简报已印发，心得 2 篇）', '按时完成（发布 1 处）', '2027年3月10日前（问题建议 3 项，任务核实 1/2）']);
    expect(rest.some((cell) => cell instanceof Date && cell.toISOString().startsWith('2026-12-10'))).toBe(true);
  });
  test('a number nobody knows stays empty and is explained; before the activity is held nothing is claimed', () => {
    const sheet = ledgerSheet([{ ...row, present: null }, { ...row, stage: 'topic', record: 'not_yet', bulletin: 'none', insights: 0, publications: 0, problems: 0, actions: 0, four: notYet, heldOn: null, plannedOn: null, theme: null }], { ...about, filter: '', demo: false });
    expect(sheet.notes).toEqual(['审计署武汉特派办主题联学台账', '共 2 项；已举行而“实到”空白的，人数未知']);
    expect(sheet.rows[0]?.[7]).toBeNull();
    expect(sheet.rows[1]?.slice(5)).toEqual([null, '选题', null, '未到', '未到', '未到', '未到']);
  });
  const none = { branch: null, unit: null, project: null };
  test.each([
    [{}, none, ''], [{ stage: 'approval' as const }, none, '筛选条件：阶段：审批'], [{ missing: 'record' as const }, none, '筛选条件：还缺什么：缺活动记录'], [{ standing: 'postponed' as const }, none, '筛选条件：状态：已延期'],
    [{ from: '2026-01-01', to: '2026-12-31' }, none, '筛选条件：时间：2026年1月1日至12月31日'], [{ from: '2026-01-01' }, none, '筛选条件：时间：2026年1月1日以后'], [{ to: '2026-01-01' }, none, '筛选条件：时间：2026年1月1日以前'],
    [{ branch: id(3), unit: id(4), project: id(5) }, { branch: '计算机处党支部', unit: '江西省审计厅', project: '某审计' }, '筛选条件：主办支部：计算机处党支部；联学单位：江西省审计厅；审计项目：某审计'],
  ])('the filter in words: %j', (filters, names, words) => expect(filterWords(filters, names)).toBe(words));
});
