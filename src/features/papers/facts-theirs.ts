import { noDeclarations, stages, type ActivityFacts, type SideFacts } from '#features/activity/facts.ts';
import { maskOf, outward } from '#features/bulletin/facts-outward.ts';
import { personalIn } from '#features/record/checks-text.ts';
import type { PaperKnown } from './facts.ts';

/**
 * What a partner's side may hold of an activity: which papers, and which facts they are made of. The facts are cut, not the paper: whatever a paper may name
 * later on, it is made of nothing else than this.
 */

/** Papers a side may be given; all others are the office's own. `said`: what the side itself has written. */
export const theirKinds = ['letter', 'programme', 'record', 'bulletin', 'said'] as const;
export type TheirKind = (typeof theirKinds)[number];
export interface Offered {
  readonly key: TheirKind;
  /** Which of several bulletins, and its title. */
  readonly which: string | null;
  readonly title: string | null;
}

const reached = ({ activity }: ActivityFacts, stage: (typeof stages)[number]): boolean => stages.indexOf(activity.stage) >= stages.indexOf(stage);
const partner = ({ sides }: ActivityFacts, sideId: string): SideFacts | undefined => sides.find((side) => side.id === sideId && side.role === 'partner');

/** Which papers a side is offered now; none before 联络, as what is only thought of has been told to nobody, and none to whoever is no partner of it. */
export function offeredTo(facts: ActivityFacts, sideId: string): Offered[] {
  const side = partner(facts, sideId);
  if (side === undefined || !reached(facts, 'contact')) return [];
  const { activity, record, bulletins } = facts;
  const one = (key: TheirKind, there: boolean): Offered[] => (there ? [{ key, which: null, title: null }] : []);
  return [
    ...one('letter', activity.theme !== null),
    ...one('programme', activity.programme !== null && reached(facts, 'programme')),
    ...one('record', record !== null && reached(facts, 'summary')),
    ...bulletins.flatMap((bulletin): Offered[] => { const out = outward(bulletin); return out.leaves ? [{ key: 'bulletin', which: bulletin.id, title: out.title }] : []; }),
    ...one('said', wroteAnything(facts, side)),
  ];
}

const wroteAnything = (facts: ActivityFacts, { id, present, expected }: SideFacts): boolean =>
  present !== null || expected !== null || facts.consents.some(({ sideId }) => sideId === id) || facts.versions.some(({ authorSideId }) => authorSideId === id) || facts.attendance.some(({ sideId }) => sideId === id) || told(facts, id).length > 0;

/** Problems of the side that it was told of by its page: the same that its page shows. */
const told = (facts: ActivityFacts, sideId: string) => facts.problems.filter((one) => one.sideId === sideId && one.toldAt !== null && one.partnerToldWay === 'link');

/**
 * Everything a side may know, and nothing else: no money, no check or answer to one, no approval, no review, no project of ours, no state of an audit; of other
 * partners only that they take part. Numbers of phones, identity cards and mail that somebody typed into a text are masked as in a bulletin.
 */
export function cutFor(known: PaperKnown, sideId: string): PaperKnown {
  const { facts, office, today, rules, demo, branches, which } = known;
  return {
    facts: masked(factsFor(facts, sideId)), office, today, rules, demo, which, branches: branches.map(({ id, name, secretary }) => ({ id, name, secretary, members: null })),
    year: [], plan: null, inspections: [],
  };
}

