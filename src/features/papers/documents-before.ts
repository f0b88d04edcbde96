import { each, facts, form, heading, official, opinion, pair, paragraph, plain, prose, row, table, unless, sheet, type Paper } from './documents.ts';

/** Papers of the time before an activity: plan, letter, agreement, programme, approval (domain-rules 8.1–8.3, 8.9). */

const planLine: Paper = form('plan-line', '年度计划条目', 'Line of the year’s plan', ['主题', '计划日期', '活动形式', '地点', '经费测算', '资金来源', '联学单位'], {
  title: '年度主题联学计划条目', heading: { left: '填报支部：{主办支部}', right: '年度计划编号：{年度计划编号}' },
  blocks: [facts(
    row('活动主题', '{主题}'), pair('计划时间', '{计划日期}', '计划月份', '{计划月份}'), pair('活动形式', '{活动形式}', '活动类型', '{活动类型}'), pair('地点', '{地点}', '参加人数', '{应到合计}'),
    row('联学单位', '{联学单位}'), pair('对方联系人', '{对方联系人}', '是否在审单位', '{在审情况}'), pair('选题来源', '{选题来源}', '审计项目', '{审计项目}'), row('来源说明', '{来源说明}'),
    prose('活动内容', '{活动任务}'), prose('拟解决问题', '{拟解决问题}'), prose('预期效果', '{预期效果}'), pair('所需经费（元）', '{经费测算}', '列支渠道', '{资金来源}'),
    pair('计入主题党日', '{计入主题党日}', '是否列入计划', '{是否列入计划}'), pair('责任人', '{组织者}', '支部书记', '{支部书记}'),
    row('党员意见摘要', '{#意见建议}{序号}.{内容}　{/意见建议}{^意见建议}{支部讨论}{/意见建议}'),
  )],
});

const planTable: Paper = sheet('plan-table', '年度主题联学计划表', 'Table of the year’s plan', ['年度活动'], {
  name: '{年度}年联学计划', each: '年度活动', notes: ['{主办支部}{年度}年度主题联学计划表', '共{年度活动数}项，经费测算合计{年度经费测算}元；年度计划审批情况：{年度审批情况}{^年度审批情况}尚未登记{/年度审批情况}', '{办名}　制表日期：{制表日期}'],
  columns: [
    { title: '序号', width: 6, kind: 'integer', value: '{序号}' }, { title: '编号', width: 11, kind: 'text', value: '{编号}' }, { title: '活动主题', width: 32, kind: 'text', value: '{主题}' }, { title: '计划时间', width: 16, kind: 'date', value: '{计划日期}' },
    { title: '形式', width: 12, kind: 'text', value: '{类型}' }, { title: '地点', width: 20, kind: 'text', value: '{地点}' }, { title: '主办支部', width: 20, kind: 'text', value: '{主办}' }, { title: '联学单位及支部', width: 32, kind: 'text', value: '{联学}' },
    { title: '所需经费（元）', width: 14, kind: 'money', value: '{经费测算}' }, { title: '状态', width: 10, kind: 'text', value: '{阶段}' },
  ],
});

const estimate: Paper = sheet('estimate', '经费测算表', 'Cost estimate', ['经费测算', '资金来源', '经费明细'], {
  name: '经费测算', each: '经费明细', notes: [
    '{活动名称}经费测算表', '编号：{编号}　主办支部：{主办支部}　联学单位：{联学单位}', '时间：{时间}　地点：{地点}　参加人数：{应到合计}　对方为在审单位：{在审情况}', '测算总额（元）：{经费测算}　资金来源：{资金来源}　实际支出（元）：{实际支出}{^实际支出}尚未登记{/实际支出}',
    '费用按租车费、城市间交通费、伙食费、住宿费、场地费、讲课费、资料费、其他费用八类列示；明细登记后逐行列出', '经办人：{组织者}　支部书记：{支部书记}　财务意见：{财务意见}',
  ],
  columns: [
    { title: '序号', width: 6, kind: 'integer', value: '{序号}' }, { title: '费用类别', width: 26, kind: 'text', value: '{费用类别}' }, { title: '计算依据', width: 24, kind: 'text', value: '{计算依据}' }, { title: '数量', width: 8, kind: 'integer', value: '{数量}' },
    { title: '单价（元）', width: 12, kind: 'money', value: '{单价}' }, { title: '金额（元）', width: 14, kind: 'money', value: '{金额}' }, { title: '资金来源', width: 16, kind: 'text', value: '{资金来源}' }, { title: '承担方', width: 10, kind: 'text', value: '{承担方}' },
    { title: '备注', width: 18, kind: 'text', value: '{备注}' },
  ],
});

