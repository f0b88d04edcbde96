import type { ActivityFacts } from '#features/activity/facts.ts';
import { findingsOf } from '#features/checks.ts';
import { need, open, type Finding } from '#shared/finding.ts';
import type { Rules } from '#shared/rules.ts';
import { concerns, type Bulletin } from './facts.ts';
import { openComments } from './facts-comments.ts';
import { hitsOf, undecided } from './facts-hits.ts';

/** What the rulebook still has against this bulletin going out. */
export const againstRelease = (facts: ActivityFacts, rules: Rules, bulletin: Bulletin): Finding[] =>
  findingsOf(facts, rules, 'publish').filter(open).filter((finding) => concerns(finding, facts, bulletin));

/** Phones, identity numbers and e-mails that nobody has masked or kept: one finding a kind. What was seen is not repeated. */
export function againstHits(facts: ActivityFacts, bulletin: Bulletin): Finding[] {
  const hits = undecided(hitsOf(facts, bulletin));
  return [...new Set(hits.map(({ kind }) => kind))].map((kind) =>
    need('need.bulletin_hits', 'body', { what: `@bulletin.mask.${kind}`, count: hits.filter((hit) => hit.kind === kind).length }, `${bulletin.id} ${kind}`));
}

/** Comments of the reviewer that are still open, each by its words: with one of them nothing is released. */
export const againstComments = ({ comments }: ActivityFacts, bulletin: Bulletin): Finding[] =>
  openComments(comments, bulletin.id, true).map(({ id, authorName, quote, text }) =>
    need('need.bulletin_comment', 'comments', { name: authorName, quote: short(quote), text: short(text) }, id));

const short = (text: string): string => ([...text].length > 40 ? `${[...text].slice(0, 40).join('')}…` : text);
