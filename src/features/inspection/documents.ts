import { lexicon } from '#features/words.ts';
import { demoLine } from '#shared/demo.ts';
import type { Block, OfficialPaper, TableRow } from '#shared/document/model.ts';
import { createFormat } from '#shared/format.ts';
import { createSay, type Facts, type Words } from '#shared/language.ts';
import { computedKeys, type Computed } from './facts-items.ts';
import { stands, unanswered, unsettled, type Item, type Observation, type Round } from './facts.ts';

/** The report of a round: how it was drawn, what was found good and wrong, what is to be put right and what came of it; annexed the sheets and the list it was drawn from. */

export interface ReportKnown {
  readonly round: Round;
  readonly items: readonly Item[];
  readonly observations: readonly Observation[];
  readonly computed: ReadonlyMap<string, readonly Computed[]>;
  /** Observation → number in the office's list of problems, where it became one. */
  readonly followed: ReadonlyMap<string, string>;
  readonly office: string;
  readonly today: string;
  readonly demo: boolean;
}

const format = createFormat('zh-Hans');
const speak = createSay(lexicon as Words, 'zh-Hans');
/** Days among the facts are written as people write them. */
const say = (key: string, facts: Facts = {}): string =>
  speak(key, Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? format.day(value) : value])));
const heading = (text: string): Block => ({ kind: 'heading', level: 1, text });
const says = (text: string): Block => ({ kind: 'paragraph', text });
const numbered = (items: readonly string[]): Block[] => (items.length === 0 ? [] : [{ kind: 'list', marker: 'number', items }]);
const stop = (text: string): string => `${text.replace(/[。；.;\s]+$/u, '')}。`;

const nameOf = ({ theme, code, branch }: Item): string => `${branch}“${theme ?? code}”（${code}）`;
const day = (instant: string | null): string => (instant === null ? '' : format.instant(instant).split(' ')[0] ?? '');

export function report(known: ReportKnown): OfficialPaper {
  const { round, items, office, today, demo } = known;
  const standing = known.observations.filter(({ state }) => state !== 'withdrawn');
  const good = standing.filter(({ kind }) => kind === 'good');
  const problems = standing.filter(({ kind }) => kind === 'problem');
  const of = ({ itemId }: Observation): string => { const item = items.find(({ id }) => id === itemId); return item === undefined ? '' : nameOf(item); };
  const listed = ({ id }: Observation): string => { const number = known.followed.get(id); return number === undefined ? '' : `另列入问题清单（${number}），成效由他人核验。`; };
  const open = round.state === 'open';
  return {
    kind: 'official', title: [round.name, '检查报告'],
    ...(demo || open ? { notice: [...(open ? ['检查尚未结束，仅供核对'] : []), ...(demo ? [demoLine[0]] : [])].join('　') } : {}),
    blocks: [
      heading('总体情况'), says(overall(known)), ...(round.conclusion === null ? [] : [says(stop(round.conclusion))]),
      heading('抽样方法'), ...sampling(round),
      heading('好的做法'), ...(good.length === 0 ? [says('本次检查没有登记。')] : numbered(good.map((one) => `${of(one)}：${stop(one.text)}`))),
      heading('存在问题'), ...(problems.length === 0 ? [says('本次检查没有发现需要整改的问题。')] : numbered(problems.map((one) => `${of(one)}：${stop(one.text)}${one.reply === null ? '' : `支部说明：${stop(one.reply)}`}`))),
      ...(problems.length === 0 ? [] : [heading('整改要求和复查情况'), ...numbered(problems.map((one) => `${of(one)}：${stop(one.requirement ?? '')}责任人${one.ownerName ?? '为支部书记'}，${format.day(one.dueOn)}前完成。${outcomeOf(one, today)}${listed(one)}`))]),
      says(problems.length === 0 ? '请各党支部对照检查表继续做好主题联学工作。' : unsettled(problems).length === 0 ? '以上问题均已整改并通过复查。' : '请有关党支部按期整改；到期后由机关党委组织复查，由没有参与提出和整改的人员办理。'),
    ],
    attachments: [
      { title: '检查表', blocks: items.flatMap((item) => sheet(known, item)) },
      { title: `检查总体清单（${round.population.length}项）`, blocks: [populationTable(round)] },
    ],
    signature: { issuer: `${office}机关党委`, day: round.closedOn ?? today, sealed: false },
  };
}

