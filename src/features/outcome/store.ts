import type { Connection, Scope } from '#platform/command.ts';

/** Which of these are people of the office who have not left it. */
export async function livingPeople(db: Connection, { officeId }: Scope, ids: readonly (string | null)[]): Promise<string[]> {
  const wanted = ids.filter((id) => id !== null);
  if (wanted.length === 0) return [];
  const rows = await db.selectFrom('person').select('id').where('officeId', '=', officeId).where('id', 'in', wanted).where('removedOn', 'is', null).execute();
  return rows.map(({ id }) => id);
}
