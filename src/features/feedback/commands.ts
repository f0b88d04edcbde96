import type { Command } from '#platform/command.ts';
import type { FeedbackInput } from './contract.ts';
import * as decide from './decide.ts';
import * as store from './store.ts';

const tables = ['feedback'] as const;
interface OnOne {
  readonly feedback: decide.FeedbackKnown;
}

export const make: Command<FeedbackInput<'make'>, decide.MakeFacts> = { name: 'feedback.make', tables, load: store.loadMaking, decide: decide.make };
export const answer: Command<FeedbackInput<'answer'>, OnOne> = {
  name: 'feedback.answer', tables, load: async (db, scope, { id }) => ({ feedback: await store.loadFeedback(db, scope, id, 'office') }), decide: decide.answer,
};
export const close: Command<FeedbackInput<'close'>, OnOne> = {
  name: 'feedback.close', tables, load: async (db, scope, { id }) => ({ feedback: await store.loadFeedback(db, scope, id, 'seen') }), decide: decide.close,
};
