import { describe, expect, test } from 'vitest';
import { actors, exampleFacts, given, id, ids, plainRules } from '#features/activity/fixtures.ts';
import type { ActivityFacts } from '#features/activity/facts.ts';
import { findingsOf } from '#features/checks.ts';
import type { Block, Comment, Edition } from '#features/record/facts.ts';
import { exampleBulletin, exampleRecord, exampleReview } from '#features/record/fixtures-checks.ts';
import type { Decision } from '#shared/decision.ts';
import { compose, release, review, sendToReview } from './decide.ts';
import { correct, dropCorrection, takenDown, withdraw } from './decide-after.ts';
import { answer, comment, keep, unkeep } from './decide-comment.ts';
import { composeDraft } from './decide-compose.ts';
import { blockText, type Bulletin } from './facts.ts';
import { outward } from './facts-outward.ts';

/** Several activities, comments, names and numbers, corrections and withdrawals: as tables, without a database. */

const commandId = id(900);
const plain = (text: string): Block => ({ kind: 'paragraph', runs: [{ text, bold: false }] });
const bulletin = (over: Partial<Bulletin> = {}): Bulletin => ({ ...exampleBulletin, authorId: ids.secretary, ...over });
const edition: Edition = { version: 1, title: '初版', body: [plain('初版正文')], contributor: '甲', releasedOn: '2026-11-20', releasedBy: '吴常青', reason: null };
const out = (over: Partial<Bulletin> = {}) => bulletin({ state: 'released', year: 2026, number: 3, releasedOn: '2026-11-20', title: '初版', body: [plain('初版正文')], contributor: '甲', editions: [edition], ...over });
const knownOf = (one: Bulletin, over: Partial<ActivityFacts> = {}, stage: ActivityFacts['activity']['stage'] = 'publicity') => ({
  facts: { ...exampleFacts({ activity: { stage, heldOn: '2026-12-10' }, record: exampleRecord, bulletins: [one], reviews: [exampleReview] }), ...over }, rules: plainRules, others: [],
});
const said = (decision: Decision): string => (decision.ok ? decision.events.map((event) => event.name).join() : decision.findings.map((finding) => finding.check).join());
const changed = (decision: Decision, table = 'bulletin'): object[] => (decision.ok ? decision.changes.flatMap((change) => (change.table !== table ? [] : change.op === 'update' ? [change.set] : change.op === 'insert' ? [change.row] : [])) : []);
const one = { commandId, id: ids.activity, bulletinId: exampleBulletin.id, bulletinVersion: 1 };
const named = { commandId, id: ids.activity, bulletinId: exampleBulletin.id };
const withdrawn = { withdrawnOn: '2026-11-25', withdrawnReason: '误发', withdrawnBy: ids.committee, withdrawnName: '吴常青' };
const publication = { id: id(300), bulletinId: exampleBulletin.id, outlet: '门户', publishedOn: '2026-11-21', address: null, toTakeDown: false, takenDownOn: null };