/** Numbers of the round only: never one branch beside another. */
function overall({ round, items, observations, computed }: ReportKnown): string {
  const looked = items.filter(stands);
  const gone = items.length - looked.length;
  const left = looked.reduce((all, item) => all + unanswered(round.checklist, item).length, 0);
  const rows = looked.flatMap(({ id }) => computed.get(id) ?? []);
  const four = (['record', 'publicity', 'summary', 'effect'] as const).map((key) => `${say(`ledger.${key}`)}${rows.filter((one) => one.key === key && one.result === 'yes').length}项`);
  const count = (kind: Observation['kind']): number => observations.filter((one) => one.kind === kind && one.state !== 'withdrawn').length;
  return `${format.days(round.fromOn, round.toOn)}举行的主题联学活动共${round.population.length}项（${round.branches.length === 0 ? '全部支部' : round.branches.join('、')}），${format.day(round.openedOn)}起抽查${items.length}项${gone > 0 ? `，其中${gone}项抽中后取消，未作检查` : ''}${left > 0 ? `，尚有${left}个检查项未填` : ''}。`
    + `所查活动中按时完成的：${four.join('，')}。登记好的做法${count('good')}条，问题${count('problem')}条。检查只看活动，不打分，不排名。`;
}

function sampling(round: Round): Block[] {
  if (round.method === 'chosen') return [says(`由检查人员从总体中指定${round.size}项，理由：${stop(round.reason ?? '')}`)];
  return [
    says(`从总体中随机抽取${round.size}项。种子为${round.seed ?? ''}。${say('inspection.method.words', { size: round.size })}`),
    says('任何人都可以用上面的种子和附件中的总体清单，按同样的方法重新抽取，核对结果。'),
  ];
}

function outcomeOf(one: Observation, today: string): string {
  if (one.state === 'passed') return `${one.reporterName ?? ''}报告：${stop(one.report ?? '')}${one.recheckerName ?? ''}于${day(one.recheckedAt)}复查通过：${stop(one.recheckNote ?? '')}`;
  if (one.state === 'reported') return `${one.reporterName ?? ''}已报告整改：${stop(one.report ?? '')}待复查。`;
  const late = one.dueOn !== null && one.dueOn < today ? '已逾期。' : '整改中。';
  return one.returned > 0 ? `复查退回${one.returned}次：${stop(one.recheckNote ?? '')}${late}` : late;
}

/** 检查项, 检查依据, 检查方式, 结果, 问题描述, 整改要求, 责任人, 时限, 复查: one table for each activity. */
function sheet({ round, observations, computed }: ReportKnown, item: Item): Block[] {
  const found = computed.get(item.id) ?? [];
  const own = observations.filter(({ itemId, state, kind }) => itemId === item.id && state !== 'withdrawn' && kind === 'problem');
  const line = (key: string | null, what: string, basis: string, way: string, result: string, seen: string): TableRow[] => {
    const of = own.filter(({ itemKey }) => itemKey === key);
    if (of.length === 0) return key === null ? [] : [{ cells: [what, basis, way, result, seen, '', '', '', ''] }];
    return of.map((one, index) => ({
      cells: [...(index === 0 ? [what, basis, way, result] : ['', '', '', '']), [index === 0 ? seen : '', one.text].filter((part) => part !== '').join('；'), one.requirement ?? '', one.ownerName ?? '支部书记', format.day(one.dueOn), `${say(`inspection.observation.${one.state}`)}${one.recheckerName === null ? '' : `（${one.recheckerName}）`}`],
    }));
  };
  const rows = [
    ...computedKeys.flatMap((key) => {
      const one = found.find((candidate) => candidate.key === key);
      return line(key, say(`inspection.item.${key}`), say(`inspection.basis.${key}`), '系统自动', one === undefined ? '' : say(`inspection.result.${one.result}`), (one?.says ?? []).map((text) => say(text.key, text.facts)).join('；'));
    }),
    ...round.checklist.flatMap(({ key, text, basis }) => {
      const answered = item.answers.find((one) => one.key === key);
      return line(key, text, basis, '人工', answered === undefined ? '未填' : say(`inspection.answer.${answered.answer}`), answered?.note ?? '');
    }),
    ...line(null, '其他', '', '人工', '', ''),
  ];
  return [
    heading(nameOf(item)), ...(stands(item) ? [] : [says('抽中后已取消，未作检查。')]), ...(item.note === null ? [] : [says(`检查记录：${stop(item.note)}`)]),
    ...(stands(item) ? [{ kind: 'table' as const, widths: [5, 5, 2, 2, 6, 4, 2, 3, 3], header: [{ cells: ['检查项', '检查依据', '检查方式', '结果', '问题描述', '整改要求', '责任人', '时限', '复查'].map((text) => ({ kind: 'label' as const, text })) }], rows }] : []),
  ];
}

const populationTable = ({ population }: Round): Block => ({
  kind: 'table', widths: [1, 3, 7, 5, 2], header: [{ cells: ['序号', '编号', '主题', '主办支部', '抽中'].map((text) => ({ kind: 'label' as const, text })) }],
  rows: population.map(({ code, theme, branch, place }, index) => ({ cells: [String(index + 1), code, theme ?? '未定主题', branch, place === null ? '' : `第${place}`] })),
});
