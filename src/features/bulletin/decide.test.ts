import { describe, expect, test } from 'vitest';
import { guard } from '#features/activity/guard.ts';
import { actor, actors, exampleFacts, given, id, ids, plainRules } from '#features/activity/fixtures.ts';
import type { ActivityFacts } from '#features/activity/facts.ts';
import { exampleBulletin, exampleRecord, exampleReview } from '#features/record/fixtures-checks.ts';
import type { Actor } from '#shared/actor.ts';
import type { Decision } from '#shared/decision.ts';
import { compose, edit, publish, release, review, sendToReview } from './decide.ts';
import { withdrawInsight, writeInsight } from './decide-insight.ts';
import { normalised } from './facts.ts';

type Bulletin = ActivityFacts['bulletins'][number];
const commandId = id(900);
const writer = id(901);
const bulletin = (over: Partial<Bulletin> = {}): Bulletin => ({ ...exampleBulletin, authorId: ids.secretary, ...over });
const knownOf = (over: Partial<ActivityFacts> = {}) => ({
  facts: { ...exampleFacts({ activity: { stage: 'publicity', heldOn: '2026-12-10' }, record: exampleRecord, bulletins: [bulletin()] }), ...over }, rules: plainRules, others: [],
});
const said = (decision: Decision): string => (decision.ok ? decision.events.map((event) => event.name).join() : decision.findings.map((finding) => finding.check).join());
const set = (decision: Decision): object => (decision.ok ? Object.assign({}, ...decision.changes.map((change) => (change.op === 'update' ? change.set : change.op === 'insert' ? { row: change.row } : {}))) : {});
const one = { commandId, id: ids.activity, bulletinId: exampleBulletin.id, bulletinVersion: 1 };
const text = { title: '新题', contributor: '甲', body: [{ kind: 'paragraph' as const, runs: [{ text: '新文', bold: false }] }] };
const states = ['draft', 'review', 'returned', 'cleared', 'released'] as const;

describe('states: which verb is taken in which', () => {
  const reviewed = (state: Bulletin['state']) => knownOf({ bulletins: [bulletin({ state })], reviews: [exampleReview] });
  const verbs: Record<string, (state: Bulletin['state']) => Decision> = {
    edit: (state) => edit(reviewed(state), { ...one, ...text }),
    recompose: (state) => compose(reviewed(state), one, given(actors.secretary)),
    send: (state) => sendToReview(reviewed(state), one),
    clear: (state) => review({ ...reviewed(state), writers: [] }, { ...one, conclusion: 'clear', comment: null }, given(actors.discipline)),
    return: (state) => review({ ...reviewed(state), writers: [] }, { ...one, conclusion: 'return', comment: '删去' }, given(actors.discipline)),
    release: (state) => release({ ...reviewed(state), issued: [] }, one, given(actors.committee)),
  };
  test.each([
    ['edit', ['bulletin.edited', 'bulletin.edited', 'bulletin.edited', 'bulletin.edited', 'need.bulletin_state']],
    ['recompose', ['bulletin.recomposed', 'need.bulletin_state', 'bulletin.recomposed', 'need.bulletin_state', 'need.bulletin_state']],
    ['send', ['bulletin.sent', 'need.bulletin_state', 'bulletin.sent', 'need.bulletin_state', 'need.bulletin_state']],
    ['clear', ['need.bulletin_state', 'bulletin.cleared', 'need.bulletin_state', 'need.bulletin_state', 'need.bulletin_state']],
    ['return', ['need.bulletin_state', 'bulletin.returned', 'need.bulletin_state', 'need.bulletin_state', 'need.bulletin_state']],
    ['release', ['need.bulletin_state', 'need.bulletin_state', 'need.bulletin_state', 'bulletin.released', 'need.bulletin_state']],
  ])('%s', (verb, expected) => expect(states.map((state) => said(verbs[verb]?.(state) ?? { ok: false, findings: [] }))).toEqual(expected));

  test('after sending or clearing an edit makes it a draft again; a returned one stays returned', () => {
    const after = (state: Bulletin['state']) => set(edit(reviewed(state), { ...one, ...text }));
    expect(['review', 'cleared', 'returned'].map((state) => (after(state as Bulletin['state']) as { state: string }).state)).toEqual(['draft', 'draft', 'returned']);
    expect(after('cleared')).toMatchObject({ version: 2, title: '新题' });
  });
});

