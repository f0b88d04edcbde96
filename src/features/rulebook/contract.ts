import { z } from 'zod';
import { command, daySchema, idSchema, read, required, typed } from '#shared/procedure.ts';
import { groups } from './book.ts';

const tag = 'rulebook';
const severity = z.enum(['block', 'warn', 'ask']);
const status = z.enum(['confirmed', 'unconfirmed']);

export const areaSchema = z.strictObject({
  name: required(40), aliases: z.array(required(40)).max(30), except: z.array(required(40)).max(30),
});
const fen = z.int().min(0).max(100_000_000);
export const rateSchema = z.strictObject({ place: required(40), others: fen, bureau: fen, minister: fen });
/** What a parameter can be: a figure, yes or no, a list of words, the list of barred areas, or a table of rates by place. */
export const valueSchema = z.union([
  z.int().min(0).max(1_000_000_000), z.boolean(), z.array(required(40)).min(1).max(200), z.array(areaSchema).min(1).max(100),
  z.array(rateSchema).max(500),
]);
export type Value = z.infer<typeof valueSchema>;

/** One dated value as stored, with who confirmed it. */
export const settingSchema = z.object({
  /** Null for what is shipped or comes with a set of rules: no row of the office's own. */
  id: idSchema.nullable(), parameter: z.string(), value: z.unknown(), unit: z.string().nullable(), severity: severity.nullable(), profile: z.string(),
  fromOn: daySchema, toOn: daySchema.nullable(), source: z.string(), article: z.string().nullable(), status,
  confirmedBy: z.string().nullable(), confirmedOn: daySchema.nullable(), version: z.int(),
});
export type Setting = z.infer<typeof settingSchema>;

export const ruleSchema = z.object({
  id: z.string(), group: z.enum(groups), severity: severity.nullable(), override: z.string().nullable(), source: z.string(),
  article: z.string().nullable(),
  parameters: z.array(z.object({
    parameter: z.string(), kind: z.enum(['number', 'money', 'yes_no', 'words', 'areas', 'rates', 'none']), unit: z.string().nullable(), adjustable: z.boolean(),
    /** In force today; null where the office has no value and the check says nothing. */
    current: settingSchema.nullable(),
    /** Every value it has had or will have, newest first. */
    settings: z.array(settingSchema),
  })),
  editor: z.string(), confirmer: z.string(),
  /** Whether the asker may set a value of it, or confirm one. */
  mayEdit: z.boolean(), mayConfirm: z.boolean(),
});
export type RuleView = z.infer<typeof ruleSchema>;

/** The rules in force with every dated value, as the same checks are given them in the browser. */
export const rulesSchema = z.object({
  today: daySchema,
  settings: z.array(settingSchema.pick({ parameter: true, value: true, unit: true, severity: true, profile: true, fromOn: true, toOn: true, source: true, article: true, status: true }).extend({ rule: z.string(), layer: z.int().optional() })),
  /** Days on which the working calendar differs from the plain week. */
  calendar: z.array(z.tuple([daySchema, z.boolean()])),
});

/** A set of rules followed from a day on; its place tells what lies over what. */
export const followedSchema = z.object({ id: idSchema, profile: z.string(), position: z.int(), fromOn: daySchema, toOn: daySchema.nullable(), version: z.int() });
export type FollowedProfile = z.infer<typeof followedSchema>;
export const profileSchema = z.object({
  profile: z.string(), followed: z.array(followedSchema),
  figures: z.array(settingSchema.pick({ parameter: true, value: true, unit: true, severity: true, source: true, article: true, status: true }).extend({ rule: z.string() })),
});
export type ProfileView = z.infer<typeof profileSchema>;

const thing = z.object({ id: idSchema, name: z.string() });
export const foundSchema = z.object({
  year: z.int(),
  /** How many activities were looked at, and how many there are. */
  looked: z.int(), of: z.int(), lines: z.int(),
  rules: z.array(z.object({ rule: z.string(), count: z.int(), activities: z.array(thing), lines: z.array(thing) })),
});
export type FoundView = z.infer<typeof foundSchema>;

/** The rulebook and its dated settings. */
export const rulebookContract = {
  list: read(tag, '/rules', 'Every rule with its clause, its dated parameters, and who may change or override it.', z.object({}), z.object({ rules: z.array(ruleSchema), profiles: z.array(profileSchema), mayChoose: z.boolean() })),
  inForce: read(tag, '/rules/in-force', 'Every dated value that counts and the working calendar: what the checks are given, for a page that runs them while one types.', z.object({}), rulesSchema),
  found: read(tag, '/rules/found', 'What each rule has found this year: in the newest activities and in the year’s plan, as far as the asker is inside of them.', z.object({}), foundSchema),
  chooseProfile: command(tag, '/rules/profiles', 'Follows a set of rules from a day on, over those followed already and under the office’s own values.', { profile: required(40), fromOn: daySchema }),
  dropProfile: command(tag, '/rules/profiles/{id}/drop', 'Stops following a set of rules after a day; what lies before keeps it. `known` says that one has read what is still checked by it.', {
    id: idSchema, version: z.int().min(1), lastOn: daySchema, known: z.boolean(),
  }),
  set: command(tag, '/rules/{rule}/settings', 'Gives a parameter a new value from a day on; the past keeps the old one.', {
    rule: required(20), parameter: required(40), value: valueSchema, severity: severity.nullable(), fromOn: daySchema,
    source: required(200), article: typed(200).nullable(),
  }),
  confirm: command(tag, '/rules/{rule}/settings/{id}/confirm', 'Marks a value as checked against its source (待核 → 已核).', {
    rule: required(20), id: idSchema, version: z.int().min(1),
  }),
};
