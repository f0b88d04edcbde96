import type { Transaction } from 'kysely';
import type { DB } from '#database/types.ts';
import type { Command, Scope } from '#platform/command.ts';
import type { Decision, Given, StateTable } from '#shared/decision.ts';
import { refuse, stale } from '#shared/decision.ts';
import type { ActivityFacts } from './facts.ts';
import { guard } from './guard.ts';
import type { About } from './policy.ts';
import { loadActivity } from './store.ts';
import type { Known } from './subject.ts';

/** Every command on an activity names it by `id` and may carry the `version` of it that the sender saw. */
export interface ActivityInput {
  readonly commandId: string;
  readonly id: string;
  readonly version?: number | undefined;
}

interface Verb<Input extends ActivityInput, Also extends object = object> {
  /** Its line in the lifecycle and its procedure in the contract. */
  readonly name: string;
  readonly tables: readonly StateTable[];
  /** The action or insight it is about, where who may depends on that. */
  readonly about?: (facts: ActivityFacts, input: Input) => About;
  readonly decide: (known: Known & Also, input: Input, given: Given) => Decision;
}

/** More than the activity itself that a verb decides on: loaded in the same transaction, once the activity is locked. */
type Load<Input, Also> = (db: Transaction<DB>, scope: Scope, known: Known, input: Input) => Promise<Also>;

/**
 * A verb on an activity: locks and loads the activity (NOT_FOUND where the actor may not see it), refuses by the one
 * lifecycle table, refuses what started from an older version, then lets the feature's own pure function decide.
 * Features meet here: this is how any of them acts on an activity.
 */
export const onActivity = <Input extends ActivityInput>(verb: Verb<Input>): Command<Input, Known> => onActivityWith({ ...verb, also: async () => ({}) });

/** The same for a verb that has to know more: people of the branches, hours of other activities. */
export function onActivityWith<Input extends ActivityInput, Also extends object>(
  verb: Verb<Input, Also> & { readonly also: Load<Input, Also> },
): Command<Input, Known & Also> {
  return {
    name: verb.name,
    tables: verb.tables,
    async load(db, scope, input) {
      const known = await loadActivity(db, scope, input.id, { lock: true });
      return { ...known, ...(await verb.also(db, scope, known, input)) };
    },
    decide(known, input, given) {
      const { facts, rules } = known;
      const against = guard(verb.name, given.actor, facts, rules, verb.about?.(facts, input));
      if (against.length > 0) return refuse(...against);
      if (input.version !== undefined && input.version !== facts.activity.version) return stale('activity', facts.activity);
      return verb.decide(known, input, given);
    },
  };
}
