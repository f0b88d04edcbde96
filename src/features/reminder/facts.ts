import { z } from 'zod';
import { languages, type Language } from '#shared/language.ts';
import { idSchema } from '#shared/procedure.ts';
import { robotKinds, type RobotKind } from './facts-plain.ts';

export * from './facts-plain.ts';

/** A robot of a group chat, without what opens the group. */
export const robotSchema = z.object({
  id: idSchema, name: z.string(), kind: z.enum(robotKinds), language: z.enum(languages), branchId: idSchema.nullable(), host: z.string(), failures: z.int(), answer: z.string().nullable(), answeredAt: z.string().nullable(),
  offAt: z.string().nullable(), version: z.int(),
});
export type Robot = z.infer<typeof robotSchema>;
/** With its sealed address and key, for the one who sends. */
export interface SealedRobot extends Robot {
  readonly address: string;
  readonly secret: string | null;
  readonly retiredOn: string | null;
}

/** How a person is told besides the program itself. */
export interface Way {
  readonly mailTo: string | null;
  readonly mailSince: string | null;
  readonly language: Language;
  readonly failing: string | null;
  readonly failingAt: string | null;
  readonly feedSince: string | null;
  readonly hasFeed: boolean;
  readonly version: number;
}

/** Where a vendor's robots live, and what an address of theirs looks like. A program of one's own network that speaks the same is allowed by the operator. */
export const vendorHosts: Readonly<Record<RobotKind, readonly string[]>> = {
  wecom: ['qyapi.weixin.qq.com'], dingtalk: ['oapi.dingtalk.com'], feishu: ['open.feishu.cn', 'open.larksuite.com'],
};

/** One address of electronic mail, plainly written. */
export const mailAddress = /^[^\s@<>(),;:\\"[\]]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+$/;
