import { z } from 'zod';
import { stages, standings } from '#features/activity/facts.ts';
import { noticeRow } from '#features/notice/contract.ts';
import { daySchema, idSchema, read } from '#shared/procedure.ts';
import { reminderRow } from '#features/reminder/contract.ts';
import { nextThings, planKinds, waitingKinds } from './facts.ts';

const named = { activityId: idSchema, code: z.string(), theme: z.string().nullable() };

/** One thing that waits for the asker. */
export const waitingRow = z.object({
  /** Null of what is no activity’s; `aboutId`: the problem, project or unit it is about. */
  ...named, activityId: idSchema.nullable(), code: z.string().nullable(), aboutId: idSchema.nullable(), kind: z.enum(waitingKinds), id: idSchema, day: daySchema.nullable(), overdue: z.boolean(),
  /** The approval step, the action's measure, the bulletin's title, the outlet's name, or who asks. */
  detail: z.string().nullable(),
});
export type WaitingRow = z.infer<typeof waitingRow>;

/** What of a year’s plan waits for the asker: a branch’s lines, a step, the filing. */
export const planWaitingRow = z.object({
  kind: z.enum(planKinds), id: idSchema, year: z.int(), day: daySchema.nullable(), overdue: z.boolean(),
  /** The branch, or the content of the line. */
  detail: z.string().nullable(),
});
export type PlanWaitingRow = z.infer<typeof planWaitingRow>;

/** An activity the asker organises, and the next thing to do for it. */
export const mineRow = z.object({ ...named, stage: z.enum(stages), standing: z.enum(standings), day: daySchema.nullable(), next: z.enum(nextThings), detail: z.string().nullable() });
export type MineRow = z.infer<typeof mineRow>;

export const comingRow = z.object({ ...named, stage: z.enum(stages), from: daySchema, to: daySchema.nullable(), place: z.string().nullable(), hosts: z.array(z.string()) });
/** An activity of one's own branches that was held and whose work still goes on: its record, insights, problems are written now. */
export const recentRow = z.object({ ...named, stage: z.enum(stages), heldOn: daySchema, /** Whether one's own branch hosts it and the record is being written. */ record: z.boolean() });
export type RecentRow = z.infer<typeof recentRow>;
export const monthRow = z.object({ ...named, stage: z.enum(stages), standing: z.enum(standings), from: daySchema, to: daySchema });
export type MonthRow = z.infer<typeof monthRow>;

/** The first page, and the month at a glance. */
export const homeContract = {
  waiting: read('home', '/home', 'What waits for the asker, what is coming, and what is new.', z.object({}), z.object({
    today: daySchema, waiting: z.array(waitingRow), plans: z.array(planWaitingRow), mine: z.array(mineRow), coming: z.array(comingRow), recent: z.array(recentRow), news: z.array(noticeRow), unread: z.int(),
    /** Suggestions that wait for an answer, for those who may give it; 0 for everybody else. */
    unanswered: z.int(),
    /** What is due or overdue: how many that are not muted, and the first few. */
    reminders: z.object({ count: z.int(), rows: z.array(reminderRow) }),
    /** Feedback on the program that waits, for those who answer it; 0 for everybody else. */
    feedback: z.int(),
  })),
  month: read('home', '/home/month', 'Activities of a month the asker may see, and its working days.', z.object({ month: z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/) }), z.object({
    today: daySchema,
    days: z.array(z.object({ day: daySchema, working: z.boolean(), name: z.string().nullable() })),
    activities: z.array(monthRow),
  })),
};
