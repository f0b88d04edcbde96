import { z } from 'zod';
import { costLineSchema } from '#features/cost/facts.ts';
import { importedSchema } from '#features/import/facts.ts';
import {
  actionSchema, attendanceSchema, bulletinSchema, commentSchema, elsewhereSchema, fileSchema, furtherSchema, insightSchema, problemSchema, publicationSchema, recordSchema,
  replySchema, secrecyReviewSchema,
} from '#features/record/facts.ts';
import { combinations, fundSources, sources, stages, standings, stopKinds, strands } from './facts-plain.ts';

export * from './facts-plain.ts';

/**
 * Everything that is known of one activity, as plain data: what the checks, the lifecycle, the decide functions, the
 * papers and the page all read. Loaded in one statement by `store.ts`; the page receives the same shape, with what
 * its reader may not see left out by `view` in `api.ts`.
 */

export const day = z.iso.date();
export const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const id = z.uuid();
const text = (max: number) => z.string().trim().max(max);

export const stopSchema = z.strictObject({ name: text(100).min(1), kind: z.enum(stopKinds) });
export const agendaSchema = z.strictObject({
  title: text(200).min(1),
  minutes: z.int().min(1).max(1440),
  owner: text(100),
  strand: z.enum(strands),
});
export const sessionSchema = z.strictObject({
  day,
  from: clock,
  to: clock,
  place: text(200).min(1),
  stops: z.array(stopSchema).max(30),
  agenda: z.array(agendaSchema).max(50),
});
export const programmeSchema = z.strictObject({
  sessions: z.array(sessionSchema).max(20),
  tasks: z.array(z.strictObject({ what: text(200).min(1), owner: text(100), due: day.nullable() })).max(50),
});
export type Programme = z.infer<typeof programmeSchema>;

/** What the organiser states once about conduct; the integrity checks read it (INT-04 to INT-09, INT-11). */
export const declarationsSchema = z.strictObject({
  itineraryBy: z.enum(['own', 'partner', 'jointly']).nullable(),
  arrangedByPartner: z.array(z.enum(['meal', 'entertainment', 'tour'])),
  gifts: z.array(z.strictObject({ direction: z.enum(['in', 'out']), what: text(200).min(1) })).max(20),
  paidLecture: z.strictObject({ approvalNo: text(100).nullable() }).nullable(),
  partnerVehicle: z.strictObject({ paymentRecord: text(200).nullable() }).nullable(),
  alcohol: z.boolean().nullable(),
  workingPapers: z.strictObject({ clearance: text(200).nullable() }).nullable(),
  integrityReport: text(200).nullable(),
});
export type Declarations = z.infer<typeof declarationsSchema>;
export const noDeclarations: Declarations = {
  itineraryBy: null, arrangedByPartner: [], gifts: [], paidLecture: null, partnerVehicle: null, alcohol: null,
  workingPapers: null, integrityReport: null,
};

export const activitySchema = z.object({
  id, code: z.string(), year: z.int().nullable(), stage: z.enum(stages), standing: z.enum(standings),
  standingReason: z.string().nullable(), version: z.int(),
  theme: z.string().nullable(), kind: z.string(), source: z.enum(sources).nullable(), sourceNote: z.string().nullable(),
  projectIds: z.array(id), suggestionIds: z.array(id),
  tasks: z.string().nullable(), expectedEffect: z.string().nullable(), problemBrought: z.string().nullable(),
  combines: z.array(z.enum(combinations)), forms: z.array(z.string()),
  /** Of one brought in these are as far known as its source tells. */
  branchId: id.nullable(), hostBranchIds: z.array(id), proposerId: id.nullable(), organiserId: id.nullable(), origin: z.enum(['entered', 'imported']),
  plannedOn: day.nullable(), plannedEnd: day.nullable(), place: z.string().nullable(),
  estimateFen: z.int().nullable(), fundSource: z.enum(fundSources).nullable(), planItem: z.string().nullable(), planItemId: id.nullable(),
  /** The pattern it began from, and in which version. */
  patternId: id.nullable(), patternVersion: z.int().nullable(),
  countsAsThemeDay: z.boolean(),
  programme: programmeSchema.nullable(), programmeNo: z.int(), approvedProgramme: programmeSchema.nullable(),
  declarations: declarationsSchema, approvalRound: z.int(), announcedAt: z.string().nullable(), heldOn: day.nullable(), heldWords: z.string().nullable(),
  publicity: z.enum(['open', 'done', 'skipped', 'unknown']), publicityReason: z.string().nullable(),
  conversion: z.enum(['open', 'done', 'skipped', 'unknown']), conversionReason: z.string().nullable(),
  createdAt: z.string(), archivedAt: z.string().nullable(), sortOn: day,
});

/** Whether a side's unit is under audit on the activity's day; which project and when stays with the discipline post. */
export const auditStates = ['no', 'under_audit', 'planned', 'cooling'] as const;

export const sideSchema = z.object({
  id, position: z.int(), role: z.enum(['host', 'partner']), unitId: id.nullable(), unitName: z.string().nullable(),
  own: z.boolean(), branchIds: z.array(id), branchNames: z.array(z.string()), bodyWords: z.string().nullable(),
  /** By what else the unit is known: what must not be said of it may be said by an old name. */
  unitAliases: z.array(z.string()).optional(),
  contactName: z.string().nullable(), contactPost: z.string().nullable(),
  expected: z.int().nullable(), present: z.int().nullable(), onLeave: z.int().nullable(), absent: z.int().nullable(),
  countWords: z.string().nullable(), audit: z.enum(auditStates),
});
export type SideFacts = z.infer<typeof sideSchema>;

