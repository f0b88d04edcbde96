import { randomUUID } from 'node:crypto';
import * as offer from '#features/offer/commands.ts';
import * as pairing from '#features/pairing/commands.ts';
import type { OfferKind } from '#features/offer/facts.ts';
import type { Parts } from './demo-activities.ts';
import type { Step } from './demo-clock.ts';

/** What the demo's partners have and want, entered by whoever met them, and an agreement with one of them. */
export function offered({ door, as, ids, clock }: Parts): Step[] {
  const line = (day: number, by: string, unit: string, kind: OfferKind, text: string, place: string | null = null): Step => ({
    day, at: '16:30',
    does: async () => {
      const commandId = randomUUID();
      await door.run(offer.add, as(by), { commandId, input: { commandId, unitId: ids.unit[unit] ?? '', kind, text, place, untilOn: null } });
    },
  });
  return [
    line(-60, 'member.enterprise', 'baowu', 'resource', '智慧炼铁集中控制中心，可看生产数据怎样采集和使用', '武汉市青山区'),
    line(-58, 'member', 'dongfeng', 'site', '总装生产线现场教学，班组长讲质量追溯', '十堰市张湾区'),
    line(-58, 'member', 'dongfeng', 'need', '希望了解企业内部审计怎样用好数据分析'),
    line(-40, 'member.office', 'yofc', 'collective', '光棒研发党员突击队，讲关键技术攻关经过', '武汉市东湖新技术开发区'),
    line(-35, 'member', 'jiangxi', 'resource', '大数据审计模型库，可交流取数口径和建模方法', '南昌市'),
    {
      day: -30, at: '10:00',
      does: async () => {
        const commandId = randomUUID();
        const party = { unitId: ids.unit['jiangxi'] ?? '', bodyWords: '数据办党支部', signerName: '刘数明', signerPost: '党支部书记' };
        await door.run(pairing.add, as('secretary'), { commandId, input: {
          commandId, branchIds: [ids.branch.computer], parties: [party], purpose: '互学数据审计方法，共解取数口径难题', contents: '每半年联合学习一次；互派骨干授课；共享比对模板，不涉及在审事项。',
          signedOn: clock.day(-30), fromOn: clock.day(-30), untilOn: clock.day(335), activityId: null,
        } });
      },
    },
  ];
}
