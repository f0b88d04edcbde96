import { z } from 'zod';
import { programmeSchema } from '#features/activity/facts.ts';
import { presenceShape } from '#features/attendance/contract.ts';
import { command, daySchema, findingSchema, idSchema, page, pageOf, read, required, typed } from '#shared/procedure.ts';
import { activityBody, attendanceBody, itemSchema, recordBody } from './contract-protocol.ts';
import { listKinds } from './facts-kinds.ts';
import { messageStates, peerStandings, sharedStates } from './facts.ts';

/** 对方系统: other offices' installations, and the activities shared with them. */

const tag = 'peer';
const version = z.int().min(1);
const allowed = z.record(z.string(), z.array(findingSchema));

/** How the line to the other side stands. */
export const lineSchema = z.object({ heardAt: z.string().nullable(), triedAt: z.string().nullable(), failures: z.int(), said: z.string().nullable(), waiting: z.int() });
export type Line = z.infer<typeof lineSchema>;

export const peerRow = z.object({
  id: idSchema, begun: z.enum(['ours', 'theirs']), standing: z.enum(peerStandings), unitId: idSchema, unit: z.string(), name: z.string().nullable(), address: z.string().nullable(),
  /** Of their key; told only once somebody has compared it, so that it is heard and not copied. */
  fingerprint: z.string().nullable(), comparedWith: z.string().nullable(), confirmedBy: z.string().nullable(),
  /** The text to hand over, while it can still be answered. */
  invitation: z.string().nullable(), expiresAt: z.string(), speaks: z.int(), answer: z.string().nullable(), endedReason: z.string().nullable(), createdBy: z.string(), createdAt: z.string(),
  shared: z.int(), line: lineSchema, version,
});
export type PeerRow = z.infer<typeof peerRow>;
export const refusalRow = z.object({ id: idSchema, peer: z.string().nullable(), theme: z.string().nullable(), sharedId: idSchema.nullable(), reason: z.string(), seq: z.int().nullable(), text: z.string(), hash: z.string(), at: z.string() });
export type RefusalRow = z.infer<typeof refusalRow>;

/** A message of either chain as a page tells it. */
export const messageRow = z.object({ id: idSchema, mine: z.boolean(), seq: z.int(), kind: z.string(), state: z.enum(messageStates), findings: z.array(z.object({ check: z.string(), field: z.string().nullable(), facts: z.record(z.string(), z.union([z.string(), z.number(), z.null()])) })), at: z.string(), reached: z.boolean() });
export type MessageRow = z.infer<typeof messageRow>;
const brings = z.object({ attendance: attendanceBody.nullable(), tasks: z.array(itemSchema), insights: z.array(itemSchema), materials: z.array(itemSchema) });
export type Brought = z.infer<typeof brings>;
const standing = { state: z.enum(sharedStates), brokenSeq: z.int().nullable(), brokenWhy: z.string().nullable(), endedReason: z.string().nullable(), line: lineSchema };

export const sharedRow = z.object({
  id: idSchema, theme: z.string().nullable(), host: z.string(), plannedOn: daySchema.nullable(), stage: z.string().nullable(), standing: z.string().nullable(), state: z.enum(sharedStates), branches: z.array(z.object({ id: idSchema, name: z.string() })),
});
export type SharedRow = z.infer<typeof sharedRow>;
export const sharedView = z.object({
  shared: sharedRow.extend({ ...standing, version }), told: activityBody.nullable(), record: recordBody.nullable(), brought: brings, messages: z.array(messageRow), allowed,
});
export type SharedView = z.infer<typeof sharedView>;

/** How an activity of ours stands with the other side's installation. */
export const hostView = z.object({
  shares: z.array(z.object({ id: idSchema, sideId: idSchema, side: z.string(), peer: z.string(), ...standing, brought: brings, messages: z.array(messageRow) })),
  /** Sides whose office runs the program too, and who is not told yet. */
  open: z.array(z.object({ sideId: idSchema, side: z.string(), peer: z.string() })),
});
export type HostView = z.infer<typeof hostView>;