/** A side's yes, no, or wish for a change, to the activity or to its record. */
export const consentSchema = z.object({
  id, sideId: id, subject: z.enum(['activity', 'record']), subjectVersion: z.int(),
  decision: z.enum(['approve', 'decline', 'change']), way: z.enum(['account', 'link', 'paper', 'peer']),
  name: z.string(), post: z.string(), comment: z.string().nullable(), linkId: id.nullable(), personId: id.nullable(),
  fileId: id.nullable(), at: z.string(), superseded: z.boolean(),
});
export const linkSchema = z.object({
  id, sideId: id, holderName: z.string(), holderPost: z.string(), createdAt: z.string(), expiresAt: z.string(),
  revokedAt: z.string().nullable(),
});
export const contactSchema = z.object({
  id, sideId: id.nullable(), contactedOn: day, means: z.string(), content: z.string(), personName: z.string(), createdAt: z.string(),
});
export const programmeVersionSchema = z.object({
  id, no: z.int(), state: z.enum(['current', 'replaced', 'proposed', 'accepted', 'refused']), programme: programmeSchema,
  authorName: z.string(), authorSideId: id.nullable(), note: z.string().nullable(), createdAt: z.string(),
  decidedAt: z.string().nullable(), decisionNote: z.string().nullable(),
});
export const responseSchema = z.object({
  id, checkId: z.string(), subject: z.string(), kind: z.enum(['answer', 'reason', 'override']), text: z.string(),
  byPersonId: id, byName: z.string(), byPost: z.string().nullable(), at: z.string(), withdrawn: z.boolean(),
});
export const approvalSteps = ['branch', 'committee', 'finance', 'discipline', 'leading_group'] as const;
export const approvalSchema = z.object({
  id, round: z.int(), position: z.int(), step: z.enum(approvalSteps),
  state: z.enum(['waiting', 'pending', 'approved', 'returned', 'declined', 'not_needed', 'withdrawn']), why: z.string(),
  meetingOn: day.nullable(), meetingKind: z.string().nullable(), comment: z.string().nullable(),
  decidedBy: id.nullable(), decidedName: z.string().nullable(), decidedAt: z.string().nullable(),
});
export type ApprovalFacts = z.infer<typeof approvalSchema>;

/** A host branch as the organisation checks see it (ORG-03, ORG-04, ORG-06). */
export const branchFactsSchema = z.object({
  id, name: z.string(), kind: z.enum(['standing', 'temporary']), projectId: id.nullable(), approvalNo: z.string().nullable(),
  approvedBy: z.string().nullable().optional(), approvedOn: day.nullable(), plannedEnd: day.nullable(), dissolvedOn: day.nullable(), projectClosedOn: day.nullable(),
  /** Who leads it on the activity's day, and who appointed them (ORG-05). */
  leaders: z.array(z.object({ name: z.string(), appointedBy: z.string().nullable() })).optional(),
});
export const projectFactsSchema = z.object({ id, code: z.string(), name: z.string(), closedOn: day.nullable() });
/** An earlier activity with one of the same partners within the last twelve months or more (PLN-13). */
export const earlierSchema = z.object({ id, code: z.string(), theme: z.string().nullable(), on: day, partner: z.string() });

/** The line of the year's plan an activity comes from, as its checks need it. */
export const plannedSchema = z.object({ id, away: z.enum(['no', 'city', 'province']).nullable(), people: z.int().nullable(), extra: z.boolean() });
/** Other activities of its host branches outside 常驻地, of three years up to its day (PLN-10). */
export const outingSchema = z.object({ id, code: z.string(), on: day, away: z.enum(['city', 'province']), branchIds: z.array(id) });

export const activityFactsSchema = z.object({
  activity: activitySchema,
  /** Names of the people an activity names by id: proposer, organiser. */
  people: z.array(z.object({ id, name: z.string() })),
  branches: z.array(branchFactsSchema),
  projects: z.array(projectFactsSchema),
  /** Suggestions it takes up. */
  suggestions: z.array(z.object({ id, text: z.string() })),
  sides: z.array(sideSchema),
  contacts: z.array(contactSchema),
  links: z.array(linkSchema),
  consents: z.array(consentSchema),
  versions: z.array(programmeVersionSchema),
  responses: z.array(responseSchema),
  approvals: z.array(approvalSchema),
  earlier: z.array(earlierSchema),
  costs: z.array(costLineSchema),
  planned: plannedSchema.nullable(),
  outings: z.array(outingSchema),
  /** What was spent in its year is open to everybody in the office. */
  spendingOpen: z.boolean(),
  replies: z.array(replySchema),
  attendance: z.array(attendanceSchema),
  record: recordSchema.nullable(),
  files: z.array(fileSchema),
  insights: z.array(insightSchema),
  bulletins: z.array(bulletinSchema),
  /** Further activities its bulletins were composed from. */
  further: z.array(furtherSchema),
  /** Bulletins of other activities that were composed from this one too. */
  elsewhere: z.array(elsewhereSchema),
  reviews: z.array(secrecyReviewSchema),
  /** Comments on passages of its bulletins. */
  comments: z.array(commentSchema),
  publications: z.array(publicationSchema),
  problems: z.array(problemSchema),
  actions: z.array(actionSchema),
  /** What its source tells, of one brought in. */
  imported: importedSchema.nullable(),
});
export type ActivityFacts = z.infer<typeof activityFactsSchema>;