describe('a correction', () => {
  test('opens the text with its reason, under its number; what was released stays out', () => {
    const decision = correct(knownOf(out()), { ...one, reason: '人数有误' });
    expect(said(decision)).toBe('bulletin.correcting');
    expect(changed(decision)).toMatchObject([{ state: 'draft', correction: '人数有误', editions: [edition] }]);
    expect(outward(out({ ...changed(decision)[0] }))).toMatchObject({ leaves: true, title: '初版' });
  });
  test('of one released before editions were kept makes its first edition', () => {
    expect(changed(correct(knownOf(out({ editions: [] })), { ...one, reason: '错' }))).toMatchObject([{ editions: [{ ...edition, releasedBy: '' }] }]);
  });
  test.each([['draft', 'need.bulletin_state'], ['review', 'need.bulletin_state'], ['cleared', 'need.bulletin_state']] as const)('not of one that is %s', (state, expected) =>
    expect(said(correct(knownOf(bulletin({ state })), { ...one, reason: '错' }))).toBe(expected));
  test('a stale one is told so', () => expect(said(correct(knownOf(out({ version: 2 })), { ...one, reason: '错' }))).toBe('stale.bulletin'));

  const cleared = out({ state: 'cleared', version: 2, title: '更正版', body: [plain('改过')], correction: '人数有误' });
  const reviewed = { reviews: [{ ...exampleReview, bulletinVersion: 2 }] };
  test('is released under the same number, with both texts kept', () => {
    const decision = release({ ...knownOf(cleared, reviewed), issued: [] }, { ...one, bulletinVersion: 2 }, given(actors.committee));
    expect(said(decision)).toBe('bulletin.corrected');
    const [set] = changed(decision) as [Partial<Bulletin>];
    expect(set).toEqual({ state: 'released', correctedOn: '2026-11-24', editions: [edition, { version: 2, title: '更正版', body: [plain('改过')], contributor: '甲', releasedOn: '2026-11-24', releasedBy: '吴常青', reason: '人数有误' }] });
    expect(outward({ ...cleared, ...set })).toMatchObject({ number: 3, edition: 2, title: '更正版', correction: { on: '2026-11-24', reason: '人数有误' } });
  });
  test('is not released on the first text’s clearance', () => {
    expect(said(release({ ...knownOf(cleared), issued: [] }, { ...one, bulletinVersion: 2 }, given(actors.committee)))).toBe('need.bulletin_cleared');
  });
  test('given up puts the released text back, and the rulebook has nothing against it', () => {
    const known = knownOf(cleared, { reviews: [exampleReview, { ...exampleReview, bulletinVersion: 2, conclusion: 'return' }] });
    const decision = dropCorrection(known, { ...one, bulletinVersion: 2 });
    expect(said(decision)).toBe('bulletin.correction_dropped');
    const [set] = changed(decision) as [Partial<Bulletin>];
    expect(set).toMatchObject({ state: 'released', title: '初版', version: 3, correction: null });
    const back = { ...known.facts, bulletins: [{ ...cleared, ...set }] };
    expect(findingsOf(back, plainRules, 'publish').map((finding) => finding.check)).toEqual([]);
    expect(findingsOf(known.facts, plainRules, 'publish').map((finding) => finding.check)).toEqual(['REC-05']);
  });
  test('what never came out has no correction to give up', () => expect(said(dropCorrection(knownOf(bulletin()), one))).toBe('need.bulletin_correction'));
  test('after 归档 too, but no draft that never came out', () => {
    expect(said(correct(knownOf(out(), {}, 'archived'), { ...one, reason: '错' }))).toBe('bulletin.correcting');
    expect(said(sendToReview(knownOf(bulletin(), {}, 'archived'), one))).toBe('need.bulletin_archived');
  });
});

