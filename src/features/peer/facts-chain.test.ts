import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { agreesWith, judge, nextMessage, start, type Desk, type Envelope, type Head, type KnownChain } from './facts-chain.ts';
import { belongsTo, knows, spoken } from './facts-kinds.ts';
import { grouped, handshakeOwed, standingOf, waitMinutes, type PeerKnown } from './facts.ts';

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
const desk: Desk = { publicKey: 'K', hash, sign: (text) => `signed ${text.length}` };
const stream = { shared: '00000000-0000-7000-8000-000000000001', to: 'T', theirs: start, version: 2, ledger: 'a'.repeat(64) };
const at = '2026-11-23T02:00:00.000Z';

/** A chain of so many messages, and what a side that has them knows. */
function chain(length: number, theirs: Head = start) {
  const made: (ReturnType<typeof nextMessage>)[] = [];
  for (let ours = start; made.length < length; ) {
    const next = nextMessage(desk, { ...stream, ours, theirs }, 'tasks', { items: made.length }, at);
    made.push(next);
    ours = { seq: next.envelope.seq, hash: next.hash };
  }
  return made;
}
const knownOf = (theirs: ReturnType<typeof chain>, ours: ReturnType<typeof chain> = []): KnownChain => {
  const end = (of: ReturnType<typeof chain>): Head => (of.length === 0 ? start : { seq: of.length, hash: of.at(-1)?.hash ?? '' });
  return { ours: end(ours), theirs: end(theirs), theirsAt: (seq) => theirs[seq - 1]?.hash ?? null, oursAt: (seq) => ours[seq - 1]?.hash ?? null };
};

test('each message names the one before it, and is signed to the letter', () => {
  const [one, two] = chain(2);
  expect(one?.envelope).toMatchObject({ seq: 1, prev: start.hash, seen: start, v: 2, kind: 'tasks' });
  expect(two?.envelope.prev).toBe(one?.hash);
  expect(two?.hash).toBe(hash(two?.text ?? ''));
  // A kind younger than the version both speak says from when it is.
  expect(nextMessage(desk, { ...stream, version: 1, ours: start }, 'materials', {}, at).envelope.v).toBe(2);
  expect(nextMessage(desk, { ...stream, version: 1, ours: start }, 'consent', {}, at).envelope.v).toBe(1);
});

describe('what comes in', () => {
  const theirs = chain(3);
  const ours = chain(2);
  const next = (over: Partial<Envelope> = {}) => ({ seq: 4, prev: theirs[2]?.hash ?? '', seen: start, ...over });
  const seen = (seq: number): Head => ({ seq, hash: ours[seq - 1]?.hash ?? '' });
  test.each([
    ['the next one', next(), 'x', { as: 'next' }],
    ['the next one, which has seen ours', next({ seen: seen(2) }), 'x', { as: 'next' }],
    ['and which had seen less of ours when it was written', next({ seen: seen(1) }), 'x', { as: 'next' }],
    ['one that is known', { seq: 2, prev: theirs[0]?.hash ?? '', seen: start }, theirs[1]?.hash ?? '', { as: 'again' }],
    ['one that is known, in other words', { seq: 2, prev: theirs[0]?.hash ?? '', seen: start }, 'other', { as: 'disagrees', why: 'fork', from: 2 }],
    ['out of turn', next({ seq: 6 }), 'x', { as: 'gap', have: 3 }],
    ['on another past', next({ prev: 'f'.repeat(64) }), 'x', { as: 'disagrees', why: 'rewritten', from: 3 }],
    ['having seen what we never said', next({ seen: { seq: 3, hash: 'f'.repeat(64) } }), 'x', { as: 'disagrees', why: 'seen', from: 3 }],
    ['having seen other words of ours', next({ seen: { seq: 1, hash: 'f'.repeat(64) } }), 'x', { as: 'disagrees', why: 'seen', from: 1 }],
    ['having seen a beginning that is none', next({ seen: { seq: 0, hash: 'f'.repeat(64) } }), 'x', { as: 'disagrees', why: 'seen', from: 0 }],
  ])('%s', (_, envelope, of, judged) => expect(judge(envelope, of, knownOf(theirs, ours))).toEqual(judged));

  test.each([
    [start, true], [seen(1), true], [seen(2), true], [{ seq: 3, hash: 'f'.repeat(64) }, false], [{ seq: 1, hash: 'f'.repeat(64) }, false], [{ seq: 0, hash: 'f'.repeat(64) }, false],
  ])('what they say they have of ours: %o', (have, agrees) => expect(agreesWith(have, knownOf([], ours))).toBe(agrees));
});

test.each([
  [2, 2, 2], [2, 1, 1], [1, 2, 1], [1, 1, 1], [3, 2, 2], [3, 1, null], [1, 3, null], [7, 2, null],
])('versions %i and %i meet at %s: a release apart and no more', (mine, theirs, version) => expect(spoken(mine, theirs)).toBe(version));

test('a side writes its own part only; a kind is known from its version on', () => {
  expect([belongsTo('record', 'host'), belongsTo('record', 'guest'), belongsTo('consent', 'guest'), belongsTo('consent', 'host'), belongsTo('answer', 'host'), belongsTo('ended', 'guest')]).toEqual([true, false, true, false, true, true]);
  expect([knows(1, 'materials'), knows(2, 'materials'), knows(2, 'votes'), knows(1, 'consent')]).toEqual([false, true, false, true]);
});

const peer: PeerKnown = {
  id: 'p', begun: 'ours', state: 'met', unitId: 'u', name: '乙厅', address: 'https://b.example', publicKey: 'K', pair: 'x', invitation: null, expiresAt: '2026-12-01T00:00:00.000Z', speaks: 2,
  ourConfirmedAt: at, theirConfirmedAt: at, toldConfirmed: true, toldEnded: false, endedBy: null, endedReason: null, version: 1,
};
test.each<[string, Partial<PeerKnown>, string, string | null]>([
  ['linked', {}, 'active', null],
  ['we have not told that we confirmed', { toldConfirmed: false }, 'active', 'confirm'],
  ['our person has not compared yet', { ourConfirmedAt: null, toldConfirmed: false }, 'to_confirm', null],
  ['theirs has not', { theirConfirmedAt: null }, 'to_be_confirmed', null],
  ['invited', { state: 'invited', publicKey: null, address: null }, 'invited', null],
  ['the invitation ran out', { state: 'invited', publicKey: null, expiresAt: '2026-11-01T00:00:00.000Z' }, 'expired', null],
  ['our answer is on its way', { state: 'answering', begun: 'theirs' }, 'answering', 'accept'],
  ['too late for it', { state: 'answering', expiresAt: '2026-11-01T00:00:00.000Z' }, 'expired', null],
  ['ended by us, and they do not know', { state: 'ended', endedBy: 'ours' }, 'ended', 'end'],
  ['ended by them', { state: 'ended', endedBy: 'theirs' }, 'ended', null],
])('%s', (_, over, standing, owed) => expect([standingOf({ ...peer, ...over }, at), handshakeOwed({ ...peer, ...over }, at)]).toEqual([standing, owed]));

test('digits are read in eight groups of four, and differ with the key; attempts wait longer each time, an hour at most', () => {
  expect(grouped(hash('K'))).toMatch(/^(\d{4} ){7}\d{4}$/);
  expect(grouped(hash('K'))).not.toBe(grouped(hash('L')));
  expect([1, 2, 3, 7, 30].map(waitMinutes)).toEqual([1, 2, 4, 60, 60]);
});
