import type { ActivityFacts } from '#features/activity/facts.ts';
import type { Inspected } from '#features/inspection/facts.ts';
import { numberOf } from '#features/outcome/facts.ts';
import { resultName } from '#features/outcome/facts-names.ts';
import { words as outcome } from '#features/outcome/words.ts';
import type { Block as BulletinBlock } from '#features/record/facts.ts';
import { blockText } from '#features/bulletin/facts.ts';
import { maskedText } from '#features/bulletin/facts-outward.ts';
import type { Values } from '#shared/document/fields.ts';
import type { Block, Text } from '#shared/document/model.ts';
import { computed, computedList, day, integer, numbered, orNull, text, typed, typedList, type PaperField, type PaperKnown } from './facts.ts';
import { dayAt, format, fullName } from './facts-names.ts';

type Bulletin = ActivityFacts['bulletins'][number];

/** The one asked for; else the last that was released, else the one in work. */
export function bulletinOf({ bulletins }: ActivityFacts, which: string | null): Bulletin | undefined {
  return which === null ? (bulletins.findLast((one) => one.state === 'released') ?? bulletins.at(-1)) : bulletins.find((one) => one.id === which);
}

/** What each page says of it: not released yet, a correction of what is out, corrected, or withdrawn; empty where it is simply out. */
export function standing({ state, number, withdrawnOn, withdrawnReason, correctedOn, correction }: Bulletin): string {
  if (withdrawnOn !== null) return `已撤回（${format.day(withdrawnOn)}）：${withdrawnReason ?? ''}`;
  if (state !== 'released') return number === null ? '送审稿，未经签发' : '更正送审稿，未经签发';
  return correctedOn === null ? '' : `更正（${format.day(correctedOn)}）：${correction ?? ''}`;
}

/** A number typed by hand would stand there twice. */
const unnumbered = (words: string): string => words.replace(/^[一二三四五六七八九十]{1,3}、\s*/u, '');

/** Headings are numbered by the paper, 一、二、; bullets that follow each other are one list. */
export function paperBlocks(body: readonly BulletinBlock[]): Block[] {
  const blocks: Block[] = [];
  for (const block of body) {
    const words: Text = block.runs.map((run) => (run.bold ? { text: run.text, strong: true } : { text: run.text }));
    const last = blocks.at(-1);
    if (block.kind === 'heading') blocks.push({ kind: 'heading', level: 1, text: unnumbered(blockText(block)) });
    else if (block.kind === 'paragraph') blocks.push({ kind: 'paragraph', text: words });
    else if (last?.kind === 'list') blocks.splice(-1, 1, { ...last, items: [...last.items, words] });
    else blocks.push({ kind: 'list', marker: 'dot', items: [words] });
  }
  return blocks;
}

const conclusions = { clear: '可以公开', return: '退回修改' } as const;
const reviewOf = ({ facts, which }: PaperKnown) => {
  const bulletin = bulletinOf(facts, which);
  return bulletin === undefined ? undefined : facts.reviews.findLast((one) => one.bulletinId === bulletin.id);
};
const outlets = ({ facts }: PaperKnown, name: RegExp): string | null =>
  orNull(facts.publications.filter((one) => name.test(one.outlet)).map((one) => one.publishedOn).toSorted()[0] ?? '');

const inspectedStates = { open: '整改中', reported: '已报整改，待复查', passed: '复查通过' } as const;
/** A round as the inspection sheet tells of it: what was found, what was put right, who checked again. */
function inspectedValues({ round, state, on, observations }: Inspected, index: number): Values {
  const problems = observations.filter((one) => one.kind === 'problem');
  const good = observations.filter((one) => one.kind === 'good');
  const found = [...good.map((one) => `好的做法：${one.text}`), ...problems.map((one) => `问题：${one.text}`)];
  const checked = [...new Set(problems.flatMap((one) => one.rechecker ?? []))];
  return {
    序号: index + 1, 轮次: round, 日期: on, 结论: found.join('；') || (state === 'closed' ? '未发现问题' : '检查中'),
    整改: problems.map((one) => `${one.requirement ?? ''}（${one.state === 'noted' ? '' : inspectedStates[one.state]}）${one.report ?? ''}`).join('；') || '无需整改', 复查人: orNull(checked.join('、')),
  };
}

/** Newsletter, review and publication. A paper is for outside: what is masked in the office's own text is masked on it. */
export const publicityFields: readonly PaperField[] = [
  typed.text('简报标题', 'Title of the bulletin', 'publicity', ({ facts, which }) => bulletinOf(facts, which)?.title ?? null),
  typed.rich('简报正文', 'Text of the bulletin', 'publicity', ({ facts, which }) => { const bulletin = bulletinOf(facts, which); return bulletin === undefined ? null : paperBlocks(maskedText(bulletin).body); }),
  computed.integer('期号', 'Issue', 'publicity', ({ facts, which }) => bulletinOf(facts, which)?.number ?? null),
  computed.text('简报期号', 'Issue in words', 'publicity', ({ facts, which }) => { const bulletin = bulletinOf(facts, which); return bulletin?.number == null ? null : `〔${bulletin.year}〕第${bulletin.number}期`; }),
  computed.text('简报年度', 'Year of the issue', 'publicity', ({ facts, which }) => { const year = bulletinOf(facts, which)?.year ?? null; return year === null ? null : String(year); }),
  computed.day('印发日期', 'Released on', 'publicity', ({ facts, which }) => bulletinOf(facts, which)?.releasedOn ?? null),
  computed.text('供稿', 'Contributor', 'publicity', ({ facts, which }) => orNull(bulletinOf(facts, which)?.contributor ?? '')),
  computed.text('简报状态', 'State of the bulletin', 'publicity', ({ facts, which }) => { const bulletin = bulletinOf(facts, which); return bulletin === undefined ? null : standing(bulletin) || '已签发'; }),
  typed.text('保密审查结论', 'Secrecy review', 'publicity', (known) => { const review = reviewOf(known); return review === undefined ? null : conclusions[review.conclusion]; }),
  computed.text('保密审查人', 'Reviewed by', 'publicity', (known) => reviewOf(known)?.reviewerName ?? null),
  computed.day('保密审查日期', 'Reviewed on', 'publicity', (known) => dayAt(reviewOf(known)?.at)),
  typedList('发布情况', 'Publications', 'publicity', [...integer('序号'), ...text('渠道', '地址'), ...day('日期')], ({ facts }) => numbered(facts.publications, (one) => ({ 渠道: one.outlet, 地址: one.address, 日期: one.publishedOn }))),
  computed.text('发布渠道', 'Outlets', 'publicity', ({ facts }) => orNull([...new Set(facts.publications.map((one) => one.outlet))].join('、'))),
  computed.day('网站发布日期', 'On the office’s site', 'publicity', (known) => outlets(known, /办网站|本办网|官网/u)),
  computed.day('门户发布日期', 'On the portal', 'publicity', (known) => outlets(known, /门户/u)),
];

