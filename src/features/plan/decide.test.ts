import { describe, expect, test } from 'vitest';
import { costLine } from '#features/cost/fixtures.ts';
import type { CostEntry } from '#features/cost/facts.ts';
import { plainRules } from '#features/activity/fixtures.ts';
import type { Actor, Post } from '#shared/actor.ts';
import type { Decision, Given } from '#shared/decision.ts';
import { countingIds } from '#shared/ids.ts';
import type { Cell } from './contract.ts';
import { call, filed, setArrangement } from './decide-call.ts';
import { decide, propose, reopen, returnItems, toCommittee, toFinance } from './decide-way.ts';
import { staleOf, write } from './decide-write.ts';
import { addExtra, changeApproved, decideExtra, setCosts } from './decide-year.ts';
import type { PlanFacts } from './facts.ts';
import { planId as id, planLine, planOf, planStep } from './fixtures-checks.ts';
import { allowedPlan, type PlanBranch } from './guard.ts';
import { lacking } from './needs.ts';

const person = (n: number, post: Post, branchId: string | null = null): Actor => ({
  kind: 'person', officeId: id(99), personId: id(n), name: '某人', posts: [{ post, branchId }], branchIds: branchId === null ? [] : [branchId], link: null, may: 'all', language: 'zh-Hans',
});
const secretary = person(2, 'secretary', id(1));
const [committee, finance, leading] = [person(41, 'committee'), person(42, 'finance'), person(43, 'leading_group')];
const given = (actor: Actor): Given => ({ actor, now: '2026-01-12T02:00:00.000Z', today: '2026-01-12', newId: countingIds(500) });
const branch = (over: Partial<PlanBranch> = {}): PlanBranch => ({ id: id(1), name: '计算机处党支部', kind: 'standing', dissolvedOn: null, projectName: null, from: null, to: null, members: 10, ...over });
const known = (facts: PlanFacts, over: Partial<PlanBranch> = {}) => ({ facts, rules: plainRules, branches: [branch(over)] });
const said = (decision: Decision): string => (decision.ok ? decision.events.map(({ name }) => name).join() : decision.findings.map(({ check }) => check).join());
const rows = (decision: Decision, table: string) => (decision.ok ? decision.changes.filter((change) => change.table === table) : []);
const c = { commandId: id(90), planId: id(3) };
const writing = (facts: PlanFacts, cells: Cell[], more: { add?: { id: string; branchId: string }[]; remove?: string[] } = {}, over: Partial<PlanBranch> = {}, linked = {}) => {
  const { add = [], remove = [] } = more;
  return write({ ...known(facts, over), linked, stale: staleOf(facts, cells, add) }, { ...c, add, cells, remove }, given(secretary));
};
const draft = planOf({ items: [planLine({ state: 'draft' })] });

describe('the call', () => {
  const input = { commandId: id(90), year: 2027, opensOn: '2026-11-01', dueOn: '2026-12-01', note: '' };
  test.each([
    [committee, false, input, 'plan.called'], [secretary, false, input, 'forbidden.post'], [committee, true, input, 'need.plan_year'], [committee, false, { ...input, dueOn: '2026-10-01' }, 'need.end_after_start'],
  ] as const)('%#', (actor, taken, sent, expected) => expect(said(call({ taken, secretaries: [id(2)] }, sent, given(actor)))).toBe(expected));
  test('a line of the arrangement that is cited is not taken out; one that stays keeps its id and row', () => {
    const lines = [{ id: id(50), position: 0, text: '一' }, { id: id(51), position: 1, text: '二' }];
    const facts = planOf({ arrangement: lines, items: [planLine({ arrangementLineId: id(50) })] });
    const set = (sent: { id: string; text: string }[]) => setArrangement(known(facts), { ...c, version: 1, title: '安排', lines: sent }, given(committee));
    expect(said(set([{ id: id(51), text: '二' }]))).toBe('need.line_uncited');
    expect(rows(set([{ id: id(50), text: '一' }, { id: id(51), text: '二（改）' }]), 'arrangementLine')).toMatchObject([{ op: 'update', id: id(51) }]);
  });
});

