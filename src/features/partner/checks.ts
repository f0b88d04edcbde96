import { activityDay, audited, blank, reached, sideName } from '#features/activity/checks-common.ts';
import type { ActivityFacts } from '#features/activity/facts.ts';
import type { Check, Found } from '#shared/check.ts';
import { conductChecks } from './checks-conduct.ts';

/** 廉政: the heightened path with a unit under audit, and who may review (INT-01 to -03, -10 to -12). */

const eight = '审计“八不准”工作纪律';
const common = { override: 'discipline', on: activityDay, parameters: [] } as const;

/** Whether the discipline post has approved in the present round. */
const disciplineAgreed = ({ activity, approvals }: ActivityFacts): boolean =>
  approvals.some((step) => step.step === 'discipline' && step.round === activity.approvalRound && step.state === 'approved');

/** Told as soon as it is known; it stops the activity only where it is about to be held without the discipline step. */
const heightenedPath: Check<ActivityFacts> = {
  ...common,
  id: 'INT-01',
  severity: 'block',
  phases: ['submit', 'hold'],
  source: eight,
  article: '审计期间与被审计单位交往',
  find(facts): Found[] {
    if (reached(facts, 'approval') && disciplineAgreed(facts)) return [];
    const severity = reached(facts, 'held') ? 'block' : 'warn';
    return audited(facts).map((side) => ({ severity, subject: side.id, field: 'sides', facts: { side: sideName(side) } }));
  },
};

/** One sentence for both cases: whether a unit stands in the coming plan is itself work-secret. */
const nearAudit: Check<ActivityFacts> = {
  ...common,
  id: 'INT-02',
  severity: 'warn',
  phases: ['submit'],
  source: eight,
  article: '审计前后与被审计单位交往',
  parameters: [{ parameter: 'days', value: 90, unit: '天', status: 'unconfirmed' }],
  find: ({ sides }, read) =>
    sides
      .filter((side) => !side.own && (side.audit === 'planned' || side.audit === 'cooling'))
      .map((side) => ({ subject: side.id, field: 'sides', facts: { side: sideName(side), limit: read<number>('days') } })),
};

const ownTeamProposed: Check<ActivityFacts> = {
  ...common,
  id: 'INT-03',
  severity: 'ask',
  phases: ['submit'],
  source: eight,
  article: '第八条',
  find(facts) {
    const team = facts.branches.some((branch) => branch.kind === 'temporary' && branch.projectId !== null);
    if (!team && facts.activity.projectIds.length === 0) return [];
    return audited(facts).map((side) => ({ subject: side.id, field: 'sides', facts: { side: sideName(side) } }));
  },
};

const requestsAnswered: Check<ActivityFacts> = {
  ...common,
  id: 'INT-10',
  severity: 'block',
  phases: ['close'],
  source: eight,
  article: '第七条、第八条',
  find: ({ record }) => (record !== null && blank(record.requestsAnswer) ? [{ field: 'record.requestsAnswer' }] : []),
};

const inIntegrityReport: Check<ActivityFacts> = {
  ...common,
  id: 'INT-11',
  severity: 'warn',
  phases: ['convert', 'watch'],
  source: '审计现场廉政纪律执行情况报告要求',
  article: '审计结束后的报告',
  find(facts, _read, rules) {
    if (!reached(facts, 'summary') || audited(facts).length === 0 || !blank(facts.activity.declarations.integrityReport)) return [];
    return facts.projects
      .filter((project) => project.closedOn !== null && project.closedOn <= rules.today)
      .map(({ id, name }) => ({ subject: id, field: 'declarations.integrityReport', facts: { project: name } }));
  },
};

const reviewerIsAnother: Check<ActivityFacts> = {
  ...common,
  id: 'INT-12',
  severity: 'block',
  override: null,
  phases: ['hold', 'close', 'publish'],
  source: '本办主题联学工作机制',
  article: '审查与组织分开',
  find({ activity, approvals, reviews }) {
    const organisers = [activity.organiserId, activity.proposerId];
    const opinions = approvals
      .filter((step) => step.step === 'discipline' && step.round === activity.approvalRound && step.state === 'approved')
      .map((step) => ({ id: step.id, by: step.decidedBy, name: step.decidedName }));
    const secrecy = reviews.map((review) => ({ id: review.id, by: review.reviewerId, name: review.reviewerName }));
    return [...opinions, ...secrecy]
      .filter(({ by }) => by !== null && organisers.includes(by))
      .map(({ id, name }) => ({ subject: id, facts: { name } }));
  },
};

export const partnerChecks: readonly Check<ActivityFacts>[] = [
  heightenedPath, nearAudit, ownTeamProposed, ...conductChecks, requestsAnswered, inIntegrityReport, reviewerIsAnother,
];