const letter: Paper = official('letter', '联系函', 'Letter to the partner', ['主题', '联学单位', '活动任务', '时间', '地点', '组织者'], {
  form: 'letter', head: { issuer: '{办名}' }, title: '关于商请开展{活动名称}的函', addressees: '{联学单位}',
  blocks: [
    paragraph('为深入开展主题联学，实现理论共学、问题共解、成果共享，我办{主办支部}拟与贵单位共同开展{活动名称}。现将有关事项函商如下：'),
    heading('活动内容'), paragraph('{活动任务}'), paragraph('活动形式：{活动形式}。选题来源：{选题来源}。'),
    heading('拟共同研究的问题'), paragraph('{拟解决问题}{^拟解决问题}请贵单位一并提出。{/拟解决问题}'),
    heading('时间和地点'), paragraph('拟于{时间}在{地点}进行，具体日程由双方商定。'),
    heading('日程建议'), paragraph('{内容安排}'),
    heading('经费和纪律'), paragraph('费用由双方各自承担，{经费说明}活动不赠送礼品、不安排宴请，严格遵守中央八项规定精神和审计工作纪律。'),
    heading('预期效果'), paragraph('{预期效果}'),
    paragraph('请研提意见，并请贵单位负责同志确认。我办联系人：{组织者}；支部书记：{支部书记}。'),
  ],
  signature: { issuer: '{办名}', day: '{制表日期}', sealed: true }, note: '联系人：{组织者}，活动编号：{编号}',
});

const agreement: Paper = official('agreement', '结对协议', 'Pairing agreement', ['主题', '各方', '联学单位', '各方同意'], {
  title: ['主题联学结对共建协议', '（{主办支部}与{联学单位}）'],
  blocks: [
    each('各方', paragraph('{角色}方：{名称}　联系人：{联系人}{联系人职务}')),
    paragraph('各方按照优势互补、注重实效、资源共享、共同提高的原则，围绕“{主题}”结为联学对象，商定如下：'),
    heading('目标'), paragraph('{预期效果}'),
    heading('共建内容'), paragraph('{活动任务}'), paragraph('以{活动形式}等形式，组织联动、活动联办、资源共享、问题共解。近期共同研究：{拟解决问题}'),
    heading('机制'), paragraph('每半年至少开展一次联学活动，每年至少召开一次联席会议，年末共同总结。首次活动于{时间}在{地点}开展，内容为{内容安排}。'),
    heading('经费'), paragraph('费用由各方各自承担，不相互转嫁。{经费说明}'),
    heading('纪律'), paragraph('不赠送礼品，不安排宴请，不安排与学习无关的参观游览；不谈论在审事项和审计工作秘密，对外发布须经保密审查。'), paragraph('一方成为另一方审计对象的，在审期间协议中止，审计结束后经各方确认恢复。目前在审情况：{在审情况}。'),
    heading('期限'), paragraph('自签署之日起一年。期满前一个月由各方商定是否续签。未尽事宜协商解决。'),
    heading('签署'), table([3, 2, 2, 2], ['一方', '负责人', '职务', '签署日期'], each('各方', { cells: ['{名称}', { kind: 'text', text: '{同意人}' }, '{同意人职务}', '{同意日期}'] })),
  ],
});

const approval: Paper = form('approval', '审批表', 'Approval form', ['主题', '联学单位', '时间', '地点', '活动任务', '经费测算', '各方同意', '批准日期'], {
  title: '主题联学活动审批表', heading: { left: '填表单位：{主办支部}', right: '编号：{编号}' },
  blocks: [facts(
    row('活动主题', '{主题}'), pair('时间', '{时间}', '地点', '{地点}'), row('联学单位', '{联学单位}'), pair('对方联系人', '{对方联系人}', '是否在审单位', '{在审情况}'),
    pair('选题来源', '{选题来源}', '活动形式', '{活动形式}'), row('参加人员', '{主办支部}、{联学单位}；应到{应到合计}人'), prose('内容与方案', '{活动任务}', '{内容安排}'), prose('预期效果', '{预期效果}'),
    pair('经费测算（元）', '{经费测算}', '资金来源', '{资金来源}'), pair('是否列入计划', '{是否列入计划}', '年度计划编号', '{年度计划编号}'), pair('组织者', '{组织者}', '支部书记', '{支部书记}'),
    row('各方负责同志意见', '{#各方}{名称}：{#同意人}同意，{同意人职务}{同意人}，{同意日期}，{同意方式}{/同意人}{^同意人}尚未表态{/同意人}　{/各方}'),
    row('规则检查说明', '{#规则说明}{规则}：{说明}（{说明人}）　{/规则说明}{^规则说明}无需说明{/规则说明}'),
    each('审批意见', { height: 22, cells: [{ kind: 'label', text: '{步骤}意见' }, { kind: 'opinion', text: '{会议}{#会议}，{/会议}{意见}', name: '{签署人}', day: '{日期}', columns: 3 }] }),
  )],
});

