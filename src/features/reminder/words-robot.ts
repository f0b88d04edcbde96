import type { Words } from '#shared/language.ts';

/** What a robot says in a group chat, in the group's own language. */
export const words = {
  // Robots that let messages in by keyword are given this one.
  'robot.word': ['联学提醒', 'Lianxue'],
  'robot.title': ['{word}：{title}', '{word}: {title}'],
  'robot.waiting': ['有 {count} 项待办', '{count} waiting'],
  'robot.kind': ['{kind}：{count} 项', '{count} · {kind}'],
  'robot.more': ['另有 {count} 项，请打开系统查看', '{count} more stand in the program'],
  'robot.to_mine': ['查看我的事项', 'See what waits for me'],
  'robot.announced': ['活动通知', 'an activity takes place'],
  'robot.when': ['时间：{day}', 'When: {day}'],
  'robot.where': ['地点：{place}', 'Where: {place}'],
  'robot.hosts': ['主办：{hosts}', 'Held by: {hosts}'],
  'robot.and': ['、', ', '],
  'robot.to_answer': ['查看并答复', 'Look and answer'],
  'robot.trial': ['试发', 'a message on trial'],
  'robot.trial_says': ['这是一条试发消息，收到即表示设置正确。', 'This is a message on trial: that it came shows that all is set right.'],
  'robot.open': ['打开主题联学', 'Open Lianxue'],
} as const satisfies Words;
