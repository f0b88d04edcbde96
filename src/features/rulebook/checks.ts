import { activityDay } from '#features/activity/checks-common.ts';
import type { ActivityFacts } from '#features/activity/facts.ts';
import type { Check, Found } from '#shared/check.ts';
import { marksIn, textsIn } from './marks.ts';

/** What people typed of an activity; names of the office's own objects and answers to findings are left out. */
const typedOf = (facts: ActivityFacts): unknown => {
  const { activity, sides, contacts, consents, versions, record, problems, actions, bulletins, insights, attendance } = facts;
  const { approvedProgramme: _, ...topic } = activity;
  const bodies = sides.map(({ bodyWords, countWords }) => ({ bodyWords, countWords }));
  const proposed = versions.filter((version) => version.state === 'proposed');
  return { activity: topic, sides: bodies, contacts, consents, versions: proposed, record, problems, actions, bulletins, insights, attendance };
};

/** 保密: nothing that carries a secrecy mark is handled here (SEC-09). */
const carriesNoMark: Check<ActivityFacts> = {
  id: 'SEC-09',
  severity: 'block',
  phases: ['submit', 'hold', 'close', 'publish'],
  override: null,
  source: '《中华人民共和国保守国家秘密法》',
  article: '非涉密系统不得处理国家秘密',
  parameters: [
    {
      parameter: 'harmless', unit: null, status: 'confirmed',
      value: ['保守国家秘密', '保守党的秘密', '保守工作秘密', '保守秘密', '商业秘密', '秘密战线', '秘密交通站', '秘密联络点', '秘密党支部'],
    },
  ],
  on: activityDay,
  find(facts, read): Found[] {
    const harmless = read<readonly string[]>('harmless') ?? [];
    return [...textsIn(typedOf(facts))].flatMap(([path, text]) =>
      marksIn(text, harmless).map(({ form, mark }) => ({
        severity: form === 'mark' ? 'block' : 'warn', subject: `${path} ${mark}`, field: path, facts: { mark },
      })),
    );
  },
};

export const textChecks: readonly Check<ActivityFacts>[] = [carriesNoMark];
