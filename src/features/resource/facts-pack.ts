import type { ActivityFacts } from '#features/activity/facts.ts';
import type { PackSection } from './contract.ts';
import type { Entry } from './facts.ts';

/** What a pack says: its references filled with what the reader may see. Pure; the page, the paper and the archive show the same. */

export interface SeenItem {
  readonly id: string;
  readonly title: string;
  readonly note: string | null;
  readonly no: number;
  readonly url: string | null;
  readonly file: { readonly name: string; readonly size: number } | null;
}
export interface SeenBulletin {
  readonly id: string;
  readonly title: string;
  readonly body: readonly { readonly runs: readonly { readonly text: string }[] }[];
}
export interface Seen {
  readonly activities: ReadonlyMap<string, ActivityFacts>;
  readonly bulletins: ReadonlyMap<string, SeenBulletin>;
  readonly items: ReadonlyMap<string, SeenItem>;
}
type Line = PackSection['lines'][number];
const line = (label: string | null, text: string | null | undefined): Line[] => (text === null || text === undefined || text.trim() === '' ? [] : [{ label, text }]);
const empty = { lines: [], files: [], url: null, hidden: true };

/** Materials of an activity are its papers; photos and signed scans stay where they are. */
const isMaterial = ({ purpose }: { readonly purpose: string }): boolean => purpose === 'paper';

function ofActivity({ part, id }: Entry, facts: ActivityFacts): PackSection {
  const { activity, record, files } = facts;
  const base = { part, id, title: activity.theme ?? activity.code, files: [] as PackSection['files'], url: null, hidden: false };
  if (part === 'topic') return { ...base, lines: [...line('theme', activity.theme), ...line('tasks', activity.tasks), ...line('effect', activity.expectedEffect), ...line('problem', activity.problemBrought), ...line('place', activity.place)] };
  if (part === 'programme') {
    const sessions = activity.programme?.sessions ?? [];
    return { ...base, lines: sessions.flatMap(({ day, from, to, place, agenda }) => [{ label: 'session', text: `${day} ${from}—${to} ${place}` }, ...agenda.map(({ title }) => ({ label: null, text: title }))]) };
  }
  if (part === 'materials') return { ...base, lines: [], files: files.filter(isMaterial).map((file) => ({ name: file.name, href: `/files/${file.id}`, size: file.size })) };
  const strands = record?.strands;
  return { ...base, lines: [...line('topic', record?.topic), ...line('theory', strands?.theory), ...line('problems', strands?.problem), ...line('outcome', strands?.outcome)] };
}

export function sectionsOf(entries: readonly Entry[], { activities, bulletins, items }: Seen): PackSection[] {
  return entries.map((entry): PackSection => {
    const { part, id } = entry;
    const hidden = { part, id, title: '', ...empty };
    if (part === 'item') {
      const item = items.get(id);
      if (item === undefined) return hidden;
      const files = item.file === null ? [] : [{ ...item.file, href: `/files/resources/${id}/${item.no}` }];
      return { part, id, title: item.title, lines: line(null, item.note), files, url: item.url, hidden: false };
    }
    if (part === 'bulletin') {
      const bulletin = bulletins.get(id);
      if (bulletin === undefined) return hidden;
      return { part, id, title: bulletin.title, lines: bulletin.body.flatMap(({ runs }) => line(null, runs.map(({ text }) => text).join(''))), files: [], url: null, hidden: false };
    }
    const facts = activities.get(id);
    return facts === undefined ? hidden : ofActivity(entry, facts);
  });
}
