import { describe, expect, test } from 'vitest';
import { noDeclarations, stages, type ActivityFacts, type Stage } from '#features/activity/facts.ts';
import { exampleFacts, exampleProgramme, id, ids, plainRules } from '#features/activity/fixtures.ts';
import { costLine } from '#features/cost/fixtures.ts';
import { exampleAction, exampleBulletin, examplePhoto, exampleRecord, exampleReview } from '#features/record/fixtures-checks.ts';
import { papers } from './documents-catalogue.ts';
import { makeTheirs } from './documents-theirs.ts';
import type { PaperKnown } from './facts.ts';
import { valuesOf } from './facts-fields.ts';
import { cutFor, offeredTo, theirKinds } from './facts-theirs.ts';

const at = '2026-11-20T00:00:00.000Z';
const third = id(60);
const released = { ...exampleBulletin, state: 'released' as const, year: 2026, number: 3, releasedOn: '2026-12-15', editions: [{ version: 1, title: '简报', body: exampleBulletin.body, contributor: '支部', releasedOn: '2026-12-15', releasedBy: '周书记', reason: null }] };
const consent = (over: Partial<ActivityFacts['consents'][number]>): ActivityFacts['consents'][number] => ({
  id: id(80), sideId: ids.partnerSide, subject: 'activity', subjectVersion: 1, decision: 'approve', way: 'link', name: '刘明', post: '支部书记', comment: null, linkId: ids.link, personId: null, fileId: null, at, superseded: false, ...over,
});
const base = exampleFacts();
/** Two partners and a host. */
const sides = [...base.sides, { ...(base.sides[1] as (typeof base.sides)[number]), id: third, unitName: '省检察院', branchNames: ['第二支部'], contactName: '第三方联系人' }];
const whole = (stage: Stage, over: Parameters<typeof exampleFacts>[0] = {}): ActivityFacts => exampleFacts({ sides, record: exampleRecord, bulletins: [released], consents: [consent({})], ...over, activity: { stage, ...over?.activity } });
const known = (facts: ActivityFacts): PaperKnown => ({ facts, office: '某办', today: '2026-12-20', rules: plainRules, demo: false, branches: [{ id: ids.branch, name: '计算机处党支部', secretary: '周书记', members: 12 }], year: [], plan: null, inspections: [], which: null });
const keys = (facts: ActivityFacts, side: string): string => offeredTo(facts, side).map(({ key }) => key).join(' ');

describe('which papers a side is offered', () => {
  test.each<[Stage, string]>([
    ['topic', ''], ['contact', 'letter bulletin said'], ['programme', 'letter programme bulletin said'], ['approval', 'letter programme bulletin said'], ['held', 'letter programme bulletin said'],
    ['summary', 'letter programme record bulletin said'], ['publicity', 'letter programme record bulletin said'], ['conversion', 'letter programme record bulletin said'], ['archived', 'letter programme record bulletin said'],
  ])('a partner in %s', (stage, wanted) => expect(keys(whole(stage), ids.partnerSide)).toBe(wanted));
  test.each(stages)('the host and whoever is no side of it: nothing in %s', (stage) => expect([keys(whole(stage), ids.ownSide), keys(whole(stage), id(99))]).toEqual(['', '']));
  test.each<[string, ActivityFacts, string]>([
    ['another partner: not what the first has said', whole('summary'), 'letter programme record bulletin'],
    ['no record yet', whole('summary', { record: null }), 'letter programme bulletin'],
    ['no theme, no programme', whole('programme', { activity: { theme: null, programme: null, stage: 'programme' } }), 'bulletin'],
    ['a bulletin that is not released', whole('publicity', { bulletins: [{ ...exampleBulletin, state: 'cleared' }] }), 'letter programme record'],
    ['one that was withdrawn', whole('publicity', { bulletins: [{ ...released, withdrawnOn: '2026-12-16', withdrawnReason: '误' }] }), 'letter programme record'],
    ['its own attendance makes it say something', whole('held', { attendance: [{ id: id(90), sideId: third, personId: null, name: '张三', post: null, state: 'present', reason: null, branchId: null }] }), 'letter programme bulletin said'],
  ])('%s', (_, facts, wanted) => expect(keys(facts, third)).toBe(wanted));
  test('of our own papers only those four kinds are anybody’s but ours', () => {
    expect(papers.filter(({ key }) => theirKinds.some((one) => one === key)).map(({ key }) => key)).toEqual(['letter', 'programme', 'record', 'bulletin']);
  });
});

