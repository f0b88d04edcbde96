import { loadActivity } from '#features/activity/queries.ts';
import type { Command } from '#platform/command.ts';
import { barred } from '#shared/policy.ts';
import { Refusal } from '#shared/refusal.ts';
import type { PatternInput } from './contract.ts';
import * as decide from './decide.ts';
import { textsOf } from './facts-names.ts';
import { takenFrom } from './facts-taken.ts';
import { patternPolicy } from './policy.ts';
import { loadPattern, namesTaken, namesWithin } from './store.ts';

const tables = ['pattern'] as const;
interface OnOne {
  readonly pattern: decide.PatternKnown;
}

export const make: Command<PatternInput<'make'>, decide.MakeFacts> = {
  name: 'pattern.make', tables,
  async load(db, scope, { activityId, name, goodFor }) {
    // By post first: whoever makes no patterns is told that, not whether there is such an activity.
    const against = barred(patternPolicy, 'pattern.make', scope.actor);
    if (against.length > 0) throw new Refusal('FORBIDDEN', against);
    const { facts } = await loadActivity(db, scope, activityId);
    const known = await namesWithin(db, scope, [name, goodFor, ...textsOf(takenFrom(facts).design).map(({ text }) => text)]);
    return { facts, known, taken: await namesTaken(db, scope, null) };
  },
  decide: decide.make,
};

export const edit: Command<PatternInput<'edit'>, decide.EditFacts> = {
  name: 'pattern.edit', tables,
  async load(db, scope, { id, name, goodFor, design }) {
    const pattern = await loadPattern(db, scope, id, { lock: true });
    return { pattern, known: await namesWithin(db, scope, [name, goodFor, ...textsOf(design).map(({ text }) => text)]), taken: await namesTaken(db, scope, id) };
  },
  decide: decide.edit,
};

export const retire: Command<PatternInput<'retire'>, OnOne> = {
  name: 'pattern.retire', tables, load: async (db, scope, { id }) => ({ pattern: await loadPattern(db, scope, id, { lock: true }) }), decide: decide.retire,
};

export const restore: Command<PatternInput<'restore'>, OnOne> = {
  name: 'pattern.restore', tables, load: async (db, scope, { id }) => ({ pattern: await loadPattern(db, scope, id, { lock: true }) }), decide: decide.restore,
};
