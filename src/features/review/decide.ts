import type { z } from 'zod';
import type { ActivityFacts } from '#features/activity/facts.ts';
import { stands } from '#features/activity/policy.ts';
import { subjectOf, type Known } from '#features/activity/subject.ts';
import { checkOf, findingsOf, met } from '#features/checks.ts';
import { holds, leadingPost, type Actor } from '#shared/actor.ts';
import { insert, refuse, update, type Decision, type Given } from '#shared/decision.ts';
import { need, type Finding } from '#shared/finding.ts';
import type { reviewContract } from './contract.ts';
import { ofBulletin } from './facts.ts';

type Input = z.infer<NonNullable<(typeof reviewContract.respond)['~orpc']['inputSchema']>>;

/** Warnings on a text for the public are judged by a reviewer, not by those who wrote it. */
const reviewersWarnings: readonly string[] = ['REC-06'];

const isOwn = ({ activity }: ActivityFacts, actor: Actor): boolean =>
  actor.personId !== null && (actor.personId === activity.organiserId || actor.personId === activity.proposerId);

/** What forbids this person to meet this finding. */
function against(facts: ActivityFacts, { check, severity }: Finding, actor: Actor): Finding[] {
  const post = (who: string): Finding => need('forbidden.post', null, { who });
  if (severity === 'block') {
    const may = checkOf(check)?.override ?? null;
    if (may === null) return [need('review.final', null, { check })];
    if (!holds(actor, may)) return [post(may)];
    return isOwn(facts, actor) ? [need('review.own', null, { check })] : [];
  }
  if (severity === 'warn' && reviewersWarnings.includes(check)) {
    if (!holds(actor, 'discipline', 'committee')) return [post('discipline,committee')];
    return isOwn(facts, actor) ? [need('review.own', null, { check })] : [];
  }
  return stands('organiser', actor, facts) || stands('secretary', actor, facts) ? [] : [post('organiser,secretary')];
}

/** The post under which an override is given is the one that may give it; else the one the ledger writes too. */
const postFor = (finding: Finding, actor: Actor): string | null =>
  finding.severity === 'block' ? (checkOf(finding.check)?.override ?? null) : leadingPost(actor);

/**
 * Answers a question (ask), gives the reason for going on (warn), or overrides a block: always in writing, bound to what
 * was found. A later word of the same kind takes the place of the earlier one; both stay on record.
 */
export function respond({ facts, rules }: Known, input: Input, given: Given): Decision {
  const { actor } = given;
  const finding = findingsOf(facts, rules).find((one) => one.check === input.check && one.subject === input.subject);
  if (finding === undefined) return refuse(need('review.gone', null, { check: input.check }));
  if (facts.activity.stage === 'archived' && !ofBulletin(finding)) return refuse(need('stage.wrong', null, { stage: '@stage.archived' }));
  const barring = against(facts, finding, actor);
  if (barring.length > 0) return refuse(...barring);
  if (met[finding.severity] !== input.kind) return refuse(need('review.changed', 'kind', { check: input.check }));
  if (actor.personId === null) return refuse(need('forbidden.post', null, { who: 'person' }));
  const { check: checkId, subject, kind, text } = input;
  const earlier = facts.responses.filter((one) => one.checkId === checkId && one.subject === subject && one.kind === kind && !one.withdrawn);
  const row = insert('findingResponse', {
    id: given.newId(), activityId: facts.activity.id, checkId, subject, kind, text, byPersonId: actor.personId, byName: actor.name,
    byPost: postFor(finding, actor), at: given.now,
  });
  return {
    ok: true, subject: subjectOf(facts), changes: [...earlier.map((one) => update('findingResponse', one.id, { withdrawn: true })), row],
    events: [{ name: 'review.responded', details: { check: checkId, title: `@check.${checkId}.title`, kind, kindWord: `@review.kind.${kind}`, text } }],
  };
}
