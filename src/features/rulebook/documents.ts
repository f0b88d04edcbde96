import type { Day } from '#shared/dates.ts';
import type { Block, OfficialPaper } from '#shared/document/model.ts';
import { createFormat } from '#shared/format.ts';
import { bareParameter, groups, ruleOf } from './book.ts';
import type { ProfileView, RuleView } from './contract.ts';
import { sayPlainly, valueText } from './print.ts';

/** The rulebook of one office on one day, as a paper: each rule in plain words, its clause, the parameters in force and who confirmed them. */

const format = createFormat('zh-Hans');
const posts: Readonly<Record<string, string>> = { committee: '机关党委', discipline: '机关纪委' };
const line = (label: string, text: string): Block => ({ kind: 'paragraph', text: [{ text: `${sayPlainly(label)}：`, strong: true }, { text }] });

function parameterText(rule: RuleView, { parameter, current }: RuleView['parameters'][number]): string {
  const shipped = ruleOf(rule.id)?.parameters.find((one) => one.parameter === parameter);
  const name = sayPlainly(`parameter.${rule.id}.${parameter}`);
  if (shipped === undefined || current === null) return `${name}：${sayPlainly('rulebook.none')}`;
  const status = current.confirmedBy === null ? sayPlainly(`rulebook.status.${current.status}`) : `${current.confirmedBy}于${format.day(current.confirmedOn)}核定`;
  return `${name}：${valueText({ ...shipped, value: current.value })}（${status}；${sayPlainly(`profile.${current.profile}`)}；${current.source}${current.article === null ? '' : ` ${current.article}`}；自${format.day(current.fromOn)}起）`;
}

function blocksOf(rule: RuleView): Block[] {
  const { id, severity, source, article, override } = rule;
  const parameters = rule.parameters.filter(({ parameter }) => parameter !== bareParameter.parameter);
  return [
    { kind: 'heading', level: 2, text: `${id} ${sayPlainly(`check.${id}.title`)}` },
    ...(severity === null ? [] : [line(`rulebook.severity.${severity}`, sayPlainly(`check.${id}.says`)), line('rulebook.remedy', sayPlainly(`check.${id}.remedy`))]),
    line('rulebook.clause', `${source}${article === null ? '' : ` ${article}`}`),
    ...(severity === 'block' ? [line('rulebook.override', override === null ? sayPlainly('rulebook.nobody') : posts[override] ?? override)] : []),
    ...(parameters.length === 0 ? [] : [{ kind: 'list' as const, marker: 'dot' as const, items: parameters.map((parameter) => parameterText(rule, parameter)) }]),
  ];
}

export function rulebookPaper(rules: readonly RuleView[], profiles: readonly ProfileView[], { office, today }: { readonly office: string; readonly today: Day }): OfficialPaper {
  const followed = profiles.filter((profile) => profile.followed.some(({ fromOn, toOn }) => fromOn <= today && (toOn === null || today <= toOn)));
  return {
    kind: 'official', title: ['主题联学规则', `（${office}）`],
    blocks: [
      { kind: 'paragraph', text: `${sayPlainly('rulebook.intro')}以下为${format.day(today)}适用的规则和参数。` },
      ...(followed.length === 0 ? [] : [line('rulebook.profiles', followed.map(({ profile }) => sayPlainly(`profile.${profile}`)).join('、'))]),
      ...groups.flatMap((group): Block[] => [{ kind: 'heading', level: 1, text: sayPlainly(`rulebook.group.${group}`) }, ...rules.filter((rule) => rule.group === group).flatMap(blocksOf)]),
    ],
  };
}
