import { explain, note } from '#features/authenticity/commands.ts';
import { keyOf } from '#features/authenticity/facts.ts';
import { catchUp } from '#features/authenticity/queries.ts';
import { matchesOf } from '#features/authenticity/store.ts';
import { scopeOf } from '#platform/command.ts';
import type { Telling } from './demo-activities.ts';
import type { Step } from './demo-clock.ts';
import type { On } from './demo-held.ts';

/** A signal of the demo: two insights begin with the same sentences; the later author says why, somebody else looks at it. */
export function explained(told: Telling, on: On): Step[] {
  const said = told.story.after?.explained;
  if (said === undefined) return [];
  const { parts } = told;
  const signal = async (): Promise<string> => {
    const author = parts.as(said.who);
    const [match] = await matchesOf(parts.db, scopeOf(author, parts.clock.now()), told.id);
    if (match === undefined) throw new Error('the demo’s insights are not alike any more');
    return keyOf(match);
  };
  return [
    on(5, '10:20', async () => {
      await catchUp({ db: parts.db, files: parts.files }, parts.as(said.who).officeId);
      await told.give(explain, parts.as(said.who), { id: told.id, key: await signal(), text: said.text });
    }),
    on(6, '15:30', async () => told.give(note, parts.as(said.by), { id: told.id, key: await signal(), said: 'harmless', text: said.reason })),
  ];
}
