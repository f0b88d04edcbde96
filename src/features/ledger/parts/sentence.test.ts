import { expect, test } from 'vitest';
import { events } from '#features/events.ts';
import { lexicon } from '#features/words.ts';
import { createFormat } from '#shared/format.ts';
import { createSay } from '#shared/language.ts';
import { sentencesOf } from './sentence.ts';

const zh = createSay(lexicon, 'zh-Hans');
const en = createSay(lexicon, 'en');
const one = (name: string, details: Record<string, string | number | boolean | null>) => ({ command: 'x.y', events: [{ name, details }] });

test('an event reads as a sentence in each language, days and words of the lexicon included', () => {
  expect(sentencesOf(one('activity.held', { heldOn: '2026-11-20' }), zh, createFormat('zh-Hans'))).toEqual(['活动于 2026年11月20日 举行']);
  expect(sentencesOf(one('attendance.replied', { answer: '@attendance.answer.leave', again: false }), en, createFormat('en'))).toEqual(['answered the notice: Asking for leave']);
  expect(sentencesOf(one('review.responded', { check: '@ledger.withheld', title: '@ledger.withheld', kindWord: '@ledger.withheld', text: '@ledger.withheld' }), zh, createFormat('zh-Hans'))[0]).not.toContain('@');
});

test('an entry nobody wrote words for names what was done', () => {
  expect(sentencesOf({ command: 'test.rows', events: [] }, zh, createFormat('zh-Hans'))).toEqual(['执行了 test.rows']);
  expect(sentencesOf(one('gone.away', {}), en, createFormat('en'))).toEqual(['gave gone.away']);
});

test('no event reads as a key', () => {
  const keys = events.flatMap((name) => sentencesOf(one(name, {}), zh, createFormat('zh-Hans'))).filter((text) => text.startsWith('[') || text.startsWith('执行了'));
  expect(keys).toEqual([]);
});
