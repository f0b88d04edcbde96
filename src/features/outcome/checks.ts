import { activityDay } from '#features/activity/checks-common.ts';
import type { ActivityFacts } from '#features/activity/facts.ts';
import { lifted, runCheck, type Check } from '#shared/check.ts';
import type { Finding } from '#shared/finding.ts';
import type { Rules } from '#shared/rules.ts';

/** A text that is entered in the lists: of which row and field, and whether somebody said it holds no audit lead. */
export interface Entered {
  readonly id: string;
  readonly field: string;
  readonly text: string;
  readonly answered: boolean;
}

/** 清单里不记审计线索 (SUP-23): domain-rules 8.11. Words only; whether it is a lead a person says. */
export const noLeads: Check<readonly Entered[]> = {
  id: 'SUP-23',
  severity: 'ask',
  phases: ['convert'],
  override: null,
  source: '本办主题联学工作机制',
  article: '问题清单不记录审计线索',
  parameters: [
    {
      parameter: 'words', unit: null, status: 'unconfirmed',
      value: ['审计线索', '问题线索', '违纪线索', '违法线索', '违纪违法', '案件线索', '移送线索', '移送处理', '涉嫌', '举报', '取证单', '审计取证'],
    },
  ],
  on: (_, rules) => rules.today,
  find: (texts, read) => {
    const words = read<readonly string[]>('words') ?? [];
    return texts.flatMap(({ id, field, text, answered }) => {
      const found = answered ? [] : words.filter((word) => text.includes(word));
      return found.length === 0 ? [] : [{ subject: id, field, facts: { words: found.join('、') } }];
    });
  },
};

const entered = ({ problems, actions }: ActivityFacts): Entered[] => [
  ...problems.map(({ id, text, leadsAnswer }) => ({ id, field: 'problems', text, answered: leadsAnswer !== null })),
  ...actions.filter(({ state }) => state !== 'dropped').map(({ id, problemId, measure, expected }) => ({
    id, field: 'actions', text: `${measure}\n${expected ?? ''}`, answered: problems.some((one) => one.id === problemId && one.leadsAnswer !== null),
  })),
];

export const outcomeChecks: readonly Check<ActivityFacts>[] = [{ ...lifted(noLeads, entered), on: activityDay }];

/** What is asked of a text before it is entered; nothing once it was answered. */
export const leadsIn = (texts: Readonly<Record<string, string | null | undefined>>, rules: Rules, answer: string | null | undefined): Finding[] =>
  runCheck(noLeads, Object.entries(texts).map(([field, text]) => ({ id: '', field, text: text ?? '', answered: (answer ?? '') !== '' })), rules);
