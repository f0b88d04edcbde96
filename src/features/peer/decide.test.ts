import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Actor, Post } from '#shared/actor.ts';
import type { Decision, Given } from '#shared/decision.ts';
import { countingIds } from '#shared/ids.ts';
import { accept, confirm, enable, end, invite, type OnPeer, type ToAccept } from './decide.ts';
import { keepEvidence, meet, noteLine } from './decide-meet.ts';
import { consent, attend, type ToWrite } from './decide-part.ts';
import { verdictOf } from './decide-receive.ts';
import type { Shared } from './decide-share.ts';
import { start, type Desk } from './facts-chain.ts';
import { grouped, mostKept, type PeerKnown } from './facts.ts';

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
const desk: Desk = { publicKey: 'K', hash, sign: () => 's' };
const actor = (post: Post, branchId: string | null = null, over: Partial<Actor> = {}): Actor => ({
  kind: 'person', officeId: 'o', personId: 'me', name: '某', posts: [{ post, branchId }], branchIds: branchId === null ? [] : [branchId], link: null, may: 'all', language: 'zh-Hans', ...over,
});
const given = (who: Actor): Given => ({ actor: who, now: '2026-11-23T02:00:00.000Z', today: '2026-11-23', newId: countingIds() });
const said = (decision: Decision): string => (decision.ok ? decision.events.map(({ name }) => name).join() : (decision.findings[0]?.check ?? ''));

const home = { identity: { id: 'i', open: true, version: 1 }, desk, office: '甲办', address: 'https://a.example', speaks: 2 };
const unit = { id: 'u', name: '乙厅', own: false };
const offered = { text: 'LX1.x', v: 2, key: 'T', office: '乙厅', address: 'https://b.example', expiresAt: '2026-12-01T00:00:00.000Z', signed: true };
const toAccept: ToAccept = { ...home, unit, busy: false, said: offered, mayReach: true, known: false };

test.each<[string, Partial<ToAccept>, string]>([
  ['as it should be', {}, 'peer.invitation_taken'],
  ['the exchange is off', { identity: null }, 'need.peer_on'],
  ['the key cannot be opened', { desk: null }, 'need.peer_key'],
  ['nobody said where we are reached', { address: null }, 'need.peer_address'],
  ['the unit is our own', { unit: { ...unit, own: true } }, 'need.outside_unit'],
  ['with that unit we are linked', { busy: true }, 'need.peer_once'],
  ['it is no invitation', { said: null }, 'need.invitation'],
  ['it was altered', { said: { ...offered, signed: false } }, 'need.invitation_signed'],
  ['it is our own', { said: { ...offered, key: 'K' } }, 'need.invitation_other'],
  ['it ran out', { said: { ...offered, expiresAt: '2026-11-22T00:00:00.000Z' } }, 'need.invitation_open'],
  ['it was answered', { known: true }, 'need.invitation_once'],
  ['two releases apart', { said: { ...offered, v: 4 } }, 'need.peer_versions'],
  ['its address leads inside', { mayReach: false }, 'need.peer_reach'],
])('an invitation is answered: %s', (_, over, check) => expect(said(accept({ ...toAccept, ...over }, { commandId: 'c', invitation: 'LX1.x', unitId: 'u' }, given(actor('committee'))))).toBe(check));

test('who may: 机关党委 invites, the system administrator turns it on, the security administrator confirms', () => {
  const made = { id: 'i', publicKey: 'K', sealedKey: 'v1.' };
  const may = (post: Post) => [enable({ identity: null, made }, {}, given(actor(post))), invite({ ...home, unit, busy: false }, { commandId: 'c', unitId: 'u', days: 7 }, given(actor(post)))].map((one) => one.ok);
  expect([may('system_admin'), may('committee'), may('security_admin'), may('secretary')]).toEqual([[true, false], [false, true], [false, false], [false, false]]);
});

