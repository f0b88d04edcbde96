import type { SheetColumn } from '#shared/document/sheet.ts';
import { each, facts, form, heading, official, opinion, pair, paragraph, row, sheet, table, unless, type Paper } from './documents.ts';

/** Papers of publicity, supervision, conversion and the year (domain-rules 6.3, 8.6, 8.10, 8.11; forms.md). */

const column = (title: string, width: number, kind: SheetColumn['kind'], value: string) => ({ title, width, kind, value });

const bulletin: Paper = {
  key: 'bulletin', name: '简报', en: 'Bulletin', needs: ['简报标题', '简报正文', '保密审查结论', '印发日期'], emptyWithout: '简报正文',
  model: { kind: 'docx', template: {
    kind: 'newsletter', name: '主题联学简报', issue: '{期号}' as never, year: '{简报年度}' as never, editor: '{办名}', day: '{印发日期}', title: '{简报标题}', contributor: '{供稿}',
    blocks: [{ rich: '简报正文' }],
  } },
};

const post: Paper = form('post', '网站门户稿件及审核单', 'Post and review slip', ['简报标题', '简报正文', '保密审查结论', '保密审查人'], {
  title: '信息发布审核单', heading: { left: '供稿：{供稿}', right: '活动编号：{编号}' },
  blocks: [
    facts(
      row('稿件标题', '{简报标题}'), pair('活动主题', '{主题}', '活动时间', '{活动时间}'), pair('地点', '{地点}', '联学单位', '{联学单位}'), pair('主持人', '{主持人}', '参加人数', '{实到合计}'), pair('拟发布渠道', '{发布渠道}', '照片', '{照片数}张'), pair('简报期号', '{简报期号}', '印发日期', '{印发日期}'),
      pair('保密审查结论', '{保密审查结论}', '审查人', '{保密审查人}'), pair('审查日期', '{保密审查日期}', '稿件状态', '{简报状态}'), row('发布情况', '{#发布情况}{渠道}，{日期}{#地址}，{地址}{/地址}；{/发布情况}{^发布情况}尚未发布{/发布情况}'), opinion('审核意见', ''),
    ),
    { kind: 'paragraph', text: '{简报标题}', align: 'centre' }, { rich: '简报正文' }, { kind: 'paragraph', text: '（{供稿}）', align: 'right' },
  ],
});

const ledgerRow: Paper = sheet('ledger-row', '台账', 'Ledger row', ['主题', '联学单位', '举行日期', '记录情况', '宣传情况'], {
  name: '台账', each: null, notes: ['{办名}主题联学台账（{编号}）', '由系统按已登记的内容生成，无需填报。制表日期：{制表日期}'],
  columns: [
    column('年度计划编号', 12, 'text', '{年度计划编号}'), column('活动编号', 11, 'text', '{编号}'), column('本方支部', 22, 'text', '{主办支部}'), column('支部类型', 10, 'text', '{支部类型}'), column('联学单位/支部', 30, 'text', '{联学单位}'), column('主题', 30, 'text', '{主题}'),
    column('日期', 16, 'date', '{举行日期}'), column('地点', 20, 'text', '{地点}'), column('应到', 8, 'integer', '{应到合计}'), column('实到', 8, 'integer', '{实到合计}'), column('形式', 14, 'text', '{活动形式}'), column('主持人', 10, 'text', '{主持人}'),
    column('经费测算（元）', 14, 'money', '{经费测算}'), column('决算（元）', 14, 'money', '{实际支出}'), column('资金来源', 14, 'text', '{资金来源}'), column('在审情况', 14, 'text', '{在审情况}'), column('批准日期', 16, 'date', '{批准日期}'), column('记录', 14, 'text', '{记录情况}'), column('心得篇数', 8, 'integer', '{心得篇数}'),
    column('简报期号', 14, 'text', '{简报期号}'), column('网站发布日期', 16, 'date', '{网站发布日期}'), column('门户发布日期', 16, 'date', '{门户发布日期}'), column('总结', 20, 'text', '{总结情况}'), column('学习成效', 24, 'text', '{成效情况}'),
    column('问题数', 8, 'integer', '{问题数}'), column('完成数', 8, 'integer', '{完成数}'), column('验证数', 8, 'integer', '{验证数}'), column('归档日期', 16, 'date', '{归档日期}'), column('状态', 10, 'text', '{阶段}'),
  ],
});

