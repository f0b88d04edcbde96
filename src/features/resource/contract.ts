import { z } from 'zod';
import { industries } from '#features/unit/facts.ts';
import { command, daySchema, findingSchema, idSchema, page, pageOf, read, required, typed } from '#shared/procedure.ts';
import { packParts, resourceKinds, resourceStates, sensitivities, sourceKinds } from './facts.ts';

/** 学习资源: the library, its reading packs, whom they reach, and what partners add. Nothing here tells who has read what. */

const tag = 'resource';
const version = z.int().min(1);
const allowed = z.record(z.string(), z.array(findingSchema));
const named = z.object({ id: idSchema, name: z.string() });

export const resourceRow = z.object({
  id: idSchema, title: z.string(), kind: z.enum(resourceKinds), note: z.string().nullable(), tags: z.array(z.string()),
  sourceKind: z.enum(sourceKinds), unitId: idSchema.nullable(), unitName: z.string().nullable(), sourceWords: z.string().nullable(),
  sensitivity: z.enum(sensitivities), state: z.enum(resourceStates), byName: z.string(), createdAt: z.string(), version,
  /** The latest version: its number, and the file or address. */
  no: z.int(), fileName: z.string().nullable(), size: z.int().nullable(), url: z.string().nullable(),
  /** When it came to a branch of the asker's; null where it did not. */
  cameAt: z.string().nullable(),
});
export type ResourceRow = z.infer<typeof resourceRow>;

export const packSection = z.object({
  part: z.enum(packParts), id: idSchema, title: z.string(),
  /** What it says, line by line; `label` is the key of its word. */
  lines: z.array(z.object({ label: z.string().nullable(), text: z.string() })),
  files: z.array(z.object({ name: z.string(), href: z.string(), size: z.int() })),
  url: z.string().nullable(),
  /** The reader may not see it, or it is there no more. */
  hidden: z.boolean(),
});
export type PackSection = z.infer<typeof packSection>;
export const resourceView = z.object({
  resource: resourceRow.extend({
    activityId: idSchema.nullable(), activityTheme: z.string().nullable(), decidedName: z.string().nullable(), decidedAt: z.string().nullable(), reason: z.string().nullable(),
  }),
  versions: z.array(z.object({ no: z.int(), fileName: z.string().nullable(), size: z.int().nullable(), url: z.string().nullable(), reason: z.string().nullable(), byName: z.string(), at: z.string() })),
  /** Of a pack; null otherwise. */
  pack: z.array(packSection).nullable(),
  pushes: z.array(z.object({
    id: idSchema, branch: named.nullable(), project: named.nullable(), region: z.string().nullable(), place: z.string().nullable(), industry: z.string().nullable(), branchKind: z.string().nullable(),
    untilOn: daySchema.nullable(), note: z.string().nullable(), byName: z.string(), at: z.string(), endedAt: z.string().nullable(), reached: z.array(named),
  })),
  allowed,
});
export type ResourceView = z.infer<typeof resourceView>;

const isKey = (after: string): boolean => {
  const [at, id, ...more] = after.split('_');
  return more.length === 0 && z.iso.datetime().safeParse(at).success && idSchema.safeParse(id).success;
};
const filters = z.object({
  ...page, after: z.string().refine(isKey).optional(), q: typed(100).optional(), tag: typed(30).optional(), kind: z.enum(resourceKinds).optional(), source: z.enum(sourceKinds).optional(),
  /** `mine`: what came to the asker's branches. */
  mine: z.enum(['yes']).optional(), state: z.enum(resourceStates).optional(), activity: idSchema.optional(), project: idSchema.optional(), branch: idSchema.optional(),
});
export type ResourceFilters = z.infer<typeof filters>;

export const stored = z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/), name: required(200), mediaType: required(100), size: z.int().min(0) });
const content = { file: stored.nullable(), url: typed(1000).nullable() };
const tags = z.array(required(30)).max(20);
const said = {
  title: required(200), note: typed(2000).nullable(), tags, sourceKind: z.enum(sourceKinds), unitId: idSchema.nullable(), sourceWords: typed(100).nullable(), sensitivity: z.enum(sensitivities),
};
const target = {
  branchIds: z.array(idSchema).max(50), projectId: idSchema.nullable(), region: z.string().regex(/^\d{6}$/).nullable(), industry: z.enum(industries).nullable(), branchKind: z.enum(['standing', 'temporary']).nullable(),
};
const entries = z.array(z.strictObject({ part: z.enum(packParts), id: idSchema })).max(50);

