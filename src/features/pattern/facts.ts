import { z } from 'zod';
import { clock, strands } from '#features/activity/facts.ts';
import { need, type Finding } from '#shared/finding.ts';
import { required, typed } from '#shared/procedure.ts';
import { bys, endOf, paperKeys } from './facts-plain.ts';

export * from './facts-plain.ts';

/** 模式: how an activity is built, so that another branch can build its own. No people, no dates, no places, no units. */

const by = z.enum(bys);
export const itemSchema = z.strictObject({ title: required(200), minutes: z.int().min(1).max(1440), by, strand: z.enum(strands) });
export const designSchema = z.strictObject({
  forms: z.array(required(40)).max(20),
  tasks: typed(2000).nullable(),
  expectedEffect: typed(2000).nullable(),
  /** `day` counts from the first day, which is 0. */
  sessions: z.array(z.strictObject({ day: z.int().min(0).max(30), from: clock, agenda: z.array(itemSchema).max(50) })).max(20),
  /** What is to be done; `days` from the first day, before it below zero. Null where no day belongs to it. */
  todo: z.array(z.strictObject({ what: required(200), by, days: z.int().min(-365).max(365).nullable() })).max(50),
  papers: z.array(z.enum(paperKeys)).max(paperKeys.length),
  /** Rules that asked for an answer or a statement last time, as something to mind. */
  minds: z.array(z.string().regex(/^[A-Z]{2,8}-\d{2}$/)).max(40),
});
export type Design = z.infer<typeof designSchema>;

/** One earlier version, whole. */
export const editionSchema = z.object({ version: z.int(), name: z.string(), goodFor: z.string(), design: designSchema, byName: z.string(), at: z.string() });
export type Edition = z.infer<typeof editionSchema>;

/** What a design lacks to be followed: an agenda with something in it, sessions that end on their day. */
export function unfit({ sessions }: Design): Finding[] {
  if (sessions.every(({ agenda }) => agenda.length === 0)) return [need('need.pattern_agenda', 'design.sessions')];
  return sessions.flatMap(({ from, agenda }, index) => {
    const total = agenda.reduce((sum, item) => sum + item.minutes, 0);
    return endOf(from, total) === null ? [need('need.pattern_day', `design.sessions.${index}.agenda`, { from, minutes: total })] : [];
  });
}
