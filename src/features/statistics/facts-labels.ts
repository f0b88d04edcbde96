import { words as activity } from '#features/activity/words.ts';
import { words as outcome } from '#features/outcome/words.ts';
import { words as programme } from '#features/programme/words.ts';
import { words as unit } from '#features/unit/words.ts';
import type { Say, Words } from '#shared/language.ts';
import { traits, unknown, within } from './facts.ts';
import { figureNames, unknownKey, type FigureFilters } from './facts-records.ts';
import { words } from './words.ts';

/** Names of what figures are told apart by. */

const all: Words = { ...activity, ...outcome, ...programme, ...unit };
/** Words that keys are named by, and those of the figures. */
export const labelWords: Words = { ...Object.fromEntries(Object.entries(all).filter(([key]) => /^(source|stage|standing|problem\.kind|action\.state|strand|industry|region)\./u.test(key))), ...words };

const prefixes: Readonly<Record<string, string>> = { source: 'source', industry: 'industry', region: 'region', front: 'front', strand: 'strand', kind: 'problem.kind', action: 'action.state', stage: 'stage' };

/** What a key of a dimension is called; a key without a word (a field, a form) is its own name, with the code beside one of GB/T 4754. */
export function labelOf(dimension: string, key: string, say: Say): string {
  if (key === unknown || key === unknownKey) return say('key.unknown');
  if (key === within) return say('key.own');
  const word = `${prefixes[dimension] ?? dimension}.${key}`;
  if (Object.hasOwn(labelWords, word)) return dimension === 'industry' ? `${key} ${say(word)}` : say(word);
  if (dimension === 'stage' && Object.hasOwn(labelWords, `standing.${key}`)) return say(`standing.${key}`);
  return dimension === 'kind' ? say('problem.kind.other') : key;
}

/** 按对方行业 → 行业: what the rows of a table are. */
export const headOf = (title: string): string => title.replace(/^按(?:对方|是否)?|^By (?:the )?/u, '');

/** Industry and province together. */
export const labelOfReach = (key: string, say: Say): string => {
  const [industry = unknown, region = unknown] = key.split('|');
  return `${labelOf('region', region, say)} · ${labelOf('industry', industry, say)}`;
};

/** The filters that come from a figure, each in words. */
export function figureFilterWords(filters: FigureFilters, say: Say): string[] {
  return figureNames.flatMap((name) => {
    const value = filters[name];
    if (value === undefined) return [];
    if (name === 'held' || name === 'effect') return [say(`filter.${name}.${value}`)];
    if (name === 'host' || name === 'partner') return [say(`filter.${name}`)];
    if (name === 'reach') return [say('filter.reach', { value: labelOfReach(value, say) })];
    if (name === 'raised') return [say('filter.raised', { value: labelOf('kind', value, say) })];
    const trait = traits.find((one) => one === name);
    if (trait !== undefined) return [say('filter.trait', { name: headOf(say(`table.${trait}`)), value: labelOf(trait, value, say) })];
    return [say(`filter.${name}`, { value: value === unknownKey ? say('key.unknown') : value })];
  });
}
