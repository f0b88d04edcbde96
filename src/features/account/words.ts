import type { Words } from '#shared/language.ts';

export const words = {
  'account.title': ['登录', 'Sign in'],
  'account.username': ['用户名', 'User name'],
  'account.password': ['密码', 'Password'],
  'account.submit': ['登录', 'Sign in'],
  'account.wrong': ['用户名或密码不对。请检查大小写后再试。', 'User name or password is wrong. Check capitals and try again.'],
  'account.locked': ['连续输错次数过多,账户暂时锁定。请在 {until} 之后再试,或请系统管理员重设密码。', 'Too many wrong tries: locked for now. Try again after {until}, or ask the system administrator for a new password.'],
  'account.offline': ['服务器没有应答。您填的内容还在,请稍后再试。', 'The server did not answer. What you typed is still here; try again shortly.'],
  'sign_in.needed': ['请先登录。', 'Please sign in first.'],
  'sign_in.idle': ['长时间未操作,已退出登录。请重新登录,未提交的内容仍在本页。', 'Signed out after a long pause. Sign in again; what was not sent is still on the page.'],
  'sign_in.ended': ['登录已结束,请重新登录。', 'The session has ended; please sign in again.'],
  'sign_in.token_invalid': ['访问令牌无效、已过期或已撤销。请重新生成。', 'The token is wrong, expired or revoked. Make a new one.'],
  'sign_in.link_invalid': ['链接无效、已过期或已撤销。请向主办支部索取新的链接。', 'The link is wrong, expired or revoked. Ask the hosting branch for a new one.'],
  'request.unavailable': ['数据库暂时没有应答,本次操作没有生效。请稍后重试。', 'The database does not answer; nothing was changed. Try again shortly.'],
  'request.cross_site': ['请求来自别的网站,未予执行。请从本系统页面操作。', 'The request came from another site and was not carried out. Use this system’s own pages.'],
  'command.reused': ['该操作编号已用于另一项操作。请刷新页面后重新提交。', 'This command id was used for something else. Reload the page and send it again.'],
} as const satisfies Words;
