import { z } from 'zod';

export * from './facts-bulletin.ts';

/** What is known of an activity once it has been held: attendance, record, publicity, problems and actions. */

const id = z.uuid();
const day = z.iso.date();
const text = (max: number) => z.string().trim().max(max);

export const replySchema = z.object({
  id, personId: id, name: z.string(), answer: z.enum(['yes', 'leave']), reason: z.string().nullable(), at: z.string(), version: z.int(),
});
export const attendanceStates = ['present', 'leave', 'absent', 'observer'] as const;
export const attendanceSchema = z.object({
  id, sideId: id, personId: id.nullable(), name: z.string(), post: z.string().nullable(),
  state: z.enum(attendanceStates), reason: z.string().nullable(), branchId: id.nullable(),
});

/** The three strands (理论共学、问题共解、成果共享) and the own result of each combination. */
export const strandsSchema = z.strictObject({ theory: text(20_000), problem: text(20_000), outcome: text(20_000) });
export const resultsSchema = z.strictObject({ research: text(10_000), solving: text(10_000), opinions: text(10_000) });
export const decisionSchema = z.strictObject({ text: text(1000).min(1), owner: text(100).nullable(), dueOn: day.nullable() });
/** People's own money given of their own will: outside funds and gifts, so INT-05 does not look at it. */
export const donationSchema = z.strictObject({ what: text(200).min(1), to: text(200), fen: z.int().min(0).nullable() });
export const actualStopSchema = z.strictObject({ name: text(100).min(1), kind: z.enum(['venue', 'visit', 'meal', 'travel', 'scenic']) });

export const recordSchema = z.object({
  id, version: z.int(), startedAt: z.string().nullable(), endedAt: z.string().nullable(), place: z.string().nullable(),
  chair: z.string().nullable(), recorder: z.string().nullable(), topic: z.string().nullable(),
  strands: strandsSchema, results: resultsSchema, decisions: z.array(decisionSchema), donations: z.array(donationSchema),
  actualStops: z.array(actualStopSchema), stopsReason: z.string().nullable(), requestsAnswer: z.string().nullable(),
  lateReason: z.string().nullable(), writtenAt: z.string().nullable(),
});
export type RecordFacts = z.infer<typeof recordSchema>;

/** A covered part of a photo, in thousandths of its width and height from the upper left. */
export const rectangleSchema = z.strictObject({ x: z.int().min(0).max(1000), y: z.int().min(0).max(1000), width: z.int().min(1).max(1000), height: z.int().min(1).max(1000) });
export type Rectangle = z.infer<typeof rectangleSchema>;
/** What a person said of the faces in a photo. `complete`: all are covered that have to be, or somebody looked and there is none. */
export const maskSchema = z.object({ id, rectangles: z.array(rectangleSchema), complete: z.boolean(), byName: z.string(), at: z.string(), version: z.int() });

/** What a file is with an activity for. A scan is a signature on paper, evidence belongs to an action. */
export const filePurposes = ['photo', 'paper', 'scan', 'evidence'] as const;
export const fileSchema = z.object({
  id, name: z.string(), mediaType: z.string(), size: z.int(), purpose: z.string(), caption: z.string().nullable(),
  consentOfOutsiders: z.boolean().nullable(), createdBy: z.string(), createdAt: z.string(),
  mask: maskSchema.nullable(),
});

export const insightSchema = z.object({
  id, personId: id, name: z.string(), text: z.string(), createdAt: z.string(), withdrawnAt: z.string().nullable(), version: z.int(),
});

export const problemKinds = ['problem', 'suggestion', 'opinion', 'research', 'voice'] as const;
export const problemSchema = z.object({
  id, kind: z.enum(problemKinds), text: z.string(), sideId: id.nullable(), raisedByPersonId: id.nullable(),
  raisedByName: z.string().nullable(), raisedByWords: z.string().nullable(), projectId: id.nullable(), toldAt: z.string().nullable(), version: z.int(),
  /** 问题编号: year and number; null for what was brought in and not worked on yet. */
  year: z.int().nullable(), number: z.int().nullable(),
  /** Whose list it stands in; where it was heard; who entered it and when. */
  branchId: id.nullable(), place: z.string().nullable(), enteredBy: id.nullable(), enteredName: z.string().nullable(), createdAt: z.string().nullable(),
  /** What whoever raised it was told, and whether and how the partner was. */
  answer: z.string().nullable(), partnerToldAt: z.string().nullable(), partnerToldWay: z.enum(['link', 'contact']).nullable(),
  leadsAnswer: z.string().nullable(),
  /** 销号 and 公示. */
  closedAt: z.string().nullable(), closedYear: z.int().nullable(), closedNumber: z.int().nullable(), closedName: z.string().nullable(), closeNote: z.string().nullable(),
  shownOn: day.nullable(), shownWhere: z.string().nullable(),
});
/** Kinds of result every office has; its further ones are words of its own (SUP-24). */
export const resultKinds = ['regulation', 'method', 'model', 'work_proposal', 'courseware', 'other'] as const;
export const actionStates = ['open', 'done', 'verified', 'dropped'] as const;
export const actionSchema = z.object({
  id, problemId: id, measure: z.string(), ownerId: id, ownerName: z.string(), dueOn: day,
  state: z.enum(actionStates), resultKind: z.string().nullable(),
  evidence: z.string().nullable(), evidenceFileIds: z.array(id), doneAt: z.string().nullable(),
  before: z.string().nullable(), after: z.string().nullable(), method: z.string().nullable(),
  verifierId: id.nullable(), verifierName: z.string().nullable(), verifiedAt: z.string().nullable(),
  dropReason: z.string().nullable(), version: z.int(),
  /** 责任领导, 责任部门, 整改标准. */
  leaderId: id.nullable(), leaderName: z.string().nullable(), branchId: id.nullable(), branchName: z.string().nullable(), expected: z.string().nullable(),
  createdAt: z.string().nullable(), reportedBy: id.nullable(),
  /** Who was asked beforehand to verify it. */
  verifyById: id.nullable(), verifyByName: z.string().nullable(),
  /** The effect in figures of one unit, where it has any. */
  beforeFigure: z.number().nullable(), afterFigure: z.number().nullable(), figureUnit: z.string().nullable(),
  /** The spreading of another branch's result that it comes from. */
  spreadId: id.nullable(),
});
