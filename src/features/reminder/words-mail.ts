import type { Words } from '#shared/language.ts';

/** What a digest by mail says around its items. */
export const words = {
  'mail.head': ['{office} 主题联学', '{office}: Lianxue'],
  'mail.subject': ['主题联学：有 {count} 项等您处理', 'Lianxue: {count} waiting for you'],
  'mail.more': ['另有 {count} 项，请在系统中查看。', '{count} more stand in the program.'],
  'mail.all': ['全部事项：{address}', 'Everything that waits: {address}'],
  'mail.to_all': ['查看全部事项', 'Everything that waits'],
  'mail.stop': ['不想再收到这样的邮件，可在同一页面关闭，或静音某一项、某一类。', 'On the same page such mails are turned off, or a single thing or a whole kind is muted.'],
} as const satisfies Words;
