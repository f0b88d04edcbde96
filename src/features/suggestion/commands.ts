import type { Command } from '#platform/command.ts';
import type { SuggestionInput } from './contract.ts';
import * as decide from './decide.ts';
import * as store from './store.ts';

const tables = ['suggestion'] as const;
interface OnOne {
  readonly suggestion: decide.SuggestionKnown;
}

export const make: Command<SuggestionInput<'make'>, decide.SaidFacts> = {
  name: 'suggestion.make', tables,
  load: async (db, scope, { projectId }) => ({ projectKnown: await store.projectKnown(db, scope, projectId) }),
  decide: decide.make,
};

export const edit: Command<SuggestionInput<'edit'>, OnOne & decide.SaidFacts> = {
  name: 'suggestion.edit', tables,
  load: async (db, scope, { id, projectId }) => ({ suggestion: await store.loadSuggestion(db, scope, id), projectKnown: await store.projectKnown(db, scope, projectId) }),
  decide: decide.edit,
};

export const withdraw: Command<SuggestionInput<'withdraw'>, OnOne> = {
  name: 'suggestion.withdraw', tables, load: async (db, scope, { id }) => ({ suggestion: await store.loadSuggestion(db, scope, id) }), decide: decide.withdraw,
};

export const merge: Command<SuggestionInput<'merge'>, OnOne & { readonly into: decide.SuggestionKnown | null }> = {
  name: 'suggestion.merge', tables,
  async load(db, scope, { id, into }) {
    await store.lockMerges(db, scope);
    return { suggestion: await store.loadSuggestion(db, scope, id), into: await store.suggestionBy(db, scope, into) };
  },
  decide: decide.merge,
};

export const accept: Command<SuggestionInput<'accept'>, OnOne> = {
  name: 'suggestion.accept', tables, load: async (db, scope, { id }) => ({ suggestion: await store.loadSuggestion(db, scope, id) }), decide: decide.accept,
};

export const decline: Command<SuggestionInput<'decline'>, OnOne> = {
  name: 'suggestion.decline', tables, load: async (db, scope, { id }) => ({ suggestion: await store.loadSuggestion(db, scope, id) }), decide: decide.decline,
};
