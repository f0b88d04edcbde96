import { sql } from 'kysely';
import type { Listener } from '#platform/jobs.ts';
import { systemOf } from '#shared/actor.ts';
import { newId } from '#shared/ids.ts';
import { dissolveBranch } from './commands.ts';

/**
 * ORG-06: a temporary branch ends with what it was set up for. Once a work project is closed, its branches that still
 * live are dissolved on that day, by the program itself; done twice it finds none the second time.
 */
export const dissolveWithProject: Listener = {
  name: 'org.dissolve_with_project',
  hears: ({ events }) => events.some(({ name }) => name === 'project.closed' || name === 'org.temporary_branch_added'),
  async handle({ db, door }, { officeId, events }) {
    // One entered after its project was closed, or while that was being done, ends with it as well: so both are heard, and all of the office's are looked at.
    const closed = events.find((event) => event.name === 'project.closed')?.details['projectId'];
    const of = typeof closed === 'string' ? sql`j.id = ${closed}` : sql`true`;
    const system = systemOf(officeId);
    const { rows } = await sql<{ id: string; version: number; on: string }>`
      select b.id, b.version, greatest(j.closed_on, b.start_on) as on from branch b join project j on j.office_id = b.office_id and j.id = b.project_id
      where b.office_id = ${officeId} and ${of} and j.closed_on is not null and b.dissolved_on is null order by b.id`.execute(db);
    for (const branch of rows) {
      const commandId = newId();
      await door.run(dissolveBranch, system, { commandId, input: { ...branch, commandId } });
    }
  },
};
