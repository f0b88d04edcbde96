import { z } from 'zod';
import { activityRow } from '#features/activity/contract.ts';
import { actionSchema, problemKinds } from '#features/record/facts.ts';
import { industries } from '#features/unit/facts.ts';
import { command, daySchema, findingSchema, idSchema, page, pageOf, read, required, typed } from '#shared/procedure.ts';

/** Work projects (审计项目). Which unit one visits is kept apart, and is the discipline post's alone. */

const tag = 'project';
const version = z.int().min(1);
const fields = {
  code: required(40), name: required(200), place: typed(100).nullable(), region: typed(60).nullable(), startOn: daySchema, endOn: daySchema.nullable(),
};
/** By section of GB/T 4754; left out it stays as it is. Never made from the unit visited. */
const industry = z.enum(industries).nullable().optional();
const named = z.object({ id: idSchema, name: z.string() });

export const projectRow = z.object({
  id: idSchema, code: z.string(), name: z.string(), place: z.string().nullable(), region: z.string().nullable(), industry: z.string().nullable(), startOn: daySchema,
  endOn: daySchema.nullable(), closedOn: daySchema.nullable(), version, team: z.array(named),
  /** Temporary branches made for it and not dissolved yet. */
  branches: z.array(named),
});
export type ProjectRow = z.infer<typeof projectRow>;
export const auditeeView = z.object({
  id: idSchema, unitId: idSchema, unitName: z.string(), noticeOn: daySchema.nullable(), auditEndOn: daySchema.nullable(),
});
export const projectView = z.object({
  project: projectRow,
  /** What hangs on it, seen from its end; of activities only those the reader may see. */
  activities: z.array(activityRow),
  problems: z.array(z.object({ id: idSchema, activityId: idSchema.nullable(), theme: z.string().nullable(), kind: z.enum(problemKinds), text: z.string(), year: z.int().nullable(), number: z.int().nullable(), place: z.string().nullable() })),
  /** The verified ones are the effects that helped it. */
  actions: z.array(actionSchema.pick({
    id: true, problemId: true, measure: true, ownerName: true, dueOn: true, state: true, resultKind: true, before: true, after: true, method: true, verifierName: true, verifiedAt: true,
    beforeFigure: true, afterFigure: true, figureUnit: true, branchName: true,
  }).extend({ activityId: idSchema.nullable() })),
  /** Null for everybody but the discipline post. */
  auditees: z.array(auditeeView).nullable(),
  allowed: z.record(z.string(), z.array(findingSchema)),
});
export type ProjectView = z.infer<typeof projectView>;

const filters = z.object({ ...page, q: typed(100).optional(), closed: z.enum(['yes', 'no']).optional() });
export type ProjectFilters = z.infer<typeof filters>;

export const projectContract = {
  list: read(tag, '/projects', 'Work projects, latest start first.', filters, pageOf(projectRow).extend({ allowed: z.record(z.string(), z.array(findingSchema)) })),
  one: read(tag, '/projects/{id}', 'One work project with the activities, problems and actions linked to it.', z.object({ id: idSchema }), projectView),
  add: command(tag, '/projects', 'Enters a work project with its team.', { ...fields, industry, personIds: z.array(idSchema).max(100) }),
  edit: command(tag, '/projects/{id}/edit', 'Changes a work project.', { id: idSchema, version, ...fields, industry }),
  close: command(tag, '/projects/{id}/close', 'Closes a work project on a day.', { id: idSchema, version, on: daySchema }),
  setTeam: command(tag, '/projects/{id}/team', 'Says who is in the team.', { id: idSchema, version, personIds: z.array(idSchema).max(100) }),
  setAuditee: command(tag, '/projects/{id}/auditee', 'The discipline post enters the unit visited, its notice date and the end of the audit.', { id: idSchema, unitId: idSchema, noticeOn: daySchema.nullable(), auditEndOn: daySchema.nullable() }),
  removeAuditee: command(tag, '/projects/{id}/auditee/remove', 'The discipline post takes a unit off that was entered by mistake.', { id: idSchema, unitId: idSchema }),
};

export type ProjectInput<V extends keyof typeof projectContract> = z.infer<NonNullable<(typeof projectContract)[V]['~orpc']['inputSchema']>>;
