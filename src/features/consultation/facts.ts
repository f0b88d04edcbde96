import type { Stage } from '#features/activity/facts-plain.ts';
import { holds, holdsIn, type Actor } from '#shared/actor.ts';

/** What is known of one consultation: pure shapes, and who stands how to it. */

export interface ActivityOf {
  readonly id: string;
  readonly code: string;
  readonly theme: string | null;
  readonly kind: string;
  readonly forms: readonly string[];
  readonly stage: Stage;
  readonly standing: 'active' | 'postponed' | 'cancelled' | 'declined';
  readonly hostBranchIds: readonly string[];
  readonly branchId: string | null;
  readonly organiserId: string | null;
  readonly proposerId: string | null;
}
export interface ConsultationKnown {
  readonly id: string;
  readonly activityId: string;
  readonly problemId: string | null;
  readonly title: string;
  readonly state: 'open' | 'concluded' | 'cancelled';
  readonly dueOn: string;
  readonly actionIds: readonly string[];
  readonly followedAt: string | null;
  readonly createdBy: string;
  readonly version: number;
}
export interface SideOf {
  readonly id: string;
  readonly sideId: string | null;
  readonly branchId: string | null;
  readonly name: string;
  readonly position: number;
  /** Branches of ours whose people speak for it; none for an outside unit. */
  readonly branchIds: readonly string[];
  readonly withdrawnAt: string | null;
  readonly givenAt: string | null;
  readonly spoken: string | null;
  readonly authorId: string | null;
  readonly version: number;
}
export interface Known {
  readonly consultation: ConsultationKnown;
  readonly activity: ActivityOf;
  readonly sides: readonly SideOf[];
  /** Secretaries of the branches asked, as they hold the post today. */
  readonly secretaries: readonly { readonly branchId: string; readonly personId: string }[];
}

const after: readonly Stage[] = ['summary', 'publicity', 'conversion', 'archived'];

/** Whether the meeting is held: of an activity that is over, or for a problem of one. */
export const isMet = ({ consultation, activity }: Pick<Known, 'consultation' | 'activity'>): boolean => consultation.problemId === null && after.includes(activity.stage);
/** Whether a conclusion can be drawn: for a problem of a past activity at any time, else once it is held. */
export const mayConclude = ({ consultation, activity }: Pick<Known, 'consultation' | 'activity'>): boolean => consultation.problemId !== null || after.includes(activity.stage);

/** Whoever runs the activity runs its consultations, and 机关党委. */
export function runs(actor: Actor, { hostBranchIds, organiserId, proposerId }: Pick<ActivityOf, 'hostBranchIds' | 'organiserId' | 'proposerId'>): boolean {
  const mine = actor.personId;
  if (actor.kind !== 'person' || mine === null) return false;
  const organises = (mine === organiserId || mine === proposerId) && actor.branchIds.some((id) => hostBranchIds.includes(id));
  return organises || holdsIn(actor, hostBranchIds, 'secretary') || holds(actor, 'committee');
}

/** Whether the actor speaks for a side: stands in one of its branches, or holds its personal link. */
export function speaksFor(actor: Actor, { sideId, branchIds }: Pick<SideOf, 'sideId' | 'branchIds'>, activityId: string): boolean {
  if (actor.link !== null) return actor.link.activityId === activityId && sideId !== null && actor.link.sideId === sideId;
  return actor.personId !== null && actor.branchIds.some((id) => branchIds.includes(id));
}

/**
 * Whether the actor reads the other sides' opinions now. A side that is asked reads them once it has given its own, so that
 * each judges for itself; whoever runs it without being asked reads all; once the meeting is held or it is over, everybody.
 */
export function readsOthers(actor: Actor, known: Pick<Known, 'consultation' | 'activity' | 'sides'>): boolean {
  const { consultation, activity, sides } = known;
  if (consultation.state !== 'open' || isMet(known)) return true;
  const mine = sides.filter((side) => side.withdrawnAt === null && speaksFor(actor, side, activity.id));
  return mine.length > 0 ? mine.every((side) => side.givenAt !== null) : runs(actor, activity);
}

/** Sides still asked. */
export const remaining = <S extends Pick<SideOf, 'withdrawnAt'>>(sides: readonly S[]): S[] => sides.filter((side) => side.withdrawnAt === null);

/** Everybody of ours a piece of news about it concerns: secretaries and authors of the sides still asked, and whoever began it. */
export function concerned({ consultation, activity, sides, secretaries }: Known): string[] {
  const asked = remaining(sides);
  const branches = asked.flatMap((side) => side.branchIds);
  return [...new Set([
    ...secretaries.filter(({ branchId }) => branches.includes(branchId)).map(({ personId }) => personId),
    ...asked.flatMap((side) => side.authorId ?? []), consultation.createdBy, ...[activity.organiserId].flatMap((id) => id ?? []),
  ])];
}

/** How far its follow-up is: nothing to do, under way, or all that was not dropped verified. */
export function followOf(actions: readonly { readonly state: string }[]): 'none' | 'open' | 'verified' {
  const kept = actions.filter(({ state }) => state !== 'dropped');
  if (kept.length === 0) return 'none';
  return kept.every(({ state }) => state === 'verified') ? 'verified' : 'open';
}
