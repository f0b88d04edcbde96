import type { TableRow } from './contract.ts';
import type { FourThing, Verdict } from './facts-four.ts';
import type { words } from './words.ts';

/** How one of the four things is said, on screen and in the export alike: the verdict, and what lies behind it. */

export interface Said {
  readonly key: keyof typeof words & `ledger.${string}`;
  readonly facts: Readonly<Record<string, string | number | null>>;
}
const said = (key: Said['key'], facts: Said['facts'] = {}): Said => ({ key, facts });

/** `day` writes a day as the reader's language does. */
export function verdictOf(thing: FourThing, { state, days, unit, due, why, reason }: Verdict, day: (on: string) => string): Said {
  switch (state) {
    case 'present': return said('ledger.four.present');
    case 'late': return said(`ledger.four.late.${unit}`, { days });
    case 'missing': return said(`ledger.four.missing.${unit}`, { days });
    case 'due': return due === null ? said('ledger.four.open') : said('ledger.four.due', { due: day(due) });
    case 'unknown': return said('ledger.four.unknown');
    case 'not_yet': return said('ledger.four.not_yet');
    case 'na':
      if (why !== 'skipped') return said(why === 'declined' ? 'ledger.four.declined' : 'ledger.four.cancelled');
      return said(thing === 'effect' ? 'ledger.four.no_effect' : 'ledger.four.no_publicity', { reason });
  }
}

/** What has been entered of it so far, in numbers; empty where nothing is. */
export function behind(thing: FourThing, row: TableRow): Said[] {
  switch (thing) {
    case 'record': return row.record === 'written' || row.record === 'signed' ? [said(`ledger.record.${row.record}`)] : [];
    case 'summary': return [...(row.bulletin === 'none' ? [] : [said(`ledger.bulletin.${row.bulletin}`)]), ...(row.insights > 0 ? [said('ledger.insights', { count: row.insights })] : [])];
    case 'publicity': return row.publications > 0 ? [said('ledger.publications', { count: row.publications })] : [];
    case 'effect': return [
      ...(row.problems > 0 ? [said('ledger.effect.problems', { count: row.problems })] : []),
      ...(row.actions > 0 ? [said('ledger.effect.verified', { verified: row.verified, actions: row.actions })] : []),
    ];
  }
}

/** Where on the activity's page it is entered, or would be. */
export const placeOfThing = { record: 'record', summary: 'publicity', publicity: 'publicity', effect: 'conversion' } as const satisfies Record<FourThing, string>;

/** The whole as one text, for a cell of a sheet. */
export function fourText(say: (key: Said['key'], facts?: Said['facts']) => string, thing: FourThing, row: TableRow, day: (on: string) => string): string {
  const { key, facts } = verdictOf(thing, row.four[thing], day);
  const more = behind(thing, row).map((one) => say(one.key, one.facts));
  return `${say(key, facts)}${more.length === 0 ? '' : `（${more.join('，')}）`}`;
}