describe('cells', () => {
  const cell = (field: Parameters<typeof staleOf>[1][number]['field'], value: never | string | number | boolean | string[] | null, was: string | number | boolean | string[] | null) => ({ itemId: id(10), field, value, was });
  test.each([
    [cell('place', '九江', '武汉市'), 'plan.written'], [cell('place', ' ', '武汉市'), 'plan.written'], [cell('place', '九江', '北京'), 'stale.cells'], [cell('place', '武汉市', '北京'), 'plan.written'],
    [cell('people', '30', 20), 'need.cell_people'], [cell('people', 3.5, 20), 'need.cell_people'], [cell('noCost', 'yes', false), 'need.cell_yes'], [cell('source', 'rumour', 'difficult'), 'need.cell_choice'],
    [cell('fromOn', '2025-06-01', '2026-06-01'), 'need.cell_year'], [cell('toOn', '2026-05-01', '2026-06-30'), 'need.cell_order'], [cell('unitId', id(60), null), 'need.cell_linked'],
    [cell('suggestionIds', [id(61)], []), 'need.cell_linked'], [cell('content', 'x'.repeat(201), '科技强审联学'), 'need.cell_text'],
  ])('%j', (one, expected) => expect(said(writing(draft, [one]))).toBe(expected));
  test('a unit of the directory is taken; a blank cell is nothing', () => {
    expect(said(writing(draft, [cell('unitId', id(60), null)], {}, {}, { unitId: new Set([id(60)]) }))).toBe('plan.written');
    expect(rows(writing(draft, [cell('place', '  ', '武汉市')]), 'planItem')).toMatchObject([{ set: { place: null, version: 2 } }]);
  });
  test('a temporary branch plans within its project', () => {
    const temporary = { kind: 'temporary' as const, projectName: '某项目', from: '2026-03-01', to: '2026-06-15' };
    expect(said(writing(draft, [cell('toOn', '2026-06-20', '2026-06-30')], {}, temporary))).toBe('need.cell_period');
    expect(said(writing(draft, [cell('toOn', '2026-06-10', '2026-06-30')], {}, temporary))).toBe('plan.written');
  });
  test('a line added with its cells is one row; a line that was proposed is not removed', () => {
    const added = writing(draft, [{ itemId: id(70), field: 'content', value: '新', was: null }], { add: [{ id: id(70), branchId: id(1) }] });
    expect(rows(added, 'planItem')).toMatchObject([{ op: 'insert', row: { content: '新', position: 2, state: 'draft', proposerId: id(2) } }]);
    expect(said(writing(draft, [], { remove: [id(10)] }))).toBe('plan.written');
    expect(said(writing(planOf({ items: [planLine({ state: 'returned' })] }), [], { remove: [id(10)] }))).toBe('need.draft');
    expect(said(writing(draft, [], { add: [{ id: id(10), branchId: id(1) }] }))).toBe('need.new_id');
  });
  test('what 机关党委 adds while it consolidates is proposed', () => {
    const facts = planOf({ plan: { state: 'committee' } });
    const add = [{ id: id(70), branchId: id(1) }];
    expect(rows(write({ ...known(facts), linked: {}, stale: [] }, { ...c, add, cells: [], remove: [] }, given(committee)), 'planItem')).toMatchObject([{ row: { state: 'proposed', proposerId: id(41) } }]);
  });
  test.each([
    [{ state: 'called' }, 'draft', 'plan.written'], [{ state: 'called' }, 'proposed', 'need.item_state'], [{ state: 'committee' }, 'returned', 'plan.written'], [{ state: 'committee' }, 'proposed', 'need.plan_state'],
    [{ state: 'finance' }, 'returned', 'need.plan_state'], [{ state: 'approved' }, 'approved', 'need.plan_state'], [{ state: 'called', opensOn: '2026-02-01' }, 'draft', 'need.plan_open'],
  ] as const)('its secretary at %j, line %s', (plan, state, expected) => expect(said(writing(planOf({ plan, items: [planLine({ state })] }), [cell('place', '九江', '武汉市')]))).toBe(expected));
});

