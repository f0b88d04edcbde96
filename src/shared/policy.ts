import { holds, posts, type Actor, type Post } from './actor.ts';
import { need, type Finding } from './finding.ts';

/** Posts that do the office's business; the three administrators hold none of them (SEC-04). */
export const businessPosts = ['member', 'secretary', 'committee', 'leading_group', 'finance', 'discipline'] as const satisfies readonly Post[];

/**
 * Who may give a verb that is not about one activity: holders of a post, any person for his or her own, the program itself, the named local operator
 * of the command line, who sets an office up before anybody holds a post in it, another office's installation (`peer`), or a partner who signed in with
 * an account of its unit (`holder`), for his or her own account.
 */
export type Who = Post | 'system' | 'operator' | 'peer' | 'person' | 'holder';

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

/** What forbids the verb by who asks; empty means go. The holder of a personal link is never among them, unless signed in with an account of the unit. */
export function barred(policy: readonly PolicyLine[], verb: string, actor: Actor): Finding[] {
  const line = whoMay(policy, verb);
  if (actor.may === 'read' && line.reads !== true) return [need('forbidden.read_only')];
  return among(line.who, actor) ? [] : [need('forbidden.post', null, { who: line.who.join(',') })];
}

function among(who: readonly Who[], actor: Actor): boolean {
  if (actor.kind === 'system' || actor.kind === 'operator' || actor.kind === 'peer') return who.includes(actor.kind);
  if (actor.kind === 'link') return actor.place?.account === true && who.includes('holder');
  return who.includes('person') || holds(actor, ...posts.filter((post) => who.includes(post)));
}

/** The feature's commands with what forbids each by who asks: pages show the button and say why not. */
export const allowedBy = (policy: readonly PolicyLine[], actor: Actor): Record<string, Finding[]> =>
  Object.fromEntries(policy.filter((line) => line.reads !== true).map((line) => [line.verb, barred(policy, line.verb, actor)]));
