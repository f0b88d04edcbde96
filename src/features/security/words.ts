import type { Words } from '#shared/language.ts';

/** What was tried in vain, for the security administrator. */
export const words = {
  'security.title': ['异常尝试', 'Attempts in vain'],
  'security.lead': ['现场码、日历地址和外部登录被反复试错时，系统暂停受理并记在这里；连续输错密码的账户见上表。', 'Codes, calendar addresses and sign-ins from outside that were tried wrong again and again are paused and stand here; accounts with wrong passwords stand above.'],
  'security.none': ['没有异常尝试', 'No attempts in vain'],
  'security.kind': ['试的是什么', 'What was tried'],
  'security.about': ['涉及', 'About'],
  'security.tries': ['次数', 'Tries'],
  'security.at': ['时间', 'When'],
  'security.older': ['更早的', 'Older ones'],
  'security.kind.contribution': ['对方提供的资料', 'Material added by a link'],
  'security.kind.feed': ['日历地址', 'Address of a calendar'],
  'security.kind.on_site_code': ['现场码', 'Code on site'],
  'security.kind.place_writes': ['对方专页频繁提交', 'Much written in a partner’s place'],
  'security.kind.outside_sign_in': ['外部登录', 'Sign-in from outside'],
  'event.security.refused': ['{kind}试错 {tries} 次，已暂停受理：{about}', '{kind} tried wrong {tries} times and paused: {about}'],
} as const satisfies Words;
