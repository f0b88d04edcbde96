import { createSay, type Words } from '#shared/language.ts';
import { yuanText } from '#shared/format.ts';
import type { ShippedParameter } from '#shared/check.ts';
import { words as bookWords } from './words-book.ts';
import { book, groups, kindOf, bareParameter, type Rule } from './book.ts';
import type { Rate } from '#features/cost/facts-checks.ts';
import type { Area } from '#features/programme/checks-areas.ts';

const words: Words = bookWords;
const spoken = createSay(words, 'zh-Hans');
/** What is filled in when a rule speaks stands as × in the book. */
export const sayPlainly = (key: string): string => spoken(key).replace(/\{\w+\}/g, '×');
const say = sayPlainly;
const english = createSay(words, 'en');
const posts = { committee: '机关党委', discipline: '机关纪委' } as const;

/** A parameter's value as people read it; long lists are written out, a line each would be too many. */
export function valueText({ value, unit, ...rest }: ShippedParameter): string {
  if (value === null) return say('rulebook.none');
  switch (kindOf({ value, unit, ...rest })) {
    case 'money': return `${yuanText(Number(value))}元`;
    case 'yes_no': return say(value === true ? 'rulebook.yes' : 'rulebook.no');
    case 'words': return (value as readonly string[]).join('、');
    case 'areas': return (value as readonly Area[]).map(({ name }) => name).join('、');
    case 'rates': return (value as readonly Rate[]).length === 0 ? say('rulebook.none') : (value as readonly Rate[]).map(({ place }) => place).join('、');
    case 'none': return say('rulebook.usual');
    case 'number': return `${String(value)}${unit ?? ''}`;
  }
}

function chapterOf(rule: Rule): string {
  const nature = rule.severity === null ? say('rulebook.setting') : say(`rulebook.severity.${rule.severity}`);
  const parameters = rule.parameters
    .filter(({ parameter }) => parameter !== bareParameter.parameter)
    .map((parameter) => `- ${say(`parameter.${rule.id}.${parameter.parameter}`)}（\`${parameter.parameter}\`）：${valueText(parameter)}，${say(`rulebook.status.${parameter.status}`)}`);
  const remedy = `check.${rule.id}.remedy`;
  const overriding = rule.override === null ? say('rulebook.nobody') : posts[rule.override as keyof typeof posts];
  return [
    `### ${rule.id} ${say(`check.${rule.id}.title`)}`,
    '',
    `*${english(`check.${rule.id}.title`)}*`,
    '',
    ...(rule.severity === null ? [] : [`- ${nature}：${say(`check.${rule.id}.says`)}`, `- ${say('rulebook.remedy')}：${say(remedy)}`]),
    `- ${say('rulebook.clause')}：${rule.source}${rule.article === null ? '' : ` ${rule.article}`}`,
    ...(rule.severity === 'block' ? [`- ${say('rulebook.override')}：${overriding}`] : []),
    ...parameters,
    '',
  ].join('\n');
}

/** The rulebook as shipped, as one Markdown page: `docs/rulebook.md`. An office's own dated values stand in its settings. */
export function printRulebook(): string {
  const chapters = groups.map((group) => {
    const rules = book.filter((rule) => rule.group === group);
    return [`## ${say(`rulebook.group.${group}`)}`, '', ...rules.map(chapterOf)].join('\n');
  });
  const intro = `# ${say('rulebook.title')}\n\n由程序印出（\`npm run docs\`），不手改。${say('rulebook.intro')}\n`;
  return `${[intro, ...chapters].join('\n').trimEnd()}\n`;
}
