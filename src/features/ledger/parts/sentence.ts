import type { EntryRow } from '#features/ledger/contract.ts';
import type { Format } from '#shared/format.ts';
import type { Say } from '#shared/language.ts';

const day = /^\d{4}-\d{2}-\d{2}$/;
const instant = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

/** A stored value as people read it: days and instants in their own words, everything else as it stands. */
export const readable = (text: string, format: Format): string => (day.test(text) ? format.day(text) : instant.test(text) ? format.instant(text) : text);

/**
 * An entry as sentences, one for each event. Who did it stands before them, so `{actor}` is left empty. An entry
 * without events, or with one this program has no words for, names its command.
 */
export function sentencesOf({ events, command }: Pick<EntryRow, 'events' | 'command'>, say: Say, format: Format): string[] {
  const told = events.map(({ name, details }) => {
    const facts = Object.fromEntries(Object.entries(details).map(([key, value]) => [key, typeof value === 'string' ? readable(value, format) : typeof value === 'boolean' ? say(value ? 'ledger.yes' : 'ledger.no') : value]));
    const text = say(`event.${name}`, { actor: '', ...facts });
    return text === `[event.${name}]` ? say('ledger.unsaid', { command: name }) : text;
  });
  return told.length === 0 ? [say('ledger.unsaid', { command })] : told;
}
