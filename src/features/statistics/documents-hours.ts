import { words as temporaryWords } from '#features/temporary/words.ts';
import { createSay } from '#shared/language.ts';
import type { ReviewKnown } from './facts-review.ts';

/** Hours of study in the yearly review: one sum of the office. No branch is set beside another, and of few people nothing is told (domain-rules 5.2). */
export function hoursInWords({ hours: { fewest, activities, presences, hours, brought, doubled, unknown }, year }: Pick<ReviewKnown, 'hours' | 'year'>): string {
  if (fewest !== null) return `${year}年出席的不足${fewest}人，合计等于写出个人的学时，不写入。`;
  if (hours === null || presences === null || presences === 0) return `${year}年没有我方人员出席的记录。`;
  const besides = [
    ...(doubled !== null && doubled > 0 ? [`另有${doubled}学时与其他活动同时，没有重复计算`] : []),
    ...(unknown !== null && unknown > 0 ? [`另有${unknown}人次的活动没有记录起止时间，未计入`] : []),
  ];
  return `我方人员出席联学活动${activities ?? 0}项、${presences}人次，合计${hours}学时${brought !== null && brought > 0 ? `，其中在临时党支部${brought}学时` : ''}${besides.map((one) => `；${one}`).join('')}。`;
}

/** How the sum is counted, as the page says it, without the word before it and the stop at its end. */
export const hoursDefinition = createSay(temporaryWords, 'zh-Hans')('temporary.hoursDefinition').replace(/^口径：|。$/gu, '');
