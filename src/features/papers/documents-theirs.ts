import { words as partner } from '#features/partner/words.ts';
import type { FormPaper, TableBlock } from '#shared/document/model.ts';
import { createSay } from '#shared/language.ts';
import { askedPaper } from './documents-catalogue.ts';
import { makePaper, noticeOf, type Made } from './documents-made.ts';
import { each, facts, form, heading, official, pair, paragraph, prose, row, table, unless, type Paper } from './documents.ts';
import type { PaperKnown } from './facts.ts';
import type { TheirKind } from './facts-theirs.ts';
import { activityName, dayAt, format, fullName } from './facts-names.ts';

/**
 * Papers as a partner holds them, in the order of an activity's life. Where ours tell of money, approvals or the year's plan these are worded without: a sentence
 * around a fact that is cut would say something untrue. Always built in: an office's own templates are worded for its own papers.
 */

const programme: Paper = official('programme', '活动方案', 'Programme', [], {
  title: ['{主办支部}', '{活动名称}方案'],
  blocks: [
    heading('活动任务'), paragraph('{活动任务}'), paragraph('选题来源：{选题来源}。带着问题去：{拟解决问题}{^拟解决问题}由各方在活动中提出。{/拟解决问题}{#结合方式}与{结合方式}相结合。{/结合方式}'),
    heading('参加单位'), each('各方', paragraph('{角色}：{名称}{#联系人}，联系人{联系人}{联系人职务}{/联系人}。')),
    heading('时间和地点'), paragraph('{时间}，{地点}。形式：{活动形式}。{#行程}行程：{行程}。{/行程}'),
    heading('日程安排'), each('场次', paragraph('{日期}{起}至{止}，{地点}。'), table([4, 1, 2, 2], ['内容', '时长（分）', '负责', '环节'], each('日程', { cells: ['{内容}', '{时长}', '{负责}', '{环节}'] }))), unless('场次', paragraph('日程由各方商定后补充。')),
    heading('任务分工'), each('任务分工', paragraph('{事项}：{负责}{#时限}，{时限}前{/时限}。')), unless('任务分工', paragraph('由{主办支部}统筹，{组织者}负责。')), paragraph('组织者：{组织者}；支部书记：{支部书记}。'),
    heading('经费和纪律'), paragraph('费用由各方各自承担。严格遵守中央八项规定精神和审计工作纪律，不赠送礼品、不安排宴请，不谈论在审事项，发布稿件先经保密审查。'),
    heading('预期效果'), paragraph('{预期效果}'),
  ],
  signature: { issuer: '{主办支部}', day: '{制表日期}', sealed: false }, note: '组织者：{组织者}，活动编号：{编号}',
});

const record: Paper = form('record', '活动记录表', 'Record form', [], {
  title: '主题联学活动记录表', heading: { left: '{主办支部}', right: '编号：{编号}' },
  blocks: [facts(
    row('主题', '{议题}'), pair('时间', '{活动时间}', '地点', '{地点}'), pair('主持人', '{主持人}', '记录人', '{记录人}'), pair('活动类型', '{活动类型}', '活动形式', '{活动形式}'), row('联学单位', '{联学单位}'),
    each('各方', row('{名称}', '{出席情况}')), prose('理论共学', '{理论共学}'), prose('问题共解', '{问题共解}'), prose('成果共享', '{成果共享}'),
    each('专题调研', prose('专题调研', '{专题调研}')), each('解决实际问题', prose('解决实际问题', '{解决实际问题}')), each('听取意见建议', prose('听取意见建议', '{听取意见建议}')),
    prose('议定事项', '{议定事项摘要}'), each('自愿捐助', row('自愿捐助', '{内容} — {对象}')), row('记录日期', '{记录日期}'),
    each('各方', { cells: [{ kind: 'label', text: '签认' }, { kind: 'text', text: '{名称}', columns: 2 }, { kind: 'text', text: '{签认人}\n{签认日期}', align: 'centre' }] }),
  )],
});

const sayPartner = createSay(partner, 'zh-Hans');
const words = { letter: askedPaper('letter'), programme, record, bulletin: askedPaper('bulletin') } as const;
export const theirName = (key: TheirKind): string => (key === 'said' ? '本方填报内容' : words[key].name);

/** One paper of theirs, of facts that are cut already (`cutFor`). */
export function makeTheirs(key: TheirKind, known: PaperKnown, sideId: string): Made {
  return key === 'said' ? { kind: 'docx', document: whatTheySaid(known, sideId) } : makePaper(words[key], known);
}

const lines = (caption: string, widths: readonly number[], header: readonly string[], rows: readonly (readonly string[])[]): TableBlock[] => (rows.length === 0 ? [] : [{
  kind: 'table', caption, widths: [...widths], header: [{ cells: header.map((text) => ({ kind: 'label' as const, text })) }], rows: rows.map((cells) => ({ cells: [...cells] })),
}]);
const states = { present: '出席', leave: '请假', absent: '缺席', observer: '列席' } as const;
const proposals = { current: '已采纳', replaced: '已采纳', proposed: '等待答复', accepted: '已采纳', refused: '未采纳' } as const;

/** What the side itself has written: what it said, what it proposed, who came, what it raised and was answered. */
function whatTheySaid({ facts: { activity, sides, consents, versions, attendance, problems, actions }, facts: all, today, demo }: PaperKnown, sideId: string): FormPaper {
  const side = sides.find((one) => one.id === sideId);
  const known = (count: number | null | undefined): string => (count == null ? '未知' : String(count));
  const effect = (problemId: string): string => actions.filter((one) => one.problemId === problemId).map(({ measure, before, after }) => `${measure}：此前${before ?? ''}，现在${after ?? ''}`).join('；');
  const line = noticeOf(demo, '');
  return {
    kind: 'form', title: '本方填报内容', heading: { left: side === undefined ? '' : fullName(side), right: `编号：${activity.code}` }, ...(line === '' ? {} : { notice: line }),
    blocks: [
      { kind: 'paragraph', text: `${activity.theme === null ? activity.kind : activityName(all)}，截至${format.day(today)}。`, indent: false },
      ...lines('表态和签认', [3, 2, 3, 3, 4], ['事项', '意见', '姓名', '时间', '说明'], consents.filter((one) => one.sideId === sideId).map((one) => [
        sayPartner(`page.said_of.${one.subject}`, { version: one.subjectVersion }), sayPartner(`sign.${one.decision}.${one.subject}`), `${one.name}（${one.post}）`, format.day(dayAt(one.at)), one.comment ?? '',
      ])),
      ...lines('对方案提出的修改', [3, 3, 5, 2, 4], ['提出人', '时间', '说明', '结果', '答复'], versions.map((one) => [one.authorName, format.day(dayAt(one.createdAt)), one.note ?? '', proposals[one.state], one.decisionNote ?? ''])),
      { kind: 'paragraph', text: `本方出席：应到${known(side?.expected)}，实到${known(side?.present)}。`, indent: false },
      ...lines('出席名单', [1, 3, 4, 2], ['序号', '姓名', '职务', '情况'], attendance.map((one, index) => [String(index + 1), one.name, one.post ?? '', states[one.state]])),
      ...lines('提出的问题和建议', [5, 5, 5], ['内容', '答复', '核验的成效'], problems.map((one) => [one.text, one.answer ?? '', effect(one.id)])),
    ],
  };
}