const superior: Paper = sheet('superior', '上级系统填报表', 'Sheet for the superior’s system', ['主题', '计划日期', '举行日期', '地点', '应到合计', '实到合计', '主要内容'], {
  name: '主题党日活动录入', each: null, notes: [],
  columns: [
    column('所在党支部', 22, 'text', '{主办支部}'), column('记录人', 10, 'text', '{记录人}'), column('主持人姓名', 10, 'text', '{主持人}'), column('活动名称', 32, 'text', '{活动名称}'), column('活动类型', 12, 'text', '{活动类型}'), column('计划时间', 16, 'date', '{计划日期}'), column('实际时间', 30, 'text', '{活动时间}'),
    column('时长（分钟）', 10, 'integer', '{时长}'), column('活动地点', 20, 'text', '{地点}'), column('活动主题', 30, 'text', '{主题}'), column('会议议题', 30, 'text', '{议题}'), column('主要内容及特色', 60, 'text', '{主要内容}'), column('会议决议', 40, 'text', '{议定事项摘要}'), column('应到人数', 8, 'integer', '{应到合计}'),
    column('实到人数', 8, 'integer', '{实到合计}'), column('请假人数', 8, 'integer', '{请假合计}'), column('缺席人员及原因', 24, 'text', '{缺席人员及原因}'), column('列席人员', 14, 'text', '{列席人员}'), column('结对共建组织', 30, 'text', '{联学单位}'), column('效果', 30, 'text', '{学习成效}'), column('整改情况', 40, 'text', '{成效摘要}'),
    column('照片数', 8, 'integer', '{照片数}'), column('附件数', 8, 'integer', '{附件数}'), column('发布时间', 16, 'date', '{印发日期}'),
  ],
});

const problems: Paper = sheet('problems', '问题清单', 'Problem list', ['问题清单'], {
  name: '问题任务责任清单', each: '问题清单', notes: ['{活动名称}问题清单、任务清单、责任清单', '编号：{编号}　主办：{主办支部}　联学：{联学单位}　时间：{活动时间}　地点：{地点}　主持人：{主持人}　记录人：{记录人}', '听取的意见建议：{听取意见建议}', '议定事项：{议定事项摘要}', '问题建议{问题数}项，任务{任务数}项，完成{完成数}项，核验{验证数}项　制表日期：{制表日期}'],
  columns: [
    column('序号', 6, 'integer', '{序号}'), column('问题编号', 11, 'text', '{问题编号}'), column('问题内容', 34, 'text', '{问题}'), column('类型', 8, 'text', '{类型}'), column('提出方', 22, 'text', '{提出方}'), column('关联项目', 18, 'text', '{项目}'), column('整改措施', 34, 'text', '{措施}'), column('整改标准、预期效果', 24, 'text', '{预期效果}'), column('责任领导', 10, 'text', '{责任领导}'), column('责任部门', 18, 'text', '{责任部门}'), column('责任人', 10, 'text', '{责任人}'), column('完成时限', 16, 'date', '{时限}'), column('进展', 14, 'text', '{进展}'),
    column('转化类型', 10, 'text', '{成果类型}'), column('完成证据', 30, 'text', '{完成证据}'), column('完成日期', 16, 'date', '{完成日期}'), column('成效前', 24, 'text', '{成效前}'), column('成效后', 24, 'text', '{成效后}'), column('验证方式', 24, 'text', '{验证方式}'), column('验证人', 10, 'text', '{验证人}'), column('验证日期', 16, 'date', '{验证日期}'), column('反馈日期', 16, 'date', '{反馈日期}'),
  ],
});

const reimbursement: Paper = form('reimbursement', '报销清单及说明', 'Reimbursement list', ['主题', '举行日期', '经费测算', '资金来源', '批准日期', '经费明细', '实际支出'], {
  title: '主题联学活动报销清单及说明', heading: { left: '报销支部：{主办支部}', right: '编号：{编号}' },
  blocks: [
    facts(
      row('活动', '{活动名称}'), pair('时间', '{活动时间}', '地点', '{地点}'), row('联学单位', '{联学单位}'), pair('参加人数', '{实到合计}', '批准日期', '{批准日期}'), pair('经费测算（元）', '{经费测算}', '资金来源', '{资金来源}'), pair('实际支出（元）', '{实际支出}{^实际支出}尚未登记{/实际支出}', '批准人', '{批准人}'),
      row('说明', '{经费说明}{决算说明}'), row('财务意见', '{财务意见}'), row('行程变更', '{行程变更说明}'), pair('礼品', '{礼品}', '饮酒', '{饮酒}'), pair('经办人', '{组织者}', '支部书记', '{支部书记}'),
    ),
    table([1, 2, 4, 2, 2, 2], ['序号', '费用类别', '计算依据', '测算（元）', '实际（元）', '差额及说明'], each('经费明细', { cells: ['{序号}', '{费用类别}', '{计算依据}', '{金额}', '{实际金额}', '{差额}{#差额说明}；{差额说明}{/差额说明}'] }), unless('经费明细', { cells: ['', '经费尚未测算', '', '', '', ''] })),
    table([1, 5, 4, 3], ['序号', '应附材料', '状态', '说明'], each('报销材料', { cells: ['{序号}', '{材料}', '{状态}', '{说明}'] })),
  ],
});