const said = { decision: z.enum(['approve', 'decline', 'change']), comment: typed(1000).nullable() };
const count = z.int().min(0).max(100_000).nullable();
const { personId: _, ...presence } = presenceShape;

export const peerContract = {
  list: read(tag, '/peers', 'Our own key, other offices’ installations, and what was sent to us and not let in.', z.object({}), z.object({
    identity: z.object({ fingerprint: z.string().nullable(), open: z.boolean(), madeBy: z.string(), madeAt: z.string() }).nullable(),
    /** What others reach us at; null where the operator did not say. */
    address: z.string().nullable(), peers: z.array(peerRow), refusals: z.array(refusalRow), allowed,
  })),
  enable: command(tag, '/peers/enable', 'Turns the exchange with other installations on; the first time the office’s key is made.', {}),
  disable: command(tag, '/peers/disable', 'Turns it off: nothing goes in or out.', { reason: required(500) }),
  invite: command(tag, '/peers', 'Makes an invitation for the office of a partner: a signed text to hand over.', { unitId: idSchema, days: z.int().min(1).max(30) }),
  accept: command(tag, '/peers/accept', 'Answers an invitation that was handed over.', { invitation: required(2000), unitId: idSchema }),
  confirm: command(tag, '/peers/{id}/confirm', 'Confirms that their key is theirs: the digits as they were read over the telephone, and by whom.', { id: idSchema, version, fingerprint: required(60), comparedWith: required(100) }),
  end: command(tag, '/peers/{id}/end', 'Ends the exchange with an office at once.', { id: idSchema, version, reason: required(500) }),
  ofActivity: read(tag, '/activities/{id}/peers', 'Whether and how an activity is shared with the other side’s installation, and what that has brought.', z.object({ id: idSchema }), hostView),
  share: command(tag, '/activities/{id}/peers/share', 'Shares an activity with the installation of a side’s office.', { id: idSchema, sideId: idSchema }),
  unshare: command(tag, '/activities/{id}/peers/{sharedId}/unshare', 'Ends the sharing of an activity.', { id: idSchema, sharedId: idSchema, reason: required(500) }),
  shared: read(tag, '/shared', 'Activities other offices host with us, the nearest first.', z.object({ ...page, after: z.string().regex(/^\d{4}-\d\d-\d\d_[0-9a-f-]{36}$/).optional() }), pageOf(sharedRow)),
  sharedOne: read(tag, '/shared/{id}', 'One activity another office hosts with us: what they told, and our own part.', z.object({ id: idSchema }), sharedView),
  assign: command(tag, '/shared/{id}/branches', 'Which of our branches take part in it.', { id: idSchema, branchIds: z.array(idSchema).max(20) }),
  consent: command(tag, '/shared/{id}/consent', 'Our leader decides on the activity or on its record.', { id: idSchema, subject: z.enum(['activity', 'record']), shown: version, ...said }),
  propose: command(tag, '/shared/{id}/propose', 'Proposes changes to their programme.', { id: idSchema, programme: programmeSchema, note: typed(1000).nullable() }),
  attend: command(tag, '/shared/{id}/attendance', 'Who of our side comes or came; entering again replaces.', {
    id: idSchema, people: z.array(z.strictObject(presence)).max(200), counts: z.strictObject({ expected: count, present: count, onLeave: count, absent: count }), countWords: typed(100).nullable(),
  }),
  bring: command(tag, '/shared/{id}/items', 'Our tasks, insights or materials for it, as they stand now.', { id: idSchema, kind: z.enum(listKinds), items: z.array(z.strictObject(itemSchema.shape)).max(50) }),
};
export type PeerInput<V extends keyof typeof peerContract> = z.infer<NonNullable<(typeof peerContract)[V]['~orpc']['inputSchema']>>;