/** Every text in it marked with where it stands, every amount and count of people with one number; ids, days and closed words stay as they are. */
function marked<T>(value: T, path = ''): T {
  if (typeof value === 'string') {
    const closed = /^(?:[0-9a-f]{8}-[0-9a-f-]{27}|\d{4}-\d\d-\d\d(?:T.*)?|\d\d:\d\d|[a-z_]+)$/.test(value);
    return (closed ? value : `⟦${path}⟧`) as T;
  }
  if (typeof value === 'number') return (/Fen$|fen$/.test(path) ? 987_654_321 : value) as T;
  if (Array.isArray(value)) return value.map((one: unknown) => marked(one, path)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, marked(one as unknown, path === '' ? key : `${path}.${key}`)])) as T;
}
const someone = { name: '某人', personName: '某人' };
const full: ActivityFacts = marked(whole('conversion', {
  activity: {
    estimateFen: 1, fundSource: 'party_dues', sourceNote: '内部', standingReason: '内部', problemBrought: '问题', planItem: '1号', publicityReason: '内部', conversionReason: '内部', heldOn: '2026-12-10', heldWords: '当天',
    declarations: { ...noDeclarations, gifts: [{ direction: 'in', what: '内部' }], integrityReport: '内部' }, approvedProgramme: exampleProgramme, approvalRound: 1,
  },
  people: [{ id: ids.proposer, name: '组织者' }, { id: ids.member, name: '别人' }], branches: [{ ...(base.branches[0] as (typeof base.branches)[number]), approvalNo: '内部' }], projects: [{ id: ids.project, code: 'A1号', name: '项目', closedOn: null }],
  suggestions: [{ id: id(61), text: '内部' }], sides: sides.map((side) => ({ ...side, audit: 'under_audit' as const, contactName: '联系人', contactPost: '职务', countWords: '近30人', unitAliases: ['旧名'], present: 3 })),
  record: { ...exampleRecord, strands: { theory: '学', problem: '题', outcome: '享' }, results: { research: '研', solving: '解', opinions: '听' }, decisions: [{ text: '定', owner: '某人', dueOn: null }], donations: [{ what: '书', to: '学校', fen: 1 }], actualStops: [{ name: '景点', kind: 'scenic' }], stopsReason: '内部', requestsAnswer: '内部', lateReason: '内部' },
  contacts: [ids.partnerSide, null].map((sideId, n) => ({ id: id(62 + n), sideId, contactedOn: '2026-11-20', means: '电话联系', content: '内部', personName: '某人', createdAt: at })),
  consents: [consent({ comment: '其言' }), consent({ id: id(64), sideId: ids.ownSide, comment: '内部' }), consent({ id: id(65), sideId: ids.ownSide, decision: 'decline', comment: '内部' }), consent({ id: id(66), sideId: third, comment: '他方' })],
  versions: [null, ids.partnerSide, third].map((authorSideId, n) => ({ id: id(67 + n), no: 1, state: 'proposed' as const, programme: exampleProgramme, authorName: '某人', authorSideId, note: '说明', createdAt: at, decidedAt: null, decisionNote: '答复' })),
  responses: [{ id: id(71), checkId: 'INT-01', subject: '内部', kind: 'override', text: '内部', byPersonId: ids.discipline, byName: '某人', byPost: '职务', at, withdrawn: false }],
  approvals: [{ id: id(72), round: 1, position: 1, step: 'finance', state: 'approved', why: '内部', meetingOn: null, meetingKind: '会议', comment: '内部', decidedBy: ids.finance, decidedName: '某人', decidedAt: at }],
  costs: [costLine({ note: '内部', actualNote: '内部', unitFen: 1, amountFen: 1, actualFen: 1 })], replies: [{ id: id(73), personId: ids.member, ...someone, answer: 'leave', reason: '内部', at, version: 1 } as ActivityFacts['replies'][number]],
  attendance: [ids.partnerSide, ids.ownSide, third].map((sideId, n) => ({ id: id(74 + n), sideId, personId: ids.member, name: '姓名', post: '职务', state: 'leave' as const, reason: '内部', branchId: ids.branch })),
  files: [{ ...examplePhoto, caption: '内部' }], reviews: [{ ...exampleReview, comment: '内部', title: '内部' }], insights: [{ id: id(78), personId: ids.member, name: '某人', text: '心得', createdAt: at, withdrawnAt: null, version: 1 }],
  publications: [{ id: id(79), outlet: '内部网', publishedOn: '2026-12-16', address: '内部', bulletinId: released.id } as unknown as ActivityFacts['publications'][number]],
  problems: ([[ids.partnerSide, 'link', at], [ids.partnerSide, 'contact', at], [ids.partnerSide, 'link', null], [third, 'link', at], [null, 'link', at]] as const).map(([sideId, partnerToldWay, toldAt], n) => ({
    id: id(300 + n), kind: 'problem' as const, text: '问题', sideId, raisedByPersonId: ids.member, raisedByName: '某人', raisedByWords: '某人', projectId: ids.project, toldAt, version: 1, year: 2026, number: 1, branchId: ids.branch, place: '某地', enteredBy: ids.member,
    enteredName: '某人', createdAt: at, answer: '答复', partnerToldAt: at, partnerToldWay, leadsAnswer: '内部', closedAt: at, closedYear: 2026, closedNumber: 1, closedName: '某人', closeNote: '内部', shownOn: null, shownWhere: '内部',
  })),
  actions: ([[id(300), 'verified'], [id(300), 'open'], [id(303), 'verified']] as const).map(([problemId, state], n) => ({ ...exampleAction, id: id(310 + n), problemId, state, before: '前', after: '后', method: '内部', verifierName: '某人', evidence: '内部', expected: '内部', leaderName: '某人', branchName: '某部', figureUnit: '个' })),
}));
const textsIn = (value: unknown): string[] => [...new Set(JSON.stringify(value).match(/⟦[^⟧]+⟧/gu) ?? [])].map((one) => one.slice(1, -1)).toSorted();

