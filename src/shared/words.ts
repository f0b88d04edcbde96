import type { Words } from '#shared/language.ts';

/** What the program itself says: of requests that do not fit, and of what it cannot do now. */
export const words = {
  'input.missing': ['“{field}”没有填写。请填写后再提交。', '“{field}” is missing. Fill it in and send again.'],
  'input.unknown': ['有不认识的项目：{fields}。请去掉后再提交。', 'Unknown fields: {fields}. Leave them out.'],
  'input.too_long': ['“{field}”太长。最多 {max} 字（项）。', '“{field}” is too long. At most {max}.'],
  'input.too_short': ['“{field}”太短。至少 {min} 字（项）。', '“{field}” is too short. At least {min}.'],
  'input.too_big': ['“{field}”太大。最大 {max}。', '“{field}” is too big. At most {max}.'],
  'input.too_small': ['“{field}”太小。最小 {min}。', '“{field}” is too small. At least {min}.'],
  'input.choice': ['“{field}”不在可选范围内。可选：{choices}。', '“{field}” is none of the choices: {choices}.'],
  'input.type': ['“{field}”的类型不对。请按接口说明填写。', '“{field}” is of the wrong kind. See the interface description.'],
  'input.date': ['“{field}”不是存在的日期。请按 2026-11-23 的样子填写。', '“{field}” is no date that exists. Write it like 2026-11-23.'],
  'input.id': ['“{field}”不是有效的编号。请从页面或列表中取得编号。', '“{field}” is no valid id. Take it from a page or list.'],
  'input.format': ['“{field}”的格式不对。请检查后再提交。', '“{field}” is not written as it should be. Check it and send again.'],
  'input.wrong': ['“{field}”不合要求。请检查后再提交。', '“{field}” does not fit. Check it and send again.'],
  'request.unavailable': ['数据库暂时没有应答，本次操作没有生效。请稍后重试。', 'The database does not answer; nothing was changed. Try again shortly.'],
  'request.collision': ['有人同时做了同样的操作，本次没有生效。请刷新后查看，必要时再提交。', 'Somebody did the same at the same moment; nothing was changed. Reload and look before sending again.'],
  'request.cross_site': ['请求来自别的网站，未予执行。请从本系统页面操作。', 'The request came from another site and was not carried out. Use this system’s own pages.'],
  'request.fault': ['系统出了差错，本次操作没有生效。请把编号 {fault} 告诉系统管理员。', 'Something went wrong and nothing was changed. Tell the system administrator the number {fault}.'],
  'request.no_procedure': ['没有这个接口。请查看 /api 上的说明。', 'There is no such address. See /api.'],
  'request.malformed': ['提交的内容读不懂。请按接口说明以 JSON 提交。', 'What was sent cannot be read. Send JSON as the interface description says.'],
  'request.too_large': ['提交的内容太大，未予接收。', 'What was sent is too large and was not taken.'],
  'request.file_too_large': ['文件太大。每个文件不超过 {megabytes} MB。', 'The file is too large. At most {megabytes} MB each.'],
  'error.disk': ['存储空间已满或不可写，文件没有保存。请联系系统管理员。', 'The disk is full or cannot be written; the file was not kept. Tell the system administrator.'],
  'error.no_file': ['没有找到该文件。', 'There is no such file.'],
  'command.reused': ['该操作编号已用于另一项操作。请刷新页面后重新提交。', 'This command id was used for something else. Reload the page and send it again.'],
} as const satisfies Words;