export const resourceContract = {
  list: read(tag, '/resources', 'Items of the library the asker may see, newest first; those that came to the asker’s branches with when.', filters, pageOf(resourceRow).extend({ allowed })),
  tags: read(tag, '/resources/tags', 'Tags in use, most used first.', z.object({ q: typed(30).optional() }), z.array(z.string())),
  one: read(tag, '/resources/{id}', 'One item with its versions, whom it was pushed to, and of a pack everything the asker may see of it.', z.object({ id: idSchema }), resourceView),
  preview: read(tag, '/resources/{id}/reach', 'Whom a push would reach today, before it is made.', z.object({
    id: idSchema, branch: idSchema.optional(), project: idSchema.optional(), region: z.string().regex(/^\d{6}$/).optional(), industry: z.enum(industries).optional(), branchKind: z.enum(['standing', 'temporary']).optional(),
  }), z.object({ rows: z.array(z.object({ branch: named, project: named.nullable(), people: z.int(), told: z.boolean() })) })),
  ofLink: read(tag, '/link/resources', 'What the holder of a personal link has added, and whether more may be added.', z.object({}), z.object({
    rows: z.array(z.object({ id: idSchema, title: z.string(), kind: z.enum(resourceKinds), fileName: z.string().nullable(), url: z.string().nullable(), state: z.enum(resourceStates), reason: z.string().nullable(), createdAt: z.string() })),
    offer: z.array(findingSchema), megabytes: z.int(),
  })),
  add: command(tag, '/resources', 'Adds a file or a link to the library.', { kind: z.enum(['file', 'link']), ...said, activityId: idSchema.nullable(), ...content }),
  edit: command(tag, '/resources/{id}/edit', 'Changes what is said of an item.', { id: idSchema, version, ...said }),
  addVersion: command(tag, '/resources/{id}/versions', 'A new file or address; older ones stay readable.', { id: idSchema, version, ...content, reason: required(500) }),
  retire: command(tag, '/resources/{id}/retire', 'Takes an item out of the library; it reaches nobody any more and stays to be read where it was pushed.', { id: idSchema, version, reason: required(500) }),
  makePack: command(tag, '/resources/packs', 'Makes a reading pack from an activity, from a bulletin, or of items in order.', {
    title: typed(200).nullable(), note: typed(2000).nullable(), tags, sensitivity: z.enum(sensitivities), activityId: idSchema.nullable(), bulletinId: idSchema.nullable(), itemIds: z.array(idSchema).max(50),
  }),
  arrange: command(tag, '/resources/{id}/pack', 'What a pack holds, in order: a new version of it.', { id: idSchema, version, entries, reason: typed(500).nullable() }),
  push: command(tag, '/resources/{id}/pushes', 'Pushes an item to branches by name, or by a rule over project, region, industry and kind of branch; later ones that fit are reached too.', { id: idSchema, ...target, untilOn: daySchema.nullable(), note: typed(500).nullable() }),
  endPush: command(tag, '/resources/{id}/pushes/end', 'A push reaches nobody further.', { id: idSchema, pushId: idSchema }),
  offerByLink: command(tag, '/link/resources', 'The holder of a personal link adds material for the activity; somebody of ours looks it through.', { title: required(200), note: typed(1000).nullable(), ...content }),
  accept: command(tag, '/resources/{id}/accept', 'Takes a contribution into the library, once its secrecy and quality were looked at.', { id: idSchema, version, sensitivity: z.enum(sensitivities), tags, looked: z.boolean() }),
  decline: command(tag, '/resources/{id}/decline', 'Does not take a contribution, with the reason its side is told.', { id: idSchema, version, reason: required(500) }),
};
export type ResourceInput<V extends keyof typeof resourceContract> = z.infer<NonNullable<(typeof resourceContract)[V]['~orpc']['inputSchema']>>;