const states = { open: '办理中', done: '已完成，待核验', verified: '已核验销号', dropped: '不再办理' } as const;
const raisedBy = (facts: ActivityFacts, problem: ActivityFacts['problems'][number]): string | null => {
  const side = facts.sides.find((one) => one.id === problem.sideId);
  return orNull([side === undefined ? '' : fullName(side), problem.raisedByName ?? problem.raisedByWords ?? ''].join(''));
};
/** One line an action; a problem nobody has planned anything for stands alone. */
function problemLines(facts: ActivityFacts): Values[] {
  const rows = facts.problems.flatMap((problem) => {
    const actions = facts.actions.filter((action) => action.problemId === problem.id);
    return (actions.length === 0 ? [null] : actions).map((action) => ({ problem, action }));
  });
  return numbered(rows, ({ problem, action }) => ({
    问题: problem.text, 类型: outcome[`problem.kind.${problem.kind}`][0], 提出方: raisedBy(facts, problem), 项目: facts.projects.find((one) => one.id === problem.projectId)?.name ?? null,
    措施: action?.measure ?? null, 责任人: action?.ownerName ?? null, 时限: action?.dueOn ?? null, 进展: action === null ? '未安排' : states[action.state],
    成果类型: action?.resultKind == null ? null : resultName(action.resultKind), 完成证据: action?.evidence ?? null, 完成日期: dayAt(action?.doneAt),
    成效前: action?.before ?? null, 成效后: action?.after ?? null, 责任领导: action?.leaderName ?? null, 责任部门: action?.branchName ?? null, 预期效果: action?.expected ?? null, 问题编号: numberOf(problem.year, problem.number) || null,
    验证方式: action?.method ?? null, 验证人: action?.verifierName ?? null, 验证日期: dayAt(action?.verifiedAt), 反馈日期: dayAt(problem.toldAt),
  }));
}
const count = (facts: ActivityFacts, ...of: string[]): number => facts.actions.filter((action) => of.includes(action.state)).length;

/** Problems, actions and verified effects. */
export const outcomeFields: readonly PaperField[] = [
  typedList('问题清单', 'Problems, actions, effects', 'conversion', [...integer('序号'), ...text('问题编号', '问题', '类型', '提出方', '项目', '措施', '预期效果', '责任领导', '责任部门', '责任人', '进展', '成果类型', '完成证据', '成效前', '成效后', '验证方式', '验证人'), ...day('时限', '完成日期', '验证日期', '反馈日期')], ({ facts }) => problemLines(facts)),
  typedList('基层反映', 'Heard at the front line', 'conversion', [...integer('序号'), ...text('反映地点', '反映人', '反映内容')], ({ facts }) =>
    numbered(facts.problems.filter(({ kind }) => kind === 'voice'), (one) => ({ 反映地点: one.place, 反映人: raisedBy(facts, one), 反映内容: one.text }))),
  computed.text('问题摘要', 'Problems in one cell', 'conversion', ({ facts }) => orNull(facts.problems.map((one, index) => `${index + 1}.${one.text}`).join('\n'))),
  computed.text('成效摘要', 'Verified effects in one cell', 'conversion', ({ facts }) => orNull(facts.actions.filter((one) => one.state === 'verified').map((one, index) => `${index + 1}.${one.measure}：${one.before ?? ''}→${one.after ?? ''}`).join('\n'))),
  computed.integer('问题数', 'Problems', 'conversion', ({ facts }) => facts.problems.length),
  computed.integer('任务数', 'Actions', 'conversion', ({ facts }) => facts.actions.filter((one) => one.state !== 'dropped').length),
  computed.integer('完成数', 'Actions done', 'conversion', ({ facts }) => count(facts, 'done', 'verified')),
  computed.integer('验证数', 'Effects verified', 'conversion', ({ facts }) => count(facts, 'verified')),
  computed.text('学习成效', 'Effect in one line', 'conversion', ({ facts }) => (facts.problems.length === 0 ? null : `问题建议 ${facts.problems.length} 项，任务 ${facts.actions.filter((one) => one.state !== 'dropped').length} 项，已核验 ${count(facts, 'verified')} 项`)),
  computedList('督导情况', 'Inspection', null, [...integer('序号'), ...text('轮次', '结论', '整改', '复查人'), ...day('日期')], ({ inspections }) => inspections.map(inspectedValues), { later: 'inspection' }),
];