const peer: PeerKnown = {
  id: 'p', begun: 'ours', state: 'met', unitId: 'u', name: '乙厅', address: 'https://b.example', publicKey: 'T', pair: 'x', invitation: null, expiresAt: '2026-12-01T00:00:00.000Z', speaks: 2,
  ourConfirmedAt: null, theirConfirmedAt: null, toldConfirmed: false, toldEnded: false, endedBy: null, endedReason: null, version: 3,
};
const onPeer: OnPeer = { ...home, peer, unitName: '乙厅', open: [{ id: 's', version: 1 }] };
test.each<[string, string, number, Partial<PeerKnown>, string]>([
  ['as they were read', grouped(hash('T')), 3, {}, 'peer.confirmed'],
  ['without blanks', grouped(hash('T')).replaceAll(' ', ''), 3, {}, 'peer.confirmed'],
  ['of another key', grouped(hash('K')), 3, {}, 'need.fingerprint'],
  ['half of them', grouped(hash('T')).slice(0, 19), 3, {}, 'need.fingerprint'],
  ['of what changed meanwhile', grouped(hash('T')), 2, {}, 'stale.peer'],
  ['twice', grouped(hash('T')), 3, { ourConfirmedAt: '2026-11-22T00:00:00.000Z' }, 'need.peer_to_confirm'],
  ['before they answered', grouped(hash('T')), 3, { state: 'invited', publicKey: null }, 'need.peer_to_confirm'],
])('digits typed %s', (_, fingerprint, version, over, check) =>
  expect(said(confirm({ ...onPeer, peer: { ...peer, ...over } }, { commandId: 'c', id: 'p', version, fingerprint, comparedWith: '王安' }, given(actor('security_admin'))))).toBe(check));

test('what the other side and the line tell while somebody compares changes nothing under their hands; an answer to an invitation does', () => {
  const by = (kind: 'system' | 'peer') => given({ ...actor('member'), kind, personId: null, posts: [] });
  const theirs = (kind: 'accept' | 'confirm', over: Partial<PeerKnown> = {}) => meet({ ...onPeer, peer: { ...peer, ...over }, watchers: [] }, { commandId: 'c', said: { kind, v: 2, from: 'T', address: 'https://b.example' } as never }, by('peer'));
  const line = noteLine({ ...onPeer, watchers: [] }, { commandId: 'c', id: 'p', did: 'speak', refused: null, speaks: 1 }, by('system'));
  const versions = [theirs('confirm'), line, theirs('accept', { state: 'invited' })].map((one) => one.ok && one.changes.map((change) => ('set' in change && 'version' in change.set ? change.set.version : null)));
  expect(versions).toEqual([[null], [null], [4]]);
});

test('ending takes the shared activities along', () => {
  const ended = end(onPeer, { commandId: 'c', id: 'p', version: 3, reason: '不再合作' }, given(actor('committee')));
  expect(ended.ok && ended.changes.map(({ table, op }) => `${op} ${table}`)).toEqual(['update peer', 'update sharedActivity']);
});

