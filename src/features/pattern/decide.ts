import type { ActivityFacts } from '#features/activity/facts.ts';
import { holds, type Actor } from '#shared/actor.ts';
import { insert, refuse, stale, update, type Decision, type Given } from '#shared/decision.ts';
import { need, type Finding } from '#shared/finding.ts';
import { barred } from '#shared/policy.ts';
import type { PatternInput } from './contract.ts';
import { unfit, type Design, type Edition } from './facts.ts';
import { namesIn, textsOf, withoutNames, type Names } from './facts-names.ts';
import { againstTaking, takenFrom } from './facts-taken.ts';
import { patternPolicy } from './policy.ts';

/** Patterns: made, changed, taken out of use. Pure. */

export interface PatternKnown {
  readonly id: string;
  readonly name: string;
  readonly goodFor: string;
  readonly shipped: string | null;
  readonly design: Design;
  readonly state: 'active' | 'retired';
  /** Null of a shipped one nobody has changed. */
  readonly authorId: string | null;
  readonly editions: readonly Edition[];
  readonly version: number;
  /** Whether the office has a row of it. */
  readonly stored: boolean;
}

const about = (id: string): { readonly ok: true; readonly subject: { readonly type: string; readonly id: string; readonly activityId: null } } => ({
  ok: true, subject: { type: 'pattern', id, activityId: null },
});
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** What forbids the verb on this pattern: 机关党委 changes every one, a secretary those he or she made. */
export function againstChange(verb: string, actor: Actor, pattern: Pick<PatternKnown, 'authorId' | 'shipped' | 'state'>): Finding[] {
  const byPost = barred(patternPolicy, verb, actor);
  if (byPost.length > 0) return byPost;
  if (!holds(actor, 'committee') && (pattern.shipped !== null || pattern.authorId !== actor.personId)) return [need('forbidden.pattern_author')];
  const wanted = verb === 'pattern.restore' ? 'retired' : 'active';
  return pattern.state === wanted ? [] : [need('need.pattern_state', null, { state: `@pattern.state.${pattern.state}` })];
}

export interface MakeFacts {
  readonly facts: ActivityFacts;
  /** Names of the office's directory that stand in the texts that are taken, and in what is typed now. */
  readonly known: Names;
  /** Names the office's patterns in use have. */
  readonly taken: readonly string[];
}

export function make({ facts, known, taken }: MakeFacts, { name, goodFor, keep }: PatternInput<'make'>, given: Given): Decision {
  const { actor, now } = given;
  const wrong = [...barred(patternPolicy, 'pattern.make', actor), ...againstTaking(facts)];
  if (wrong.length > 0) return refuse(...wrong);
  if (actor.personId === null) return refuse(need('forbidden.post'));
  if (taken.includes(name)) return refuse(need('need.pattern_name_once', 'name', { name }));
  const typed = [['name', name], ['goodFor', goodFor]] as const;
  const named = typed.flatMap(([field, text]) => withoutNames(text, known, keep).found.map((found) => need('need.pattern_names', field, { names: found.name })));
  if (named.length > 0) return refuse(...named);
  const { design } = takenFrom(facts, known, keep);
  const odd = unfit(design);
  if (odd.length > 0) return refuse(...odd);
  const id = given.newId();
  const row = insert('pattern', {
    id, name, goodFor, design: plain(design), madeFrom: facts.activity.id, authorId: actor.personId, authorName: actor.name, state: 'active', createdAt: now, changedAt: now,
  });
  return { ...about(id), changes: [row], events: [{ name: 'pattern.made', details: { name, code: facts.activity.code } }] };
}

interface OnOne {
  readonly pattern: PatternKnown;
}

/** A change of one pattern: a shipped one gets its row now, under its own id. */
function changed({ pattern }: OnOne, given: Given, set: Record<string, unknown>, event: string, details: Record<string, string> = {}): Decision {
  const { actor, now } = given;
  const version = pattern.version + 1;
  const row = pattern.stored
    ? update('pattern', pattern.id, { ...set, changedAt: now, version })
    : insert('pattern', {
      id: pattern.id, name: pattern.name, goodFor: pattern.goodFor, shipped: pattern.shipped, design: plain(pattern.design), authorId: actor.personId ?? '', authorName: actor.name, createdAt: now, changedAt: now,
      editions: [], ...set, version,
    });
  return { ...about(pattern.id), changes: [row], events: [{ name: event, details: { name: pattern.name, ...details } }] };
}

function seen(verb: string, { pattern }: OnOne, version: number, given: Given): Decision | null {
  const wrong = againstChange(verb, given.actor, pattern);
  if (wrong.length > 0) return refuse(...wrong);
  return version === pattern.version ? null : stale('pattern', pattern);
}

export interface EditFacts extends OnOne, Pick<MakeFacts, 'known' | 'taken'> {}

export function edit(facts: EditFacts, { version, name, goodFor, design, noNames }: PatternInput<'edit'>, given: Given): Decision {
  const { pattern, known, taken } = facts;
  const stopped = seen('pattern.edit', facts, version, given);
  if (stopped !== null) return stopped;
  const odd = unfit(design);
  if (odd.length > 0) return refuse(...odd);
  if (name !== pattern.name && taken.includes(name)) return refuse(need('need.pattern_name_once', 'name', { name }));
  const named = namesIn([name, goodFor, ...textsOf(design).map(({ text }) => text)], known);
  if (named.length > 0 && !noNames) return refuse(need('need.pattern_names', 'noNames', { names: named.map((one) => one.name).join('、') }));
  const before = { version: pattern.version, name: pattern.name, goodFor: pattern.goodFor, design: pattern.design, byName: given.actor.name, at: given.now };
  return changed(facts, given, { name, goodFor, design: plain(design), editions: plain([...pattern.editions, before]) }, 'pattern.edited');
}

export const retire = (facts: OnOne, { version, reason }: PatternInput<'retire'>, given: Given): Decision =>
  seen('pattern.retire', facts, version, given) ?? changed(facts, given, { state: 'retired', retiredReason: reason }, 'pattern.retired', { reason });

export const restore = (facts: OnOne, { version }: PatternInput<'restore'>, given: Given): Decision =>
  seen('pattern.restore', facts, version, given) ?? changed(facts, given, { state: 'active', retiredReason: null }, 'pattern.restored');
