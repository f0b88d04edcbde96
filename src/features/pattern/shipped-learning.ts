import type { Design } from './facts.ts';
import type { Shipped } from './shipped.ts';

/** 参观见学, 座谈交流, 联合党课: where learning leads. Offsets follow the office's own way: contact a fortnight before, notice a week before, record within three days. */

type Item = Design['sessions'][number]['agenda'][number];
type Todo = Design['todo'][number];
const item = (title: string, minutes: number, by: Item['by'], strand: Item['strand']): Item => ({ title, minutes, by, strand });
const todo = (days: number, what: string, by: Todo['by'] = 'host'): Todo => ({ days, what, by });

export const visit: Shipped = {
  id: '00000000-0000-7000-8000-00000000a001', key: 'visit', name: '参观见学',
  goodFor: '到对方的生产、工作现场看做法，边看边问，当场讨论能带回什么。适合对方有可看的现场、本支部有具体问题要请教的时候。',
  design: {
    forms: ['参观', '座谈'],
    tasks: '看清对方在所选题目上的做法，带着问题问，当场讨论哪些做法可以用到自己的工作中。', expectedEffect: '提出可以借鉴的做法，明确由谁、在什么工作中先试。',
    sessions: [{
      day: 0, from: '09:00', agenda: [
        item('说明行程、安全和纪律要求', 10, 'host', 'other'),
        item('现场参观，由对方讲解做法和来历', 50, 'partner', 'theory'),
        item('集中学习：结合所见学习有关要求', 30, 'both', 'theory'),
        item('带来的问题逐个请教、讨论', 50, 'both', 'problem'),
        item('小结：可以借鉴的做法和先试的安排', 20, 'both', 'outcome'),
      ],
    }],
    todo: [
      todo(-15, '与对方商定参观内容、路线和讲解人，路线不经景区和休闲场所'), todo(-15, '收集本支部要请教的问题，每个问题写清现状'), todo(-12, '送联系函，征求双方负责同志意见'),
      todo(-10, '测算经费，写清车辆、用餐由谁承担'), todo(-7, '方案报批'), todo(-5, '发通知，附学习资料和问题清单'), todo(-1, '核对车辆、讲解和现场安全要求', 'both'),
      todo(3, '整理活动记录，送对方签认'), todo(7, '编写简报，送保密审查'), todo(15, '把讨论出的做法转为任务，明确责任人和期限'),
    ],
    papers: ['letter', 'programme', 'estimate', 'approval', 'notice', 'sign-in', 'record', 'photos', 'bulletin', 'problems'],
    minds: ['CST-03', 'CST-18', 'INT-04', 'INT-07', 'PLC-01', 'PLC-02', 'PLC-05', 'REC-07'],
  },
};

export const meeting: Shipped = {
  id: '00000000-0000-7000-8000-00000000a002', key: 'meeting', name: '座谈交流',
  goodFor: '两个或几个支部就一个题目交换做法和看法。人数少、花费少，容易组织，适合第一次联学和出差途中就近开展。',
  design: {
    forms: ['座谈'],
    tasks: '围绕一个题目交换做法，每一方讲一件做成的事和一件没有解决的事。', expectedEffect: '互相留下可以直接用的材料或做法，约定一件共同做的事。',
    sessions: [{
      day: 0, from: '14:30', agenda: [
        item('集中学习，谈认识', 30, 'both', 'theory'),
        item('主办支部介绍：一件做成的事、一件没有解决的事', 20, 'host', 'outcome'),
        item('联学支部介绍：一件做成的事、一件没有解决的事', 20, 'partner', 'outcome'),
        item('就没有解决的事交流办法', 50, 'both', 'problem'),
        item('小结：互相留下的材料、共同做的一件事', 15, 'both', 'outcome'),
      ],
    }],
    todo: [
      todo(-15, '与对方商定题目，互相告知想听什么'), todo(-10, '送联系函，征求双方负责同志意见'), todo(-7, '方案报批'), todo(-7, '各准备一件做成的事和一件没有解决的事，写成半页纸', 'both'),
      todo(-5, '发通知，附学习资料'), todo(3, '整理活动记录，送对方签认'), todo(7, '编写简报，送保密审查'), todo(30, '回看约定的事做了没有', 'both'),
    ],
    papers: ['letter', 'programme', 'approval', 'notice', 'sign-in', 'record', 'bulletin', 'problems'],
    minds: ['INT-01', 'INT-02', 'INT-09', 'PLN-13', 'REC-04'],
  },
};

export const lecture: Shipped = {
  id: '00000000-0000-7000-8000-00000000a003', key: 'lecture', name: '联合党课',
  goodFor: '几个支部一起上一堂党课，再分组讨论怎样落到工作上。适合学习新精神，也适合请对方的书记、劳模、专家来讲。',
  design: {
    forms: ['听讲', '共同研讨'],
    tasks: '学懂所选内容，讨论与各自工作的联系，不以听完代替讨论。', expectedEffect: '每个支部提出一条结合本职工作的落实意见。',
    sessions: [{
      day: 0, from: '09:00', agenda: [
        item('党课', 60, 'both', 'theory'),
        item('提问和答疑', 20, 'both', 'theory'),
        item('分组讨论：与本职工作的联系、做起来的难处', 50, 'both', 'problem'),
        item('各支部谈落实意见', 20, 'both', 'outcome'),
      ],
    }],
    todo: [
      todo(-20, '商定党课题目和讲课人'), todo(-15, '征求党员最想弄懂的问题，转给讲课人'), todo(-12, '送联系函，征求双方负责同志意见'), todo(-10, '确认讲课费：本单位人员不付，外请的按标准并说明来历'), todo(-7, '方案报批'),
      todo(-5, '发通知，附预习材料；外出党员可以错时参加讨论'), todo(3, '整理活动记录，送对方签认'), todo(7, '编写简报，送保密审查'), todo(15, '各支部落实意见转为任务', 'both'),
    ],
    papers: ['letter', 'programme', 'estimate', 'approval', 'notice', 'sign-in', 'record', 'bulletin'],
    minds: ['CST-10', 'CST-11', 'INT-06', 'ORG-10', 'ORG-12', 'REC-01'],
  },
};