describe('what it costs', () => {
  const entry = (over: Partial<CostEntry> = {}): CostEntry => { const { position: _, amountFen: __, actualFen: ___, actualNote: ____, papers: _____, version: ______, ...one } = costLine(over); return one; };
  const set = (lines: CostEntry[], version = 1) => setCosts({ ...known(draft), item: draft.items[0] ?? planLine() }, { commandId: id(90), itemId: id(10), version, lines }, given(secretary));
  test('lines that keep their id keep their row', () => {
    const decision = set([entry({ quantity: 7 }), entry({ id: id(80) })]);
    expect(rows(decision, 'costLine')).toMatchObject([{ op: 'update' }, { op: 'insert', id: id(80), row: { planItemId: id(10) } }]);
    expect(rows(set([]), 'costLine')).toMatchObject([{ op: 'delete' }]);
  });
  test.each([
    [[entry({ quantity: 100_000, unitFen: 100_000_000, times: 1 })], 'need.cost_too_much'], [[entry({ category: 'meal', basis: 'room_night' })], 'need.cost_basis'], [[entry({ category: 'material', basis: 'person', times: 2 })], 'need.cost_times'],
    [[entry(), entry()], 'need.cost_twice'],
  ])('%#', (lines, expected) => expect(said(set(lines))).toContain(expected));
  test('started from an older version', () => expect(said(set([], 7))).toBe('stale.plan_item'));
});

