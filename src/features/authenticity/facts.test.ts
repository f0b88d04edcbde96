import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { book } from '#features/rulebook/book.ts';
import { lexicon } from '#features/words.ts';
import type { Words } from '#shared/language.ts';
import { otherwise, written } from '#tests/harness/alike.ts';
import { beginsAt, heldHours, overlap } from './facts-hours.ts';
import { likePassages, sideOf, written as writtenAt } from './facts-likeness.ts';
import { bits, distance, photoPrint, piecesOf, side } from './facts-photo.ts';
import { bandsOf, passagesOf } from './facts-prints.ts';
import { knownShingles, quoted, standing } from './facts-sources.ts';
import { clauseHashes, cut, jaccard, shinglesOf } from './facts-text.ts';

const wanted = { percent: 50, shortest: 60 };
const whole = (text: typeof written): string => Object.values(text).join('\n');
const like = (a: string, b: string) => likePassages(sideOf(cut(a)), sideOf(cut(b)), wanted);
const signs = fc.string({ unit: fc.constantFrom(...'审计学习问题数据支部会议同志现场核对清单口径，。；'), minLength: 80, maxLength: 400 });

describe('what is compared', () => {
  test.each([
    ['', ''], ['。，！ \n\t', ''], ['ＡＢＣ１２３', 'abc0'], ['審計、學習', '审计学习'], ['👍🏽好👨‍👩‍👧', '好'], ['30%和45%', '0和0'], ['𠮷野家', '𠮷野家'], ['\ud800坏', '坏'],
  ])('%j', (text, is) => expect(cut(text).signs.join('')).toBe(is));
  test('phrases of the field are left out, the text around them stays', () => expect(cut('本次主题联学，党支部的同志都到了。', ['主题联学', '党支部']).signs.join('')).toBe('本次的同志都到了'));
  test('sentences and clauses', () => {
    const made = cut('先读，再议。后签');
    expect(made.sentences.map(({ from, to }) => made.signs.slice(from, to).join(''))).toEqual(['先读再议', '后签']);
    expect(made.clauses.map(({ from, to }) => made.signs.slice(from, to).join(''))).toEqual(['先读', '再议', '后签']);
  });
  test('a hundred thousand characters, and a hundred thousand without any mark, are cut in reasonable time', () => {
    const began = performance.now();
    for (const text of [whole(written).repeat(Math.ceil(100_000 / whole(written).length)), '审计学习数据'.repeat(17_000)]) {
      const made = cut(text);
      expect(bandsOf(made, 60).length).toBeGreaterThan(0);
      expect(passagesOf(made, 60).length).toBeLessThanOrEqual(1_000);
    }
    expect(performance.now() - began).toBeLessThan(5_000);
  });
  test('too short says nothing', () => {
    for (const text of ['', '很受教育。', '😀😀😀', '好。'.repeat(20)]) expect(bandsOf(cut(text), 60)).toEqual([]);
  });
});

describe('likeness', () => {
  test('one text is wholly like itself, and not at all like another of the same topic', () => {
    expect(like(whole(written), whole(written))).toMatchObject([{ percent: 100, jaccard: 100 }]);
    expect(like(whole(written), whole(otherwise))).toEqual([]);
  });
  test('one passage among others is found, with its place', () => {
    const own = `${otherwise.theory}${written.problem}${otherwise.outcome}`;
    const [found, ...more] = like(own, whole(written));
    expect(more).toEqual([]);
    const text = cut(own);
    const { start, end } = writtenAt(text, found?.own ?? { from: 0, to: 0 }, own);
    expect(own.slice(start, end)).toBe(written.problem);
  });
  test('strewn words of a long text are no passage', () => expect(like(whole(written), `${whole(otherwise)}${'核对清单与会同志发言数据口径支部学习条例'.repeat(300)}`)).toEqual([]));
  test('of a text and itself it is 1; the order of two makes no difference; sentences may change places', () => {
    fc.assert(fc.property(signs, signs, (a, b) => {
      const [one, two] = [new Set(shinglesOf(cut(a))), new Set(shinglesOf(cut(b)))];
      expect(jaccard(one, one)).toBe(1);
      expect(jaccard(one, two)).toBe(jaccard(two, one));
    }), { numRuns: 60 });
    const moved = written.problem.split(/(?<=。)/u).toReversed().join('');
    expect(like(moved, written.problem)).toMatchObject([{ length: expect.any(Number) }]);
  });
  test('bands do not hang on where a text begins; two of one topic have hardly any in common', () => {
    fc.assert(fc.property(signs, (text) => {
      const moved = new Set(bandsOf(cut(`开头另有一句。${text}`), 60));
      const mine = bandsOf(cut(`。${text}`), 60);
      expect(mine.filter((key) => moved.has(key)).length).toBeGreaterThanOrEqual(Math.min(mine.length, 1));
    }), { numRuns: 40 });
    const [one, two] = [new Set(bandsOf(cut(whole(written)), 60)), bandsOf(cut(whole(otherwise)), 60)];
    expect(two.filter((key) => one.has(key)).length).toBeLessThan(2);
  });
});

