import { z } from 'zod';
import { activityRow } from '#features/activity/contract.ts';
import { auditStates } from '#features/activity/facts.ts';
import { command, daySchema, findingSchema, idSchema, page, pageOf, read, required, typed } from '#shared/procedure.ts';
import { industries, regions, unitKinds } from './facts.ts';

/** The directory of units outside our own: who they are, their branches, and what was done with them. */

const tag = 'unit';
const version = z.int().min(1);
const kind = z.enum(unitKinds);
const industry = z.enum(industries);
const region = z.enum(regions);

const fields = {
  name: required(100),
  kind,
  industry: industry.nullable(),
  region: region.nullable(),
  field: typed(100).nullable(),
  /** Whether it works on the front line (基层一线); null where nobody knows. */
  frontLine: z.boolean().nullable(),
  aliases: z.array(required(100)).max(10),
  note: typed(500).nullable(),
};

/** Stored codes are read as text: a unit entered from elsewhere may carry one that no list has. */
export const unitRow = z.object({
  id: idSchema, name: z.string(), kind: z.string(), industry: z.string().nullable(), region: z.string().nullable(), field: z.string().nullable(),
  frontLine: z.boolean().nullable(), aliases: z.array(z.string()), branches: z.int(), inAudit: z.boolean(),
});
export type UnitRow = z.infer<typeof unitRow>;
export const unitBranch = z.object({ id: idSchema, name: z.string(), version });
export const unitView = z.object({
  unit: unitRow.extend({ note: z.string().nullable(), version }),
  branches: z.array(unitBranch),
  /** Activities with it that the reader may see, newest first; the first hundred. */
  activities: z.array(activityRow),
  contacts: z.array(z.object({
    id: idSchema, activityId: idSchema, theme: z.string().nullable(), contactedOn: daySchema, means: z.string(), content: z.string(), personName: z.string(),
  })),
  /** How it stands with audits; told to the discipline post only. */
  auditState: z.enum(auditStates).nullable(),
  allowed: z.record(z.string(), z.array(findingSchema)),
});
export type UnitView = z.infer<typeof unitView>;

const filters = z.object({ ...page, q: typed(100).optional(), kind: kind.optional(), industry: industry.optional(), region: region.optional() });
export type UnitFilters = z.infer<typeof filters>;

export const unitContract = {
  list: read(tag, '/units', 'Outside units by name, with branches counted.', filters, pageOf(unitRow).extend({ allowed: z.record(z.string(), z.array(findingSchema)) })),
  one: read(tag, '/units/{id}', 'One outside unit: its branches, every activity with it that the reader may see, the contact log.', z.object({ id: idSchema }), unitView),
  add: command(tag, '/units', 'Enters an outside unit; one that is there under a name or alias is refused.', fields),
  edit: command(tag, '/units/{id}/edit', 'Changes an outside unit.', { id: idSchema, version, ...fields }),
  addBranch: command(tag, '/units/{id}/branches', 'Enters a branch of an outside unit.', { id: idSchema, name: required(100) }),
  editBranch: command(tag, '/units/{id}/branches/{branchId}', 'Changes a branch of an outside unit.', { id: idSchema, branchId: idSchema, version, name: required(100) }),
};

export type UnitInput<V extends keyof typeof unitContract> = z.infer<NonNullable<(typeof unitContract)[V]['~orpc']['inputSchema']>>;
