import { z } from 'zod';
import { states as problemStates } from '#features/outcome/contract-views.ts';
import { computedKeys, computedResults } from './facts-items.ts';
import { answers, methods, observationStates, roundStages, roundStates } from './facts-plain.ts';

/** What is known of a round, of one sampled activity in it, and of what was observed of that. */

const id = z.uuid();
const day = z.iso.date();

/** An item a person answers: its words and what it rests on, as the office's setting had them when the round was opened. */
export const askedSchema = z.object({ key: z.string(), text: z.string(), basis: z.string() });
export type Asked = z.infer<typeof askedSchema>;

/** The setting's lines as items: `检查项｜依据`. */
export const askedOf = (lines: readonly string[], source: string): Asked[] =>
  lines.map((line, index) => {
    const [text = '', basis = ''] = line.split(/[｜|]/).map((part) => part.trim());
    return { key: `q${index + 1}`, text, basis: basis === '' ? source : basis };
  });

/** What the round was drawn from, as it stood that day. `place` in the draw; null for one that was not sampled. */
export const populationSchema = z.array(z.object({ code: z.string(), theme: z.string().nullable(), branch: z.string(), place: z.int().nullable() }));
export type Population = z.infer<typeof populationSchema>;

export const computedSchema = z.object({
  key: z.enum(computedKeys), result: z.enum(computedResults),
  says: z.array(z.object({ key: z.string(), facts: z.record(z.string(), z.union([z.string(), z.number(), z.null()])) })),
});

export const fileOfSchema = z.object({ id, name: z.string(), mediaType: z.string(), purpose: z.enum(['found', 'rectified']) });
export const answerSchema = z.object({ key: z.string(), answer: z.enum(answers), note: z.string().nullable(), byName: z.string(), at: z.string(), version: z.int() });
export type Answer = z.infer<typeof answerSchema>;

export const observationSchema = z.object({
  id, itemId: id, activityId: id, branchId: id, kind: z.enum(['good', 'problem']), state: z.enum(observationStates), itemKey: z.string().nullable(), text: z.string(),
  requirement: z.string().nullable(), dueOn: day.nullable(), ownerId: id.nullable(), ownerName: z.string().nullable(),
  /** The branch that answers for it now: its own, or the home branch of whoever is responsible where that was dissolved. */
  responsibleId: id.nullable(), responsible: z.string().nullable(),
  byId: id, byName: z.string(), at: z.string(),
  reply: z.string().nullable(), replyName: z.string().nullable(), repliedAt: z.string().nullable(),
  report: z.string().nullable(), reporterId: id.nullable(), reporterName: z.string().nullable(), reportedAt: z.string().nullable(),
  recheckNote: z.string().nullable(), recheckerName: z.string().nullable(), recheckedAt: z.string().nullable(), returned: z.int(), withdrawnReason: z.string().nullable(), version: z.int(),
  files: z.array(fileOfSchema),
});
export type Observation = z.infer<typeof observationSchema>;
/** The problem of the office's list that an observation became, and how far that is. */
export const followedSchema = z.object({ id, year: z.int().nullable(), number: z.int().nullable(), state: z.enum(problemStates) });

export const itemSchema = z.object({
  id, activityId: id, code: z.string(), theme: z.string().nullable(), standing: z.enum(['active', 'postponed', 'cancelled', 'declined']), heldOn: day.nullable(),
  branchId: id, branch: z.string(), hostBranchIds: z.array(id), organiserId: id.nullable(), proposerId: id.nullable(), responsibleId: id.nullable(), position: z.int(),
  note: z.string().nullable(), notedName: z.string().nullable(), version: z.int(), answers: z.array(answerSchema),
});
export type Item = z.infer<typeof itemSchema>;

export const roundSchema = z.object({
  id, name: z.string(), state: z.enum(roundStates), fromOn: day, toOn: day, branchIds: z.array(id), branches: z.array(z.string()), stages: z.array(z.enum(roundStages)), method: z.enum(methods), seed: z.string().nullable(),
  reason: z.string().nullable(), size: z.int(), population: populationSchema, checklist: z.array(askedSchema), openedOn: day, openedName: z.string(), leadId: id, leadName: z.string(),
  conclusion: z.string().nullable(), closedOn: day.nullable(), closedName: z.string().nullable(), publishedOn: day.nullable(), endedReason: z.string().nullable(), version: z.int(),
});
export type Round = z.infer<typeof roundSchema>;

/** A cancelled activity has nothing to be answered. */
export const stands = ({ standing }: Pick<Item, 'standing'>): boolean => standing === 'active' || standing === 'postponed';
/** Items of the checklist that nobody has answered yet. */
export const unanswered = (checklist: readonly Asked[], item: Pick<Item, 'standing' | 'answers'>): Asked[] =>
  stands(item) ? checklist.filter(({ key }) => !item.answers.some((one) => one.key === key)) : [];
/** Problems that are neither put right nor taken back. */
export const unsettled = <O extends Pick<Observation, 'state'>>(observations: readonly O[]): O[] => observations.filter(({ state }) => state === 'open' || state === 'reported');

/** One round as an activity's papers tell of it. Days without a zone. */
export interface Inspected {
  readonly round: string;
  readonly state: 'open' | 'closed';
  /** The day it was closed, while it runs the day it was opened. */
  readonly on: string;
  readonly observations: readonly {
    readonly kind: 'good' | 'problem'; readonly state: 'noted' | 'open' | 'reported' | 'passed'; readonly text: string; readonly requirement: string | null;
    readonly dueOn: string | null; readonly report: string | null; readonly rechecker: string | null;
  }[];
}
