import type { Check, Found } from '#shared/check.ts';
import { at, cost, training, yuan } from './checks-common.ts';
import { of, type CostFacts } from './facts-checks.ts';

/** 讲课费 (CST-10, -11). */

const fee: Check<CostFacts> = {
  ...cost,
  id: 'CST-10',
  severity: 'block',
  phases: ['submit'],
  source: training,
  article: '讲课费（税后）',
  parameters: [
    { parameter: 'associate', value: 50_000, unit: '分', status: 'confirmed' },
    { parameter: 'full', value: 100_000, unit: '分', status: 'confirmed' },
    { parameter: 'academician', value: 150_000, unit: '分', status: 'confirmed' },
    // Only one local rule gives a figure for others.
    { parameter: 'other', value: 30_000, unit: '分', status: 'unconfirmed' },
    { parameter: 'hoursPerHalfDay', value: 4, unit: '学时', status: 'confirmed' },
    { parameter: 'minutes', value: 45, unit: '分钟', status: 'unconfirmed' },
  ],
  find: (facts, read) => of(facts, 'lecture').flatMap((line): Found[] => {
    const rank = line.lecturer;
    const limit = rank === null ? null : read<number>(rank);
    const [most, minutes] = [read<number>('hoursPerHalfDay'), read<number>('minutes')];
    const hours = line.basis === 'class_hour' ? line.times : null;
    const tooMany = hours !== null && most !== null && facts.halfDays !== null && hours > most * facts.halfDays;
    const tooLong = hours !== null && minutes !== null && facts.minutes !== null && hours * minutes > facts.minutes;
    return [
      ...(rank === null ? [at(line, 'lecturer', { what: '@check.CST-10.rank', seen: yuan(line.unitFen), limit: '@check.none' }, { severity: 'ask' })] : []),
      ...(rank !== null && limit !== null && line.unitFen > limit ? [at(line, 'unitFen', { what: '@check.CST-10.fee', seen: yuan(line.unitFen), limit: yuan(limit) }, { parameter: rank })] : []),
      ...(tooMany ? [at(line, 'times', { what: '@check.CST-10.hours', seen: hours, limit: most * (facts.halfDays ?? 0) }, { parameter: 'hoursPerHalfDay' })] : []),
      ...(tooLong ? [at(line, 'times', { what: '@check.CST-10.time', seen: hours, limit: Math.floor((facts.minutes ?? 0) / minutes) }, { parameter: 'minutes' })] : []),
    ];
  }),
};

const ownLecturer: Check<CostFacts> = {
  ...cost,
  id: 'CST-11',
  severity: 'warn',
  phases: ['submit'],
  source: training,
  article: '本单位人员授课（待核）',
  parameters: [{ parameter: 'forbidden', value: true, unit: null, status: 'unconfirmed' }],
  find: (facts, read) => (read<boolean>('forbidden') === true ? of(facts, 'lecture').filter((line) => line.lecturerOwn).map((line) => at(line, 'lecturerOwn', { amount: yuan(line.amountFen) })) : []),
};

export const lectureChecks: readonly Check<CostFacts>[] = [fee, ownLecturer];
