import { z } from 'zod';
import { activitySchema, consentSchema, linkSchema, programmeVersionSchema, sideSchema } from '#features/activity/facts.ts';
import { attendanceSchema, problemSchema, recordSchema } from '#features/record/facts.ts';
import { findingSchema } from '#shared/procedure.ts';

/** What the holder of a personal link is answered: the same as `shown.ts` keeps beside an answer, and what they said. */

const sides = z.array(z.object({ role: z.enum(['host', 'partner']), unit: z.string().nullable(), branches: z.array(z.string()), words: z.string().nullable() }));

const activityShownSchema = activitySchema
  .pick({ theme: true, kind: true, forms: true, tasks: true, expectedEffect: true, plannedOn: true, plannedEnd: true, place: true, programme: true })
  .extend({ sides });
const recordShownSchema = recordSchema
  .pick({ startedAt: true, endedAt: true, place: true, chair: true, recorder: true, topic: true, strands: true, results: true, decisions: true, donations: true })
  .partial()
  .extend({
    theme: z.string().nullable(), sides,
    counts: z.array(sideSchema.pick({ expected: true, present: true, onLeave: true, absent: true, countWords: true }).extend({ unit: z.string().nullable() })),
  });

export const partnerPageSchema = z.object({
  office: z.object({ name: z.string(), demo: z.boolean() }),
  /** An account of the unit does not expire. */
  holder: linkSchema.pick({ holderName: true, holderPost: true }).extend({ expiresAt: z.string().nullable(), side: z.string() }),
  /** Whom to ask: the organiser's name. */
  organiser: z.string().nullable(),
  id: z.uuid(),
  stage: activitySchema.shape.stage,
  standing: activitySchema.shape.standing,
  activity: activityShownSchema,
  /** What a consent binds to. */
  programmeNo: z.int(),
  /** Null until there is one. */
  record: recordShownSchema.nullable(),
  recordVersion: z.int().nullable(),
  /** What the side has said so far, oldest first; `byLink`: by this very link. */
  said: z.array(consentSchema.pick({ id: true, subject: true, subjectVersion: true, decision: true, way: true, name: true, post: true, comment: true, at: true, superseded: true }).extend({ byLink: z.boolean() })),
  /** Changes the side has proposed, and what became of them. */
  proposals: z.array(programmeVersionSchema.pick({ id: true, state: true, programme: true, note: true, createdAt: true, authorName: true, decisionNote: true })),
  /** Who of its own side came, as it stands now, and the version of the activity that a change of it starts from. */
  attendance: z.object({
    version: z.int(), counts: sideSchema.pick({ expected: true, present: true, onLeave: true, absent: true }), people: z.array(attendanceSchema.pick({ name: true, post: true, state: true })),
  }),
  /** What its side raised, or was told of, and what came of it: the answer as it was given, and effects that somebody verified. */
  outcomes: z.array(problemSchema.pick({ id: true, text: true, answer: true, toldAt: true }).extend({ effects: z.array(z.object({ measure: z.string(), before: z.string().nullable(), after: z.string().nullable() })) })),
  allowed: z.record(z.string(), z.array(findingSchema)),
});
export type PartnerPage = z.infer<typeof partnerPageSchema>;
