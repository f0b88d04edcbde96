import { z } from 'zod';
import { costEntrySchema } from '#features/cost/facts.ts';
import { command, daySchema, idSchema, read, required, typed } from '#shared/procedure.ts';
import { changesView, compareView, planRow, sheetView, sourcesView, stampView, versionView, yearView } from './contract-views.ts';
import { itemFieldNames, itemFields, planPapers } from './facts.ts';

export * from './contract-views.ts';

/** The year's plan: the call, its sheet, the way up, what happens to it during the year. */

const tag = 'plan';
const version = z.int().min(1);
const yearNumber = z.int().min(2000).max(2100);
const planId = idSchema;
const itemId = idSchema;

/** What may stand in a cell; each is checked by its own field's schema, so that a refusal can name the cell. */
const cellValue = z.union([z.string().max(5000), z.number(), z.boolean(), z.null(), z.array(z.string().max(100)).max(50)]);
export const cellSchema = z.strictObject({
  itemId, field: z.enum(itemFieldNames), value: cellValue,
  /** As the sender saw it: where something else stands now, the cell is refused STALE and nothing is written. */
  was: cellValue,
});
export type Cell = z.infer<typeof cellSchema>;
const cells = z.array(cellSchema).max(5_000);
const lines = z.array(costEntrySchema).max(50);

