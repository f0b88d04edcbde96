import { sql } from 'kysely';
import type { z } from 'zod';
import { loadPattern } from '#features/pattern/queries.ts';
import { keptUnit } from '#features/unit/queries.ts';
import type { Command, Connection, Scope } from '#platform/command.ts';
import { todayOf } from '#platform/today.ts';
import { need } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';
import type { activityContract } from './contract.ts';
import * as decide from './decide.ts';
import { begin as decideBegin, type BeginFacts } from './decide-begin.ts';
import { onActivity, onActivityWith } from './on-activity.ts';
import { linkedOf } from './store.ts';
import { plannedLine } from './store-planned.ts';

type Input<V extends keyof typeof activityContract> = z.infer<NonNullable<(typeof activityContract)[V]['~orpc']['inputSchema']>>;

const own = ['activity', 'side', 'consent'] as const;

export const create: Command<Input<'create'>, decide.NewFacts> = {
  name: 'activity.create',
  tables: ['activity', 'side'],
  load: (db, scope, input) => toStart(db, scope, input),
  decide: decide.create,
};

/** What starting an activity rests on, its year's next number held until the transaction ends. */
async function toStart(db: Connection, scope: Scope, { branchId, plannedOn, patternId, ...topic }: Pick<Input<'create'>, 'branchId' | 'plannedOn' | 'projectIds' | 'suggestionIds' | 'patternId'>): Promise<decide.NewFacts> {
  const { rows } = await sql<{ id: string; unitId: string; dissolvedOn: string | null }>`
    select b.id, b.unit_id, b.dissolved_on from branch b join unit u on u.office_id = b.office_id and u.id = b.unit_id and u.own
    where b.office_id = ${scope.officeId} and b.id = ${branchId}`.execute(db);
  const [branch] = rows;
  if (branch === undefined) throw new Refusal('NOT_FOUND', [need('need.branch', 'branchId')]);
  const pattern = patternId == null ? null : await loadPattern(db, scope, patternId);
  // Numbers of a year are given one at a time, so that two creators never get the same.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${scope.officeId} activity number`}, 0))`.execute(db);
  const year = Number((plannedOn ?? (await todayOf(db, scope, scope.now))).slice(0, 4));
  const last = await sql<{ number: number }>`
    select coalesce(max(split_part(code, '-', 2)::int), 0) as number from activity
    where office_id = ${scope.officeId} and year = ${year} and origin = 'entered'`.execute(db);
  return { branch, year, nextNumber: (last.rows[0]?.number ?? 0) + 1, linked: await linkedOf(db, scope, topic), pattern };
}

export const begin: Command<Input<'begin'>, BeginFacts> = {
  name: 'activity.begin',
  tables: ['activity', 'side', 'costLine'],
  async load(db, scope, { planItemId, patternId }) {
    const line = await plannedLine(db, scope, planItemId);
    const first = `${line.year}-01-01`;
    const facts = await toStart(db, scope, { branchId: line.branchId, plannedOn: line.fromOn ?? first, projectIds: line.projectId === null ? [] : [line.projectId], suggestionIds: [...line.suggestionIds], patternId });
    return { ...facts, line: { ...line, unitId: line.unitId === null ? null : await keptUnit(db, scope, line.unitId, { lock: true }) } };
  },
  decide: decideBegin,
};

export const edit = onActivityWith<Input<'edit'>, { readonly linked: decide.Linked }>({
  name: 'activity.edit', tables: own, decide: decide.edit, also: async (db, scope, _, topic) => ({ linked: await linkedOf(db, scope, topic) }),
});
export const toContact = onActivity<Input<'toContact'>>({ name: 'activity.to_contact', tables: own, decide: ({ facts }) => decide.move('activity.to_contact', facts) });
interface Kept {
  readonly kept: string | null;
}
/** A unit that was merged into another meanwhile, on whose page somebody still stood, is that other. */
const kept = async (db: Connection, scope: Scope, _: unknown, { unitId }: { readonly unitId: string | null }) => ({ kept: unitId === null ? null : await keptUnit(db, scope, unitId, { lock: true }) });
export const addSide = onActivityWith<Input<'addSide'>, Kept>({ name: 'activity.add_side', tables: own, also: kept, decide: (known, input, given) => decide.addSide(known, { ...input, unitId: known.kept }, given) });
export const editSide = onActivityWith<Input<'editSide'>, Kept>({ name: 'activity.edit_side', tables: own, also: kept, decide: (known, input) => decide.editSide(known, { ...input, unitId: known.kept }) });
export const removeSide = onActivity<Input<'removeSide'>>({ name: 'activity.remove_side', tables: [...own, 'link'], decide: decide.removeSide });
export const toProgramme = onActivity<Input<'toProgramme'>>({ name: 'activity.to_programme', tables: own, decide: ({ facts }) => decide.move('activity.to_programme', facts) });
export const postpone = onActivity<Input<'postpone'>>({ name: 'activity.postpone', tables: own, decide: decide.postpone });
export const resume = onActivity<Input<'resume'>>({ name: 'activity.resume', tables: [...own, 'approval', 'reply'], decide: decide.resume });
export const cancel = onActivity<Input<'cancel'>>({ name: 'activity.cancel', tables: [...own, 'approval'], decide: decide.cancel });
export const skipPublicity = onActivity<Input<'skipPublicity'>>({ name: 'activity.skip_publicity', tables: own, decide: decide.skipPublicity });
export const toConversion = onActivity<Input<'toConversion'>>({ name: 'activity.to_conversion', tables: own, decide: decide.toConversion });
export const skipConversion = onActivity<Input<'skipConversion'>>({ name: 'activity.skip_conversion', tables: own, decide: decide.skipConversion });
export const archive = onActivity<Input<'archive'>>({ name: 'activity.archive', tables: own, decide: decide.archive });
