import { activityDay, blank, folded } from '#features/activity/checks-common.ts';
import type { ActivityFacts } from '#features/activity/facts.ts';
import type { Check, Found } from '#shared/check.ts';
import { appointedBy } from './facts-checks.ts';

/** 组织: what a temporary branch needs and may not do (ORG). */

const statute = '《中国共产党支部工作条例（试行）》';
const temporary = (facts: ActivityFacts) => facts.branches.filter((branch) => branch.kind === 'temporary');

const isApproved: Check<ActivityFacts> = {
  id: 'ORG-03',
  severity: 'block',
  phases: ['submit', 'hold'],
  override: 'committee',
  source: statute,
  article: '临时党支部须经批准成立',
  parameters: [],
  on: activityDay,
  find: (facts) =>
    temporary(facts)
      .filter((branch) => branch.approvedOn === null || branch.approvedOn > activityDay(facts))
      .map((branch) => ({ subject: branch.id, field: 'hostBranchIds', facts: { branch: branch.name } })),
};

/** What an activity says that it will do, as it was typed. */
const deeds = ({ activity }: ActivityFacts): string[] => [
  activity.kind,
  ...activity.forms,
  ...(activity.programme?.sessions ?? []).flatMap((session) => session.agenda.map((item) => item.title)),
  ...(activity.programme?.tasks ?? []).map((task) => task.what),
];

/**
 * The first word of an action in a text, as something done: not inside a title 《…》, not studied (学习换届纪律), not the
 * beginning of the name of a rule (处分条例). Nobody may override ORG-04, so what only speaks of it must not be caught.
 */
export function actionIn(text: string, actions: readonly string[], before: readonly string[], after: readonly string[]): string | null {
  const spoken = folded(text).replace(/《[^》]*》/g, '《》');
  const done = (action: string): boolean =>
    spoken.split(action).slice(0, -1).some((_, index, parts) => {
      const ahead = parts.slice(0, index + 1).join(action);
      const behind = spoken.slice(ahead.length + action.length);
      return !before.some((verb) => ahead.endsWith(verb)) && !after.some((noun) => behind.startsWith(noun));
    });
  return actions.find((action) => done(action)) ?? null;
}

const keepsToItsPowers: Check<ActivityFacts> = {
  id: 'ORG-04',
  severity: 'block',
  phases: ['submit', 'hold'],
  override: null,
  source: statute,
  article: '临时党支部的职责',
  parameters: [
    { parameter: 'actions', value: ['发展党员', '接收预备党员', '预备党员转正', '党纪处分', '处分党员', '处分', '收党费', '收缴党费', '选举', '换届'], unit: null, status: 'confirmed' },
    { parameter: 'studied', value: ['学习', '研读', '解读', '宣讲', '研讨', '培训', '交流', '纪律'], unit: null, status: 'confirmed' },
    { parameter: 'subjects', value: ['条例', '工作条例', '工作细则', '细则', '规定', '办法', '工作流程', '流程', '案例', '知识', '纪律', '政策'], unit: null, status: 'confirmed' },
  ],
  on: activityDay,
  find(facts, read): Found[] {
    const actions = read<string[]>('actions') ?? [];
    const found = deeds(facts)
      .map((text) => ({ text, action: actionIn(text, actions, read<string[]>('studied') ?? [], read<string[]>('subjects') ?? []) }))
      .filter(({ action }) => action !== null);
    const [host] = temporary(facts);
    if (host === undefined) return [];
    // Beside a standing branch that hosts too, the action may be that branch's own: a person says so.
    const alone = temporary(facts).length === facts.branches.length;
    return found.map(({ text, action }) => ({
      severity: alone ? 'block' : 'warn', subject: text, field: 'programme', facts: { branch: host.name, action, text },
    }));
  },
};

const isNotOver: Check<ActivityFacts> = {
  id: 'ORG-06',
  severity: 'block',
  phases: ['submit', 'hold'],
  override: 'committee',
  source: statute,
  article: '临时机构撤销，临时党支部自然撤销',
  parameters: [],
  on: activityDay,
  find: (facts) =>
    temporary(facts).flatMap((branch) => {
      const [end] = [branch.projectClosedOn, branch.dissolvedOn].filter((day) => !blank(day)).toSorted();
      const over = end !== undefined && end !== null && activityDay(facts) > end;
      return over ? [{ subject: branch.id, field: 'hostBranchIds', facts: { branch: branch.name, end } }] : [];
    }),
};

/** Secretary, deputy and members are appointed by whoever approved the branch. Where nobody knows its leaders, nothing is said. */
const isLedByAppointment: Check<ActivityFacts> = {
  id: 'ORG-05',
  severity: 'block',
  phases: ['submit', 'hold'],
  override: 'committee',
  source: statute,
  article: '临时党支部负责人由批准其成立的党组织指定',
  parameters: [],
  on: activityDay,
  find: (facts) =>
    temporary(facts).flatMap(({ id, name, leaders, approvedBy }): Found[] => {
      if (leaders === undefined) return [];
      const approver = approvedBy ?? '@check.none';
      const wrong = leaders.filter((leader) => !appointedBy(leader.appointedBy, approvedBy ?? null));
      const missing = leaders.length === 0 ? [{ name: '@check.none' }] : wrong;
      return missing.map((leader) => ({ subject: `${id} ${leader.name}`, field: 'hostBranchIds', facts: { branch: name, name: leader.name, approver } }));
    }),
};

/** Somebody who stands in a home branch and a temporary one is present with one of them (invariant 2). */
const isCountedOnce: Check<ActivityFacts> = {
  id: 'ORG-12',
  severity: 'block',
  phases: ['close'],
  override: 'committee',
  source: '本办主题联学工作机制',
  article: '学时和出席不重复计算',
  parameters: [],
  on: activityDay,
  find({ attendance }) {
    const present = Map.groupBy(attendance.filter((row) => row.state === 'present' && row.personId !== null), (row) => row.personId);
    return [...present].flatMap(([personId, rows]) => {
      const sides = new Set(rows.map((row) => row.sideId)).size;
      return sides > 1 ? [{ subject: personId ?? '', field: 'attendance', facts: { name: rows[0]?.name ?? null, count: sides } }] : [];
    });
  },
};

export const orgChecks: readonly Check<ActivityFacts>[] = [isApproved, keepsToItsPowers, isLedByAppointment, isNotOver, isCountedOnce];
