import { z } from 'zod';
import { agendaSchema, programmeSchema, sessionSchema, stopSchema } from '#features/activity/facts.ts';
import { stopKinds, strands } from '#features/activity/facts-plain.ts';
import { attendanceStates } from '#features/record/facts.ts';
import { daySchema, idSchema, required, typed } from '#shared/procedure.ts';
import type { Kind } from './facts-kinds.ts';

/**
 * What installations say to each other, as it is read: members nobody here knows are left aside (they stay in the signed text), words of
 * a list that grew meanwhile become its plainest one, and nothing may be longer than a person would write.
 */

const key = z.string().regex(/^[\w-]{43}$/);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const signature = z.string().regex(/^[\w-]{86}$/);
const seq = z.int().min(0).max(1_000_000);
export const headSchema = z.object({ seq, hash });
const instant = z.iso.datetime();
const version = z.int().min(1).max(1000);
const name = required(100);

/** The longest message, in characters; a request carries several. */
export const longestMessage = 60_000;
export const signedSchema = z.object({ text: z.string().max(longestMessage), signature });

export const envelopeSchema = z.object({
  v: version, shared: idSchema, from: key, to: key, seq: seq.min(1), prev: hash, seen: headSchema, ledger: hash.nullable(), at: instant, kind: z.string().min(1).max(40), body: z.unknown(),
});

/** The outermost: a text and whose signature stands under it, both ways. */
export const wireSchema = z.object({ text: z.string().min(2).max(600_000), signature });

export const invitationSchema = z.object({ kind: z.literal('lianxue invitation'), v: version, id: idSchema, key, office: name, address: z.url({ protocol: /^https?$/ }).max(300), expiresAt: instant });

/** Of an acquaintance: that an invitation is answered, that a person confirmed the fingerprint, that it is over. */
export const handshakeSchema = z.object({
  kind: z.enum(['accept', 'confirm', 'end']), v: version, from: key, to: key, pair: hash, at: instant,
  invitation: z.string().max(2_000).optional(), office: name.optional(), address: z.url({ protocol: /^https?$/ }).max(300).optional(), reason: typed(500).optional(),
});
export type Handshake = z.infer<typeof handshakeSchema>;

/** About one shared activity: what the asker has of the other's chain, and what of his own the other lacks. */
export const exchangeSchema = z.object({ kind: z.literal('exchange'), v: version, from: key, to: key, pair: hash, at: instant, shared: idSchema, have: headSchema, messages: z.array(signedSchema).max(100) });
export type Exchange = z.infer<typeof exchangeSchema>;

/** The answer to either: bound to the request by its hash, so that no old answer passes for a new one. */
export const answerSchema = z.object({
  v: version, from: key, to: key, about: hash, at: instant, office: name.optional(),
  /** Why nothing was done, if so, and from which number on the histories part. */
  refused: z.string().max(60).nullable(), seq: seq.nullable().default(null), have: headSchema.nullable(), messages: z.array(signedSchema).max(100),
});
export type Answered = z.infer<typeof answerSchema>;

const programme = z.object({
  ...programmeSchema.shape,
  sessions: z.array(z.object({
    ...sessionSchema.shape,
    stops: z.array(z.object({ ...stopSchema.shape, kind: z.enum(stopKinds).catch('venue') })).max(30),
    agenda: z.array(z.object({ ...agendaSchema.shape, strand: z.enum(strands).catch('other') })).max(50),
  })).max(20),
  tasks: z.array(z.object({ what: required(200), owner: typed(100), due: daySchema.nullable() })).max(50),
});
const long = typed(20_000).nullable();
const sides = z.array(z.object({ role: z.enum(['host', 'partner']).catch('partner'), unit: typed(200).nullable(), branches: z.array(typed(200)).max(50), words: typed(200).nullable() })).max(100);
const decision = z.enum(['approve', 'decline', 'change']);
const said = z.array(z.object({ subject: z.enum(['activity', 'record']), subjectVersion: z.int(), decision, name: typed(100), post: typed(100), comment: typed(1000).nullable(), at: z.string().max(40), superseded: z.boolean() })).max(200);