describe('versions', () => {
  test.each([
    ['edit', edit(knownOf(), { ...one, ...text, bulletinVersion: 2 })],
    ['send', sendToReview(knownOf(), { ...one, bulletinVersion: 2 })],
    ['review', review({ ...knownOf(), writers: [] }, { ...one, bulletinVersion: 2, conclusion: 'clear', comment: null }, given(actors.discipline))],
    ['release', release({ ...knownOf(), issued: [] }, { ...one, bulletinVersion: 2 }, given(actors.committee))],
  ])('%s of another version is stale and answers with what is stored', (_, decision) => {
    expect(said(decision)).toBe('stale.bulletin');
    expect(decision.ok ? null : decision.current).toEqual(bulletin());
  });
  test('a clearance of an older version releases nothing', () => {
    const known = knownOf({ bulletins: [bulletin({ state: 'cleared', version: 2 })], reviews: [exampleReview] });
    expect(said(release({ ...known, issued: [] }, { ...one, bulletinVersion: 2 }, given(actors.committee)))).toBe('need.bulletin_cleared');
  });
  test('nor does one that was followed by a return', () => {
    const known = knownOf({ bulletins: [bulletin({ state: 'cleared' })], reviews: [exampleReview, { ...exampleReview, id: id(211), conclusion: 'return' }] });
    expect(said(release({ ...known, issued: [] }, one, given(actors.committee)))).toBe('need.bulletin_cleared');
  });
});

describe('nobody reviews their own work (invariant 3, INT-12)', () => {
  const by = (who: Actor, over: Partial<Parameters<typeof review>[0]> = {}) =>
    said(review({ ...knownOf({ bulletins: [bulletin({ state: 'review' })] }), writers: [writer], ...over }, { ...one, conclusion: 'clear', comment: null }, given(who)));
  const disciplined = (person: string): Actor => actor(person, '某', [{ post: 'discipline', branchId: null }]);
  const organised = { facts: { ...knownOf({ bulletins: [bulletin({ state: 'review' })] }).facts } };
  test.each([
    ['another', actors.discipline, 'bulletin.cleared'], ['the committee', actors.committee, 'bulletin.cleared'], ['the author', disciplined(ids.secretary), 'forbidden.reviewer'],
    ['who changed it', disciplined(writer), 'forbidden.reviewer'], ['the proposer', disciplined(ids.proposer), 'INT-12'],
  ])('%s', (_, who, expected) => expect(by(who)).toBe(expected));
  test('the organiser, who need not be the proposer', () => {
    const facts = { ...organised.facts, activity: { ...organised.facts.activity, organiserId: ids.discipline } };
    expect(by(actors.discipline, { facts })).toBe('INT-12');
  });
  test('a return says why', () => {
    const known = { ...knownOf({ bulletins: [bulletin({ state: 'review' })] }), writers: [] };
    expect(said(review(known, { ...one, conclusion: 'return', comment: ' ' }, given(actors.discipline)))).toBe('need.review_comment');
  });
});

