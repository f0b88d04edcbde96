import { activityDay, audited, blank, sideName } from '#features/activity/checks-common.ts';
import type { ActivityFacts } from '#features/activity/facts.ts';
import type { Check, Found } from '#shared/check.ts';

/**
 * 廉政: what the organiser states once about conduct (INT-04 to -09). What is not stated yet is unknown, and says
 * nothing. Voluntary donations of people's own money stand in the record and are no gifts.
 */

const eight = '审计“八不准”工作纪律';
const stated = {
  severity: 'block', override: 'discipline', phases: ['submit', 'hold', 'close'], on: activityDay, parameters: [],
} as const;
const conduct = (facts: ActivityFacts) => facts.activity.declarations;
const namesOf = (facts: ActivityFacts): string => audited(facts).map((side) => sideName(side) ?? '').filter(Boolean).join('、');

const notArrangedByAuditee: Check<ActivityFacts> = {
  ...stated,
  id: 'INT-04',
  source: eight,
  article: '第三条',
  find(facts): Found[] {
    if (audited(facts).length === 0) return [];
    const { arrangedByPartner, itineraryBy } = conduct(facts);
    const leisure = (facts.activity.programme?.sessions ?? []).some((session) => session.stops.some(({ kind }) => kind === 'meal' || kind === 'scenic'));
    return arrangedByPartner.length > 0 || (itineraryBy === 'partner' && leisure)
      ? [{ field: 'declarations.arrangedByPartner', facts: { side: namesOf(facts) } }]
      : [];
  },
};

const noGifts: Check<ActivityFacts> = {
  ...stated,
  id: 'INT-05',
  source: `${eight}；《党政机关厉行节约反对浪费条例》`,
  article: '第二条',
  find: (facts) =>
    conduct(facts).gifts.map(({ direction, what }) => ({
      severity: audited(facts).length > 0 ? 'block' : 'warn',
      subject: `${direction} ${what}`, field: 'declarations.gifts', facts: { what, direction: `@check.INT-05.${direction}` },
    })),
};

const noPaidLecture: Check<ActivityFacts> = {
  ...stated,
  id: 'INT-06',
  source: eight,
  article: '第二条',
  find(facts): Found[] {
    const lecture = conduct(facts).paidLecture;
    if (lecture === null || (audited(facts).length === 0 && !blank(lecture.approvalNo))) return [];
    const why = audited(facts).length > 0 ? 'audited' : 'approval';
    return [{ subject: why, field: 'declarations.paidLecture', facts: { why: `@check.INT-06.${why}` } }];
  },
};

const vehicleIsPaid: Check<ActivityFacts> = {
  ...stated,
  id: 'INT-07',
  source: `${eight}；差旅伙食费和市内交通费收交管理有关事项（2019年）`,
  article: '第一条',
  find(facts): Found[] {
    const vehicle = conduct(facts).partnerVehicle;
    if (vehicle === null || !blank(vehicle.paymentRecord)) return [];
    return [{ severity: audited(facts).length > 0 ? 'block' : 'warn', field: 'declarations.partnerVehicle' }];
  },
};

const noAlcohol: Check<ActivityFacts> = {
  ...stated,
  id: 'INT-08',
  source: '审计“四严禁”工作要求',
  article: '第四条',
  find: (facts) => (conduct(facts).alcohol === true ? [{ field: 'declarations.alcohol' }] : []),
};

const materialIsCleared: Check<ActivityFacts> = {
  ...stated,
  id: 'INT-09',
  source: `审计“四严禁”工作要求；${eight}`,
  article: '第三条；第四条',
  find(facts) {
    const papers = conduct(facts).workingPapers;
    return papers !== null && blank(papers.clearance) ? [{ field: 'declarations.workingPapers' }] : [];
  },
};

export const conductChecks: readonly Check<ActivityFacts>[] = [
  notArrangedByAuditee, noGifts, noPaidLecture, vehicleIsPaid, noAlcohol, materialIsCleared,
];
