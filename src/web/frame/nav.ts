import { type HeldPost, type Post, administratorPosts } from '#shared/actor.ts';
import { links } from '#web/links.ts';
import type { IconName } from '#web/ui/icon.tsx';
import type { words } from '#web/words.ts';

export interface NavItem {
  readonly key: keyof typeof words & `nav.${string}`;
  readonly to: string;
  readonly icon: IconName;
  /** Stands in the bottom bar of a phone. */
  readonly bottom?: keyof typeof words & `nav.${string}`;
}

const business: readonly NavItem[] = [
  { key: 'nav.activities', to: links.activities(), icon: 'activity', bottom: 'nav.activities' },
  { key: 'nav.plans', to: links.plans(), icon: 'plan' },
  { key: 'nav.ledger', to: links.ledger(), icon: 'ledger' },
  { key: 'nav.outcomes', to: links.outcomes(), icon: 'outcome' },
  { key: 'nav.inspections', to: links.inspections(), icon: 'inspection' },
  { key: 'nav.circulars', to: links.circulars(), icon: 'circular' },
  { key: 'nav.consultations', to: links.consultations(), icon: 'ask' },
  { key: 'nav.patterns', to: links.patterns(), icon: 'pattern' },
  { key: 'nav.resources', to: links.resources(), icon: 'file' },
  { key: 'nav.statistics', to: links.statistics(), icon: 'statistics' },
  { key: 'nav.partners', to: links.partners(), icon: 'partners' },
  { key: 'nav.people', to: links.people(), icon: 'people' },
  { key: 'nav.projects', to: links.projects(), icon: 'project' },
  { key: 'nav.suggestions', to: links.suggestions(), icon: 'suggestion', bottom: 'nav.suggestionsShort' },
  { key: 'nav.rulebook', to: links.rulebook(), icon: 'rule' },
];
/** Kept by 机关党委; others come to templates from an activity's papers. */
const templates: NavItem = { key: 'nav.templates', to: links.templates(), icon: 'file' };
const outlets: NavItem = { key: 'nav.outlets', to: links.outlets(), icon: 'link' };
/** Kept by 机关党委 and the administrators: with whom the office is linked, and what was not let in. */
const peers: NavItem = { key: 'nav.peers', to: links.peers(), icon: 'link' };
const home: NavItem = { key: 'nav.home', to: links.home(), icon: 'home', bottom: 'nav.home' };
const administration: NavItem = { key: 'nav.administration', to: links.administration(), icon: 'settings' };
const auditLog: NavItem = { key: 'nav.auditLog', to: links.auditLog(), icon: 'ledger', bottom: 'nav.auditLog' };
const administers = (post: Post): boolean => administratorPosts.some((each) => each === post);

/**
 * The ways shown to an actor. Only a help for the eye: what one may do is decided by the server at every question.
 * Administrators hold no business rights (SEC-04), so business is not shown to them; the security administrator keeps
 * the parameters of SEC and therefore sees the rules.
 */
export function navFor(posts: readonly HeldPost[]): readonly NavItem[] {
  const held = posts.map(({ post }) => post);
  if (!held.some(administers)) return [home, ...business, ...(held.includes('committee') ? [outlets, peers, templates] : [])];
  const rules = held.includes('security_admin') ? business.filter(({ key }) => key === 'nav.rulebook') : [];
  const people = held.includes('system_admin') || held.includes('security_admin') ? business.filter(({ key }) => key === 'nav.people') : [];
  const log = held.includes('audit_admin') ? [auditLog] : [];
  return [home, administration, peers, ...log, ...people, ...rules];
}
