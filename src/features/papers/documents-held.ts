import { each, facts, form, official, heading, pair, paragraph, plain, prose, row, table, unless, type Paper } from './documents.ts';

/** Papers of the day itself and of its record (domain-rules 8.4, 8.5; field.md 6.2). */

const signUp: Paper = form('sign-up', '报名表', 'Sign-up list', ['主题', '时间', '地点', '报名答复'], {
  title: '主题联学活动报名表', heading: { left: '{主办支部}', right: '编号：{编号}' },
  blocks: [
    facts(row('活动', '{活动名称}'), pair('时间', '{时间}', '地点', '{地点}'), row('联学单位', '{联学单位}'), row('内容', '{内容安排}'), row('任务', '{活动任务}'), pair('形式', '{活动形式}', '应到人数', '{应到合计}'), pair('对方联系人', '{对方联系人}', '支部书记', '{支部书记}'), pair('通知时间', '{通知时间}', '组织者', '{组织者}'), row('报名情况', '{报名情况}')),
    table([1, 2, 2, 4, 2], ['序号', '姓名', '答复', '事由', '日期'], each('报名答复', { cells: ['{序号}', '{姓名}', '{答复}', '{事由}', '{日期}'] }), unless('报名答复', { height: 9, cells: ['1', '', '', '', ''] }, { height: 9, cells: ['2', '', '', '', ''] }, { height: 9, cells: ['3', '', '', '', ''] })),
  ],
});

const signIn: Paper = form('sign-in', '签到表', 'Sign-in sheet', ['主题', '各方', '时间', '地点'], {
  title: '主题联学活动签到表', heading: { left: '{活动名称}', right: '{活动时间}' },
  blocks: [
    plain('地点：{地点}　主办：{主办支部}　联学：{联学单位}'), plain('主持人：{主持人}　记录人：{记录人}　组织者：{组织者}　应到：{应到合计}人　编号：{编号}'),
    each('各方', plain('{角色}：{名称}'), table([1, 2, 3, 3, 3], ['序号', '姓名', '职务', '签名', '备注'], each('签到栏', { height: 9, cells: ['{序号}', '{姓名}', '{职务}', { kind: 'signature' }, '{备注}'] }))),
  ],
  remarks: ['由组织者一次登记，不要求个人打卡。纸质签名可扫描存入活动附件。'],
});

const record: Paper = form('record', '活动记录表', 'Record form', ['主题', '举行日期', '起止时间', '地点', '主持人', '记录人', '理论共学', '问题共解', '成果共享', '各方签认'], {
  title: '主题联学活动记录表', heading: { left: '{主办支部}', right: '编号：{编号}' },
  blocks: [facts(
    row('主题', '{议题}'), pair('时间', '{活动时间}', '地点', '{地点}'), pair('主持人', '{主持人}', '记录人', '{记录人}'), pair('活动类型', '{活动类型}', '活动形式', '{活动形式}'), row('联学单位', '{联学单位}'),
    each('各方', row('{名称}', '{出席情况}')), row('列席', '{列席人员}'),
    prose('理论共学', '{理论共学}'), prose('问题共解', '{问题共解}'), prose('成果共享', '{成果共享}'),
    each('专题调研', prose('专题调研', '{专题调研}')), each('解决实际问题', prose('解决实际问题', '{解决实际问题}')), each('听取意见建议', prose('听取意见建议', '{听取意见建议}')),
    each('基层反映', prose('基层反映', '{序号}.{反映地点}：{反映内容}{#反映人}（{反映人}）{/反映人}')), prose('议定事项', '{议定事项摘要}'), each('自愿捐助', row('自愿捐助', '{内容} — {对象}{#金额} — ¥{金额}{/金额}')),
    row('行程变更', '{行程变更说明}'), row('附件', '照片{照片数}张，文件{附件数}件'), pair('记录日期', '{记录日期}', '计入主题党日', '{计入主题党日}'), each('迟记说明', row('迟记说明', '{迟记说明}')),
    each('各方', { cells: [{ kind: 'label', text: '签认' }, { kind: 'text', text: '{名称}', columns: 2 }, { kind: 'text', text: '{签认人}\n{签认日期}', align: 'centre' }] }),
  )],
});

