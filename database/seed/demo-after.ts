import type { problemKinds, resultKinds } from '#features/record/facts.ts';

/** What became of an activity of the demo once it was held. Days are counted from the day it was held. */
export interface After {
  /** Who was away, why; everyone else of our branches was there. Head-count of the partner. */
  readonly leave: Readonly<Record<string, string>>;
  readonly partners: { readonly present: number; readonly words: string | null };
  readonly record: {
    readonly theory: string;
    readonly problem: string;
    readonly outcome: string;
    readonly results: Readonly<Partial<Record<'research' | 'solving' | 'opinions', string>>>;
    readonly decisions: readonly { readonly text: string; readonly owner: string; readonly dueIn: number }[];
    readonly donations?: readonly { readonly what: string; readonly to: string; readonly fen: number }[];
  };
  readonly insights: Readonly<Record<string, string>>;
  /** What the author of an insight said of its being like another’s, and who found nothing wrong with it. */
  readonly explained?: { readonly who: string; readonly text: string; readonly by: string; readonly reason: string };
  /** Null while the record still waits for signatures. */
  readonly bulletin: { readonly outlets: readonly { readonly outlet: string; readonly inDays: number }[] } | null;
  readonly outcomes: readonly Outcome[];
  readonly archived: boolean;
}

export interface Outcome {
  readonly kind: (typeof problemKinds)[number];
  readonly text: string;
  readonly raisedBy: string;
  readonly measure: string;
  readonly owner: string;
  readonly dueIn: number;
  readonly done: null | { readonly inDays: number; readonly evidence: string; readonly result: (typeof resultKinds)[number] };
  readonly verified: null | { readonly by: string; readonly inDays: number; readonly before: string; readonly after: string; readonly method: string; readonly figures?: { readonly beforeFigure: number; readonly afterFigure: number; readonly figureUnit: string } };
}

/** 科技强审: all the way to 归档. */
export const keji: After = {
  leave: {},
  partners: { present: 9, words: null },
  record: {
    theory: '双方领学了中央审计委员会会议精神，围绕科技强审谈认识，认为数据分析能力是外出审计组最缺的一项基本功。',
    problem: '对照三个在审项目，逐一讨论了数据采集口径不一、跨部门比对慢、疑点核实靠人工的问题，江西省审计厅数据办介绍了比对脚本的写法和复核办法。',
    outcome: '共享了数据采集清单和比对脚本模板，约定每季度线上会商一次。',
    results: { solving: '明确先统一采集口径，再建比对模板，由计算机处牵头在下一个项目试用。', opinions: '对方建议把疑点核实结果回写到模板，便于下一组接着用。' },
    decisions: [
      { text: '整理数据采集口径和比对模板，在下一个项目试用', owner: '李向东', dueIn: 30 },
      { text: '每季度线上会商一次', owner: '陈思远', dueIn: 45 },
    ],
  },
  insights: {
    organiser: '以前各组各写各的脚本，换一个项目就从头来。看到对方把脚本和说明放在一起，才知道差的不是技术，是留下来的习惯。回来以后先把组里手头的三个脚本补上说明，放到共享目录里，谁都能接着用。我负责把采集的那一个改完。',
    member: '以前各组各写各的脚本，换一个项目就从头来。看到对方把脚本和说明放在一起，才知道差的不是技术，是留下来的习惯。回来以后先把组里手头的三个脚本补上说明，放到共享目录里，谁都能接着用。我先统一口径。',
  },
  // Harmless, and said so: what looks alike is explained by its author and looked at by somebody.
  explained: { who: 'member', text: '前面几句是讨论时我和陈思远一起归纳的，各自写进了心得，后面是各人的打算。', by: 'discipline', reason: '已看，小组讨论的共同归纳，各有下文。' },
  bulletin: { outlets: [{ outlet: '办网站', inDays: 9 }, { outlet: '署门户网站', inDays: 12 }] },
  outcomes: [
    {
      kind: 'problem', text: '数据采集口径不一，换项目要从头整理', raisedBy: 'organiser', measure: '编写数据采集口径和比对模板，附使用说明', owner: 'member', dueIn: 30,
      done: { inDays: 26, evidence: '模板和说明已交计算机处留存，并在一个项目中试用。', result: 'method' },
      verified: { by: 'secretary', inDays: 33, before: '一个项目的数据整理约需 12 个工作日', after: '试用项目用了 7 个工作日', method: '比较试用项目与上一个同类项目的工时登记', figures: { beforeFigure: 12, afterFigure: 7, figureUnit: '个工作日' } },
    },
    {
      kind: 'suggestion', text: '把疑点核实结果回写到模板', raisedBy: '刘数明', measure: '模板增加核实结果一栏并约定填写方法', owner: 'organiser', dueIn: 40,
      done: { inDays: 35, evidence: '模板第 2 版已增加该栏。', result: 'method' },
      verified: { by: 'secretary', inDays: 41, before: '核实结果散在各人笔记中', after: '试用组 23 条疑点全部有核实结果', method: '逐条核对试用组模板' },
    },
  ],
  archived: true,
};