export const planContract = {
  list: read(tag, '/plans', 'The years that have a plan, latest first.', z.object({}), z.object({ rows: z.array(planRow), allowed: sheetView.shape.allowed })),
  sheet: read(tag, '/plans/years/{year}', 'The year’s plan as a sheet: everything of it the asker may see, and what may be done with it.', z.object({ year: z.coerce.number().int().min(2000).max(2100) }), sheetView),
  stamp: read(tag, '/plans/{planId}/stamp', 'Whether anything was done to the plan since: cheap, for asking every few seconds.', z.object({ planId }), stampView),
  changes: read(tag, '/plans/{planId}/changes', 'The lines that were changed since a stamp, so that a sheet of thousands is not fetched again for one cell.', z.object({ planId, since: z.coerce.number().int().min(0) }), changesView),
  sources: read(tag, '/plans/{planId}/sources', 'What a branch can plan its year from: last year, work projects, partners, suggestions, problems, the superior’s arrangement.', z.object({ planId, branchId: idSchema }), sourcesView),
  version: read(tag, '/plans/{planId}/versions/{no}', 'One version of the plan as it was kept.', z.object({ planId, no: z.coerce.number().int().min(1) }), versionView),
  compare: read(tag, '/plans/{planId}/compare', 'What was added, removed and changed between two versions, or between one and the plan as it stands.', z.object({ planId, from: z.coerce.number().int().min(1).max(100_000), to: z.coerce.number().int().min(1).max(100_000).optional() }), compareView),
  year: read(tag, '/plans/years/{year}/run', 'The year as it runs: planned and held, estimated and spent, by branch and month, each number with the records behind it.', z.object({ year: z.coerce.number().int().min(2000).max(2100) }), yearView),

  call: command(tag, '/plans', 'Calls on the branches to plan a year.', { year: yearNumber, opensOn: daySchema, dueOn: daySchema, note: typed(2000).nullable() }),
  editCall: command(tag, '/plans/{planId}/call', 'Changes the days and the note of the call.', { planId, version, opensOn: daySchema, dueOn: daySchema, note: typed(2000).nullable() }),
  setArrangement: command(tag, '/plans/{planId}/arrangement', 'Enters the superior’s yearly arrangement, line by line; a line that keeps its id keeps what cites it.', {
    planId, version, title: required(200).nullable(), lines: z.array(z.strictObject({ id: idSchema, text: required(500) })).max(200),
  }),
  setBudget: command(tag, '/plans/{planId}/budget', 'Enters the year’s party-building budget line, in fen.', { planId, version, budgetFen: z.int().min(0).max(100_000_000_000).nullable() }),

  write: command(tag, '/plans/{planId}/write', 'Writes the sheet: lines added, cells changed, lines removed, all of it or nothing.', {
    planId, add: z.array(z.strictObject({ id: idSchema, branchId: idSchema })).max(500), cells, remove: z.array(idSchema).max(500),
  }),
  setCosts: command(tag, '/plans/items/{itemId}/costs', 'Replaces what a line of the plan is estimated to cost; amounts are computed.', { itemId, version, lines }),
  discuss: command(tag, '/plans/{planId}/discuss', 'Enters the branch’s discussion of its lines and the opinions heard.', {
    planId, branchId: idSchema, metOn: daySchema, meeting: z.enum(['committee', 'members']), present: z.int().min(0).max(100_000), expected: z.int().min(1).max(100_000),
    opinions: typed(5000).nullable(), opinionsFrom: z.int().min(0).max(100_000).nullable(),
  }),
  propose: command(tag, '/plans/{planId}/propose', 'A branch proposes its lines.', { planId, branchId: idSchema }),
  returnItems: command(tag, '/plans/{planId}/return', 'Returns lines to their branches, with what is to be changed.', { planId, itemIds: z.array(idSchema).min(1).max(1_000), comment: required(1000) }),
  reopen: command(tag, '/plans/{planId}/reopen', 'Opens the call again and returns every proposed line.', { planId, version, dueOn: daySchema, comment: required(1000) }),
  dropItem: command(tag, '/plans/items/{itemId}/drop', 'Takes a line out of the plan and keeps it with the reason.', { itemId, version, comment: required(1000) }),
  toCommittee: command(tag, '/plans/{planId}/to-committee', 'Closes the call; 机关党委 consolidates.', { planId, version }),
  applyWhatIf: command(tag, '/plans/{planId}/what-if', 'Applies a trial of 机关党委 to the plan under consolidation: cells and lines dropped, with a note.', { planId, cells, drop: z.array(idSchema).max(500), note: required(1000) }),
  toFinance: command(tag, '/plans/{planId}/to-finance', '机关党委 has reviewed the consolidated plan and hands it to finance.', { planId, version, comment: typed(1000).nullable() }),
  decide: command(tag, '/plans/{planId}/decide', 'Finance or 分党组 decides the pending step of the plan.', { planId, version, decision: z.enum(['approve', 'return']), conditions: typed(2000).nullable(), comment: typed(1000).nullable() }),

  addExtra: command(tag, '/plans/{planId}/extra', 'Adds a line during the year, with the reason; 机关党委 and finance decide on it.', {
    planId, id: idSchema, branchId: idSchema, reason: required(1000), fields: z.strictObject(itemFields).partial(), lines,
  }),
  decideExtra: command(tag, '/plans/items/{itemId}/decide', 'Decides the pending step of a line added during the year.', { itemId, version, decision: z.enum(['approve', 'return']), comment: typed(1000).nullable() }),
  changeApproved: command(tag, '/plans/{planId}/change', 'Changes the approved plan, with the reason; a new version is kept.', {
    planId, version, cells, costs: z.array(z.strictObject({ itemId, lines })).max(200), drop: z.array(idSchema).max(500), reason: required(1000),
  }),
  numberPaper: command(tag, '/plans/{planId}/papers', 'Enters number and date of one of the year’s three documents.', { planId, kind: z.enum(planPapers), number: typed(100).nullable(), datedOn: daySchema.nullable() }),
  filed: command(tag, '/plans/{planId}/filed', 'Enters the day the approved plan was handed in for filing.', { planId, version, on: daySchema }),
  showSpending: command(tag, '/plans/{planId}/spending', 'Opens or closes the year’s spending to everybody in the office.', { planId, version, open: z.boolean() }),
};

export type PlanInput<V extends keyof typeof planContract> = z.infer<NonNullable<(typeof planContract)[V]['~orpc']['inputSchema']>>;
