import type { Design } from './facts.ts';
import type { Shipped } from './shipped.ts';

/** 集体研讨, 会诊, 走访慰问: where a problem or somebody's hardship leads. */

type Item = Design['sessions'][number]['agenda'][number];
type Todo = Design['todo'][number];
const item = (title: string, minutes: number, by: Item['by'], strand: Item['strand']): Item => ({ title, minutes, by, strand });
const todo = (days: number, what: string, by: Todo['by'] = 'host'): Todo => ({ days, what, by });

export const discussion: Shipped = {
  id: '00000000-0000-7000-8000-00000000a004', key: 'discussion', name: '集体研讨',
  goodFor: '把一个大家都遇到的难点讨论透，形成一个都能用的方法。适合业务相近的支部，题目要小，材料要先看。',
  design: {
    forms: ['共同研讨'],
    tasks: '把难点拆成几个小问题，逐个讨论，形成方法初稿。', expectedEffect: '形成一份方法或模板的初稿，明确由谁试用、何时回看。',
    sessions: [{
      day: 0, from: '09:00', agenda: [
        item('学习与题目有关的要求', 30, 'both', 'theory'),
        item('说明难点：现状、试过什么、卡在哪里', 20, 'host', 'problem'),
        item('逐个小问题讨论', 70, 'both', 'problem'),
        item('形成方法初稿，分工试用', 30, 'both', 'outcome'),
      ],
    }],
    todo: [
      todo(-15, '商定题目，写出难点说明，不含审计线索和未公开资料'), todo(-12, '送联系函，征求双方负责同志意见'), todo(-7, '方案报批'), todo(-7, '把难点说明和材料发给各方先看', 'both'), todo(-5, '发通知'),
      todo(3, '整理活动记录和方法初稿，送对方签认'), todo(7, '编写简报，送保密审查'), todo(30, '回看试用情况，改出第二稿', 'both'), todo(60, '请另一人核验效果：用前、用后各怎样'),
    ],
    papers: ['letter', 'programme', 'approval', 'notice', 'sign-in', 'record', 'bulletin', 'problems', 'good-practice'],
    minds: ['INT-01', 'INT-09', 'REC-04', 'REC-10', 'REC-11', 'SEC-09'],
  },
};

export const consultation: Shipped = {
  id: '00000000-0000-7000-8000-00000000a005', key: 'consultation', name: '会诊',
  goodFor: '一个支部把卡住的问题提前发给几个支部，各方先写意见，当面会诊，得出结论，按结论办并回看。适合问题具体、一家办不下来的时候。',
  design: {
    forms: ['业务会诊'],
    tasks: '问题提前发给各方，各方先写意见，会上逐条讨论，得出结论。', expectedEffect: '对问题有明确结论，列出任务、责任人和期限，到期核验效果。',
    sessions: [{
      day: 0, from: '09:00', agenda: [
        item('学习与问题有关的要求', 20, 'both', 'theory'),
        item('说明问题：经过、现状、已经试过的办法', 20, 'host', 'problem'),
        item('各方依次谈意见，先谈书面意见', 60, 'both', 'problem'),
        item('追问和讨论', 40, 'both', 'problem'),
        item('形成结论，列出任务、责任人、期限和回看时间', 30, 'both', 'outcome'),
      ],
    }],
    todo: [
      todo(-20, '写出问题说明，不含审计线索和未公开资料'), todo(-15, '把问题说明发给各参加支部，约定交书面意见的时间'), todo(-12, '送联系函，征求各方负责同志意见'), todo(-7, '方案报批'), todo(-5, '各方交书面意见', 'partner'),
      todo(-4, '汇总意见，标出相同和不同之处'), todo(-3, '发通知，附问题说明和意见汇总'), todo(3, '整理会诊结论和活动记录，送各方签认'), todo(7, '结论转为任务'), todo(30, '向各方反馈办理进展'), todo(60, '请另一人核验效果，告知提出意见的各方'),
    ],
    papers: ['letter', 'programme', 'approval', 'notice', 'sign-in', 'record', 'problems', 'good-practice'],
    minds: ['INT-01', 'INT-09', 'PLN-12', 'REC-04', 'REC-10', 'REC-11', 'SEC-09'],
  },
};

export const calling: Shipped = {
  id: '00000000-0000-7000-8000-00000000a006', key: 'calling', name: '走访慰问',
  goodFor: '到基层一线、困难群众和坚守岗位的同志中去，听情况、记诉求、能办的就办。适合在外项目就近开展，不扰民、不摆拍。',
  design: {
    forms: ['走访慰问'],
    tasks: '听一线情况和诉求，如实记下，能办的当场答复，不能办的说明去向。', expectedEffect: '听到的情况件件有去向，办理结果告诉提出的人。',
    sessions: [{
      day: 0, from: '09:00', agenda: [
        item('集中学习，重温入党誓词', 30, 'both', 'theory'),
        item('分组走访，听情况、听诉求', 90, 'both', 'problem'),
        item('碰头：听到了什么，哪些能办，转给谁', 40, 'both', 'problem'),
        item('小结：任务、责任人和告知的时间', 20, 'both', 'outcome'),
      ],
    }],
    todo: [
      todo(-15, '请当地党组织商定走访对象，尊重本人意愿'), todo(-12, '送联系函，征求双方负责同志意见'), todo(-10, '确认慰问支出的来源；自发捐助的写清自愿、数额和去向'), todo(-7, '方案报批'), todo(-5, '发通知，说明不扰民、不摆拍、不收礼的要求'),
      todo(3, '整理记录，隐去走访对象的个人信息'), todo(5, '听到的情况逐条登记，按程序转送'), todo(7, '编写简报，送保密审查'), todo(30, '把办理结果告诉提出的人'),
    ],
    papers: ['letter', 'programme', 'estimate', 'approval', 'notice', 'record', 'photos', 'bulletin', 'problems'],
    minds: ['CST-13', 'INT-04', 'INT-05', 'PLC-03', 'REC-06', 'REC-07'],
  },
};