describe('what the rulebook says stands in the way', () => {
  const risky = (over: Partial<ActivityFacts> = {}) => knownOf({ bulletins: [bulletin({ state: 'review', title: '节约资金35万元' })], ...over });
  const reason = { id: id(60), checkId: 'REC-06', subject: `${exampleBulletin.id} amount`, kind: 'reason' as const, text: '已公开的数字', byPersonId: ids.discipline, byName: '王清正', byPost: 'discipline', at: '2026-12-12T00:00:00.000Z', withdrawn: false };
  const clear = { ...one, conclusion: 'clear' as const, comment: null };
  test('an amount is taken out or answered before it is cleared', () => {
    expect(said(review({ ...risky(), writers: [] }, clear, given(actors.discipline)))).toBe('REC-06');
    expect(said(review({ ...risky({ responses: [reason] }), writers: [] }, clear, given(actors.discipline)))).toBe('bulletin.cleared');
    expect(said(review({ ...risky(), writers: [] }, { ...one, conclusion: 'return', comment: '删去金额' }, given(actors.discipline)))).toBe('bulletin.returned');
  });
  test('and again before it is released', () => {
    const known = knownOf({ bulletins: [bulletin({ state: 'cleared', title: '节约资金35万元' })], reviews: [exampleReview] });
    expect(said(release({ ...known, issued: [] }, one, given(actors.committee)))).toBe('REC-06');
  });
  test('what stands against another bulletin does not', () => {
    const other = bulletin({ id: id(201), title: '电话13800138000', state: 'released', year: 2026, number: 1, releasedOn: '2026-11-20' });
    expect(said(review({ ...knownOf({ bulletins: [other, bulletin({ state: 'review' })] }), writers: [] }, clear, given(actors.discipline)))).toBe('bulletin.cleared');
  });
  test('a secrecy mark cut in two by bold letters is still one (SEC-09)', () => {
    const body = [{ kind: 'paragraph' as const, runs: [{ text: '机', bold: true }, { text: '密★', bold: false }] }];
    expect(said(edit(knownOf(), { ...one, ...text, body }))).toBe('SEC-09');
  });
});

describe('numbers without gaps', () => {
  const known = knownOf({ bulletins: [bulletin({ state: 'cleared' })], reviews: [exampleReview] });
  const next = (issued: { year: number; number: number }[], today = '2026-12-20') => release({ ...known, issued }, one, given(actors.committee, { today }));
  const of = (...numbers: number[]) => numbers.map((number) => ({ year: 2026, number }));
  test.each([[of(), 1], [of(1), 2], [of(3, 1, 2), 4], [[{ year: 2025, number: 9 }], 1], [[{ year: 2025, number: 1 }, ...of(1)], 2]])('%j → %i', (issued, number) => {
    expect(set(next(issued))).toMatchObject({ state: 'released', year: 2026, number, releasedOn: '2026-12-20' });
  });
  test('the next year starts at 1', () => expect(set(next(of(1, 2, 3), '2027-01-01'))).toMatchObject({ year: 2027, number: 1 }));
  test('a series that is broken already is not added to (REC-08)', () => {
    for (const issued of [of(1, 3), of(2), of(1, 1)]) expect(said(next(issued))).toBe('need.bulletin_numbers');
  });
});

describe('publication', () => {
  const released = knownOf({ bulletins: [bulletin({ state: 'released', year: 2026, number: 1, releasedOn: '2026-11-20' })] });
  const put = (over: object, known = released) => said(publish(known, { commandId, id: ids.activity, bulletinId: exampleBulletin.id, outlet: '门户', publishedOn: '2026-11-21', address: null, ...over }, given(actors.secretary)));
  test.each([
    ['a day after', {}, 'bulletin.published'], ['the day of release', { publishedOn: '2026-11-20' }, 'bulletin.published'], ['today', { publishedOn: '2026-11-24' }, 'bulletin.published'],
    ['tomorrow', { publishedOn: '2026-11-25' }, 'need.past_day'], ['before its release', { publishedOn: '2026-11-19' }, 'need.after_release'], ['another bulletin', { bulletinId: id(999) }, 'need.bulletin_one'],
  ])('%s', (_, over, expected) => expect(put(over)).toBe(expected));
  test('a draft is not published; the same entry is made once', () => {
    expect(put({}, knownOf())).toBe('need.bulletin_released');
    const twice = { ...released, facts: { ...released.facts, publications: [{ id: id(300), bulletinId: exampleBulletin.id, outlet: '门户', publishedOn: '2026-11-21', address: null, toTakeDown: false, takenDownOn: null }] } };
    expect(put({}, twice)).toBe('need.publication_once');
    expect(put({ outlet: '网站' }, twice)).toBe('bulletin.published');
  });
});