/** 提升工作质量，打造审计精品: its effect is being verified. */
export const dongfeng: After = {
  leave: {},
  partners: { present: 12, words: null },
  record: {
    theory: '听取车间党支部介绍企业文化，学习“着眼微质量、追求零缺陷”的做法。',
    problem: '座谈底稿差错为何反复出现：复核集中在最后，发现时已来不及返工。',
    outcome: '借鉴工序自检、互检、专检的做法，提出在审计组内设立底稿互检。',
    results: { solving: '先在企业审计处一个组试行底稿当日互检，两个月后看差错数。' },
    decisions: [{ text: '试行审计底稿当日互检', owner: '钱铸钢', dueIn: 60 }],
  },
  insights: { 'member.enterprise': '车间里每道工序自己先查一遍。我们把差错留给最后复核的人，其实是把责任也留给了他。' },
  bulletin: { outlets: [{ outlet: '办网站', inDays: 10 }] },
  outcomes: [
    {
      kind: 'problem', text: '底稿差错集中到最后复核时才发现', raisedBy: 'member.enterprise', measure: '在一个审计组试行底稿当日互检并登记差错数', owner: 'member.enterprise', dueIn: 60,
      done: null, verified: null,
    },
    {
      kind: 'suggestion', text: '把常见差错做成一页提示卡', raisedBy: '马灯明', measure: '汇总近两年复核意见，编成一页提示卡', owner: 'secretary.enterprise', dueIn: 30,
      done: { inDays: 28, evidence: '提示卡已印发各审计组。', result: 'method' }, verified: null,
    },
  ],
  archived: false,
};

/** 学习十九大精神，交流党建好经验: published. */
export const changjiang: After = {
  leave: {},
  partners: { present: 8, words: '另有编辑部人员列席' },
  record: {
    theory: '集中学习并交流体会。',
    problem: '异地支部组织生活时间难统一、资料到得晚、形式单一。',
    outcome: '对方介绍了用手机和网络开展党建的做法，包括短资料、错时学习和线上讨论。',
    results: { opinions: '党员希望学习资料提前三天送到，篇幅短一些，网络不好时也能看。' },
    decisions: [{ text: '每月学习资料提前三天发到外出审计组', owner: '蒋学新', dueIn: 45 }],
  },
  insights: {},
  bulletin: { outlets: [{ outlet: '办网站', inDays: 8 }, { outlet: '署门户网站', inDays: 13 }] },
  outcomes: [],
  archived: false,
};

/** 不忘初心，情系群众，永跟党走: recorded, waiting to be signed. */
export const donggu: After = {
  leave: {},
  partners: { present: 6, words: null },
  record: {
    theory: '在中央苏区第一模范区纪念碑前重温入党誓词，学习革命历史。',
    problem: '走访了三户困难群众，听到看病路远、农产品卖难两件事。',
    outcome: '党员自发捐款，并商定把听到的情况整理后转有关方面。',
    results: { research: '了解了当地产业帮扶资金的到位情况。', opinions: '群众希望村卫生室每周有医生坐诊。' },
    decisions: [{ text: '整理群众反映的情况，按程序转送', owner: '褚光纤', dueIn: 20 }],
    donations: [{ what: '自发捐款', to: '困难群众', fen: 120_000 }],
  },
  insights: {},
  bulletin: null,
  outcomes: [],
  archived: false,
};