describe('the way up', () => {
  test('a branch proposes what is drafted; what blocks is told', () => {
    expect(said(propose({ ...known(draft), blocks: [] }, { ...c, branchId: id(1) }, given(secretary)))).toBe('plan.proposed');
    expect(said(propose({ ...known(planOf()), blocks: [] }, { ...c, branchId: id(1) }, given(secretary)))).toBe('need.lines_to_propose');
    expect(said(propose({ ...known(draft), blocks: [] }, { ...c, branchId: id(1) }, given(person(9, 'secretary', id(8)))))).toBe('forbidden.branch');
    expect(lacking(draft, id(1), plainRules).filter(({ check }) => check === 'PLN-01')).toEqual([]);
    expect(lacking(planOf({ items: [planLine({ state: 'draft', place: null })] }), id(1), plainRules)).toMatchObject([{ check: 'PLN-01', field: 'place', subject: id(10) }]);
    expect(lacking(planOf({ items: draft.items, discussions: [{ ...(draft.discussions[0] as PlanFacts['discussions'][number]), recordedBy: id(2) }] }), id(1), plainRules).map(({ check }) => check)).toContain('PLN-02');
  });
  const at = (state: PlanFacts['plan']['state'], over: Parameters<typeof planOf>[0] = {}) => planOf({ ...over, plan: { state, ...over?.plan } });
  const steps = (...states: ('waiting' | 'pending' | 'approved')[]) => (['committee', 'finance', 'leading_group'] as const).map((step, index) =>
    planStep({ id: id(30 + index), step, position: index + 1, state: states[index] ?? 'waiting', decidedBy: states[index] === 'approved' ? id(41 + index) : null, decidedName: null, decidedAt: null }));
  test('in its order, and by nobody twice or over own lines', () => {
    expect(said(toCommittee(known(at('called')), { ...c, version: 1 }, given(committee)))).toBe('plan.to_committee');
    const consolidated = at('committee', { steps: steps('pending') });
    expect(said(toFinance(known(consolidated), { ...c, version: 1, comment: null }, given(committee)))).toBe('plan.step_approved');
    expect(said(toFinance(known(consolidated), { ...c, version: 1, comment: null }, given(person(2, 'committee'))))).toBe('forbidden.own_lines');
    expect(said(toFinance(known(at('committee', { steps: steps('pending'), items: [planLine(), planLine({ id: id(11), state: 'draft' })] })), { ...c, version: 1, comment: null }, given(committee)))).toBe('need.plan_settled');
    const checked = at('finance', { steps: steps('approved', 'pending') });
    const yes = { ...c, version: 1, decision: 'approve' as const, conditions: null, comment: null };
    expect(said(decide(known(checked), yes, given(finance)))).toBe('plan.step_approved');
    expect(said(decide(known(checked), yes, given(leading)))).toBe('forbidden.step');
    expect(said(decide(known(checked), yes, given(person(41, 'finance'))))).toBe('forbidden.twice');
    expect(said(decide(known(checked), { ...yes, version: 4 }, given(finance)))).toBe('stale.plan');
    expect(said(decide(known(checked), { ...yes, decision: 'return' }, given(finance)))).toBe('need.comment');
  });
  test('approved: lines get their numbers and version 1 is kept; what was left out is not in it', () => {
    const facts = at('leading_group', { steps: steps('approved', 'approved', 'pending'), items: [planLine(), planLine({ id: id(11), state: 'dropped' }), planLine({ id: id(12) })] });
    const decision = decide(known(facts), { ...c, version: 1, decision: 'approve', conditions: '压减', comment: null }, given(leading));
    expect(said(decision)).toBe('plan.approved');
    expect(rows(decision, 'planItem')).toMatchObject([{ id: id(10), set: { state: 'approved', number: 1 } }, { id: id(12), set: { number: 2 } }]);
    expect(rows(decision, 'planVersion')).toMatchObject([{ row: { no: 1, items: [{ id: id(10), number: 1 }, { id: id(12) }] } }]);
    expect(rows(decision, 'yearPlan')).toMatchObject([{ set: { state: 'approved', approvedOn: '2026-01-12', conditions: '压减' } }]);
  });
  test('returned: a new round begins with 机关党委; the call opens again with every line returned', () => {
    const decision = decide(known(at('finance', { steps: steps('approved', 'pending') })), { ...c, version: 1, decision: 'return', conditions: null, comment: '偏高' }, given(finance));
    expect(rows(decision, 'planStep').map((change) => (change.op === 'insert' ? change.row : change.op === 'update' ? change.set : {}))).toMatchObject([{ state: 'returned', comment: '偏高' }, { round: 2, step: 'committee', state: 'pending' }, { round: 2, step: 'finance', state: 'waiting' }, { round: 2, step: 'leading_group' }]);
    expect(said(returnItems(known(at('committee')), { ...c, itemIds: [id(10)], comment: '压减' }, given(committee)))).toBe('plan.returned');
    expect(said(returnItems(known(at('finance')), { ...c, itemIds: [id(10)], comment: '压减' }, given(committee)))).toBe('need.plan_state');
    const opened = reopen(known(at('committee', { steps: steps('pending') })), { ...c, version: 1, dueOn: '2026-02-01', comment: '重报' }, given(committee));
    expect(rows(opened, 'planItem')).toMatchObject([{ set: { state: 'returned', returnedNote: '重报' } }]);
    expect(rows(opened, 'yearPlan')).toMatchObject([{ set: { state: 'called', round: 2 } }]);
  });
  test('who may what of the whole plan, by where it stands', () => {
    const table = (['called', 'committee', 'finance', 'leading_group', 'approved'] as const).map((state) => {
      const facts = at(state, { steps: steps(...(state === 'finance' ? (['approved', 'pending'] as const) : state === 'leading_group' ? (['approved', 'approved', 'pending'] as const) : (['pending'] as const))) });
      const open = (actor: Actor) => Object.entries(allowedPlan(facts, actor)).filter(([, found]) => found.length === 0).map(([verb]) => verb.slice(5)).join(' ');
      return [state, open(secretary), open(committee), open(finance), open(leading)];
    });
    expect(table).toMatchInlineSnapshot(`
      [
        [
          "called",
          "",
          "edit_call set_arrangement set_budget return_items drop_item to_committee number_paper",
          "set_budget",
          "",
        ],
        [
          "committee",
          "",
          "set_arrangement set_budget return_items reopen drop_item apply_what_if to_finance number_paper",
          "set_budget",
          "",
        ],
        [
          "finance",
          "",
          "set_arrangement set_budget number_paper",
          "set_budget decide",
          "",
        ],
        [
          "leading_group",
          "",
          "set_arrangement set_budget number_paper",
          "set_budget",
          "decide",
        ],
        [
          "approved",
          "add_extra",
          "set_arrangement set_budget add_extra change_approved number_paper filed show_spending",
          "set_budget show_spending",
          "",
        ],
      ]
    `);
  });
});