describe('composing', () => {
  test('one at a time; after a release another may follow; without a record nothing', () => {
    const anew = { commandId, id: ids.activity, bulletinId: null, bulletinVersion: null };
    expect(said(compose(knownOf(), anew, given(actors.secretary)))).toBe('need.bulletin_open');
    expect(said(compose(knownOf({ bulletins: [bulletin({ state: 'released' })] }), anew, given(actors.secretary)))).toBe('bulletin.composed');
    expect(said(compose(knownOf({ bulletins: [], record: null }), anew, given(actors.secretary)))).toBe('need.record');
    expect(set(compose(knownOf({ bulletins: [] }), anew, given(actors.secretary)))).toMatchObject({ row: { authorId: ids.secretary, state: 'draft' } });
  });
  test('an empty text is refused, a kept one is tidy', () => {
    expect(said(edit(knownOf(), { ...one, ...text, body: [{ kind: 'paragraph', runs: [{ text: ' ', bold: false }] }] }))).toBe('need.bulletin_text');
    const body = [{ kind: 'paragraph' as const, runs: [{ text: '新', bold: false }, { text: '文', bold: false }] }];
    expect(set(edit(knownOf(), { ...one, ...text, body }))).toMatchObject({ body: normalised(text.body) });
  });
});

describe('insights', () => {
  const mine: ActivityFacts['insights'][number] = { id: id(700), personId: ids.member, name: '李向东', text: '好', createdAt: '2026-12-11T00:00:00.000Z', withdrawnAt: null, version: 1 };
  const base = { commandId, id: ids.activity };
  const write = (who: Actor, over: object = {}, insights = [mine]) => writeInsight(knownOf({ insights }), { ...base, insightId: null, insightVersion: null, text: '新', ...over }, given(who));
  test.each([
    ['the first', actors.secretary, {}, 'bulletin.insight_written'], ['a second', actors.member, {}, 'need.insight_once'],
    ['a change', actors.member, { insightId: mine.id, insightVersion: 1 }, 'bulletin.insight_edited'], ['a stale change', actors.member, { insightId: mine.id, insightVersion: 2 }, 'stale.insight'],
    ['somebody else’s', actors.secretary, { insightId: mine.id, insightVersion: 1 }, 'forbidden.author'], ['none there', actors.member, { insightId: id(799), insightVersion: 1 }, 'need.insight'],
  ])('%s', (_, who, over, expected) => expect(said(write(who, over))).toBe(expected));
  test('taken back it cannot be changed, its words are gone, and a new one may be written', () => {
    const gone = { ...mine, text: '', withdrawnAt: '2026-12-12T00:00:00.000Z' };
    expect(said(write(actors.member, { insightId: mine.id, insightVersion: 1 }, [gone]))).toBe('need.insight');
    expect(said(write(actors.member, {}, [gone]))).toBe('bulletin.insight_written');
    expect(set(withdrawInsight(knownOf({ insights: [mine] }), { ...base, insightId: mine.id }, given(actors.member)))).toMatchObject({ text: '', version: 2 });
    expect(said(withdrawInsight(knownOf({ insights: [gone] }), { ...base, insightId: mine.id }, given(actors.member)))).toBe('need.insight');
  });
  test('only its author takes it back; whoever took part may write one, host or not', () => {
    const { facts, rules } = knownOf({ insights: [mine] });
    expect(guard('bulletin.withdraw_insight', actors.secretary, facts, rules, { ownerId: mine.personId }).map((finding) => finding.check)).toEqual(['forbidden.post']);
    expect(guard('bulletin.withdraw_insight', actors.member, facts, rules, { ownerId: mine.personId })).toEqual([]);
    const guest = facts.sides.map((side) => (side.own ? side : { ...side, own: true }));
    expect(guard('bulletin.write_insight', actors.stranger, facts, rules)).not.toEqual([]);
    expect(guard('bulletin.write_insight', actors.stranger, { ...facts, sides: guest }, rules)).toEqual([]);
  });
});
