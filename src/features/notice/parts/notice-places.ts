import type { NoticeRow } from '#features/notice/contract.ts';
import { circularNotices, inspectionNotices, outcomeNotices, planNotices, wayNotices, type NoticeKind } from '#features/notice/facts.ts';
import type { words } from '#features/notice/words.ts';
import type { Say } from '#shared/language.ts';
import { type ActivityPart, links } from '#web/links.ts';

/** Where each kind of notice leads and what stands at its head: one table, so that a new kind is one line. */

type Word = keyof typeof words;
interface Place {
  readonly to: (row: NoticeRow) => string;
  readonly head: (row: NoticeRow, say: Say<typeof words>) => string;
}

export const text = (fact: NoticeRow['facts'][string] | undefined): string | null => (fact === null || fact === undefined ? null : String(fact));
const aboutOf = ({ facts }: NoticeRow): string => String(facts['about']);
const themeOr = (word: Word): Place['head'] => ({ facts }, say) => text(facts['theme']) ?? say(word);

/** A part of the activity it is of. */
const part = (at: ActivityPart): Place => ({ to: ({ activityId }) => (activityId === null ? links.notices() : links.activity(activityId, at)), head: themeOr('notice.unnamed') });
const suggestion: Place = { to: (row) => links.suggestion(aboutOf(row)), head: (_, say) => say('notice.your_suggestion') };
const feedback: Place = { to: (row) => links.feedback({ id: aboutOf(row) }), head: (_, say) => say('notice.your_feedback') };
const circular: Place = { to: (row) => links.circular(aboutOf(row)), head: ({ facts }, say) => text(facts['title']) ?? say('notice.circular') };
const ways: Place = { to: () => links.reminders(), head: (_, say) => say('notice.ways') };
const inspection: Place = { to: (row) => links.inspection(aboutOf(row), { item: text(row.facts['item']) }), head: ({ facts }, say) => say('notice.inspection', { activity: text(facts['activity']) }) };
const peers: Place = { to: () => links.peers(), head: ({ facts }, say) => say('notice.peers', { office: text(facts['office']) }) };
const sharedPlace: Place = { to: (row) => links.sharedActivity(aboutOf(row)), head: ({ facts }, say) => text(facts['title']) ?? say('notice.unnamed') };
const consultation: Place = { to: (row) => links.consultation(aboutOf(row)), head: ({ facts }, say) => say('notice.consultation', { title: text(facts['title']) }) };
const resource: Place = {
  to: (row) => { const id = text(row.facts['resourceId']); return row.kind === 'resource_came' ? (id === null ? links.resources({ mine: 'yes' }) : links.resource(id)) : links.resource(aboutOf(row)); },
  head: ({ facts }, say) => text(facts['title']) ?? say('notice.resource'),
};
const accountAsked: Place = { to: (row) => links.partner(aboutOf(row)), head: ({ facts }) => String(facts['unit']) };
const temporary: Place = { to: ({ facts }) => (typeof facts['projectId'] === 'string' ? links.project(facts['projectId']) : links.projects()), head: ({ facts }, say) => text(facts['name']) ?? say('notice.temporary') };
const plan: Place = { to: ({ facts }) => links.plan(Number(facts['year'])), head: ({ facts }, say) => say('notice.year', { year: text(facts['year']) }) };
const outcome: Place = {
  to: ({ activityId, facts }) => (typeof facts['problemId'] === 'string' ? links.outcome(facts['problemId']) : activityId === null ? links.outcomes() : links.activity(activityId, 'conversion')),
  head: themeOr('notice.of_outcome'),
};

const all = <K extends NoticeKind>(kinds: readonly K[], place: Place): Record<K, Place> => Object.fromEntries(kinds.map((kind) => [kind, place])) as Record<K, Place>;

export const placeOf: Readonly<Record<NoticeKind, Place>> = {
  ...all(planNotices, plan),
  ...all(circularNotices, circular),
  ...all(wayNotices, ways),
  ...all(inspectionNotices, inspection),
  ...all(outcomeNotices, outcome),
  ...all(['consult_asked', 'consult_given', 'consult_concluded', 'consult_cancelled', 'consult_followed'], consultation),
  ...all(['resource_came', 'resource_offered'], resource),
  ...all(['feedback_made', 'feedback_answered'], feedback),
  ...all(['peer_met', 'peer_refused', 'peer_disagrees'], peers),
  peer_shared: sharedPlace,
  ...all(['temporary_asked', 'temporary_returned', 'temporary_approved'], temporary),
  account_asked: accountAsked,
  suggestion,
  ...all(['announced', 'changed'], part('held')),
  ...all(['approval', 'approved', 'returned', 'declined'], part('approval')),
  proposed: part('programme'),
  ...all(['consent_approve', 'consent_decline', 'consent_change'], part('sides')),
  ...all(['sign_approve', 'sign_decline', 'sign_change'], part('record')),
  ...all(['review', 'cleared', 'review_returned', 'commented', 'comment_answered', 'correcting', 'corrected', 'withdrawn', 'outlet_failed'], part('publicity')),
};
