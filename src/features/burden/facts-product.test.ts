import { describe, expect, test } from 'vitest';
import { lexicon } from '#features/words.ts';
import { aboutTheFile, forbiddenIn, personalIn } from './facts.ts';
import { productMade } from './facts-product.ts';

/** The whole product as it stands, held against BRD-01, -03 and -05: whatever anybody adds comes by here. */

const made = productMade();

test('there is something to look at', () => {
  for (const [what, least] of [['contract', 2000], ['outputs', 1000], ['uploads', 4], ['parameters', 50], ['papers', 100]] as const) expect(made[what].length, what).toBeGreaterThan(least);
});

test('BRD-01: no field of the contract, parameter or field of a paper is a score, a ranking, a position, a check-in or a log-in rate', () =>
  expect(forbiddenIn([...made.contract, ...made.parameters, ...made.papers])).toEqual([]));

test('BRD-05: nothing that is given out tells study time or likes of a person', () => expect(personalIn([...made.outputs, ...made.papers])).toEqual([]));

describe('BRD-03: no upload is required', () => {
  const required = made.uploads.filter((field) => field.required);
  test('but by verbs that are about that very file', () => expect(required.filter(({ where }) => !aboutTheFile.includes(where))).toEqual([]));
  test('each exception is still one', () => expect(aboutTheFile.filter((verb) => !required.some(({ where }) => where === verb))).toEqual([]));
});

test('no page speaks of points or rankings, but to say that there are none', () => {
  const speaks = Object.entries(lexicon).filter(([, [zh]]) => /积分|排行榜|打卡|学习时长|在线时长/u.test(zh)).map(([key]) => key.split('.')[0]);
  expect([...new Set(speaks)].filter((room) => !['attendance', 'burden', 'check'].includes(room ?? ''))).toEqual([]);
});
