import { dayOf } from '#features/activity/checks-common.ts';
import type { ActivityFacts, SideFacts } from '#features/activity/facts.ts';
import type { Block } from '#features/record/facts.ts';
import { createFormat } from '#shared/format.ts';
import { normalised } from './facts.ts';

/**
 * The first text of a bulletin, put together from what is known of the activity: nothing is typed again and nothing is
 * made up. A number nobody knows stays 未知 or stands in the words it was given in; what is not there is left out.
 */
export interface Draft {
  readonly title: string;
  readonly body: Block[];
  readonly contributor: string;
}

const format = createFormat('zh-Hans');
const longestTitle = 200;

/** A side by unit and branch; our own by branch alone, as one's own paper says it. */
const nameOf = (side: SideFacts): string =>
  side.own && side.branchNames.length > 0 ? side.branchNames.join('、') : `${side.unitName ?? ''}${side.branchNames.join('、')}` || (side.bodyWords ?? '');
const namesOf = ({ sides }: ActivityFacts, role: SideFacts['role']): string[] =>
  sides.filter((side) => side.role === role).map(nameOf).filter((name) => name !== '');
/** At most three names, then how many there are. */
const few = (names: readonly string[]): string => (names.length > 3 ? `${names.slice(0, 3).join('、')}等${names.length}方` : names.join('、'));

/** “主题”主题联学: quotes inside a theme become single ones. */
function themed({ activity, record }: ActivityFacts): string {
  const theme = (activity.theme ?? record?.topic ?? '').replaceAll('“', '‘').replaceAll('”', '’');
  return `${theme === '' ? '' : `“${theme}”`}${activity.kind.replace(/活动$/, '')}`;
}

const paragraph = (text: string): Block => ({ kind: 'paragraph', runs: [{ text, bold: false }] });
const bullet = (text: string): Block => ({ kind: 'bullet', runs: [{ text, bold: false }] });
const lines = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
/** A part of a text with its name before it; without words in it there is no name either. */
type Part = (title: string, blocks: readonly Block[]) => Block[];
const underHeading: Part = (title, blocks) => (blocks.length === 0 ? [] : [{ kind: 'heading', runs: [{ text: title, bold: false }] }, ...blocks]);
/** In a section of several, headings are the activities’: the part’s name stands in bold where its words begin. */
const inSection: Part = (title, blocks) => {
  const [first, ...rest] = blocks;
  if (first === undefined) return [];
  const name = { text: `${title}：`, bold: true };
  return first.kind === 'paragraph' ? [{ kind: 'paragraph', runs: [name, ...first.runs] }, ...rest] : [{ kind: 'paragraph', runs: [name] }, ...blocks];
};

/** `others`: further activities the bulletin is composed from, one section each after the activity’s own. */
export function composeDraft(facts: ActivityFacts, others: readonly ActivityFacts[] = []): Draft {
  const all = [facts, ...others];
  const [hosts, partners] = [distinct(all.flatMap((one) => namesOf(one, 'host'))), distinct(all.flatMap((one) => namesOf(one, 'partner')))];
  const what = all.length > 3 ? `${all.length}次主题联学` : all.map(themed).join('、');
  const title = `${few(hosts)}${partners.length === 0 ? '' : `与${few(partners)}`}开展${what}`;
  const body = others.length === 0 ? sectionOf(facts, underHeading) : all.flatMap((one) => underHeading(themed(one), sectionOf(one, inSection)));
  return { title: title.length > longestTitle ? `${themed(facts)}${others.length === 0 ? '' : '等'}简报`.slice(0, longestTitle) : title, body: normalised(body), contributor: few(hosts).slice(0, longestTitle) };
}
const distinct = (names: readonly string[]): string[] => [...new Set(names)];

/** What is known of one activity, part by part. */
function sectionOf(facts: ActivityFacts, part: Part): Block[] {
  const { record, insights } = facts;
  const prose = (title: string, text: string | undefined): Block[] => part(title, lines(text ?? '').map(paragraph));
  return [
    paragraph(lead(facts, namesOf(facts, 'host'), namesOf(facts, 'partner'))),
    paragraph(`参加情况：${facts.sides.map((side) => attendanceOf(side, facts)).join('；')}。`),
    ...prose('理论共学', record?.strands.theory),
    ...prose('问题共解', record?.strands.problem),
    ...prose('成果共享', record?.strands.outcome),
    ...prose('专题调研', record?.results.research),
    ...prose('研究解决实际问题', record?.results.solving),
    ...prose('听取意见建议', record?.results.opinions),
    ...part('议定事项', (record?.decisions ?? []).map(({ text, owner, dueOn }) => {
      const more = [owner === null || owner === '' ? null : `责任人：${owner}`, dueOn === null ? null : `时限：${format.day(dueOn)}`].filter((one) => one !== null);
      return bullet(`${text}${more.length === 0 ? '' : `（${more.join('，')}）`}`);
    })),
    ...part('心得体会', insights.filter((insight) => insight.withdrawnAt === null).flatMap(({ name, text }) =>
      lines(text).map((line, index): Block => (index === 0 ? { kind: 'paragraph', runs: [{ text: `${name}：`, bold: true }, { text: line, bold: false }] } : paragraph(line))),
    )),
  ];
}

function lead(facts: ActivityFacts, hosts: readonly string[], partners: readonly string[]): string {
  const { activity, record } = facts;
  const from = activity.heldOn;
  const ended = record?.endedAt == null ? from : dayOf(record.endedAt);
  const days = from === null ? '' : `${ended !== null && ended > from ? format.days(from, ended) : format.day(from)}，`;
  const place = (record?.place ?? activity.place ?? '').trim();
  const chair = (record?.chair ?? '').trim();
  const who = `${hosts.join('、')}${partners.length === 0 ? '' : `与${partners.join('、')}`}`;
  return `${days}${who}${place === '' ? '' : `在${place}`}开展${themed(facts)}活动。${chair === '' ? '' : `活动由${chair}主持。`}`;
}

/** One side's numbers: those that are known; words where only words are known; else 未知. */
function attendanceOf(side: SideFacts, { attendance }: ActivityFacts): string {
  const numbers = ([['应到', side.expected], ['实到', side.present], ['请假', side.onLeave], ['缺席', side.absent]] as const)
    .filter(([label, count]) => count !== null && (count > 0 || label === '应到' || label === '实到'))
    .map(([label, count]) => `${label}${count}人`);
  const observers = attendance.filter((one) => one.sideId === side.id && one.state === 'observer').length;
  const words = (side.countWords ?? '').trim();
  const known = [...numbers, ...(words === '' ? [] : [words]), ...(observers > 0 ? [`列席${observers}人`] : [])];
  return `${nameOf(side) || '未知单位'}${known.length === 0 ? '人数未知' : known.join('，')}`;
}