const handbook: Paper = form('handbook', '支部工作手册条目', 'Branch handbook entry', ['主题', '起止时间', '地点', '主持人', '记录人', '应到合计', '实到合计', '主要内容'], {
  title: '党支部工作手册·主题党日记录', heading: { left: '{主办支部}', right: '{年度}年度' },
  blocks: [facts(
    row('活动名称', '{活动名称}'), pair('类型', '{活动类型}', '编号', '{编号}'), row('时间', '{活动时间}'), pair('地点', '{地点}', '联学单位', '{联学单位}'), pair('主持人', '{主持人}', '记录人', '{记录人}'),
    pair('应到人数', '{应到合计}', '实到人数', '{实到合计}'), pair('请假人数', '{请假合计}', '缺席人数', '{缺席合计}'), row('缺席人员及原因', '{缺席人员及原因}'), row('列席人员', '{列席人员}'), row('出席人员', '{出席人员}'),
    row('主题', '{议题}'), prose('主要内容及特色', '{主要内容}'), prose('议定事项', '{议定事项摘要}'), prose('学习成效', '{学习成效}'), pair('支部书记', '{支部书记}', '计入主题党日', '{计入主题党日}'),
  )],
});

const photos: Paper = form('photos', '照片页', 'Photo sheet', ['主题', '照片'], {
  title: '主题联学活动照片', heading: { left: '{活动名称}', right: '编号：{编号}' },
  blocks: [
    plain('时间：{活动时间}　地点：{地点}　主办：{主办支部}　联学：{联学单位}　主持人：{主持人}　记录人：{记录人}　实到：{实到合计}人　共{照片数}张'),
    { kind: 'images', items: [each('照片', { ref: '{图}', caption: '{序号}. {说明}' })] }, unless('照片', paragraph('本次活动没有照片。照片由参加人自愿提供，不作为办理的条件。')),
  ],
  remarks: ['照片自愿提供，只作记录；对外使用前须完成人脸遮挡确认和保密审查。'],
});

const summary: Paper = official('summary', '活动总结', 'Summary', ['主题', '举行日期', '理论共学', '问题共解', '成果共享', '议定事项', '学习成效'], {
  title: ['{主办支部}', '{活动名称}总结'],
  blocks: [
    paragraph('{活动时间}，{主办支部}与{联学单位}在{地点}开展{活动名称}，{主持人}主持。应到{应到合计}人，实到{实到合计}人。'),
    heading('主要做法'), paragraph('围绕{选题来源}选题，任务是：{活动任务}'), paragraph('理论共学。{理论共学}'), paragraph('问题共解。{问题共解}'), paragraph('成果共享。{成果共享}'), each('专题调研', paragraph('专题调研。{专题调研}')), each('解决实际问题', paragraph('研究解决实际问题。{解决实际问题}')), each('听取意见建议', paragraph('听取意见建议。{听取意见建议}')),
    heading('议定事项'), each('议定事项', paragraph('{序号}.{事项}{#责任人}（责任人：{责任人}{#时限}，{时限}前{/时限}）{/责任人}。')), unless('议定事项', paragraph('本次没有议定事项。')),
    heading('学习成效'), paragraph('{学习成效}{^学习成效}尚未登记问题和建议。{/学习成效}'), each('问题清单', paragraph('{序号}.{问题}{#措施}——{措施}（{责任人}，{进展}）{/措施}{#成效后}，{成效前}，现{成效后}{/成效后}。')),
    heading('心得体会'), each('心得体会', paragraph('{姓名}：{内容}')), unless('心得体会', paragraph('心得体会自愿撰写，本次没有。')),
    heading('宣传情况'), paragraph('{宣传情况}{#简报期号}；简报{简报期号}{/简报期号}{#发布渠道}；发布于{发布渠道}{/发布渠道}。'),
    heading('预期效果对照'), paragraph('预期：{预期效果}'), paragraph('实际：{成效摘要}{^成效摘要}成效尚待核验。{/成效摘要}'),
  ],
  signature: { issuer: '{主办支部}', day: '{总结日期}', sealed: false }, note: '记录人：{记录人}，活动编号：{编号}',
});

export const papersHeld: readonly Paper[] = [signUp, signIn, handbook, record, photos];
export const papersSummary: readonly Paper[] = [summary];