const shared: Shared = {
  id: 's', peerId: 'p', role: 'guest', state: 'open', activityId: null, sideId: null, theme: '联学', stage: 'programme', standing: 'active', branchIds: ['b'], ours: start, theirs: { seq: 1, hash: 'f'.repeat(64) }, version: 1,
  peer: { name: '乙厅', publicKey: 'T', speaks: 2, active: true },
};
const toWrite: ToWrite = { shared, programmeNo: 2, recordVersion: 0, desk, ledger: null, speaks: 2 };
describe('a guest writes', () => {
  const input = { commandId: 'c', id: 's', subject: 'activity' as const, shown: 2, decision: 'approve' as const, comment: null };
  test.each<[string, Actor, Partial<Shared>, Partial<typeof input>, string]>([
    ['its leader', actor('secretary', 'b'), {}, {}, 'peer.wrote'],
    ['a member', actor('member', 'b'), {}, {}, 'forbidden.post'],
    ['a leader of another branch', actor('secretary', 'elsewhere'), {}, {}, 'forbidden.own_branch_shared'],
    ['to what was shown before', actor('secretary', 'b'), {}, { shown: 1 }, 'stale.shown'],
    ['once it has ended', actor('secretary', 'b'), { state: 'ended' }, {}, 'need.shared_open'],
    ['while the histories part', actor('secretary', 'b'), { state: 'broken' }, {}, 'need.shared_open'],
    ['after the acquaintance ended', actor('secretary', 'b'), { peer: { ...shared.peer, active: false } }, {}, 'need.shared_open'],
    ['when nothing is asked', actor('secretary', 'b'), { stage: 'held' }, {}, 'need.peer_asked'],
    ['while postponed', actor('secretary', 'b'), { standing: 'postponed' }, {}, 'need.peer_asked'],
    ['of what we host', actor('secretary', 'b'), { role: 'host' }, {}, 'need.shared'],
  ])('a decision: %s', (_, who, over, more, check) => expect(said(consent({ ...toWrite, shared: { ...shared, ...over } }, { ...input, ...more }, given(who)))).toBe(check));

  test('no without a word is no answer; numbers that cannot all be true are none', () => {
    expect(said(consent(toWrite, { ...input, decision: 'decline' }, given(actor('secretary', 'b'))))).toBe('need.comment');
    const counts = { expected: 5, present: 4, onLeave: 3, absent: 0 };
    expect(said(attend({ ...toWrite, shared: { ...shared, stage: 'held' } }, { commandId: 'c', id: 's', people: [], counts, countWords: null }, given(actor('member', 'b'))))).toBe('need.counts_sum');
  });
});

describe('what a message is by its content', () => {
  const tasks = { items: [{ title: '一项', text: '', by: '', dueOn: null, colour: 'unknown here' }] };
  test.each([
    ['a guest’s list at the host', 'host', 'open', 'tasks', tasks, 2, false, 'taken'],
    ['a decision at the host', 'host', 'open', 'consent', { subject: 'activity', shown: 1, decision: 'approve', comment: null, name: '某', post: '书记' }, 2, false, 'received'],
    ['a record at the host', 'host', 'open', 'record', {}, 2, false, 'refused other_part'],
    ['a guest’s list at the guest', 'guest', 'open', 'tasks', tasks, 2, false, 'refused other_part'],
    ['a decision that says nothing', 'host', 'open', 'consent', { subject: 'activity' }, 2, false, 'refused content'],
    ['a list without end', 'host', 'open', 'tasks', { items: Array.from({ length: 51 }, () => tasks.items[0]) }, 2, false, 'refused content'],
    ['materials before they are known', 'host', 'open', 'materials', tasks, 1, false, 'not_understood not_understood'],
    ['what no version knows', 'host', 'open', 'votes', {}, 2, false, 'not_understood not_understood'],
    ['a secret', 'host', 'open', 'tasks', tasks, 2, true, 'refused SEC-09'],
    ['after it has ended', 'host', 'ended', 'tasks', tasks, 2, false, 'declined ended'],
  ] as const)('%s', (_, role, state, kind, body, speaks, withheld, expected) => {
    const verdict = verdictOf(role, state, kind, body, speaks, withheld);
    expect([verdict.state, ...('why' in verdict ? [verdict.why] : [])].join(' ')).toBe(expected);
  });
});

test('a flood of lies is kept up to a limit; where the histories part it is always seen', () => {
  const system = actor('member', null, { kind: 'system', personId: null, posts: [] });
  const input = { commandId: 'c', peerId: 'p', sharedId: 's', reason: 'signature' as const, seq: null, kept: 'x', hash: 'h' };
  const known = { name: '乙厅', recent: 0, watchers: ['w'], shared: { id: 's', version: 1, activityId: null, state: 'open', theme: null } };
  expect(said(keepEvidence(known, input, given(system)))).toBe('peer.refused');
  expect(said(keepEvidence({ ...known, recent: mostKept }, input, given(system)))).toBe('need.peer_kept');
  expect(said(keepEvidence({ ...known, recent: mostKept }, { ...input, reason: 'fork', seq: 3 }, given(system)))).toBe('peer.disagrees');
});
