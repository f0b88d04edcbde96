import type { Words } from '#shared/language.ts';

export const words = {
  'review.kind.answer': ['回答', 'answer'],
  'review.kind.reason': ['说明理由', 'reason'],
  'review.kind.override': ['书面同意', 'override'],
  'review.answer': ['回答', 'Answer'],
  'review.reason': ['说明理由', 'Give the reason'],
  'review.override': ['书面同意', 'Override'],
  'review.text': ['内容', 'Text'],
  'review.final': ['规则{check}的要求不能由任何人放宽，请按提示改正。', 'Nobody may lift {check}; mend what it found.'],
  'review.own': ['不能为自己组织的活动作出同意，请由其他同志办理。', 'Nobody decides on an activity of their own; another holder of the post must.'],
  'review.gone': ['这一条现在已不成立，不必再答。', 'This no longer applies and needs no answer.'],
  'review.changed': ['这一条的情况已变化，请重新查看后再答。', 'What was found has changed; look again before you answer.'],
  'event.review.responded': ['{actor}就“{title}”（{check}）{kindWord}：{text}', '{actor} on “{title}” ({check}), {kindWord}: {text}'],
} as const satisfies Words;
