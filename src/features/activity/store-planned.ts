import { sql } from 'kysely';
import type { Connection, Scope } from '#platform/command.ts';
import { need } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';
import type { PlannedLine } from './decide-begin.ts';

/**
 * A line of the year's plan, held until its activity has begun.
 * @throws Refusal NOT_FOUND where the office has no such line.
 */
export async function plannedLine(db: Connection, { officeId }: Scope, id: string): Promise<PlannedLine> {
  const { rows } = await sql<Omit<PlannedLine, 'costs'>>`
    select i.id, i.branch_id, b.name as branch_name, y.year, i.number, i.state, i.content, i.form, i.from_on, i.to_on, i.place, i.fund_source, i.no_cost, i.effect, i.outcome, i.source, i.project_id,
      i.suggestion_ids, (select x.text from problem x where x.office_id = i.office_id and x.id = i.problem_id) as problem, i.counts_as_theme_day, i.unit_id, i.partner, i.contact,
      (select a.code from activity a where a.office_id = i.office_id and a.plan_item_id = i.id and a.stage in ('topic', 'contact', 'programme', 'approval') and a.standing in ('active', 'postponed') order by a.sort_on limit 1) as under_way
    from plan_item i join year_plan y on y.office_id = i.office_id and y.id = i.plan_id join branch b on b.office_id = i.office_id and b.id = i.branch_id
    where i.office_id = ${officeId} and i.id = ${id} for update of i`.execute(db);
  const [line] = rows;
  if (line === undefined) throw new Refusal('NOT_FOUND', [need('need.item')]);
  const costs = await sql<PlannedLine['costs'][number]>`
    select id, position, category, basis, quantity, times, unit_fen, amount_fen, seats, lecturer, lecturer_own, fund_source, decision, payer, spent_on, on_allowance, note
    from cost_line where office_id = ${officeId} and plan_item_id = ${id} order by position, id`.execute(db);
  return { ...line, costs: costs.rows };
}
