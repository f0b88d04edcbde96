import type { Block } from '#features/record/facts.ts';
import { chineseNumeral, paperDay } from '#shared/document/words.ts';
import type { Chosen } from './facts.ts';
import { toWrite } from './facts-plain.ts';

/**
 * The draft of a circular (通报的结构: 一、总体情况 → 二、好的做法 → 三、存在问题 → 四、整改要求 → 复查): only what was chosen is put into it, and the
 * judgment is left to whoever writes. Branches stand with what they did well; a problem stands by itself, and names a branch
 * only where the writer wants it so. Pure.
 */

const block = (kind: Block['kind'], text: string): Block => ({ kind, runs: [{ text, bold: false }] });
const heading = (text: string): Block => block('heading', text);
const says = (text: string): Block => block('paragraph', text);
const ended = (text: string): string => `${text.trim().replace(/[。；;，,.]+$/u, '')}。`;
/** Within a sentence that goes on. */
const unended = (text: string | null): string => (text ?? '').trim().replace(/[。；;，,.]+$/u, '');
const nth = (index: number): string => `（${index < 99 ? chineseNumeral(index + 1) : String(index + 1)}）`;

export function draftOf(chosen: readonly Chosen[]): { readonly title: string; readonly body: Block[] } {
  const good = chosen.filter(({ tone }) => tone === 'good');
  const problems = chosen.filter(({ tone }) => tone === 'problem');
  const title = problems.length === 0 ? '关于主题联学好的做法的通报' : good.length === 0 ? '关于主题联学督导检查情况的通报' : '关于主题联学好的做法和存在问题的通报';
  const body: Block[] = [
    heading('总体情况'), says(general(chosen)),
    ...(good.length === 0 ? [] : [heading('好的做法'), ...good.map((one, index) => says(`${nth(index)}${praise(one)}`))]),
    ...(problems.length === 0 ? [] : [heading('存在问题'), ...problems.map((one, index) => says(`${nth(index)}${fault(one)}`))]),
    heading(problems.length === 0 ? '有关要求' : '整改要求'), ...asks(problems).map((text, index) => says(`${nth(index)}${text}`)),
    says(problems.length === 0 ? '机关党委将在今后的督导检查中了解学习借鉴情况。' : '机关党委将按期对整改情况进行复查。'),
  ];
  return { title, body };
}

/** What was looked at, counted as a whole; of a single branch nothing is counted. */
function general(chosen: readonly Chosen[]): string {
  const activities = new Set(chosen.flatMap(({ activityId }) => activityId ?? [])).size;
  const [observed, verified] = [chosen.some(({ kind }) => kind === 'observation'), chosen.some(({ kind }) => kind === 'result')];
  const by = observed && verified ? '督导检查和成果核验' : observed ? '督导检查' : '成果核验';
  return `近期，机关党委结合${by}，了解了${activities > 0 ? `${activities}项` : '有关'}主题联学活动的开展情况。${toWrite}现将有关情况通报如下。`;
}

/** What it answers, by what that was. */
const answering = ({ problem, problemKind }: Chosen): string => {
  if (problem === null) return '';
  const said = `“${unended(problem)}”`;
  return problemKind === 'suggestion' || problemKind === 'opinion' ? `采纳${said}的意见建议，` : problemKind === 'voice' ? `针对基层反映的${said}，` : `针对${said}的问题，`;
};

function praise(one: Chosen): string {
  const { kind, branchName, theme, text, before, after, method } = one;
  const who = branchName === '' ? '' : `${branchName}。`;
  if (kind === 'observation') return `${who}${ended(text)}`;
  const where = theme === null || theme === '' ? '联学中，' : `在“${theme}”联学中，`;
  return `${who}${where}${answering(one)}${ended(text)}办理前，${unended(before)}；办理后，${unended(after)}。${method === null || method === '' ? '' : `核验方式：${ended(method)}`}`;
}

const fault = ({ text, dueOn }: Chosen): string => `${ended(text)}${dueOn === null ? '' : `整改期限为${paperDay(dueOn)}。`}`;

function asks(problems: readonly Chosen[]): string[] {
  if (problems.length === 0) return ['各党支部结合实际学习借鉴，不照搬照抄。', '需要进一步了解的，与有关党支部联系。'];
  const last = problems.flatMap(({ dueOn }) => dueOn ?? []).toSorted().at(-1);
  const asked = [...new Set(problems.flatMap(({ requirement }) => unended(requirement) || []))];
  return [
    ...asked.map((text) => `${text}。`),
    `有关党支部对照所列问题，按照督导意见逐项整改${last === undefined ? '' : `，于${paperDay(last)}前完成`}，并写明办理情况。`, '其他党支部对照检查，有同样问题的一并改正。',
  ];
}
