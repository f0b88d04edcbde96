import { filledFields } from '#features/unit/facts.ts';
import { plainName } from '#shared/pinyin.ts';
import type { TakeBackLinesFacts } from './decide-lines.ts';

/** What goes back to not being known when rows are taken back: what they filled in and nobody changed since. Pure. */

type Emptied = TakeBackLinesFacts['emptied'][number];
interface Gave {
  readonly unitId: string;
  readonly made: boolean;
  readonly aliases: readonly string[];
  readonly filled: Readonly<Record<string, unknown>>;
}

/** @param units those that were here before the import, as they stand. */
export function emptiedBy(units: readonly Emptied[], lines: readonly Gave[]): Emptied[] {
  return units.flatMap((unit): Emptied[] => {
    const gave = lines.filter((line) => line.unitId === unit.id && !line.made);
    const names = gave.flatMap((line) => line.aliases).map(plainName);
    const aliases = unit.aliases.filter((alias) => !names.includes(plainName(alias)));
    const emptied = Object.fromEntries(filledFields.filter((field) => gave.some(({ filled }) => filled[field] !== undefined && filled[field] === unit[field])).map((field) => [field, null]));
    const { id, industry, region, field, frontLine, note, version } = unit;
    return aliases.length === unit.aliases.length && Object.keys(emptied).length === 0 ? [] : [{ id, aliases, ...{ industry, region, field, frontLine, note }, ...emptied, version: version + 1 }];
  });
}
