import { ORPCError } from '@orpc/client';
import { describe, expect, test } from 'vitest';
import { readFailure } from '#web/failure.ts';
import { Outbox, type NewWriting, type Writing, type WritingStore } from './outbox.ts';

/** A device that keeps its writings in memory, a server that answers as it is told, and one page at a time. */
function device(answers: Record<string, unknown> = {}) {
  const kept = new Map<string, Writing>();
  const arrived: string[] = [];
  const store: WritingStore = {
    all: async () => [...kept.values()], put: async (writing) => void kept.set(writing.id, writing), remove: async (id) => void kept.delete(id),
  };
  const send = async ({ id }: Writing): Promise<void> => {
    const answer = answers[id];
    if (answer !== undefined) throw answer;
    arrived.push(id);
  };
  let line: Promise<unknown> = Promise.resolve();
  const alone = <T>(work: () => Promise<T>): Promise<T> => {
    const next = line.then(work, work);
    line = next;
    return next;
  };
  const open = (): Outbox => new Outbox({ store, send, read: readFailure, alone });
  return { kept, arrived, store, answers, open };
}
const writing = (id: string, more: Partial<NewWriting> = {}): NewWriting => ({
  id, path: 'bulletin.writeInsight', input: { id: `activity of ${id}`, text: id }, writtenAt: '2026-11-25T02:00:00.000Z', who: 'me', about: '活动', page: null, ...more,
});
const gone = new TypeError('Failed to fetch');
const refused = new ORPCError('REFUSED', { data: { findings: [{ check: 'stage.over', severity: 'block' }] } });
const stale = new ORPCError('STALE', { data: { findings: [{ check: 'stale.record', severity: 'block' }], current: { version: 4, text: '别人的' } } });

test('what is kept is sent in the order it was written, and is then here no more', async () => {
  const { open, arrived, kept } = device();
  const outbox = open();
  for (const id of ['a', 'b', 'c']) await outbox.keep(writing(id));
  expect(await outbox.flush('me')).toMatchObject({ sent: [{ id: 'a' }, { id: 'b' }, { id: 'c' }], left: 0, why: 'done' });
  expect(arrived).toEqual(['a', 'b', 'c']);
  expect(kept.size).toBe(0);
});

test.each([['nobody answers', gone, 'unreached'], ['the server is ill', new ORPCError('SERVICE_UNAVAILABLE'), 'unreached'], ['too often', new ORPCError('TOO_MANY_REQUESTS'), 'unreached'], ['the session is over', new ORPCError('UNAUTHENTICATED'), 'signed_out']])(
  '%s: everything stays as it was', async (_, answer, why) => {
    const { open, arrived, answers } = device({ b: answer });
    const outbox = open();
    for (const id of ['a', 'b', 'c']) await outbox.keep(writing(id));
    expect(await outbox.flush('me')).toMatchObject({ left: 2, why });
    expect((await outbox.list('me')).map(({ id, state }) => [id, state])).toEqual([['b', 'waiting'], ['c', 'waiting']]);
    delete answers['b'];
    await outbox.flush('me');
    expect(arrived).toEqual(['a', 'b', 'c']);
  });

test('lines that are entered stand each by itself; of what a unit says of itself the last counts, for each side of its own', async () => {
  const { open, arrived } = device({ a: refused });
  const outbox = open();
  for (const id of ['a', 'b']) await outbox.keep(writing(id, { path: 'place.addLine', input: { text: id } }));
  for (const id of ['c', 'd']) await outbox.keep(writing(id, { path: 'place.proposeFacts', input: { name: id } }));
  for (const side of ['one', 'other']) await outbox.keep(writing(side, { path: 'attendance.enterByLink', input: { id: 'x', version: 1 }, side }));
  expect(await outbox.flush('me')).toMatchObject({ left: 1, why: 'done' });
  expect(arrived).toEqual(['b', 'd', 'one', 'other']);
});