const programme: Paper = official('programme', '活动方案', 'Programme', ['主题', '联学单位', '活动任务', '场次', '时间', '地点', '经费测算', '预期效果'], {
  title: ['{主办支部}', '{活动名称}方案'],
  blocks: [
    heading('活动任务'), paragraph('{活动任务}'), paragraph('选题来源：{选题来源}。{来源说明}'), paragraph('带着问题去：{拟解决问题}{^拟解决问题}由各方在活动中提出。{/拟解决问题}{#结合方式}与{结合方式}相结合。{/结合方式}'),
    heading('参加单位'), each('各方', paragraph('{角色}：{名称}{#联系人}，联系人{联系人}{联系人职务}{/联系人}。')),
    heading('时间和地点'), paragraph('{时间}，{地点}。形式：{活动形式}。'),
    heading('日程安排'), each('场次', paragraph('{日期}{起}至{止}，{地点}。'), table([4, 1, 2, 2], ['内容', '时长（分）', '负责', '环节'], each('日程', { cells: ['{内容}', '{时长}', '{负责}', '{环节}'] }))), unless('场次', paragraph('日程由各方商定后补充。')),
    heading('任务分工'), each('任务分工', paragraph('{事项}：{负责}{#时限}，{时限}前{/时限}。')), unless('任务分工', paragraph('由{主办支部}统筹，{组织者}负责。')),
    heading('经费'), paragraph('{经费说明}{^经费说明}经费尚未测算。{/经费说明}'),
    heading('纪律要求'), paragraph('严格遵守中央八项规定精神和审计工作纪律，不接受对方宴请和礼品，不谈论在审事项，发布稿件先经保密审查。'),
    heading('预期效果'), paragraph('{预期效果}'),
  ],
  signature: { issuer: '{主办支部}', day: '{制表日期}', sealed: false }, note: '组织者：{组织者}，活动编号：{编号}',
});

const spending: Paper = form('spending', '费用审批单', 'Spending approval', ['经费测算', '资金来源', '主题', '时间'], {
  title: '主题联学活动费用审批单', heading: { left: '申请支部：{主办支部}', right: '申请日期：{制表日期}' },
  blocks: [
    facts(
      row('用途', '{活动名称}'), pair('编号', '{编号}', '年度计划编号', '{年度计划编号}'), pair('活动时间', '{时间}', '地点', '{地点}'), row('联学单位', '{联学单位}'), pair('参加人数', '{应到合计}', '党员总人数', '{支部党员人数}'),
      pair('申请金额（元）', '{经费测算}', '资金来源', '{资金来源}'), row('说明', '{经费说明}'), pair('经办人', '{组织者}', '支部书记', '{支部书记}'),
    ),
    table([1, 3, 3, 2, 2], ['序号', '费用类别', '计算依据', '金额（元）', '承担方'], each('经费明细', { cells: ['{序号}', '{费用类别}', '{计算依据}', '{金额}', '{承担方}'] }), unless('经费明细', { cells: ['', '不使用经费或费用明细尚未登记', '', '', ''] })),
    facts(opinion('支部意见', '{支部意见}'), opinion('机关党委意见', '{机关党委意见}'), opinion('财务意见', '{财务意见}'), opinion('分党组意见', '{分党组意见}')),
  ],
  remarks: ['费用各自承担；不列支烟酒、礼品、宴请、景区门票和任何形式的个人补助。费用明细登记功能上线后本表自动逐行列出。'],
});

const announcement: Paper = official('notice', '通知', 'Notice', ['主题', '时间', '地点', '联学单位', '场次'], {
  head: { issuer: '{办名}' }, title: '关于开展{活动名称}的通知', addressees: '{主办支部}全体党员',
  blocks: [
    paragraph('经研究，定于{时间}与{联学单位}共同开展{活动名称}。现将有关事项通知如下：'),
    heading('时间和地点'), paragraph('{时间}，{地点}。'), each('场次', paragraph('{日期}{起}至{止}，{地点}：{#日程}{内容}（{时长}分钟，{负责}）；{/日程}')),
    heading('参加人员'), paragraph('{主办支部}党员；联学方：{联学单位}。'),
    heading('活动内容'), paragraph('{活动任务}'), paragraph('形式：{活动形式}。请围绕以下问题做好准备：{拟解决问题}'),
    heading('有关要求'), paragraph('请在系统内或通过链接答复是否参加，不能参加的请说明事由。遵守廉政和保密纪律，不携带涉密资料。{#任务分工}{事项}由{负责}负责；{/任务分工}'),
    paragraph('联系人：{组织者}。'),
  ],
  attachments: [{ title: '{活动名称}日程', blocks: [each('场次', plain('{日期}　{起}—{止}　{地点}'), table([1, 5, 2, 3], ['序号', '内容', '时长（分）', '负责'], each('日程', { cells: ['{序号}', '{内容}', '{时长}', '{负责}'] })))] }],
  signature: { issuer: '{主办支部}', day: '{制表日期}', sealed: false }, imprint: { copies: '{联学单位}', printer: '{主办支部}', day: '{制表日期}' },
});

export const papersBefore: readonly Paper[] = [planLine, planTable, estimate, letter, agreement, approval, programme, spending, announcement];
