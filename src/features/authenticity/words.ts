import type { Words } from '#shared/language.ts';

/** What is said of signals outside the page: refusals, history, reminders, units of the rulebook. */
export const words = {
  'need.signal': ['没有找到这条提示，或者它已不再成立。请刷新页面后查看。', 'There is no such signal, or it no longer stands. Reload the page.'],
  'forbidden.signal_author': ['由写下这段内容的本人（或该活动的支部）说明。', 'Whoever wrote it, or the activity’s branch, explains it.'],
  'forbidden.own_signal': ['本人写的、本人组织或提出的活动，由其他同志核查。', 'What you wrote, or an activity you organised or proposed, is looked at by somebody else.'],
  'event.authenticity.explained': ['{actor}对一条真实性提示作了说明', '{actor} explained a signal of authenticity'],
  'event.authenticity.noted': ['{actor}对一条真实性提示作了核查：{said}', '{actor} looked at a signal of authenticity: {said}'],
  'authenticity.said.explained': ['说明', 'explained'],
  'authenticity.said.noted': ['已了解', 'noted'],
  'authenticity.said.harmless': ['无问题', 'nothing wrong'],
  'due.authenticity.signal': ['“{theme}”有一条真实性提示（{kind}），{dueOn} 之前只有本人（本支部）看到，可先作说明。', '“{theme}” has a signal of authenticity ({kind}); until {dueOn} only you (your branch) see it and may explain it first.'],
  'signal.text': ['文字相近', 'like text'],
  'signal.photo': ['照片相同', 'same photo'],
  'signal.people': ['同一时间、同一批人', 'same people, same hour'],
  'signal.before': ['早于活动', 'before the activity'],
  'unit.项': ['项', 'activities'],
  'unit.处': ['处', 'places'],
} as const satisfies Words;