test('what is refused stays with its reason and holds up nothing but what was written over the same text', async () => {
  const { open, arrived } = device({ a: refused });
  const outbox = open();
  const record = { path: 'record.edit' };
  await outbox.keep(writing('a', { ...record, input: { id: 'x', recordVersion: 1 } }));
  await outbox.keep(writing('b'));
  expect(await outbox.flush('me')).toMatchObject({ sent: [{ id: 'b' }], left: 1, why: 'done' });
  await outbox.flush('me');
  expect(arrived).toEqual(['b']);
  expect(await outbox.list('me')).toMatchObject([{ id: 'a', state: 'refused', failure: { findings: [{ check: 'stage.over' }] } }]);
});

test('an older text than the stored one is a conflict; mended it goes under a new id', async () => {
  const { open, arrived, answers } = device({ a: stale });
  const outbox = open();
  await outbox.keep(writing('a', { path: 'record.edit', input: { id: 'x', recordVersion: 3, text: '我的' } }));
  await outbox.flush('me');
  expect(await outbox.list('me')).toMatchObject([{ state: 'conflict', failure: { current: { text: '别人的' } } }]);
  delete answers['a'];
  await outbox.mend('a', { id: 'a2', input: { id: 'x', recordVersion: 4, text: '我的' } });
  await outbox.flush('me');
  expect(arrived).toEqual(['a2']);
});

describe('written again before it was sent', () => {
  test('the later edit takes the place of the earlier one of the same text, an answer that of the earlier answer', async () => {
    const { open, arrived } = device();
    const outbox = open();
    for (const id of ['a', 'b']) await outbox.keep(writing(id, { path: 'record.edit', input: { id: 'x', recordVersion: 3, text: id } }));
    for (const id of ['c', 'd']) await outbox.keep(writing(id, { path: 'attendance.reply', input: { id: 'x', answer: id } }));
    await outbox.flush('me');
    expect(arrived).toEqual(['b', 'd']);
  });
  test('two suggestions are two', async () => {
    const { open, arrived } = device();
    const outbox = open();
    for (const id of ['a', 'b']) await outbox.keep(writing(id, { path: 'suggestion.make', input: { text: id } }));
    await outbox.flush('me');
    expect(arrived).toEqual(['a', 'b']);
  });
});

test('a page that is gone between the answer and its note sends again with the same id, and nothing else', async () => {
  const { open, store, arrived } = device();
  await open().keep(writing('a'));
  const dying = new Outbox({ store: { ...store, remove: async () => { throw new Error('page is gone'); } }, send: async ({ id }) => void arrived.push(id), read: readFailure, alone: (work) => work() });
  await expect(dying.flush('me')).rejects.toThrow('page is gone');
  await open().flush('me');
  expect(arrived).toEqual(['a', 'a']);
});

test('two pages of a browser send each once', async () => {
  const { open, arrived } = device();
  const [one, other] = [open(), open()];
  for (const id of ['a', 'b', 'c']) await one.keep(writing(id));
  await Promise.all([one.flush('me'), other.flush('me')]);
  expect(arrived).toEqual(['a', 'b', 'c']);
});

test('given up while it was on its way, a refusal does not bring it back', async () => {
  const { open, store, kept } = device();
  const outbox = open();
  await outbox.keep(writing('a'));
  const slow = new Outbox({ store, send: async ({ id }) => { await outbox.drop(id); throw refused; }, read: readFailure, alone: (work) => work() });
  await slow.flush('me');
  expect(kept.size).toBe(0);
});

test('what another wrote on the same device is neither shown nor sent', async () => {
  const { open, arrived } = device();
  const outbox = open();
  await outbox.keep(writing('a', { who: 'somebody else' }));
  await outbox.flush('me');
  expect([arrived, await outbox.list('me'), (await outbox.list('somebody else')).length]).toEqual([[], [], 1]);
});
