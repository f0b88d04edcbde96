import type { z } from 'zod';
import { touch } from '#features/activity/decide.ts';
import { nameOfSide, type ActivityFacts } from '#features/activity/facts.ts';
import { subjectOf, type Known } from '#features/activity/subject.ts';
import { insert, refuse, update, type Decision, type Given } from '#shared/decision.ts';
import { need } from '#shared/finding.ts';
import { settingOn } from '#shared/rules.ts';
import type { partnerContract } from './contract.ts';
import { shownOf } from './shown.ts';

type Input<V extends keyof typeof partnerContract> = z.infer<NonNullable<(typeof partnerContract)[V]['~orpc']['inputSchema']>>;

const sideOf = (facts: ActivityFacts, sideId: string | null) => facts.sides.find((side) => side.id === sideId);

export function logContact({ facts }: Known, { sideId, contactedOn, means, content }: Input<'logContact'>, given: Given): Decision {
  if (sideId !== null && sideOf(facts, sideId) === undefined) return refuse(need('need.side', 'sideId'));
  if (contactedOn > given.today) return refuse(need('need.past_day', 'contactedOn', { day: contactedOn }));
  if (given.actor.personId === null) return refuse(need('forbidden.post'));
  const entry = insert('contactLog', { id: given.newId(), activityId: facts.activity.id, sideId, contactedOn, means, content, personId: given.actor.personId, createdAt: given.now });
  return { ok: true, subject: subjectOf(facts), changes: [entry], events: [{ name: 'partner.contacted', details: { means } }] };
}

export function makeLink({ facts, rules }: Known, input: Input<'makeLink'>, given: Given): Decision {
  const { sideId, holderName, holderPost, secretHash } = input;
  const side = sideOf(facts, sideId);
  if (side === undefined) return refuse(need('need.side', 'sideId'));
  if (given.actor.personId === null) return refuse(need('forbidden.post'));
  const days = input.days ?? settingOn(rules, 'LINK', 'days', given.today)?.value;
  if (typeof days !== 'number') return refuse(need('need.link_days', 'days'));
  const expiresAt = new Date(Date.parse(given.now) + days * 86_400_000).toISOString();
  const link = insert('link', { id: given.newId(), activityId: facts.activity.id, sideId, holderName, holderPost, secretHash, createdBy: given.actor.personId, createdAt: given.now, expiresAt });
  return { ok: true, subject: subjectOf(facts), changes: [link], events: [{ name: 'partner.link_made', details: { holder: holderName, post: holderPost, expiresAt } }] };
}

export function revokeLink({ facts }: Known, { linkId }: Input<'revokeLink'>, given: Given): Decision {
  const link = facts.links.find((candidate) => candidate.id === linkId);
  if (link === undefined) return refuse(need('need.link', 'linkId'));
  if (link.revokedAt !== null) return refuse(need('need.link_open', 'linkId'));
  return { ok: true, subject: subjectOf(facts), changes: [update('link', linkId, { revokedAt: given.now })], events: [{ name: 'partner.link_revoked', details: { holder: link.holderName } }] };
}

/** Who decides, by which way, for which side; one shape for account, link, paper and the side's own installation, for activity and record. */
export interface Signature {
  readonly sideId: string;
  readonly way: 'account' | 'link' | 'paper' | 'peer';
  readonly name: string;
  readonly post: string;
  readonly linkId: string | null;
  readonly fileId: string | null;
}
type Said = { decision: 'approve' | 'decline' | 'change'; comment: string | null; shown: number };

/**
 * A side's decision on the activity or on its record, bound to the version that was shown. It takes the place of the
 * side's earlier one; in a link it is given once for each version.
 */
export function sign(facts: ActivityFacts, subject: 'activity' | 'record', said: Said, by: Signature, given: Given): Decision {
  const side = sideOf(facts, by.sideId);
  if (side === undefined) return refuse(need('need.side', 'sideId'));
  const version = subject === 'activity' ? facts.activity.programmeNo : (facts.record?.version ?? 0);
  if (said.shown !== version) return refuse(need('stale.shown', 'shown', { shown: said.shown, now: version }));
  if (said.decision !== 'approve' && (said.comment ?? '').trim() === '') return refuse(need('need.comment', 'comment'));
  const earlier = facts.consents.filter((consent) => consent.sideId === by.sideId && consent.subject === subject);
  if (by.linkId !== null && earlier.some((consent) => consent.linkId === by.linkId && consent.subjectVersion === version)) return refuse(need('need.once', 'decision'));
  const consent = insert('consent', {
    id: given.newId(), activityId: facts.activity.id, sideId: by.sideId, subject, subjectVersion: version, shown: JSON.parse(JSON.stringify(shownOf(facts, subject))),
    decision: said.decision, way: by.way, name: by.name, post: by.post, comment: said.comment, linkId: by.linkId, fileId: by.fileId,
    personId: by.way === 'account' ? given.actor.personId : null, enteredBy: given.actor.personId, at: given.now,
  });
  const replaced = earlier.filter((old) => !old.superseded).map((old) => update('consent', old.id, { superseded: true }));
  return {
    ok: true, subject: subjectOf(facts), changes: [...replaced, consent, touch(facts, {})],
    events: [{ name: subject === 'activity' ? `partner.consent_${said.decision}` : `record.sign_${said.decision}`, details: { side: nameOfSide(side), name: by.name, post: by.post, way: by.way } }],
  };
}

/** Way of the signature: by the secretary of the side's own branch, by the link's holder, or on paper on behalf. */
export function byAccount(facts: ActivityFacts, sideId: string, given: Given): Signature | null {
  const side = sideOf(facts, sideId);
  const leads = given.actor.posts.some((held) => held.post === 'secretary' && held.branchId !== null && side?.branchIds.includes(held.branchId));
  return leads ? { sideId, way: 'account', name: given.actor.name, post: '党支部书记', linkId: null, fileId: null } : null;
}
export function byLink(given: Given): Signature | null {
  const { kind, link, name } = given.actor;
  // Said in their own installation: no link of ours stands behind it, and they may say it anew.
  if (kind === 'peer' && link !== null) return { sideId: link.sideId, way: 'peer', name, post: link.post, linkId: null, fileId: null };
  return link === null ? null : { sideId: link.sideId, way: 'link', name, post: link.post, linkId: link.id, fileId: null };
}
/** Without the scan a paper signature is only a claim. */
export const onPaper = (facts: ActivityFacts, input: { sideId: string; name: string; post: string; fileId: string }): Signature | null =>
  facts.files.some((file) => file.id === input.fileId) ? { sideId: input.sideId, way: 'paper', name: input.name, post: input.post, linkId: null, fileId: input.fileId } : null;

export function consent({ facts }: Known, input: Input<'consent'>, given: Given): Decision {
  const by = byAccount(facts, input.sideId, given);
  return by === null ? refuse(need('forbidden.side', 'sideId')) : sign(facts, 'activity', input, by, given);
}
export function consentByLink({ facts }: Known, input: Input<'consentByLink'>, given: Given): Decision {
  const by = byLink(given);
  return by === null ? refuse(need('forbidden.post')) : sign(facts, 'activity', input, by, given);
}
export function consentOnPaper({ facts }: Known, input: Input<'consentOnPaper'>, given: Given): Decision {
  const by = onPaper(facts, input);
  return by === null ? refuse(need('need.scan', 'fileId')) : sign(facts, 'activity', input, by, given);
}
