import { sql } from 'kysely';
import type { Command } from '#platform/command.ts';
import type { Round } from '#platform/jobs.ts';
import { loadRules } from '#platform/rules.ts';
import { systemOf } from '#shared/actor.ts';
import { need } from '#shared/finding.ts';
import { newId } from '#shared/ids.ts';
import { Refusal } from '#shared/refusal.ts';
import { remindFiling, type FilingKnown } from './decide-filing.ts';

type Input = { readonly commandId: string; readonly planId: string };

/** Holds the plan's row, so that two rounds at once tell once. */
export const remindOne: Command<Input, FilingKnown> = {
  name: 'plan.remind_filing', tables: [], decide: remindFiling,
  async load(db, scope, { planId }) {
    const { rows } = await sql<Omit<FilingKnown, 'rules'>>`
      select y.id, y.year, y.state, y.filed_on, (select count(*)::int from ledger_entry e where e.office_id = y.office_id and e.object_id = y.id and e.command = 'plan.remind_filing') as told
      from year_plan y where y.office_id = ${scope.officeId} and y.id = ${planId} for update of y`.execute(db);
    if (rows[0] === undefined) throw new Refusal('NOT_FOUND', [need('need.plan')]);
    return { ...rows[0], rules: await loadRules(db, scope.officeId, scope.now) };
  },
};

/** Each morning at work: approved plans that are not filed yet. */
export const remindOfFiling: Round = {
  name: 'plan.remind_of_filing',
  cron: '10 9 * * *',
  async handle({ db, door }) {
    const { rows } = await sql<{ id: string; officeId: string }>`select id, office_id from year_plan where state = 'approved' and filed_on is null`.execute(db);
    for (const { id, officeId } of rows) {
      const system = systemOf(officeId);
      const commandId = newId();
      await door.run(remindOne, system, { commandId, input: { commandId, planId: id } }).catch((error: unknown) => {
        if (!(error instanceof Refusal && error.findings[0]?.check === 'plan.nothing_due')) throw error;
      });
    }
  },
};