describe('a withdrawal', () => {
  const by = given(actors.committee);
  test('leaves number, text and trace, and marks where it stands', () => {
    const decision = withdraw(knownOf(out(), { publications: [publication, { ...publication, id: id(301), takenDownOn: '2026-11-22' }] }), { ...named, reason: '误发' }, by);
    expect(said(decision)).toBe('bulletin.withdrawn');
    expect(changed(decision)).toMatchObject([{ withdrawnOn: '2026-11-24', withdrawnReason: '误发', withdrawnBy: ids.committee, withdrawnName: '吴常青' }]);
    expect(changed(decision)[0]).not.toHaveProperty('number');
    expect(changed(decision, 'publication')).toEqual([{ toTakeDown: true }]);
  });
  test('of one that is being corrected puts the released text back first', () => {
    expect(changed(withdraw(knownOf(out({ state: 'review', title: '改到一半', version: 4 })), { ...named, reason: '误发' }, by))).toMatchObject([{ state: 'released', title: '初版', version: 5 }]);
  });
  test.each([['one that never came out', bulletin(), 'need.bulletin_released_first'], ['one that is withdrawn', out(withdrawn), 'need.bulletin_withdrawn']])('not of %s', (_, which, expected) =>
    expect(said(withdraw(knownOf(which), { ...named, reason: '误发' }, by))).toBe(expected));
  test('nothing is done to it any more, but another can be composed', () => {
    const known = knownOf(out(withdrawn));
    expect([said(correct(known, { ...one, reason: '错' })), said(sendToReview(known, one)), said(keep(known, { ...named, hits: [{ kind: 'name', text: '张三' }], reason: '同意' }, given(actors.secretary)))]).toEqual(['need.bulletin_withdrawn', 'need.bulletin_withdrawn', 'need.bulletin_withdrawn']);
    expect(said(compose(known, { ...one, bulletinId: null, bulletinVersion: null }, given(actors.secretary)))).toBe('bulletin.composed');
  });
  test('its number stays a number of the year (REC-08), and nothing is asked of it (REC-05)', () => {
    expect(findingsOf({ ...knownOf(out(withdrawn)).facts, reviews: [] }, plainRules, 'publish').map((finding) => finding.check)).toEqual([]);
  });
  const down = (over: object, on = '2026-11-24') => said(takenDown(knownOf(out(withdrawn), { publications: [{ ...publication, toTakeDown: true, ...over }] }), { commandId, id: ids.activity, publicationId: publication.id, on }, by));
  test.each([
    ['today', down({}), 'bulletin.taken_down'], ['tomorrow', down({}, '2026-11-25'), 'need.past_day'], ['before it was there', down({}, '2026-11-20'), 'need.after_publication'],
    ['twice', down({ takenDownOn: '2026-11-23' }), 'need.publication_down'], ['of one that stands', down({ toTakeDown: false }), 'need.publication_stands'], ['of another', down({ id: id(999) }), 'need.publication_one'],
  ])('taken down %s', (_, seen, expected) => expect(seen).toBe(expected));
});

describe('comments', () => {
  const text = bulletin({ state: 'review', body: [plain('两个党支部共同研讨。')] });
  const passage = { ...one, block: 0, start: 5, end: 9, text: '写明内容' };
  const made = comment(knownOf(text), passage, given(actors.discipline));
  const row = changed(made, 'bulletinComment')[0] as unknown as Comment;
  const stored: Comment = { ...row, answer: null, answeredName: null, answeredAt: null, resolvedName: null, resolvedAt: null };
  test('keep the passage and who made them', () => {
    expect(said(made)).toBe('bulletin.commented');
    expect(row).toMatchObject({ quote: '共同研讨', block: 0, start: 5, asReviewer: true, authorName: '王清正', bulletinVersion: 1, around: { before: '两个党支部', after: '。', nth: 0, of: 1 } });
    expect(changed(comment(knownOf(text), passage, given(actors.secretary)), 'bulletinComment')).toMatchObject([{ asReviewer: false }]);
    expect(JSON.stringify(made.ok && made.events)).not.toContain('写明');
  });
  test.each([['no words', { start: 5, end: 5 }], ['no such block', { block: 3 }], ['behind the end', { start: 50, end: 60 }]])('%s', (_, over) =>
    expect(said(comment(knownOf(text), { ...passage, ...over }, given(actors.discipline)))).toBe('need.comment_passage'));
  test('on a text that is out there is none', () => expect(said(comment(knownOf(out()), passage, given(actors.discipline)))).toBe('need.bulletin_state'));

  const reply = (over: object, about: Partial<Comment> = {}) => answer(knownOf(text, { comments: [{ ...stored, ...about }] }), { commandId, id: ids.activity, commentId: stored.id, answer: null, resolve: false, ...over }, given(actors.secretary));
  test.each([
    [{ answer: '已写明' }, 'bulletin.comment_answered'], [{ resolve: true }, 'bulletin.comment_resolved'], [{ answer: '已写明', resolve: true }, 'bulletin.comment_resolved'], [{}, 'need.comment_answer'], [{ answer: ' ' }, 'need.comment_answer'],
    [{ commentId: id(998), resolve: true }, 'need.comment_one'],
  ])('%o → %s', (over, expected) => expect(said(reply(over))).toBe(expected));
  test('a resolved one is resolved', () => expect(said(reply({ resolve: true }, { resolvedAt: '2026-12-12T02:00:00.000Z', resolvedName: '周书记' }))).toBe('need.comment_open'));
  test('an open one of the reviewer holds up the release, by its words; others do not', () => {
    const cleared = bulletin({ state: 'cleared' });
    const releasing = (comments: Comment[]) => release({ ...knownOf(cleared, { comments }), issued: [] }, one, given(actors.committee));
    const held = releasing([stored]);
    expect(said(held)).toBe('need.bulletin_comment');
    expect(held.ok ? null : held.findings[0]?.facts).toEqual({ name: '王清正', quote: '共同研讨', text: '写明内容' });
    for (const free of [{ ...stored, asReviewer: false }, { ...stored, resolvedAt: '2026-12-12T02:00:00.000Z' }]) expect(said(releasing([free]))).toBe('bulletin.released');
  });
});