describe('what a paper of theirs can be made of', () => {
  const cut = cutFor({ ...known(full), year: [{ theme: '⟦year⟧' }] as never, plan: { plan: { conditions: '⟦plan⟧' } } as never, inspections: [{ round: '⟦inspection⟧' }] as never }, ids.partnerSide);
  test('exactly these texts, of all there are', () => {
    expect(textsIn(cut.facts)).toMatchInlineSnapshot(`
      [
        "actions.after",
        "actions.before",
        "actions.measure",
        "activity.code",
        "activity.expectedEffect",
        "activity.forms",
        "activity.heldWords",
        "activity.kind",
        "activity.place",
        "activity.problemBrought",
        "activity.programme.sessions.agenda.owner",
        "activity.programme.sessions.agenda.title",
        "activity.programme.sessions.place",
        "activity.programme.sessions.stops.name",
        "activity.programme.tasks.owner",
        "activity.programme.tasks.what",
        "activity.tasks",
        "activity.theme",
        "attendance.name",
        "attendance.post",
        "bulletins.editions.body.runs.text",
        "bulletins.editions.contributor",
        "bulletins.editions.title",
        "consents.comment",
        "consents.name",
        "consents.post",
        "people.name",
        "problems.answer",
        "problems.text",
        "record.chair",
        "record.decisions.owner",
        "record.decisions.text",
        "record.donations.to",
        "record.donations.what",
        "record.place",
        "record.recorder",
        "record.results.opinions",
        "record.results.research",
        "record.results.solving",
        "record.strands.outcome",
        "record.strands.problem",
        "record.strands.theory",
        "record.topic",
        "sides.branchNames",
        "sides.contactName",
        "sides.contactPost",
        "sides.countWords",
        "sides.unitName",
        "versions.authorName",
        "versions.decisionNote",
        "versions.note",
        "versions.programme.sessions.agenda.owner",
        "versions.programme.sessions.agenda.title",
        "versions.programme.sessions.place",
        "versions.programme.sessions.stops.name",
        "versions.programme.tasks.owner",
        "versions.programme.tasks.what",
      ]
    `);
  });
  test('by whatever name a paper asks for them, no more of them, and no amount', () => {
    const values = JSON.stringify(valuesOf(cut));
    expect(textsIn(values).filter((one) => !textsIn(cut.facts).includes(one))).toEqual([]);
    expect(JSON.stringify(cut)).not.toContain('987654321');
    for (const inside of ['under_audit', '在审单位', '9876543', '9,876,543', 'INT-01', '⟦year⟧', '⟦plan⟧', '⟦inspection⟧']) expect(values).not.toContain(inside);
    // The very same asked of the uncut facts finds them: the marks are where the fields look.
    expect(JSON.stringify(valuesOf(known(full)))).toContain('⟦responses.text⟧');
  });
  test.each(theirKinds)('%s is made of it', (key) => {
    const text = JSON.stringify(makeTheirs(key, cut, ids.partnerSide));
    expect(text).not.toMatch(/\{[#^/]?[^{}":,]+\}|undefined|NaN|¥/u);
    expect(textsIn(text).length).toBeGreaterThan(1);
  });
  test('of other partners that they take part, not who their people are', () => {
    const other = cut.facts.sides.find((side) => side.id === third);
    expect(other).toMatchObject({ contactName: null, contactPost: null, audit: 'no' });
    expect(cut.facts.consents.map(({ sideId, decision, comment }) => [sideId, decision, comment])).toEqual([[ids.partnerSide, 'approve', '⟦consents.comment⟧'], [ids.ownSide, 'approve', null]]);
    expect(new Set([...cut.facts.attendance.map((one) => one.sideId), ...cut.facts.versions.map((one) => one.authorSideId)])).toEqual(new Set([ids.partnerSide]));
    expect(cut.facts.problems.map((one) => one.id)).toEqual([id(300)]);
    expect(cut.facts.actions.map((one) => one.id)).toEqual([id(310)]);
  });
  test('numbers somebody typed into a text are masked', () => {
    const record = { ...exampleRecord, strands: { theory: '请打13800138000，身份证42010619900101123X', problem: '', outcome: '' } };
    expect(cutFor(known(whole('summary', { record })), ids.partnerSide).facts.record?.strands.theory).toBe('请打138****8000，身份证证件号略');
  });
});
