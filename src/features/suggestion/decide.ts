import type { Actor } from '#shared/actor.ts';
import { insert, refuse, stale, update, type Decision, type Given, type Happening } from '#shared/decision.ts';
import { need, type Finding } from '#shared/finding.ts';
import { barred } from '#shared/policy.ts';
import type { SuggestionInput } from './contract.ts';
import { suggestionPolicy } from './policy.ts';

/** Suggestions: pure. */

export interface SuggestionKnown {
  readonly id: string;
  readonly authorId: string;
  readonly text: string;
  readonly state: 'open' | 'merged' | 'accepted' | 'declined' | 'withdrawn';
  readonly version: number;
  /** Authors of what was merged into it, directly or by way of another. */
  readonly mergedAuthors: readonly string[];
}
/** Whether the project named is one of the office; true where none is named. */
export interface SaidFacts {
  readonly projectKnown: boolean;
}

const about = (id: string): { readonly ok: true; readonly subject: { readonly type: string; readonly id: string; readonly activityId: null } } => ({
  ok: true, subject: { type: 'suggestion', id, activityId: null },
});
const inShort = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
const unknownProject = ({ projectKnown }: SaidFacts): Finding[] => (projectKnown ? [] : [need('need.project', 'projectId')]);

/** What forbids the verb on this suggestion by who asks and by its state; the page explains its buttons with it. */
export function against(verb: string, actor: Actor, suggestion: Pick<SuggestionKnown, 'authorId' | 'state'>): Finding[] {
  const byPost = barred(suggestionPolicy, verb, actor);
  if (byPost.length > 0) return byPost;
  const ofAuthor = verb === 'suggestion.edit' || verb === 'suggestion.withdraw';
  if (ofAuthor && suggestion.authorId !== actor.personId) return [need('forbidden.author')];
  return suggestion.state === 'open' ? [] : [need('need.suggestion_open', null, { state: `@suggestion.state.${suggestion.state}` })];
}

export function make(facts: SaidFacts, { kind, text, projectId }: SuggestionInput<'make'>, given: Given): Decision {
  const { actor, now } = given;
  const wrong = [...barred(suggestionPolicy, 'suggestion.make', actor), ...unknownProject(facts)];
  if (wrong.length > 0) return refuse(...wrong);
  if (actor.personId === null) return refuse(need('forbidden.post'));
  const id = given.newId();
  const row = insert('suggestion', { id, authorId: actor.personId, branchId: actor.branchIds[0] ?? null, kind, text, projectId, state: 'open', createdAt: now });
  return { ...about(id), changes: [row], events: [{ name: 'suggestion.made', details: { text: inShort(text) } }] };
}

type OnOne = { readonly suggestion: SuggestionKnown };

/** A verb on one suggestion: by who asks, its state and the version seen; then what changes. */
function decided(verb: string, { suggestion }: OnOne, seen: number, given: Given, set: Record<string, unknown>, event: (name: string) => Happening): Decision {
  const wrong = against(verb, given.actor, suggestion);
  if (wrong.length > 0) return refuse(...wrong);
  if (seen !== suggestion.version) return stale('suggestion', suggestion);
  return { ...about(suggestion.id), changes: [update('suggestion', suggestion.id, { ...set, version: suggestion.version + 1 })], events: [event(inShort(suggestion.text))] };
}
const answered = (given: Given) => ({ decidedBy: given.actor.personId, decidedAt: given.now });
/** Whom the answer reaches: the author and those whose suggestions became part of it. */
const reached = ({ authorId, mergedAuthors }: SuggestionKnown): string[] => [...new Set([authorId, ...mergedAuthors])];

export function edit(facts: OnOne & SaidFacts, { version, kind, text, projectId }: SuggestionInput<'edit'>, given: Given): Decision {
  const wrong = unknownProject(facts);
  if (wrong.length > 0) return refuse(...wrong);
  return decided('suggestion.edit', facts, version, given, { kind, text, projectId }, () => ({ name: 'suggestion.edited', details: { text: inShort(text) } }));
}

export const withdraw = (facts: OnOne, { version }: SuggestionInput<'withdraw'>, given: Given): Decision =>
  decided('suggestion.withdraw', facts, version, given, { state: 'withdrawn' }, (text) => ({ name: 'suggestion.withdrawn', details: { text } }));

/** `into` is null where the office has no such suggestion. */
export function merge(facts: OnOne & { readonly into: SuggestionKnown | null }, { version }: SuggestionInput<'merge'>, given: Given): Decision {
  const { suggestion, into } = facts;
  if (into === null || into.id === suggestion.id || into.state !== 'open') return refuse(...against('suggestion.merge', given.actor, suggestion), need('need.merge_into', 'into'));
  return decided('suggestion.merge', facts, version, given, { state: 'merged', mergedInto: into.id, ...answered(given) }, (text) => ({
    name: 'suggestion.merged', details: { text, into: inShort(into.text), people: reached(suggestion), about: into.id },
  }));
}

export const accept = (facts: OnOne, { version, reason }: SuggestionInput<'accept'>, given: Given): Decision =>
  decided('suggestion.accept', facts, version, given, { state: 'accepted', reason, ...answered(given) }, (text) => ({
    name: 'suggestion.accepted', details: { text, reason, people: reached(facts.suggestion), about: facts.suggestion.id },
  }));

export const decline = (facts: OnOne, { version, reason }: SuggestionInput<'decline'>, given: Given): Decision =>
  decided('suggestion.decline', facts, version, given, { state: 'declined', reason, ...answered(given) }, (text) => ({
    name: 'suggestion.declined', details: { text, reason, people: reached(facts.suggestion), about: facts.suggestion.id },
  }));