describe('names and numbers', () => {
  const phone = [plain('电话13800138000')];
  const reviewing = (body: Block[], kept: Bulletin['kept'] = []) => said(sendToReview(knownOf(bulletin({ body, kept })), one));
  const keeping = keep(knownOf(bulletin({ body: phone })), { ...named, hits: [{ kind: 'phone', text: '13800138000' }], reason: '公开的值班电话' }, given(actors.secretary));
  const kept = (changed(keeping)[0] as Pick<Bulletin, 'kept'>).kept;
  test('an undecided number goes nowhere: not to review, not through it, not out', () => {
    expect(reviewing(phone)).toBe('need.bulletin_hits');
    expect(reviewing([{ kind: 'paragraph', runs: [{ text: '电话', bold: false }, { text: '13800138000', bold: false, mask: 'phone' }] }])).toBe('bulletin.sent');
    const state = (one_: Bulletin['state']) => knownOf(bulletin({ body: phone, state: one_ }));
    expect(said(review({ ...state('review'), writers: [] }, { ...one, conclusion: 'clear', comment: null }, given(actors.discipline)))).toContain('need.bulletin_hits');
    expect(said(release({ ...state('cleared'), issued: [] }, one, given(actors.committee)))).toContain('need.bulletin_hits');
  });
  test('a kept one is the reviewer’s to answer for (REC-06), a masked one is nobody’s', () => {
    expect(said(keeping)).toBe('bulletin.kept');
    expect(kept).toEqual([{ kind: 'phone', text: '13800138000', reason: '公开的值班电话', byId: ids.secretary, byName: '周书记', at: '2026-11-24T02:00:00.000Z' }]);
    expect(JSON.stringify(keeping.ok && keeping.events)).not.toContain('138');
    expect(reviewing(phone, kept)).toBe('bulletin.sent');
    const clearing = (body: Block[]) => said(review({ ...knownOf(bulletin({ body, kept, state: 'review' })), writers: [] }, { ...one, conclusion: 'clear', comment: null }, given(actors.discipline)));
    expect(clearing(phone)).toBe('REC-06');
    expect(clearing([{ kind: 'paragraph', runs: [{ text: '13800138000', bold: false, mask: 'phone' }] }])).toBe('bulletin.cleared');
  });
  test('only what stands in the text can be kept; taken back it is undecided again', () => {
    expect(said(keep(knownOf(bulletin()), { ...named, hits: [{ kind: 'phone', text: '13800138000' }], reason: '无' }, given(actors.secretary)))).toBe('need.bulletin_hit');
    const back = unkeep(knownOf(bulletin({ body: phone, kept })), { ...named, kind: 'phone', text: '13800138000' });
    expect(changed(back)).toEqual([{ kept: [] }]);
    expect(said(unkeep(knownOf(bulletin({ body: phone, kept })), { ...named, kind: 'name', text: '13800138000' }))).toBe('need.bulletin_hit');
  });
});