describe('during the year', () => {
  const approved = planOf({ plan: { state: 'approved' }, items: [planLine({ state: 'approved', number: 1 })], versions: [{ id: id(33), no: 1, reason: '', authorName: '', createdAt: '' }] });
  const fields = { content: '新', form: '座谈', fromOn: '2026-06-01', toOn: '2026-06-02', place: '武汉', people: 9, noCost: true };
  test('an addition carries its two steps; it is numbered and kept once both agreed', () => {
    const more = { ...known(approved), linked: {}, stale: [], blocksOf: () => [] };
    const decision = addExtra(more, { ...c, id: id(71), branchId: id(1), reason: '新增', fields, lines: [] }, given(secretary));
    expect(said(decision)).toBe('plan.extra_added');
    expect(rows(decision, 'planStep').map((change) => (change.op === 'insert' ? change.row : {}))).toMatchObject([{ step: 'committee', state: 'pending', itemId: id(71) }, { step: 'finance', state: 'waiting' }]);
    const extra = planLine({ id: id(71), state: 'proposed', extra: true, extraReason: '新增' });
    const on = (state: 'pending' | 'waiting' | 'approved', next: 'pending' | 'waiting') => planOf({ plan: { state: 'approved' }, items: [...approved.items, extra], versions: approved.versions, steps: [
      planStep({ itemId: id(71), step: 'committee', state, decidedBy: state === 'approved' ? id(41) : null }), planStep({ id: id(31), itemId: id(71), step: 'finance', position: 2, state: next, decidedBy: null }),
    ] });
    const yes = { commandId: id(90), itemId: id(71), version: 1, decision: 'approve' as const, comment: null };
    expect(said(decideExtra({ ...known(on('pending', 'waiting')), item: extra }, yes, given(committee)))).toBe('plan.extra_approved');
    expect(said(decideExtra({ ...known(on('approved', 'pending')), item: extra }, yes, given(person(41, 'finance'))))).toBe('forbidden.twice');
    expect(said(decideExtra({ ...known(on('pending', 'waiting')), item: { ...extra, proposerId: id(41) } }, yes, given(committee)))).toBe('forbidden.own_lines');
    const passed = decideExtra({ ...known(on('approved', 'pending')), item: extra }, yes, given(finance));
    expect(rows(passed, 'planItem')).toMatchObject([{ set: { state: 'approved', number: 2 } }]);
    expect(rows(passed, 'planVersion')).toMatchObject([{ row: { no: 2, reason: '新增' } }]);
  });
  test('one that was returned is proposed again and goes its way anew', () => {
    const extra = planLine({ id: id(71), state: 'returned', extra: true, extraReason: '新增' });
    const facts = planOf({ plan: { state: 'approved' }, items: [...approved.items, extra], steps: [planStep({ itemId: id(71), state: 'returned' })] });
    const decision = propose({ ...known(facts), blocks: [] }, { ...c, branchId: id(1) }, given(secretary));
    expect(rows(decision, 'planItem')).toMatchObject([{ id: id(71), set: { state: 'proposed' } }]);
    expect(rows(decision, 'planStep').map((change) => (change.op === 'insert' ? change.row : {}))).toMatchObject([{ round: 2, step: 'committee', state: 'pending' }, { round: 2, step: 'finance' }]);
  });
  test('a change keeps a new version; a line with an activity stays; nothing changed is told', () => {
    const change = (over: { cells?: Cell[]; drop?: string[] }, facts = approved) =>
      changeApproved({ ...known(facts), linked: {}, stale: [] }, { ...c, version: 1, cells: [], costs: [], drop: [], reason: '调整', ...over }, given(committee));
    expect(rows(change({ drop: [id(10)] }), 'planVersion')).toMatchObject([{ row: { no: 2, items: [] } }]);
    expect(said(change({ drop: [id(10)] }, planOf({ ...approved, items: [planLine({ state: 'approved', activityIds: [id(77)] })] })))).toBe('need.not_begun');
    expect(said(change({ cells: [{ itemId: id(10), field: 'place', value: '武汉市', was: '武汉市' }] }))).toBe('need.plan_changed');
    expect(said(filed(known(approved), { ...c, version: 1, on: '2026-01-13' }, given(committee)))).toBe('need.not_future');
  });
});
