import { z } from 'zod';
import { command, daySchema, findingSchema, idSchema, read, required } from '#shared/procedure.ts';
import { yearSchema } from '#features/statistics/contract.ts';
import { leaderRoles, requestStates, temporaryKinds } from './facts.ts';

/** 临时党小组、临时党支部: whether a project calls for one, the request and its reply, its term, and what comes home of it. */

const tag = 'temporary';
const version = z.int().min(1);
const allowed = z.record(z.string(), z.array(findingSchema));
const named = z.object({ id: idSchema, name: z.string() });
const leader = z.strictObject({ personId: idSchema, role: z.enum(leaderRoles) });
const proposed = {
  kind: z.enum(temporaryKinds), name: required(100), startOn: daySchema, plannedEnd: daySchema, reason: required(1000),
  leaders: z.array(leader).min(1).max(9), memberIds: z.array(idSchema).max(100),
};

const reasonView = z.object({
  condition: z.enum(['days', 'members', 'full', 'divisions', 'groupMembers']), seen: z.int().nullable(), limit: z.number(), met: z.boolean().nullable(),
  source: z.string(), article: z.string().nullable(), status: z.enum(['confirmed', 'unconfirmed']),
});
export const calledView = z.object({
  calls: z.array(z.enum(temporaryKinds)), reasons: z.array(reasonView), roles: z.array(z.enum(leaderRoles)), committee: z.boolean(),
  requestBy: daySchema.nullable(), replyDays: z.number().nullable(),
});
export const requestRow = z.object({
  id: idSchema, kind: z.enum(temporaryKinds), name: z.string(), startOn: daySchema, plannedEnd: daySchema, reason: z.string(),
  leaders: z.array(z.object({ personId: idSchema, name: z.string(), role: z.enum(leaderRoles) })), members: z.array(named),
  state: z.enum(requestStates), proposerId: idSchema, proposerName: z.string(), askedOn: daySchema, comment: z.string().nullable(),
  approvalNo: z.string().nullable(), approvedBy: z.string().nullable(), decidedName: z.string().nullable(), decidedOn: daySchema.nullable(), branchId: idSchema.nullable(), version,
  /** What forbids each verb on this one to whoever asks: nobody decides on his or her own. */
  allowed,
});
export type RequestRow = z.infer<typeof requestRow>;
/** `running`: temporary branches at work, asked for here or not. */
export const ofProject = z.object({ called: calledView, divisions: z.array(z.string()), team: z.array(named), requests: z.array(requestRow), running: z.array(named), endOn: daySchema.nullable(), startOn: daySchema, closed: z.boolean(), today: daySchema, allowed });
export type OfProject = z.infer<typeof ofProject>;

const held = z.object({ id: idSchema, code: z.string(), theme: z.string().nullable(), on: daySchema });
export const ofBranch = z.object({
  request: requestRow.nullable(),
  /** Members who stand in another temporary branch as well. */
  twice: z.array(z.object({ personId: idSchema, name: z.string(), branchName: z.string() })),
  /** Activities on the same day of two branches that share members. */
  sameDay: z.array(z.object({ on: daySchema, theme: z.string().nullable(), otherTheme: z.string().nullable(), otherBranch: z.string(), names: z.array(z.string()) })),
  /** What members of this home branch attended in temporary branches in the year: counted here, once. */
  broughtHome: z.array(held.extend({ branchName: z.string(), people: z.array(z.string()) })),
  /** 发展党员、处分党员、收缴党费…: what it may not do, from rule ORG-04. */
  mayNot: z.array(z.string()), clause: z.string(), projectEnd: daySchema.nullable(), version, today: daySchema, allowed,
});
export type OfBranch = z.infer<typeof ofBranch>;