describe('several activities', () => {
  const first = exampleFacts({ activity: { stage: 'publicity', heldOn: '2026-12-10' }, record: exampleRecord });
  const other = (over: Partial<ActivityFacts['activity']> = {}, rest: Partial<ActivityFacts> = {}): ActivityFacts => ({
    ...exampleFacts({ activity: { id: id(50), code: '2026-002', theme: '廉洁从审', stage: 'archived', heldOn: '2026-12-12', ...over }, record: { ...exampleRecord, strands: { theory: '', problem: '谈了两点。\n再谈。', outcome: '' }, decisions: [{ text: '共建', owner: null, dueOn: null }] } }), ...rest,
  });
  test('one section each under its own heading, parts named in bold', () => {
    const draft = composeDraft(first, [other()]);
    expect(draft.title).toBe('计算机处党支部与江西省审计厅数据办党支部开展“科技强审”主题联学、“廉洁从审”主题联学');
    expect(draft.contributor).toBe('计算机处党支部');
    expect(draft.body.filter((block) => block.kind === 'heading').map(blockText)).toEqual(['“科技强审”主题联学', '“廉洁从审”主题联学']);
    const from = draft.body.findIndex((block) => blockText(block) === '“廉洁从审”主题联学');
    expect(draft.body.slice(from + 3).map(blockText)).toEqual(['问题共解：谈了两点。', '再谈。', '议定事项：', '共建']);
    expect(draft.body[from + 3]?.runs[0]).toEqual({ text: '问题共解：', bold: true });
  });
  test('many are counted in the title', () => {
    const draft = composeDraft(first, [51, 52, 53].map((n) => other({ id: id(n) })));
    expect(draft.title).toBe('计算机处党支部与江西省审计厅数据办党支部开展4次主题联学');
  });
  const composing = (others: ActivityFacts[]) => compose({ facts: first, rules: plainRules, others }, { ...one, bulletinId: null, bulletinVersion: null }, given(actors.secretary));
  test('the entry names all of them', () => {
    const decision = composing([other()]);
    expect(decision.ok && decision.events).toMatchObject([{ name: 'bulletin.composed_jointly', details: { activities: '2026-001、2026-002' } }]);
    expect(changed(decision)).toMatchObject([{ alsoActivityIds: [id(50)] }]);
  });
  test.each([['itself', first], ['without a record', other({}, { record: null })], ['whose record is not complete', other({ stage: 'summary' })]])('not one %s', (_, which) => expect(said(composing([which]))).toBe('need.bulletin_source'));

  const further = { id: id(50), code: '2026-002', theme: '廉洁从审', kind: '联学', heldOn: '2026-12-12', organiserId: ids.discipline, proposerId: null, names: [], auditees: ['某钢铁公司'] };
  test('nobody reviews a bulletin of an activity of theirs, whichever of them it is', () => {
    const known = (also: string[]) => ({ ...knownOf(bulletin({ state: 'review', alsoActivityIds: also }), { further: [further] }), writers: [] });
    const clear = (also: string[]) => said(review(known(also), { ...one, conclusion: 'clear', comment: null }, given(actors.discipline)));
    expect([clear([id(50)]), clear([])]).toEqual(['forbidden.reviewer_joint', 'bulletin.cleared']);
  });
  test('a unit under audit in any of them is looked for (REC-06)', () => {
    const facts = knownOf(bulletin({ body: [plain('到某钢铁公司学习')], alsoActivityIds: [id(50)] }), { further: [further] }).facts;
    expect(findingsOf(facts, plainRules, 'publish').filter((finding) => finding.check === 'REC-06').map((finding) => finding.subject)).toEqual([`${exampleBulletin.id} auditee`]);
  });
});
