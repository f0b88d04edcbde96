import { z } from 'zod';
import { auditStates } from '#features/activity/facts.ts';
import { command, daySchema, findingSchema, idSchema, page, pageOf, read, required, typed } from '#shared/procedure.ts';
import { industries, unitKinds } from './facts.ts';

/** The directory of units outside our own: who they are, their branches, and what was done with them. */

/** Names of one unit: a limit of the page, with room for what merging adds. */
export const mostAliases = 50;
const tag = 'unit';
const version = z.int().min(1);
const kind = z.enum(unitKinds);
const industry = z.enum(industries);
/** A code of GB/T 2260, as exact as it is known: province, city or county. */
const region = z.string().regex(/^\d{6}$/);
const division = z.object({ code: z.string(), name: z.string() });

const fields = {
  name: required(100),
  kind,
  industry: industry.nullable(),
  region: region.nullable(),
  field: typed(100).nullable(),
  /** Whether it works on the front line (基层一线); null where nobody knows. */
  frontLine: z.boolean().nullable(),
  aliases: z.array(required(100)).max(mostAliases),
  note: typed(500).nullable(),
};

/** Stored codes are read as text: a unit entered from elsewhere may carry one that no list has. */
export const unitRow = z.object({
  id: idSchema, name: z.string(), kind: z.string(), industry: z.string().nullable(), region: z.string().nullable(), field: z.string().nullable(),
  /** 湖北武汉: its region from the province down, in words. */
  place: z.string().nullable(),
  frontLine: z.boolean().nullable(), aliases: z.array(z.string()), branches: z.int(), inAudit: z.boolean(),
});
export type UnitRow = z.infer<typeof unitRow>;
/** `from`: the unit it stood with before that one was merged into this. */
export const unitBranch = z.object({ id: idSchema, name: z.string(), version, from: z.string().nullable() });
const merge = z.object({
  id: idSchema, unitId: idSchema, name: z.string(), byName: z.string(), at: z.string(), undoneBy: z.string().nullable(), undoneAt: z.string().nullable(),
});

/** One of two units that may be the same: what it has, so that a person sees which of them to keep. */
const candidate = z.object({
  id: idSchema, name: z.string(), aliases: z.array(z.string()), kind: z.string(), industry: z.string().nullable(), region: z.string().nullable(),
  version, branches: z.int(), activities: z.int(),
});
export const reasons = [
  'folded', 'short_form', 'legal_form', 'place_form', 'place_left_out', 'abbreviation', 'contained', 'initials', 'same_region', 'same_industry', 'other_region',
  'other_industry',
] as const;
const proposal = z.object({
  units: z.tuple([candidate, candidate]), score: z.int(),
  /** Why, and with `for` false what speaks against it; the names that were compared. */
  reasons: z.array(z.object({ reason: z.enum(reasons), for: z.boolean(), one: z.string(), other: z.string() })),
});
export type SameProposal = z.infer<typeof proposal>;
/** What was once spoken of with it: for an activity, or outside any. */
const unitContact = z.object({
  id: idSchema, activityId: idSchema.nullable(), theme: z.string().nullable(), contactedOn: daySchema, means: z.string(), content: z.string(), spokeWith: z.string().nullable(), personName: z.string(),
});
export type UnitContact = z.infer<typeof unitContact>;
export const unitView = z.object({
  unit: unitRow.extend({ note: z.string().nullable(), version }),
  branches: z.array(unitBranch),
  /** Units merged into this one, newest first, also those taken apart again. */
  merges: z.array(merge),
  /** Whom one speaks to there. */
  liaisons: z.array(z.object({ id: idSchema, name: z.string(), post: z.string().nullable(), version })),
  /** Rows of sheets that told of it, as they came, newest first. */
  imported: z.array(z.object({ id: idSchema, name: z.string(), at: z.string(), original: z.record(z.string(), z.unknown()) })),
  /** How it stands with audits; told to the discipline post only. */
  auditState: z.enum(auditStates).nullable(),
  allowed: z.record(z.string(), z.array(findingSchema)),
});
export type UnitView = z.infer<typeof unitView>;

const filters = z.object({ ...page, q: typed(100).optional(), kind: kind.optional(), industry: industry.optional(), region: region.optional() });
export type UnitFilters = z.infer<typeof filters>;

export const unitContract = {
  list: read(tag, '/units', 'Outside units by name, with branches counted.', filters, pageOf(unitRow).extend({ allowed: z.record(z.string(), z.array(findingSchema)) })),
  one: read(tag, '/units/{id}', 'One outside unit and its branches. Its contacts, activities, agreements, problems and effects are lists of their own, filtered by it. The address of one that was merged answers with the one kept.', z.object({ id: idSchema }), unitView),
  contacts: read(tag, '/units/{id}/contacts', 'What was spoken of with an outside unit, newest first: for activities that the reader may see, and outside any.', z.object({ ...page, id: idSchema }), pageOf(unitContact)),
  divisions: read(tag, '/divisions', 'Divisions of GB/T 2260 that lie directly in one; without it the provinces.', z.object({ within: region.optional() }), z.object({ rows: z.array(division) })),
  same: read(tag, '/same-units', 'Pairs of units that may be the same under different names, the likeliest first, with their reasons.', z.object(page),
    pageOf(proposal).extend({ total: z.int(), allowed: z.record(z.string(), z.array(findingSchema)) })),
  add: command(tag, '/units', 'Enters an outside unit; one that is there under a name or alias is refused.', fields),
  edit: command(tag, '/units/{id}/edit', 'Changes an outside unit.', { id: idSchema, version, ...fields }),
  distinct: command(tag, '/units/{id}/distinct', 'Two units are not the same: they are proposed no more.', { id: idSchema, otherId: idSchema }),
  merge: command(tag, '/units/{id}/merge', 'The other unit becomes this one: everything that names it moves here, its names become aliases, its address leads here.', {
    id: idSchema, version, otherId: idSchema, otherVersion: version,
  }),
  unmerge: command(tag, '/units/{id}/unmerge', 'A merge into this unit is undone: what it moved goes back, where nothing later stands in the way.', { id: idSchema, mergeId: idSchema }),
  addBranch: command(tag, '/units/{id}/branches', 'Enters a branch of an outside unit.', { id: idSchema, name: required(100) }),
  editBranch: command(tag, '/units/{id}/branches/{branchId}', 'Changes a branch of an outside unit.', { id: idSchema, branchId: idSchema, version, name: required(100) }),
  addLiaison: command(tag, '/units/{id}/liaisons', 'Enters whom one speaks to at a unit: name and post, no number.', { id: idSchema, name: required(50), post: typed(100).nullable() }),
  endLiaison: command(tag, '/units/{id}/liaisons/{liaisonId}/end', 'Somebody is not the one to speak to any more.', { id: idSchema, liaisonId: idSchema, version }),
  logContact: command(tag, '/units/{id}/contacts', 'Keeps what was spoken of with a unit outside any activity.', {
    id: idSchema, contactedOn: daySchema, means: required(40), content: required(2000), spokeWith: typed(100).nullable(),
  }),
};

export type UnitInput<V extends keyof typeof unitContract> = z.infer<NonNullable<(typeof unitContract)[V]['~orpc']['inputSchema']>>;