describe('what does not count', () => {
  test('words quoted from its own topic and programme', () => {
    const known = knownShingles({ known: [written.problem], programme: null }, []);
    const own = sideOf(cut(whole(written)));
    const found = likePassages(own, sideOf(cut(written.problem)), wanted, quoted(own.shingles, known));
    expect(found).toEqual([]);
  });
  test('clauses that many otherwise different activities hold; copies are no witnesses for each other', () => {
    const clauses = clauseHashes(cut(whole(written))).map(({ hash }) => hash);
    const [opening = 0] = clauses;
    const different = Array.from({ length: 5 }, (_, n) => ({ activityId: `d${n}`, clauses: [opening, n] }));
    expect(standing(clauses, different, 5)).toEqual(new Set([opening]));
    expect(standing(clauses, different.slice(0, 4), 5)).toEqual(new Set());
    expect(standing(clauses, Array.from({ length: 50 }, (_, n) => ({ activityId: `c${n}`, clauses })), 5)).toEqual(new Set());
  });
});

describe('prints of photos', () => {
  const grey = (of: (x: number, y: number) => number): number[] => Array.from({ length: side * side }, (_, at) => of(at % side, Math.floor(at / side)));
  test('one colour, noise of saving, and a plain shade from left to right', () => {
    expect(photoPrint(grey(() => 120))).toBeNull();
    expect(photoPrint(grey((x, y) => 120 + ((x + y) % 2)))).toBeNull();
    expect(photoPrint(grey((x, y) => (x * 31 + y * 57) % 200))).toHaveLength(bits);
  });
  test('two that differ in fewer than sixteen bits have a piece in common', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('0', '1'), { minLength: bits, maxLength: bits }), fc.uniqueArray(fc.nat(bits - 1), { maxLength: 15 }), (print, turned) => {
      const a = print.join('');
      const b = print.map((bit, at) => (turned.includes(at) ? (bit === '1' ? '0' : '1') : bit)).join('');
      expect(distance(a, b)).toBe(turned.length);
      const pieces = new Set(piecesOf(a));
      expect(piecesOf(b).some((piece) => pieces.has(piece))).toBe(true);
    }), { numRuns: 100 });
  });
});

describe('hours', () => {
  const session = (day: string, from: string, to: string) => ({ day, from, to, place: '会议室', stops: [], agenda: [] });
  const base = { heldOn: '2026-11-20', programme: { sessions: [session('2026-11-18', '09:00', '11:00')], tasks: [] }, startedAt: null, endedAt: null };
  test('by the record; else the programme’s, moved to the day it was held; of one not held none', () => {
    expect(heldHours({ ...base, startedAt: '2026-11-20T01:30:00Z', endedAt: '2026-11-20T02:00:00Z' })).toEqual([{ from: '2026-11-20T01:30:00.000Z', to: '2026-11-20T02:00:00.000Z' }]);
    expect(heldHours(base)).toEqual([{ from: '2026-11-20T01:00:00.000Z', to: '2026-11-20T03:00:00.000Z' }]);
    expect(heldHours({ ...base, heldOn: null })).toEqual([]);
    expect(beginsAt([], '2026-11-20')).toBe('2026-11-19T16:00:00.000Z');
  });
  test('at once', () => {
    const hours = (from: string, to: string) => [{ from: `2026-11-20T${from}:00.000Z`, to: `2026-11-20T${to}:00.000Z` }];
    expect([overlap(hours('01:00', '03:00'), hours('02:30', '04:00')), overlap(hours('01:00', '03:00'), hours('03:00', '04:00')), overlap([], hours('01:00', '02:00'))]).toEqual([30, 0, 0]);
  });
});

test.each(['SUP-10', 'SUP-11', 'SUP-12', 'SUP-13', 'SUP-14'])('%s stands in the book with its figures, not confirmed yet, each in words', (id) => {
  const words: Words = lexicon;
  const [rule] = book.filter((one) => one.id === id);
  expect(words[`check.${id}.title`]?.[0]).toMatch(/\p{Script=Han}/u);
  expect(rule?.parameters.length).toBeGreaterThan(0);
  for (const { parameter, status, unit } of rule?.parameters ?? []) {
    expect([status, words[`parameter.${id}.${parameter}`]?.[0]]).toEqual(['unconfirmed', expect.stringMatching(/\p{Script=Han}/u)]);
    if (unit !== null && unit !== '%') expect(words[`unit.${unit}`]).toBeDefined();
  }
});
