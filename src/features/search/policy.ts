import { seesProjects } from '#features/org/policy.ts';
import type { Actor } from '#shared/actor.ts';
import { businessPosts, type PolicyLine } from '#shared/policy.ts';
import { foundKinds, type FoundKind } from './facts.ts';

/** Whoever does the office's business searches it, and finds what the lists would show him or her. */
export const searchPolicy: readonly PolicyLine[] = [{ verb: 'search.find', who: [...businessPosts, 'operator'], reads: true }];

/** Kinds that somebody's lists show at all; of activities and what belongs to them each is looked at by itself. */
export const kindsOf = (actor: Actor): FoundKind[] => foundKinds.filter((kind) => kind !== 'project' || actor.kind === 'operator' || seesProjects(actor));
