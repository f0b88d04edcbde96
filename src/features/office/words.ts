import type { Words } from '#shared/language.ts';

export const words = {
  'office.setup': ['首次设置', 'First run'],
  'office.setupLead': [
    '本系统还没有单位。请填写单位名称和三位管理员；三人须各不相同，都不承担业务工作。',
    'There is no office yet. Give its name and three administrators: three different people, none with business duties.',
  ],
  'office.name': ['单位名称', 'Name of the office'],
  'office.nameHint': ['使用规范化全称或简称。', 'The official full or short name.'],
  'office.system': ['系统管理员', 'System administrator'],
  'office.systemSays': ['管理账户、启停和备份。', 'Keeps accounts, start and stop, and backups.'],
  'office.security': ['安全管理员', 'Security administrator'],
  'office.securitySays': ['授予管理岗位，设定安全参数。', 'Grants administrator posts and sets security parameters.'],
  'office.audit': ['审计管理员', 'Audit administrator'],
  'office.auditSays': ['查阅操作日志并核验其完整性。', 'Reads the log and verifies that it is whole.'],
  'office.person': ['姓名', 'Name'],
  'office.create': ['创建单位', 'Create the office'],
  'office.done': ['单位已创建。三位管理员首次登录时须各自修改密码。', 'The office is created. Each administrator changes the password at first sign-in.'],
  'office.toSignIn': ['去登录', 'Go to sign-in'],
  'office.same_person': ['“{name}”担任了两个管理岗位。三位管理员须是不同的人。', '“{name}” stands twice. The three administrators must be different people.'],
  'office.same_username': ['用户名“{name}”重复。请为每人填写不同的用户名。', 'The user name “{name}” stands twice. Give each person another.'],
  'forbidden.office_exists': ['单位已经创建，首次设置已关闭。请登录；新增单位由本机操作员在命令行完成。', 'The office exists and the first-run page is closed. Sign in; further offices are made by the local operator on the command line.'],
  'event.office.created': ['{actor}创建了单位“{name}”，管理员：{administrators}', '{actor} created the office “{name}”; administrators: {administrators}'],
} as const satisfies Words;
