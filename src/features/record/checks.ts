import { activityDay, blank, dayOf, reached, sideName } from '#features/activity/checks-common.ts';
import type { ActivityFacts } from '#features/activity/facts.ts';
import type { Check, Found } from '#shared/check.ts';
import { addMonths, workingDaysAfter } from '#shared/dates.ts';

/** 记录: what a record must hold, and how long it is kept (REC-01 to -04, -07, -09). */

const practice = '党支部记录工作通行做法';
const office = { override: 'committee', on: activityDay, parameters: [] } as const;

/** What is missing, as field → the word for it. Counts nobody knows are unknown, not missing; our own side's are known. */
function missingOf(facts: ActivityFacts): string[] {
  const { record, sides, attendance } = facts;
  if (record === null) return [];
  const own = sides.filter((side) => side.own);
  const counted = own.some((side) => side.present !== null) || attendance.some((row) => row.state === 'present');
  const ours = new Set(own.map((side) => side.id));
  const unexplained = attendance.some((row) => ours.has(row.sideId) && (row.state === 'leave' || row.state === 'absent') && blank(row.reason));
  const content = Object.values(record.strands).some((text) => !blank(text));
  const checks: readonly [string, boolean][] = [
    ['startedAt', record.startedAt === null], ['place', blank(record.place)], ['chair', blank(record.chair)],
    ['present', own.length > 0 && !counted], ['reasons', unexplained], ['topic', blank(record.topic)],
    ['strands', !content], ['recorder', blank(record.recorder)],
  ];
  return checks.filter(([, missing]) => missing).map(([field]) => field);
}

const isComplete: Check<ActivityFacts> = {
  ...office,
  id: 'REC-01',
  severity: 'block',
  override: null,
  phases: ['close'],
  source: practice,
  article: '记录要素',
  find: (facts) =>
    missingOf(facts).map((field) => ({ subject: field, field: `record.${field}`, facts: { what: `@check.REC-01.${field}` } })),
};

const countsAgree: Check<ActivityFacts> = {
  ...office,
  id: 'REC-02',
  severity: 'block',
  override: null,
  phases: ['close'],
  source: '本办主题联学工作机制',
  article: '人数相符',
  find: ({ sides }) =>
    sides
      .filter(({ expected, present, onLeave, absent }) => {
        if (expected === null) return false;
        const sum = (present ?? 0) + (onLeave ?? 0) + (absent ?? 0);
        const allKnown = present !== null && onLeave !== null && absent !== null;
        return allKnown ? sum !== expected : sum > expected;
      })
      .map((side) => ({
        subject: side.id, field: 'sides',
        facts: { side: sideName(side), expected: side.expected, present: side.present, onLeave: side.onLeave, absent: side.absent },
      })),
};

const writtenSoon: Check<ActivityFacts> = {
  ...office,
  id: 'REC-03',
  severity: 'warn',
  phases: ['close', 'watch'],
  source: practice,
  article: '及时整理',
  parameters: [{ parameter: 'workingDays', value: 3, unit: '个工作日', status: 'unconfirmed' }],
  find({ activity, record }, read, rules): Found[] {
    const limit = read<number>('workingDays');
    if (limit === null || activity.heldOn === null || !blank(record?.lateReason)) return [];
    const written = record === null || record.writtenAt === null ? rules.today : dayOf(record.writtenAt);
    const days = workingDaysAfter(activity.heldOn, written, rules.calendar);
    return days > limit ? [{ field: 'record.lateReason', facts: { days, limit } }] : [];
  },
};

const decisionsAreOwned: Check<ActivityFacts> = {
  ...office,
  id: 'REC-04',
  severity: 'warn',
  phases: ['close'],
  source: '《中国共产党支部工作条例（试行）》',
  article: '第十六条（议定事项的落实）',
  find: ({ record }) =>
    (record?.decisions ?? [])
      .filter((decision) => blank(decision.owner) || decision.dueOn === null)
      .map(({ text }) => ({ subject: text, field: 'record.decisions', facts: { text } })),
};

const fewPhotos: Check<ActivityFacts> = {
  ...office,
  id: 'REC-07',
  severity: 'warn',
  phases: ['close'],
  source: '《整治形式主义为基层减负若干规定》；《中华人民共和国个人信息保护法》',
  article: '不以照片作痕迹；肖像同意',
  parameters: [{ parameter: 'photos', value: 6, unit: '张', status: 'unconfirmed' }],
  find({ files }, read): Found[] {
    const photos = files.filter((file) => file.mediaType.startsWith('image/') && file.purpose === 'photo');
    const limit = read<number>('photos');
    const many: Found[] = limit !== null && photos.length > limit
      ? [{ subject: 'count', field: 'files', facts: { what: '@check.REC-07.many', seen: photos.length, limit } }] : [];
    const shown = photos.filter((photo) => photo.consentOfOutsiders === false && photo.mask?.complete !== true);
    return [
      ...many,
      ...shown.map(({ id, name }) => ({ subject: id, field: 'files', facts: { what: '@check.REC-07.faces', seen: name, limit } })),
    ];
  },
};

/** Asked only when something of a finished record is to be deleted: how long it has to be kept. */
const isKept: Check<ActivityFacts> = {
  ...office,
  id: 'REC-09',
  severity: 'warn',
  phases: ['delete'],
  source: practice,
  article: '保存期限',
  parameters: [{ parameter: 'years', value: 5, unit: '年', status: 'unconfirmed' }],
  find(facts, read, rules): Found[] {
    const years = read<number>('years');
    if (years === null || !reached(facts, 'publicity')) return [];
    const until = addMonths(activityDay(facts), 12 * years);
    return rules.today < until ? [{ facts: { until, limit: years } }] : [];
  },
};

export const recordChecks: readonly Check<ActivityFacts>[] = [isComplete, countsAgree, writtenSoon, decisionsAreOwned, fewPhotos, isKept];