function factsFor(facts: ActivityFacts, sideId: string): ActivityFacts {
  const host = (id: string): boolean => facts.sides.some((side) => side.id === id && side.role === 'host');
  const problems = told(facts, sideId);
  const verified = facts.actions.filter((action) => action.state === 'verified' && problems.some(({ id }) => id === action.problemId));
  return {
    activity: activityFor(facts), record: recordFor(facts),
    people: facts.people.filter(({ id }) => id === facts.activity.organiserId),
    sides: facts.sides.map(({ id, position, role, unitId, unitName, own, branchIds, branchNames, bodyWords, contactName, contactPost, expected, present, onLeave, absent, countWords }) => ({
      id, position, role, unitId, unitName, own, branchIds, branchNames, bodyWords, expected, present, onLeave, absent, countWords, audit: 'no',
      ...(id === sideId || role === 'host' ? { contactName, contactPost } : { contactName: null, contactPost: null }),
    })),
    // When it was first written to, for the date of the letter; what was said stays with us.
    contacts: facts.contacts.filter((one) => one.sideId === sideId).map(({ id, sideId: of, contactedOn, createdAt }) => ({ id, sideId: of, contactedOn, createdAt, means: '', content: '', personName: '' })),
    // Its own words whole; of the hosts that they agreed, and who.
    consents: facts.consents.filter((one) => one.sideId === sideId || (host(one.sideId) && one.decision === 'approve'))
      .map((one) => ({ ...one, comment: one.sideId === sideId ? one.comment : null, linkId: null, personId: null, fileId: null })),
    versions: facts.versions.filter((one) => one.authorSideId === sideId),
    attendance: facts.attendance.filter((one) => one.sideId === sideId).map((one) => ({ ...one, personId: null, branchId: null, reason: null })),
    bulletins: facts.bulletins.flatMap((bulletin) => {
      const out = outward(bulletin);
      if (!out.leaves) return [];
      const { id, title, body, contributor, year, number, releasedOn, correction } = out;
      return [{
        id, title, body, contributor, year, number, releasedOn, state: 'released' as const, version: bulletin.version, authorId: id, alsoActivityIds: [], kept: [], editions: [], correction: correction?.reason ?? null,
        correctedOn: correction?.on ?? null, withdrawnOn: null, withdrawnReason: null, withdrawnBy: null, withdrawnName: null,
      }];
    }),
    problems: problems.map(({ id, kind, text, answer, toldAt, version }) => ({
      id, kind, text, answer, toldAt, version, sideId, raisedByPersonId: null, raisedByName: null, raisedByWords: null, projectId: null, year: null, number: null, branchId: null, place: null, enteredBy: null,
      enteredName: null, createdAt: null, partnerToldAt: null, partnerToldWay: 'link', leadsAnswer: null, closedAt: null, closedYear: null, closedNumber: null, closedName: null, closeNote: null, shownOn: null, shownWhere: null,
    })),
    actions: verified.map(({ id, problemId, measure, before, after, dueOn, version }) => ({
      id, problemId, measure, before, after, dueOn, version, state: 'verified', ownerId: id, ownerName: '', resultKind: null, evidence: null, evidenceFileIds: [], doneAt: null, method: null, verifierId: null, verifierName: null, verifiedAt: null,
      dropReason: null, leaderId: null, leaderName: null, branchId: null, branchName: null, expected: null, createdAt: null, reportedBy: null, verifyById: null, verifyByName: null, beforeFigure: null, afterFigure: null,
      figureUnit: null, spreadId: null,
    })),
    branches: [], projects: [], suggestions: [], links: [], responses: [], approvals: [], earlier: [], costs: [], planned: null, outings: [], spendingOpen: false, replies: [], files: [], insights: [], further: [],
    elsewhere: [], reviews: [], comments: [], publications: [], imported: null,
  };
}

function activityFor({ activity }: ActivityFacts): ActivityFacts['activity'] {
  const {
    id, code, year, stage, standing, version, theme, kind, source, tasks, expectedEffect, problemBrought, combines, forms, hostBranchIds, organiserId, origin, plannedOn, plannedEnd, place, programme, programmeNo,
    heldOn, heldWords, createdAt, sortOn,
  } = activity;
  return {
    id, code, year, stage, standing, version, theme, kind, source, tasks, expectedEffect, problemBrought, combines, forms, hostBranchIds, organiserId, origin, plannedOn, plannedEnd, place, programme, programmeNo,
    heldOn, heldWords, createdAt, sortOn,
    standingReason: null, sourceNote: null, projectIds: [], suggestionIds: [], branchId: null, proposerId: null, estimateFen: null, fundSource: null, planItem: null, planItemId: null, patternId: null, patternVersion: null,
    countsAsThemeDay: false, approvedProgramme: null, declarations: noDeclarations, approvalRound: 0, announcedAt: null, publicity: 'unknown', publicityReason: null, conversion: 'unknown', conversionReason: null, archivedAt: null,
  };
}

/** The record as it is signed: what was given of people's own will is named, not counted. */
function recordFor({ record }: ActivityFacts): ActivityFacts['record'] {
  if (record === null) return null;
  const { id, version, startedAt, endedAt, place, chair, recorder, topic, strands, results, decisions, donations, writtenAt } = record;
  return {
    id, version, startedAt, endedAt, place, chair, recorder, topic, strands, results, decisions, writtenAt, donations: donations.map(({ what, to }) => ({ what, to, fen: null })),
    actualStops: [], stopsReason: null, requestsAnswer: null, lateReason: null,
  };
}

/** Ids and days are no text of anybody's. */
const machine = /^(?:[0-9a-f]{8}-[0-9a-f-]{27}|\d{4}-\d{2}-\d{2}(?:T[\d:.]+Z?)?)$/;

function masked<T>(value: T): T {
  if (typeof value === 'string') return (machine.test(value) ? value : maskedWords(value)) as T;
  if (Array.isArray(value)) return value.map((one: unknown) => masked(one)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, masked(one as unknown)])) as T;
}
const maskedWords = (text: string): string =>
  personalIn(text, [], []).toSorted((a, b) => b.start - a.start).reduce((left, { kind, start, end }) => `${left.slice(0, start)}${maskOf(kind, left.slice(start, end))}${left.slice(end)}`, text);
