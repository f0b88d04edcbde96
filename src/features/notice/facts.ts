import type { Happening } from '#shared/decision.ts';

/** What a person is told of, and whom each event concerns: pure, so that both can be read and tested as tables. */

export const noticeKinds = [
  'announced', 'changed', 'approval', 'approved', 'returned', 'declined', 'proposed', 'consent_approve', 'consent_decline', 'consent_change',
  'sign_approve', 'sign_decline', 'sign_change', 'suggestion', 'planned', 'reported', 'verified', 'reopened', 'told', 'outcome_handed', 'outcome_due', 'outcome_verifier', 'outcome_spread', 'outcome_answered', 'review', 'cleared', 'review_returned',
  'commented', 'comment_answered', 'correcting', 'corrected', 'withdrawn', 'outlet_failed',
  'plan_called', 'plan_returned', 'plan_step', 'plan_extra', 'plan_back', 'plan_approved', 'plan_changed', 'plan_filing',
  'feedback_made', 'feedback_answered',
  'temporary_asked', 'temporary_returned', 'temporary_approved',
  'circular', 'circular_review', 'circular_returned', 'circular_corrected', 'circular_withdrawn',
  'robot_off', 'mail_bounced',
  'peer_met', 'peer_refused', 'peer_disagrees', 'peer_shared',
  'inspection_observed', 'inspection_withdrawn', 'inspection_replied', 'inspection_rectified', 'inspection_returned', 'inspection_rechecked', 'inspection_assigned', 'inspection_followed',
  'consult_asked', 'consult_given', 'consult_concluded', 'consult_cancelled', 'consult_followed',
  'resource_came', 'resource_offered',
  'account_asked',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** Whom a notice goes to: people the event names, or those who stand in a relation to its activity. */
export type Audience = 'people' | 'running' | 'step' | 'organiser' | 'owner' | 'secretary' | 'discipline' | 'announced' | 'publishing' | 'verifying';

/** One event that people are told of. */
export interface News {
  readonly kind: NoticeKind;
  readonly to: Audience;
  /** Ids the event itself names. */
  readonly people: readonly string[];
  /** The approval step that is pending now. */
  readonly step: string | null;
  /** Single facts of the event, for the sentence. */
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
}

/** News of problems and actions, which may be no activity’s: they lead to the problem (`problem`). */
export const outcomeNotices = ['planned', 'reported', 'verified', 'reopened', 'told', 'outcome_handed', 'outcome_due', 'outcome_verifier', 'outcome_spread', 'outcome_answered', 'inspection_followed'] as const satisfies readonly NoticeKind[];

/** News of the year’s plan, which is no activity’s. */
export const planNotices = ['plan_called', 'plan_returned', 'plan_step', 'plan_extra', 'plan_back', 'plan_approved', 'plan_changed', 'plan_filing'] as const satisfies readonly NoticeKind[];

/** News of circulars, which are no activity’s either. */
export const circularNotices = ['circular', 'circular_review', 'circular_returned', 'circular_corrected', 'circular_withdrawn'] as const satisfies readonly NoticeKind[];
/** News of how one is told, cured on the page of reminders. */
export const wayNotices = ['robot_off', 'mail_bounced'] as const satisfies readonly NoticeKind[];
/** News of an inspection: it stands with the round, not with the activity that was looked at. */
export const inspectionNotices = ['inspection_observed', 'inspection_withdrawn', 'inspection_replied', 'inspection_rectified', 'inspection_returned', 'inspection_rechecked', 'inspection_assigned'] as const satisfies readonly NoticeKind[];

const table: Readonly<Record<string, readonly [NoticeKind, Audience]>> = {
  'attendance.announced': ['announced', 'people'],
  'activity.postponed': ['changed', 'announced'],
  'activity.resumed': ['changed', 'announced'],
  'activity.cancelled': ['changed', 'announced'],
  'approval.submitted': ['approval', 'step'],
  'approval.approved': ['approval', 'step'],
  'approval.approve': ['approved', 'organiser'],
  'approval.returned': ['returned', 'organiser'],
  'approval.declined': ['declined', 'organiser'],
  'programme.proposed': ['proposed', 'organiser'],
  'partner.consent_approve': ['consent_approve', 'organiser'],
  'partner.consent_decline': ['consent_decline', 'organiser'],
  'partner.consent_change': ['consent_change', 'organiser'],
  'record.sign_approve': ['sign_approve', 'organiser'],
  'record.sign_decline': ['sign_decline', 'organiser'],
  'record.sign_change': ['sign_change', 'organiser'],
  'suggestion.accepted': ['suggestion', 'people'],
  'suggestion.declined': ['suggestion', 'people'],
  'suggestion.merged': ['suggestion', 'people'],
  'outcome.planned': ['planned', 'owner'],
  'outcome.reported': ['reported', 'verifying'],
  'outcome.verified': ['verified', 'owner'],
  'outcome.reopened': ['reopened', 'owner'],
  'outcome.told': ['told', 'people'],
  'outcome.handed': ['outcome_handed', 'owner'],
  'outcome.due_moved': ['outcome_due', 'owner'],
  'outcome.verifier_asked': ['outcome_verifier', 'people'],
  'outcome.spread': ['outcome_spread', 'people'],
  'outcome.spread_adopted': ['outcome_answered', 'people'],
  'outcome.spread_unfit': ['outcome_answered', 'people'],
  'bulletin.sent': ['review', 'discipline'],
  'bulletin.cleared': ['cleared', 'organiser'],
  'bulletin.returned': ['review_returned', 'organiser'],
  'bulletin.commented': ['commented', 'people'],
  'bulletin.comment_answered': ['comment_answered', 'people'],
  'bulletin.comment_resolved': ['comment_answered', 'people'],
  'bulletin.correcting': ['correcting', 'running'],
  'bulletin.corrected': ['corrected', 'running'],
  'bulletin.withdrawn': ['withdrawn', 'running'],
  'plan.called': ['plan_called', 'people'],
  'plan.returned': ['plan_returned', 'secretary'],
  'plan.reopened': ['plan_returned', 'secretary'],
  'plan.extra_returned': ['plan_returned', 'secretary'],
  'plan.step_approved': ['plan_step', 'step'],
  'plan.step_returned': ['plan_back', 'step'],
  'plan.proposed': ['plan_extra', 'step'],
  'plan.extra_added': ['plan_extra', 'step'],
  'plan.extra_approved': ['plan_extra', 'step'],
  'plan.extra_passed': ['plan_changed', 'secretary'],
  'plan.approved': ['plan_approved', 'secretary'],
  'plan.changed': ['plan_changed', 'secretary'],
  'plan.filing_due': ['plan_filing', 'step'],
  'outlet.failed': ['outlet_failed', 'publishing'],
  'consultation.opened': ['consult_asked', 'people'],
  'consultation.invited': ['consult_asked', 'people'],
  'consultation.opined': ['consult_given', 'people'],
  'consultation.concluded': ['consult_concluded', 'people'],
  'consultation.cancelled': ['consult_cancelled', 'people'],
  'consultation.followed': ['consult_followed', 'people'],
  'feedback.made': ['feedback_made', 'people'],
  'feedback.answered': ['feedback_answered', 'people'],
  'place.account_asked': ['account_asked', 'people'],
  'resource.came': ['resource_came', 'people'],
  'resource.offered': ['resource_offered', 'people'],
  'temporary.asked': ['temporary_asked', 'people'],
  'temporary.revised': ['temporary_asked', 'people'],
  'temporary.returned': ['temporary_returned', 'people'],
  'temporary.approved': ['temporary_approved', 'people'],
  'circular.sent': ['circular_review', 'people'],
  'circular.returned': ['circular_returned', 'people'],
  'circular.released': ['circular', 'people'],
  'circular.corrected': ['circular_corrected', 'people'],
  'circular.withdrawn': ['circular_withdrawn', 'people'],
  'peer.met': ['peer_met', 'people'],
  'peer.refused': ['peer_refused', 'people'],
  'peer.disagrees': ['peer_disagrees', 'people'],
  'peer.shared_by_them': ['peer_shared', 'people'],
  'peer.assigned': ['peer_shared', 'people'],
  'reminder.robot_off': ['robot_off', 'people'],
  'reminder.bounced': ['mail_bounced', 'people'],
  'inspection.observed': ['inspection_observed', 'people'],
  'inspection.withdrawn': ['inspection_withdrawn', 'people'],
  'inspection.assigned': ['inspection_assigned', 'people'],
  'inspection.replied': ['inspection_replied', 'people'],
  'inspection.rectified': ['inspection_rectified', 'people'],
  'inspection.followed': ['inspection_followed', 'people'],
  'inspection.returned': ['inspection_returned', 'people'],
  'inspection.rechecked': ['inspection_rechecked', 'people'],
};

/** Events somebody is told of. */
export const toldOf: readonly string[] = Object.keys(table);

/** What of an entry's events is news to somebody. Who signs by account or on paper is here and need not be told. */
export function newsOf(events: readonly Happening[]): News[] {
  return events.flatMap(({ name, details }): News[] => {
    const line = table[name];
    if (line === undefined) return [];
    const [kind, to] = line;
    // A sending is tried again by itself several times; people are told of the first that failed.
    if (kind === 'outlet_failed' && details['again'] === true) return [];
    // An opinion that is only changed is no news.
    if (kind === 'consult_given' && details['again'] === true) return [];
    if (/^(consent|sign)_/.test(kind) && details['way'] !== 'link' && details['way'] !== 'peer') return [];
    const step = name === 'approval.submitted' || name.startsWith('plan.') ? details['step'] : name === 'approval.approved' ? details['next'] : null;
    if (to === 'step' && typeof step !== 'string') return [];
    const people = Array.isArray(details['people']) ? details['people'].map(String) : [];
    const facts = Object.fromEntries(Object.entries(details).flatMap(([key, value]) => (isSingle(value) ? [[key, value]] : [])));
    return [{ kind, to, people, step: typeof step === 'string' ? step : null, facts: { ...facts, ...(typeof step === 'string' ? { step: `@step.${step}` } : {}), ...(kind === 'outcome_answered' ? { answer: `@notice.spread.${name === 'outcome.spread_adopted' ? 'adopted' : 'unfit'}` } : {}), ...(kind === 'changed' ? { change: `@notice.change.${name.split('.')[1] ?? ''}` } : {}) } }];
  });
}

const isSingle = (value: unknown): value is string | number | boolean | null => value === null || typeof value !== 'object';

/** What an event settles: notices of kinds that ask for something which is no longer asked, of everybody or of the one who did it. */
const settles: Readonly<Record<string, readonly [kinds: readonly NoticeKind[], whose: 'all' | 'own']>> = {
  'activity.postponed': [['announced'], 'all'],
  'activity.resumed': [['announced', 'approval'], 'all'],
  'activity.cancelled': [['announced', 'approval', 'proposed'], 'all'],
  'activity.held': [['announced'], 'all'],
  'approval.approved': [['approval'], 'all'],
  'approval.returned': [['approval'], 'all'],
  'approval.declined': [['approval'], 'all'],
  'approval.withdrawn': [['approval'], 'all'],
  'attendance.replied': [['announced'], 'own'],
  'programme.accepted': [['proposed'], 'all'],
  'programme.refused': [['proposed'], 'all'],
  'bulletin.cleared': [['review'], 'all'],
  'bulletin.returned': [['review'], 'all'],
  'bulletin.correction_dropped': [['review', 'cleared'], 'all'],
  'bulletin.withdrawn': [['review', 'cleared', 'correcting'], 'all'],
  'outlet.sent': [['outlet_failed'], 'all'],
  'outlet.taken_down': [['outlet_failed'], 'all'],
  'plan.step_approved': [['plan_step', 'plan_back'], 'all'],
  'plan.step_returned': [['plan_step'], 'all'],
  'plan.approved': [['plan_step'], 'all'],
  'plan.filed': [['plan_filing'], 'all'],
  'circular.released': [['circular_review'], 'all'],
  'circular.corrected': [['circular_review'], 'all'],
  'circular.returned': [['circular_review'], 'all'],
  'circular.correction_dropped': [['circular_review'], 'all'],
  'circular.withdrawn': [['circular_review', 'circular', 'circular_corrected'], 'all'],
  'consultation.opined': [['consult_asked'], 'own'],
  'consultation.concluded': [['consult_asked'], 'all'],
  'consultation.cancelled': [['consult_asked'], 'all'],
  'resource.accepted': [['resource_offered'], 'all'],
  'resource.declined': [['resource_offered'], 'all'],
  'plan.proposed': [['plan_called', 'plan_returned'], 'own'],
};
export const settling: readonly string[] = Object.keys(settles);

/** An unread notice of the activity from before. */
export interface Unread {
  readonly id: string;
  readonly kind: string;
  readonly personId: string;
}

/** Unread notices that the events settle. */
export const settled = (events: readonly Happening[], unread: readonly Unread[], actorId: string | null): string[] =>
  unread.filter(({ kind, personId }) => events.some(({ name }) => {
    const [kinds = [], whose] = settles[name] ?? [];
    return kinds.some((one) => one === kind) && (whose === 'all' || personId === actorId);
  })).map(({ id }) => id);

/** Whether an entry concerns notices at all. */
export const concernsPeople = (events: readonly Happening[]): boolean => newsOf(events).length > 0 || events.some(({ name }) => settling.includes(name));

/** People by their relation to the activity, as loaded. */
export interface Standing {
  /** `step:<post>`, `secretary`, `member`, `owner`, `announced`. */
  readonly audience: string;
  readonly personId: string;
}

export interface Concerned {
  readonly standings: readonly Standing[];
  readonly organiserId: string | null;
  readonly proposerId: string | null;
}

/** Who is told: those the news concerns, each once, without the one who did it. Nobody is asked to decide on their own. */
export function toldWhom(news: News, { standings, organiserId, proposerId }: Concerned, actorId: string | null): string[] {
  const of = (audience: string): string[] => standings.filter((one) => one.audience === audience).map((one) => one.personId);
  const others = (ids: readonly string[]): string[] => ids.filter((id) => id !== organiserId && id !== proposerId);
  const audiences: Record<Audience, () => readonly string[]> = {
    people: () => news.people,
    organiser: () => [organiserId, proposerId].flatMap((id) => id ?? []),
    owner: () => of('owner'),
    secretary: () => of('secretary').filter((id) => !of('owner').includes(id)),
    // Whoever was asked beforehand; where nobody was, the secretaries, of whom the owner is not asked.
    verifying: () => (news.people.length > 0 ? news.people : of('secretary').filter((id) => !of('owner').includes(id))),
    // Whoever was told that it takes place, and those who run it.
    announced: () => [...of('announced'), ...[organiserId, proposerId].flatMap((id) => id ?? []), ...of('secretary')],
    // Those whose text it is, and who would have to act on it.
    running: () => [...news.people, ...[organiserId, proposerId].flatMap((id) => id ?? []), ...of('secretary')],
    // Whoever may publish: those who run it, and 机关党委, which keeps the outlet's address and key.
    publishing: () => [...[organiserId, proposerId].flatMap((id) => id ?? []), ...of('secretary'), ...of('step:committee')],
    discipline: () => others(of('step:discipline')),
    step: () => (news.step === 'branch' ? (others(of('secretary')).length > 0 ? others(of('secretary')) : others(of('member'))) : others(of(`step:${news.step}`))),
  };
  return [...new Set(audiences[news.to]())].filter((id) => id !== actorId);
}
