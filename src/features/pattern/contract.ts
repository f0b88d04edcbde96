import { z } from 'zod';
import { command, daySchema, findingSchema, idSchema, page, pageOf, read, required } from '#shared/procedure.ts';
import { designSchema, editionSchema, states } from './facts.ts';
import { nameKinds } from './facts-names.ts';
import { leftKinds } from './facts-taken.ts';

const tag = 'pattern';
const version = z.int().min(1);
const allowed = z.record(z.string(), z.array(findingSchema));
const one = { id: idSchema, version };

export const patternRow = z.object({
  id: idSchema, name: z.string(), goodFor: z.string(), shipped: z.string().nullable(), state: z.enum(states), forms: z.array(z.string()), minutes: z.int(), authorName: z.string().nullable(),
});
export type PatternRow = z.infer<typeof patternRow>;

export const patternView = z.object({
  pattern: patternRow.extend({ design: designSchema, version, createdAt: z.string().nullable(), changedAt: z.string().nullable(), retiredReason: z.string().nullable() }),
  editions: z.array(editionSchema),
  /** The activity it was made from, as far as the reader may see it. */
  madeFrom: z.object({ id: idSchema, code: z.string(), theme: z.string().nullable() }).nullable(),
  /** Circulars the reader may see that tell of that activity. */
  circulars: z.array(z.object({ id: idSchema, title: z.string() })),
  allowed,
});
export type PatternView = z.infer<typeof patternView>;

/** An activity begun from a pattern, with its verified effects: newest first, never by how much they are. */
export const patternActivity = z.object({
  id: idSchema, code: z.string(), theme: z.string().nullable(), stage: z.string(), standing: z.string(), sortOn: daySchema, hosts: z.array(z.string()),
  effects: z.array(z.object({ measure: z.string(), before: z.string(), after: z.string() })),
});

const isKey = (after: string): boolean => {
  const [at, id, ...more] = after.split('_');
  return more.length === 0 && (daySchema.safeParse(at).success || z.iso.datetime().safeParse(at).success) && idSchema.safeParse(id).success;
};
const keyed = { ...page, after: z.string().refine(isKey).optional() };
export const laidSchema = z.object({
  sessions: z.array(z.object({
    day: z.string(), from: z.string(), to: z.string(), place: z.string(), stops: z.array(z.never()),
    agenda: z.array(z.object({ title: z.string(), minutes: z.int(), owner: z.string(), strand: z.enum(['theory', 'problem', 'outcome', 'other']) })),
  })),
  tasks: z.array(z.object({ what: z.string(), owner: z.string(), due: daySchema.nullable() })),
  hurried: z.int(), moved: z.int(),
});

export const patternContract = {
  list: read(tag, '/patterns', 'Patterns: those that come with the program, then the office’s own, newest first.', z.object({ ...keyed, state: z.enum(states).optional() }), z.object({
    /** On every page the same; only the office's own are paged. */
    shipped: z.array(patternRow), rows: z.array(patternRow), next: z.string().nullable(),
  })),
  get: read(tag, '/patterns/{id}', 'One pattern: its design, its earlier versions, where it comes from.', z.object({ id: idSchema }), patternView),
  activities: read(tag, '/patterns/{id}/activities', 'Activities begun from it that the asker may see, newest first, with their verified effects.', z.object({ ...keyed, id: idSchema }), pageOf(patternActivity)),
  laid: read(tag, '/patterns/{id}/laid', 'Agenda and tasks as they would stand on an activity’s day; nothing is saved.', z.object({ id: idSchema, activityId: idSchema, day: daySchema.optional() }), laidSchema),
  taken: read(tag, '/patterns/taken/{activityId}', 'What a pattern would take of an activity and what it leaves behind; nothing is saved.', z.object({ activityId: idSchema }), z.object({
    design: designSchema,
    left: z.array(z.object({ what: z.enum(leftKinds), text: z.string() })),
    blanked: z.array(z.object({ kind: z.enum(nameKinds), name: z.string(), field: z.string() })),
    /** Why nothing can be made of it. */
    against: z.array(findingSchema),
  })),
  make: command(tag, '/patterns', 'Makes a pattern of an activity that was held: its design without people, dates, places and units.', {
    activityId: idSchema, name: required(60), goodFor: required(500),
    /** Words found as names that a person says are none here. */
    keep: z.array(required(200)).max(100),
  }),
  edit: command(tag, '/patterns/{id}/edit', 'Changes a pattern; the earlier version stays readable.', {
    ...one, name: required(60), goodFor: required(500), design: designSchema,
    /** A person has looked at the words that seem to be names, and they are none. */
    noNames: z.boolean(),
  }),
  retire: command(tag, '/patterns/{id}/retire', 'Takes a pattern out of use, with the reason; what began from it stays.', { ...one, reason: required(500) }),
  restore: command(tag, '/patterns/{id}/restore', 'Takes a retired pattern into use again.', one),
};
export type PatternInput<V extends keyof typeof patternContract> = z.infer<NonNullable<(typeof patternContract)[V]['~orpc']['inputSchema']>>;