export const hoursView = z.object({
  /** Null: only the person, the secretary of the home branch and 机关党委 see them. */
  rows: z.array(held.extend({ branchName: z.string().nullable(), temporary: z.boolean(), hours: z.number().nullable(), doubled: z.number() })).nullable(),
  total: z.number(), year: z.int(), unknown: z.int(),
  /** What ORG-11 says of the running year: to the person and the secretary, nobody else. */
  findings: z.array(findingSchema),
});
export type HoursView = z.infer<typeof hoursView>;

/** Sums of a year, of a home branch or the office; no person is named, nothing is set beside another branch's. */
export const hoursTotal = z.object({
  branch: named.nullable(), year: z.int(),
  /** A branch's are told to its own people and 机关党委; to everybody else nothing below. */
  told: z.boolean(),
  /** Not told because so few people would make it somebody's own: how many it takes. */
  fewest: z.number().nullable(),
  activities: z.int().nullable(), presences: z.int().nullable(), hours: z.number().nullable(),
  /** Of these hours brought home from temporary branches; hours that fell into another activity and count there; presences whose times nobody entered. */
  brought: z.number().nullable(), doubled: z.number().nullable(), unknown: z.int().nullable(),
});
export type HoursTotal = z.infer<typeof hoursTotal>;

/** How far a dossier is: activities put in, of all that the reader may read. */
export const dossierStates = ['none', 'waiting', 'making', 'packing', 'ready', 'stopped', 'failed'] as const;
export const dossierProgress = z.object({ state: z.enum(dossierStates), done: z.int(), total: z.int() });
export type DossierProgress = z.infer<typeof dossierProgress>;

const one = z.object({ id: idSchema });
/** Without one the running year. */
const year = yearSchema.optional();
export const temporaryContract = {
  ofProject: read(tag, '/projects/{id}/temporary', 'Whether the office’s rule calls for a temporary group or branch on a project, and what was asked and answered.', one, ofProject),
  ofBranch: read(tag, '/branches/{id}/temporary', 'What is particular to a temporary branch, and what a home branch gets back from them in a year.', one.extend({ year }), ofBranch),
  dossier: read(tag, '/branches/{id}/dossier', 'How far the asker’s copy of a temporary branch’s dossier is; with `act` it is begun or stopped. It is a copy of what may be read, and changes nothing.', one.extend({ act: z.enum(['make', 'stop']).optional() }), dossierProgress),
  hours: read(tag, '/people/{id}/hours', 'A person’s hours of study in a year, home and temporary branches together, each minute once.', one.extend({ year }), hoursView),
  hoursTotal: read(tag, '/hours', 'Hours of study in a year of a home branch or the office as one sum: each counts at home, once, also what was done in a temporary branch.', z.object({ year, branch: idSchema.optional() }), hoursTotal),
  ask: command(tag, '/projects/{id}/temporary', 'Asks 机关党委 for a temporary group or branch.', { id: idSchema, ...proposed }),
  revise: command(tag, '/temporary/{id}/revise', 'Changes a request that was returned, and asks again.', { id: idSchema, version, ...proposed }),
  withdraw: command(tag, '/temporary/{id}/withdraw', 'Withdraws a request.', { id: idSchema, version }),
  approve: command(tag, '/temporary/{id}/approve', '机关党委 approves: the branch is set up, its leaders are appointed, its members join and keep their home.', { id: idSchema, version, approvalNo: required(100), approvedBy: required(100) }),
  giveBack: command(tag, '/temporary/{id}/give-back', '机关党委 returns a request with a comment.', { id: idSchema, version, comment: required(1000) }),
  extend: command(tag, '/branches/{id}/extend', 'Gives a temporary branch a later end, within its project, with the reason.', { id: idSchema, version, plannedEnd: daySchema, reason: required(500) }),
  move: command(tag, '/people/{id}/temporary/move', 'Moves someone from one temporary branch to another from a day on; the home stays.', { id: idSchema, fromBranchId: idSchema, toBranchId: idSchema, fromOn: daySchema }),
};
export type TemporaryInput<V extends keyof typeof temporaryContract> = z.infer<NonNullable<(typeof temporaryContract)[V]['~orpc']['inputSchema']>>;