export const activityBody = z.object({
  activity: z.object({
    theme: typed(200).nullable(), kind: typed(100), forms: z.array(typed(100)).max(30), tasks: long, expectedEffect: long, plannedOn: daySchema.nullable(), plannedEnd: daySchema.nullable(), place: typed(300).nullable(),
    sides, programme: programme.nullable(),
  }),
  programmeNo: z.int().min(0), stage: z.string().max(40), standing: z.string().max(40), standingReason: typed(1000).nullable(), organiser: typed(100).nullable(),
  /** The guest's side: its branches and words as the host wrote them. */
  side: z.object({ branches: z.array(typed(200)).max(50), words: typed(200).nullable() }),
  said,
  proposals: z.array(z.object({ state: z.enum(['proposed', 'accepted', 'refused']).catch('proposed'), authorName: typed(100), note: typed(1000).nullable(), createdAt: z.string().max(40), decisionNote: typed(1000).nullable() })).max(200),
});
export type ActivityBody = z.infer<typeof activityBody>;

const count = z.int().min(0).max(100_000).nullable();
export const recordBody = z.object({
  version: z.int().min(1),
  record: z.object({
    theme: typed(200).nullable(), sides, startedAt: z.string().max(40).nullable(), endedAt: z.string().max(40).nullable(), place: typed(300).nullable(), chair: typed(100).nullable(), recorder: typed(100).nullable(), topic: typed(500).nullable(),
    strands: z.object({ theory: typed(20_000), problem: typed(20_000), outcome: typed(20_000) }), results: z.object({ research: typed(10_000), solving: typed(10_000), opinions: typed(10_000) }),
    decisions: z.array(z.object({ text: typed(1000), owner: typed(100).nullable(), dueOn: daySchema.nullable() })).max(50), donations: z.array(z.object({ what: typed(200), to: typed(200), fen: z.int().nullable() })).max(50),
    counts: z.array(z.object({ unit: typed(200).nullable(), expected: count, present: count, onLeave: count, absent: count, countWords: typed(100).nullable() })).max(100),
  }),
});
export type RecordBody = z.infer<typeof recordBody>;

/** One line of what a guest brings: a task, an insight, something to read. */
export const itemSchema = z.object({ title: typed(200), text: typed(4000), by: typed(100), dueOn: daySchema.nullable() });
export type Item = z.infer<typeof itemSchema>;
const items = z.object({ items: z.array(itemSchema).max(50) });

export const attendanceBody = z.object({
  people: z.array(z.object({ name: required(50), post: typed(50).nullable(), state: z.enum(attendanceStates), reason: typed(200).nullable() })).max(200),
  counts: z.object({ expected: count, present: count, onLeave: count, absent: count }), countWords: typed(100).nullable(), by: required(50),
});
export type AttendanceBody = z.infer<typeof attendanceBody>;
const finding = z.object({ check: z.string().max(60), field: z.string().max(100).nullable(), facts: z.record(z.string().max(40), z.union([z.string().max(300), z.number(), z.null()])) });

export const bodies = {
  activity: activityBody,
  record: recordBody,
  consent: z.object({ subject: z.enum(['activity', 'record']), shown: z.int().min(1), decision, comment: typed(1000).nullable(), name: required(50), post: required(50) }),
  proposal: z.object({ programme, note: typed(1000).nullable(), name: required(50), post: required(50) }),
  attendance: attendanceBody,
  tasks: items,
  insights: items,
  materials: items,
  answer: z.object({ about: seq.min(1), as: z.enum(['taken', 'declined', 'not_understood', 'refused']), findings: z.array(finding).max(20) }),
  ended: z.object({ reason: typed(500) }),
} as const satisfies Record<Kind, z.ZodType>;
export type Body<K extends Kind> = z.infer<(typeof bodies)[K]>;

/** Of a line in JSON a value that fits, or null. */
export function readJson<T>(schema: z.ZodType<T>, text: string): T | null {
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
