import type { Words } from '#shared/language.ts';

/** What was tried in vain, for the security administrator. */
export const words = {
  'security.title': ['异常尝试', 'Attempts in vain'],
  'security.lead': ['伪造、过期、撤销后再用的链接，越权调用，日历地址、现场码、令牌和外部登录试错，都记在这里：同一天、同一种、同一来源合成一条，次数照计；试的内容不保存。连续输错密码的账户见上表。', 'Links that were forged, ran out or were ended, what links may not do, and wrong calendar addresses, codes, tokens and sign-ins from outside stand here: one row for a day, a kind and where it came from, all tries counted. What was tried is not kept. Accounts with wrong passwords stand above.'],
  'security.none': ['没有异常尝试', 'No attempts in vain'],
  'security.kind': ['试的是什么', 'What was tried'],
  'security.about': ['涉及', 'About'],
  'security.tries': ['次数', 'Tries'],
  'security.at': ['最近一次', 'Last'],
  'security.older': ['更早的', 'Older ones'],
  'security.kind.contribution': ['对方提供的资料', 'Material added by a link'],
  'security.kind.feed': ['日历地址', 'Address of a calendar'],
  'security.kind.on_site_code': ['现场码', 'Code on site'],
  'security.kind.link_ended': ['已过期或撤销的链接', 'A link that had ended'],
  'security.kind.link_forged': ['无效的链接', 'A link that is none'],
  'security.kind.link_foreign': ['链接越权', 'What a link may not do'],
  'security.kind.link_forwarded': ['同一链接在另一浏览器填写（可能转发，也可能换了手机）', 'A link that wrote in another browser (passed on, or another phone)'],
  'security.kind.link_replayed': ['链接重放', 'A link’s message used again for something else'],
  'security.kind.link_too_large': ['链接提交超大内容', 'Far too much sent by a link'],
  'security.kind.peer': ['外单位系统', 'Another office’s system'],
  'security.kind.place_writes': ['链接频繁提交', 'Much written by a link'],
  'security.kind.token': ['访问令牌', 'A token'],
  'security.kind.outside_sign_in': ['外部登录', 'Sign-in from outside'],
  'security.link_paused': ['短时间内提交过多，已暂停到 {until}，已保存的内容都在。', 'Too much was sent in a short time: paused until {until}. What was kept is still there.'],
  'event.security.refused': ['{kind}：第 {tries} 次未予受理（{about}）', '{kind}: refused, {tries} by now ({about})'],
} as const satisfies Words;