const inspection: Paper = form('inspection', '督导检查表', 'Inspection sheet', ['主题', '记录情况', '总结情况', '宣传情况', '成效情况', '督导情况'], {
  title: '主题联学活动督导检查表', heading: { left: '被查支部：{主办支部}', right: '编号：{编号}' },
  blocks: [
    facts(row('活动', '{活动名称}'), pair('时间', '{活动时间}', '地点', '{地点}'), row('联学单位', '{联学单位}'), pair('主持人', '{主持人}', '记录人', '{记录人}')),
    table([2, 3, 5, 2], ['检查项', '检查依据', '系统计算的结果', '检查意见'],
      { cells: ['记录', '支部工作条例；本办机制', '{记录情况}；记录日期{记录日期}；各方签认：{各方签认}', ''] }, { cells: ['出席', '记录要素', '应到{应到合计}，实到{实到合计}，请假{请假合计}；{缺席人员及原因}', ''] }, { cells: ['宣传', '本办机制', '{宣传情况}；保密审查：{保密审查结论}{保密审查人}', ''] },
      { cells: ['总结', '本办机制', '{总结情况}；心得{心得篇数}篇（不排名）', ''] }, { cells: ['学习成效', '成果转化机制', '{成效情况}；任务{任务数}项，核验{验证数}项', ''] }, { cells: ['经费纪律', '党建活动经费管理办法', '{经费说明}{决算说明}礼品：{礼品}；饮酒：{饮酒}；请托：{请托情况}', ''] }, { cells: ['行程', '审批的行程', '{行程变更说明}', ''] }),
    table([1, 2, 4, 4, 2], ['序号', '轮次', '结论', '整改', '复查人'], each('督导情况', { cells: ['{序号}', '{轮次}', '{结论}', '{整改}', '{复查人}'] }), unless('督导情况', { cells: ['', '', '本活动尚未列入督导检查', '', ''] })),
    facts(pair('检查人', '', '检查日期', ''), opinion('整改要求', ''), opinion('复查', '')),
  ],
});

const yearEnd: Paper = sheet('year-end', '年度统计表', 'Year-end table', ['年度活动'], {
  name: '{年度}年度统计', each: '年度活动', notes: [
    '{主办支部}{年度}年度主题联学统计表', '活动{年度活动数}项，已举行{年度已举行数}项，有记录{年度已记录数}项，已发布{年度已宣传数}项，联学单位{年度联学单位数}家', '问题建议{年度问题数}项，任务{年度任务数}项，核验成效{年度验证数}项；经费测算合计{年度经费测算}{^年度经费测算}（有未测算的，合计未知）{/年度经费测算}元', '口径：本支部主办、制表人可见的活动；“实到”空白的，人数未知，不计入合计。截至{制表日期}。不作排名。',
  ],
  columns: [
    column('序号', 6, 'integer', '{序号}'), column('编号', 11, 'text', '{编号}'), column('主题', 32, 'text', '{主题}'), column('联学单位', 30, 'text', '{联学}'), column('举行日期', 16, 'date', '{举行日期}'), column('地点', 18, 'text', '{地点}'), column('实到', 8, 'integer', '{实到}'), column('记录', 14, 'text', '{记录}'), column('总结', 20, 'text', '{总结}'),
    column('宣传', 14, 'text', '{宣传}'), column('成效', 26, 'text', '{成效}'), column('问题数', 8, 'integer', '{问题数}'), column('核验数', 8, 'integer', '{验证数}'), column('状态', 10, 'text', '{阶段}'),
  ],
});

const goodPractice: Paper = official('good-practice', '经验材料', 'Good-practice write-up', ['主题', '问题共解', '成果共享', '成效摘要', '预期效果'], {
  title: ['{活动名称}的做法', '——{主办支部}与{联学单位}'],
  blocks: [
    paragraph('{活动时间}，{主办支部}与{联学单位}围绕“{主题}”在{地点}开展联学，{出席人员}等{实到合计}人参加。'),
    heading('缘起'), paragraph('选题来源：{选题来源}。{来源说明}要解决的问题是：{拟解决问题}'),
    heading('做法'), paragraph('形式：{活动形式}。{内容安排}。'), paragraph('{理论共学}'), paragraph('{问题共解}'), paragraph('{成果共享}'), each('解决实际问题', paragraph('{解决实际问题}')), each('听取意见建议', paragraph('{听取意见建议}')),
    heading('成效'), paragraph('预期：{预期效果}'), each('问题清单', paragraph('{问题}。措施：{措施}（{责任人}）。{#成效后}此前：{成效前}；现在：{成效后}。{验证人}以“{验证方式}”核验。{/成效后}{^成效后}{进展}。{/成效后}')), unless('问题清单', paragraph('尚未登记问题和成效。')),
    heading('体会'), each('心得体会', paragraph('{内容}（{姓名}）')), unless('心得体会', paragraph('由撰写人补充。')),
    heading('可以推广之处'), paragraph('议定事项：{议定事项摘要}'), paragraph('（由撰写人补充推广建议。联系人：{组织者}；对方联系人：{对方联系人}。）'),
  ],
  signature: { issuer: '{主办支部}', day: '{制表日期}', sealed: false }, note: '活动编号：{编号}，简报：{简报期号}',
});

export const papersPublicity: readonly Paper[] = [bulletin, post];
export const papersAfter: readonly Paper[] = [ledgerRow, superior, problems, reimbursement, inspection, yearEnd, goodPractice];
