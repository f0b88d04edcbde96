import type { Field, Values } from '#shared/document/fields.ts';
import type { OfficialPaper } from '#shared/document/model.ts';
import { asTemplate, fill, type Template } from '#shared/document/template.ts';
import type { RequestRow } from './contract.ts';
import type { LeaderRole, ProjectOf } from './facts.ts';

/** 请示 and 批复 as papers (GB/T 9704), composed from the request and its project: nothing is typed for them. */

export const temporaryPapers = ['request', 'reply'] as const;
export type TemporaryPaper = (typeof temporaryPapers)[number];
export const paperNames: Readonly<Record<TemporaryPaper, string>> = { request: '请示', reply: '批复' };

const text = (name: string): Field => ({ name, kind: 'text' });
const day = (name: string): Field => ({ name, kind: 'day' });
/** What its papers may name, in the built-in ones and in the office's own. */
export const temporaryFields: readonly Field[] = [
  text('机关党委'), text('审计组'), text('项目'), text('组织'), text('组织类别'), text('理由'), text('成员'), { name: '人数', kind: 'integer' }, day('进点日期'), day('成立日期'), day('结束日期'), day('请示日期'), text('提出人'),
  text('批准文号'), text('批准单位'), day('批复日期'), { name: '负责人', kind: 'list', fields: [text('姓名'), text('拟任职务')] }, text('不得'),
];
const heading = (words: string) => ({ kind: 'heading', level: 1, text: words }) as const;
const says = (words: string) => ({ kind: 'paragraph', text: words }) as const;

const request: Template<OfficialPaper> = {
  kind: 'official', title: ['关于设立{组织}的请示'], addressees: '{机关党委}',
  blocks: [
    says('{项目}自{进点日期}进点，{审计组}有党员{人数}名。{理由}'),
    says('为加强现场党员的教育、管理和监督，拟设立{组织}，自{成立日期}起，至{结束日期}止；项目提前结束的，自项目结束之日起自然撤销。党员的组织关系保留在原党支部，不作转接。'),
    heading('拟任负责人'), { each: '负责人', of: [says('{拟任职务}：{姓名}')] }, heading('成员'), says('{成员}'),
    heading('职责'), says('组织政治学习，对党员进行教育、管理、监督。{不得}'), says('妥否，请批示。'),
  ],
  signature: { issuer: '{审计组}', day: '{请示日期}', sealed: false }, note: '提出人：{提出人}',
};
const reply: Template<OfficialPaper> = {
  kind: 'official', head: { issuer: '{批准单位}', number: '{批准文号}' }, title: ['关于同意设立{组织}的批复'], addressees: '{审计组}',
  blocks: [
    says('你组关于设立{组织}的请示收悉。经研究，批复如下：'), says('一、同意设立{组织}，自{批复日期}起，至{结束日期}止；项目提前结束的，自项目结束之日起自然撤销。'),
    says('二、任命以下同志为负责人，任期至{组织类别}撤销时止：'), { each: '负责人', of: [says('{姓名}任{拟任职务}')] }, says('三、党员组织关系保留在原党支部；在{组织类别}参加学习的学时和出席情况，由原党支部一并计算。{不得}'),
  ],
  signature: { issuer: '{批准单位}', day: '{批复日期}', sealed: true },
};

export const roleWords: Readonly<Record<LeaderRole, string>> = { secretary: '书记', deputy: '副书记', commissioner: '委员', officer: '干事', head: '组长' };
export interface PaperFacts {
  readonly request: RequestRow;
  readonly project: ProjectOf;
  readonly office: string;
  /** What it may not do, as rule ORG-04 names it. */
  readonly mayNot: readonly string[];
}

export function valuesOfRequest({ request: one, project, office, mayNot }: PaperFacts): Values {
  const names = [...new Set([...one.leaders, ...one.members].map(({ name }) => name))];
  return {
    机关党委: `${office}机关党委`, 审计组: `${project.name}项目组`, 项目: project.name, 组织: one.name, 组织类别: one.kind === 'branch' ? '临时党支部' : '临时党小组', 理由: one.reason, 成员: names.join('、'), 人数: names.length,
    进点日期: project.startOn, 成立日期: one.startOn, 结束日期: one.plannedEnd, 请示日期: one.askedOn, 提出人: one.proposerName, 批准文号: one.approvalNo, 批准单位: one.approvedBy, 批复日期: one.decidedOn,
    负责人: one.leaders.map(({ name, role }) => ({ 姓名: name, 拟任职务: roleWords[role] })), 不得: mayNot.length === 0 ? '' : `不${mayNot.join('、不')}。`,
  };
}

const models: Readonly<Record<TemporaryPaper, Template<OfficialPaper>>> = { request, reply };
/** The built-in paper as a template that an office can copy and change. */
export const temporaryTemplate = (key: TemporaryPaper): OfficialPaper => asTemplate<OfficialPaper>(models[key]);
/** Under which name the office's own templates of it are kept. */
export const templateKey = (key: TemporaryPaper): `temporary-${TemporaryPaper}` => `temporary-${key}`;

/** @returns null for a reply that has not been given. */
export function temporaryPaper(key: TemporaryPaper, facts: PaperFacts, notice: string): OfficialPaper | null {
  if (key === 'reply' && facts.request.state !== 'approved') return null;
  const made = fill<OfficialPaper>(models[key], temporaryFields, valuesOfRequest(facts));
  return notice === '' ? made : { ...made, notice };
}
