import { holds, posts, type Actor, type Post } from './actor.ts';
import { need, type Finding } from './finding.ts';

/** Posts that do the office's business; the three administrators hold none of them (SEC-04). */
export const businessPosts = ['member', 'secretary', 'committee', 'leading_group', 'finance', 'discipline'] as const satisfies readonly Post[];

/** Who may give a verb that is not about one activity: holders of a post, or the program itself. */
export type Who = Post | 'system';

/** One line of a feature's permission table, printed to docs/permissions.md and tried by a test as every role. */
export interface PolicyLine {
  readonly verb: string;
  readonly who: readonly Who[];
  /** A list or page rather than a command: a token that may only read opens it too. */
  readonly reads?: true;
}

export const anyPost: readonly Post[] = posts;

/** Whom the table lets give a verb; a verb it does not know is a mistake in the program. */
export function whoMay(policy: readonly PolicyLine[], verb: string): PolicyLine {
  const line = policy.find((candidate) => candidate.verb === verb);
  if (line === undefined) throw new Error(`no line in the permission table for ${verb}`);
  return line;
}

/** What forbids the verb by who asks; empty means go. The holder of a personal link is never among them. */
export function barred(policy: readonly PolicyLine[], verb: string, actor: Actor): Finding[] {
  const line = whoMay(policy, verb);
  if (actor.may === 'read' && line.reads !== true) return [need('forbidden.read_only')];
  return among(line.who, actor) ? [] : [need('forbidden.post', null, { who: line.who.join(',') })];
}

function among(who: readonly Who[], actor: Actor): boolean {
  if (actor.kind === 'system') return who.includes('system');
  if (actor.kind !== 'person') return false;
  return holds(actor, ...posts.filter((post) => who.includes(post)));
}
