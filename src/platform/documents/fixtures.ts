import type { Newsletter, OfficialPaper } from '#shared/document/model.ts';

/** One true example of each kind of paper, for tests and as a pattern for the features' `documents.ts`. */
export const notice = '演示数据，情节虚构';

export const sentence =
  '坚持把主题联学与审计项目同谋划、同部署、同推进，围绕国有企业数字化转型中的数据治理难题开展联合调研。';

/** 活动方案: red head, number, four levels of headings, table, two attachments, seal, 版记. */
export const scheme: OfficialPaper = {
  kind: 'official',
  notice,
  head: { issuer: '审计署武汉特派办机关党委文件', number: '审武特党〔2026〕12号' },
  title: '关于印发企业三处党支部与中国宝武武钢集团有限公司数字化部党支部主题联学活动方案的通知',
  addressees: '各党支部，各审计组临时党支部',
  blocks: [
    {
      kind: 'paragraph',
      text: `为深入学习贯彻党的二十届四中全会精神，推动党建与审计业务深度融合，${sentence}现将活动方案通知如下。`,
    },
    { kind: 'heading', level: 1, text: '活动主题' },
    {
      kind: 'paragraph',
      text: [
        { text: '本次联学主题为' },
        { text: '“以数据治理促企业高质量发展”', strong: true },
        { text: '，选题来源于年度审计重点和党员意见。' },
      ],
    },
    { kind: 'heading', level: 1, text: '活动安排' },
    {
      kind: 'heading',
      level: 2,
      text: '时间地点。',
      follow: '2026年11月4日上午9时至11时30分，武钢集团数字化部一楼会议室。',
    },
    { kind: 'heading', level: 2, text: '议程' },
    {
      kind: 'list',
      marker: 'number',
      items: [
        '理论共学：领学有关重要论述，时长40分钟。',
        '问题共解：就数据口径不一致、系统孤岛等三个问题交流研讨。',
        '成果共享：形成问题清单和建议清单，明确责任人和时限。',
      ],
    },
    {
      kind: 'table',
      caption: '议程时间表',
      widths: [1, 3, 2, 2],
      header: [{ cells: ['序号', '内容', '时间', '责任人'] }],
      rows: [
        { cells: [{ kind: 'text', text: '1', align: 'centre' }, '理论共学', '9:00—9:40', '张演示'] },
        { cells: [{ kind: 'text', text: '2', align: 'centre' }, '问题共解', '9:40—10:50', '李示例'] },
        { cells: [{ kind: 'text', text: '3', align: 'centre' }, '成果共享', '10:50—11:30', '王虚构'] },
      ],
    },
    { kind: 'heading', level: 1, text: '工作要求' },
    { kind: 'heading', level: 2, text: '严守纪律' },
    {
      kind: 'heading',
      level: 3,
      text: '廉政要求。',
      follow: '严格执行审计“四严禁”工作要求和审计“八不准”工作纪律，不接受宴请和礼品。',
    },
    { kind: 'heading', level: 4, text: '保密要求。', follow: '交流材料须经保密审查，不得涉及在审项目的工作底稿。' },
    { kind: 'paragraph', text: sentence.repeat(4) },
  ],
  attachments: [
    {
      title: '主题联学活动参加人员名单',
      blocks: [
        {
          kind: 'table',
          widths: [1, 2, 4, 3],
          header: [{ cells: ['序号', '姓名', '支部', '职务'] }],
          rows: Array.from({ length: 34 }, (_, index) => ({
            cells: [`${index + 1}`, `人员${index + 1}`, '企业三处党支部', '党员'],
          })),
        },
      ],
    },
    {
      title: '中国宝武武钢集团有限公司数字化部党支部与审计署武汉特派办企业三处党支部联学共建协议书',
      blocks: [
        { kind: 'heading', level: 1, text: '共建内容' },
        { kind: 'paragraph', text: sentence },
      ],
    },
  ],
  signature: { issuer: '审计署武汉特派办机关党委', day: '2026-10-09', sealed: true },
  note: '联系人：张演示，电话：00000000',
  imprint: {
    copies: '分党组成员，机关纪委，中国宝武武钢集团有限公司数字化部党支部',
    printer: '审计署武汉特派办机关党委办公室',
    day: '2026-10-09',
  },
};

/** 请示: upwards with 签发人, one attachment, unsealed. */
export const request: OfficialPaper = {
  kind: 'official',
  head: { issuer: '审计署武汉特派办机关党委', number: '审武特党〔2026〕7号', signatory: '赵虚构' },
  title: '关于开展主题联学活动的请示',
  addressees: '分党组',
  blocks: [{ kind: 'paragraph', text: `${sentence}妥否，请批示。` }],
  attachments: [{ title: '主题联学活动经费测算表' }],
  signature: { issuer: '机关党委', day: '2026-09-28', sealed: false },
};

/** 函 in the form of a letter, to the partner. */
export const letter: OfficialPaper = {
  ...scheme,
  form: 'letter',
  head: { issuer: '审计署武汉特派办机关党委', number: '审武特党函〔2026〕3号' },
  title: '关于商请开展主题联学的函',
  addressees: '中国宝武武钢集团有限公司党委',
  attachments: [],
};

/** 简报. */
export const bulletin: Newsletter = {
  kind: 'newsletter',
  notice,
  name: '主题联学简报',
  issue: 6,
  totalIssue: 31,
  editor: '审计署武汉特派办机关党委',
  day: '2026-11-05',
  title: '企业三处党支部与武钢数字化部党支部联学共解数据治理难题',
  blocks: [
    { kind: 'paragraph', text: `11月4日，${sentence}` },
    { kind: 'heading', level: 1, text: '理论共学明方向' },
    { kind: 'paragraph', text: sentence.repeat(2) },
    { kind: 'heading', level: 1, text: '问题共解聚合力' },
    { kind: 'list', marker: 'dot', items: ['数据口径不一致', '系统之间存在孤岛'] },
  ],
  contributor: '企业三处党支部',
  tail: {
    lines: [
      '报：审计署机关党委，办分党组成员',
      '送：中国宝武武钢集团有限公司数字化部党支部',
      '发：各党支部，各审计组临时党支部',
    ],
    copies: 40,
  },
};
