import type { Words } from '#shared/language.ts';
import { papers } from './documents-catalogue.ts';
import { yearPapers } from './documents-plan.ts';
import { paperFields } from './facts-fields.ts';

/** Names of papers and of the facts in them, from where they are defined. */
export const paperNames: Words = Object.fromEntries([
  ...papers.map(({ key, name, en }) => [`papers.name.${key}`, [name, en] as const]),
  ...yearPapers.map(({ key, name, en }) => [`papers.year.${key}`, [name, en] as const]),
  ...paperFields.map(({ name, en }) => [`papers.field.${name}`, [name, en] as const]),
]);

/** The papers an activity gives, as its page lists them. */
export const words = {
  'papers.title': ['材料', 'Papers'],
  'papers.templates': ['材料模板', 'Templates of papers'],
  'papers.why': ['每份材料都由已登记的内容生成，不需要重复填写。', 'Each paper is made from what is entered; nothing is typed twice.'],
  'papers.counted': ['本活动登记了 {typed} 项事实，各份材料中共出现 {shown} 次，没有一项需要填第二遍。', '{typed} facts were entered; they stand {shown} times in the papers, none of them typed twice.'],
  'papers.ready': ['齐全', 'complete'],
  'papers.lacking': ['还缺：', 'Still missing: '],
  'papers.blank': ['缺的部分留空。', 'What is missing stays blank.'],
  'papers.none_yet': ['还没有可以印的内容。', 'Nothing to print yet.'],
  'papers.own': ['本办模板第 {number} 版', 'own template, version {number}'],
  'papers.own_preview': ['下载和打印的文件按本办模板第 {number} 版生成；下面显示的是其中的内容，版式以文件为准。', 'The file is made with the office’s own template, version {number}; its contents stand below, its looks are in the file.'],
  'papers.set_without': ['“打印全套”不含用本办模板的 {count} 份。', 'The printed set is without the {count} papers of own templates.'],
  'papers.later.inspection': ['列入督导检查后自动补上', 'filled in once it is inspected'],
  'papers.preview': ['预览', 'Preview'],
  'papers.preview_of': ['预览《{name}》', 'Preview the {name}'],
  'papers.download': ['下载 {format}', 'Download {format}'],
  'papers.download_of': ['下载《{name}》{format}', 'Download the {name} as {format}'],
  'papers.zip': ['全部打包（.zip）', 'All together (.zip)'],
  'papers.print_set': ['打印全套', 'Print the set'],
  'papers.print': ['打印', 'Print'],
  'papers.copy': ['复制表格', 'Copy the table'],
  'papers.copied': ['已复制，可直接粘贴到上级系统或 Excel。', 'Copied; paste it into the superior’s system or Excel.'],
  'papers.back': ['返回材料', 'Back to the papers'],
  'papers.layout': ['版式检查', 'Layout'],
  'papers.layout_fine': ['符合 GB/T 9704-2012 的各项检查。', 'All layout checks of GB/T 9704-2012 pass.'],
  'papers.group.before': ['活动前', 'Before'],
  'papers.group.held': ['活动与记录', 'The day and its record'],
  'papers.group.publicity': ['总结与宣传', 'Summary and publicity'],
  'papers.group.after': ['督导、转化与年度', 'Supervision, conversion, the year'],
  'papers.signature': ['签名', 'Signature'],
} as const satisfies Words;
