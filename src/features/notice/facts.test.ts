import { describe, expect, test } from 'vitest';
import { newsOf, noticeKinds, toldOf, toldWhom, type Concerned, type News } from './facts.ts';
import { words } from './words.ts';

const concerned: Concerned = {
  organiserId: 'organiser', proposerId: 'proposer',
  standings: [
    ['secretary', 'secretary'], ['member', 'member'], ['member', 'organiser'], ['step:committee', 'committee'], ['step:discipline', 'discipline'], ['step:discipline', 'organiser'],
    ['owner', 'owner'], ['announced', 'member'],
  ].map(([audience = '', personId = '']) => ({ audience, personId })),
};
const told = (name: string, details: Record<string, string | null | readonly string[]> = {}, actor = 'nobody', about: Concerned = concerned): string =>
  newsOf([{ name, details }]).map((news: News) => `${news.kind} → ${toldWhom(news, about, actor).join(' ')}`).join();

describe('whom each event concerns', () => {
  test.each([
    [told('attendance.announced', { people: ['a', 'b', 'a'] }, 'b'), 'announced → a'],
    [told('activity.cancelled', { reason: '项目调整' }), 'changed → member organiser proposer secretary'],
    [told('approval.submitted', { step: 'branch' }), 'approval → secretary'],
    [told('approval.approved', { step: 'branch', next: 'committee' }), 'approval → committee'],
    [told('approval.approved', { step: 'committee', next: null }), ''],
    [told('approval.approved', { step: 'finance', next: 'discipline' }), 'approval → discipline'],
    [told('approval.approve'), 'approved → organiser proposer'],
    [told('approval.returned', { comment: '补充' }), 'returned → organiser proposer'],
    [told('approval.declined', { comment: '不宜' }, 'proposer'), 'declined → organiser'],
    [told('programme.proposed', { author: '刘明' }), 'proposed → organiser proposer'],
    [told('partner.consent_approve', { way: 'link' }), 'consent_approve → organiser proposer'],
    [told('partner.consent_approve', { way: 'account' }), ''],
    [told('record.sign_change', { way: 'link' }), 'sign_change → organiser proposer'],
    [told('bulletin.commented', { people: ['author'] }), 'commented → author'],
    [told('bulletin.withdrawn', { people: ['author', 'secretary'], reason: '误发' }, 'proposer'), 'withdrawn → author secretary organiser'],
    [told('outcome.planned'), 'planned → owner'],
    [told('outcome.reported'), 'reported → secretary'],
    [told('outcome.reported', { people: ['asked'] }), 'reported → asked'],
    [told('outcome.spread', { people: ['theirs'] }), 'outcome_spread → theirs'],
    [told('outcome.handed'), 'outcome_handed → owner'],
    [told('outcome.told', { people: ['a'] }), 'told → a'],
    [told('suggestion.declined', { people: ['a'], reason: '另有安排' }), 'suggestion → a'],
    [told('bulletin.sent', { title: '简报' }), 'review → discipline'],
    [told('outlet.failed', { outlet: '门户', answer: '503' }), 'outlet_failed → organiser proposer secretary committee'],
    [newsOf([{ name: 'outlet.failed', details: { again: true } }]).join(), ''],
    [told('reminder.robot_off', { name: '支部群', people: ['a'] }), 'robot_off → a'],
    [told('activity.edited'), ''],
  ])('%s', (seen, expected) => expect(seen).toBe(expected));
});

test('a branch whose only secretary organises the activity itself is told as its members', () => {
  const own: Concerned = { ...concerned, organiserId: 'secretary', proposerId: 'secretary' };
  expect(told('approval.submitted', { step: 'branch' }, 'secretary', own)).toBe('approval → member organiser');
});

test('every kind has its sentence and its name, and every event of the table makes news of a kind', () => {
  expect(noticeKinds.filter((kind) => !Object.hasOwn(words, `notice.says.${kind}`) || !Object.hasOwn(words, `notice.kind.${kind}`))).toEqual([]);
  const made = toldOf.flatMap((name) => newsOf([{ name, details: { way: 'link', step: 'branch', next: 'finance' } }]).map((news) => news.kind));
  expect(noticeKinds.filter((kind) => !made.includes(kind))).toEqual([]);
});
