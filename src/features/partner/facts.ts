import { nameOfSide, type ActivityFacts } from '#features/activity/facts-plain.ts';
import type { Finding } from '#shared/finding.ts';
import type { PartnerPage } from './contract-page.ts';
import { activityShown, recordShown } from './shown.ts';

/** What the holder may do by the link. */
const linkVerbs = ['attendance.enter_by_link', 'partner.consent_by_link', 'programme.propose', 'record.sign_by_link'] as const;

interface About {
  readonly office: PartnerPage['office'];
  /** The link that asks. */
  readonly linkId: string;
  /** Its holder, where the link is that of a whole unit and stands with no activity. */
  readonly holder?: Pick<ActivityFacts['links'][number], 'sideId' | 'holderName' | 'holderPost'> & { readonly expiresAt: string | null };
  readonly may: (verb: string) => Finding[];
}

/**
 * An activity as the holder of a personal link reads it: what they are asked about and what their own side has said.
 * Everything else stays in the office, be it only a name.
 * @returns null where the link is not among the activity's.
 */
export function pageOf(facts: ActivityFacts, { office, linkId, holder, may }: About): PartnerPage | null {
  const link = holder ?? facts.links.find((one) => one.id === linkId);
  const side = facts.sides.find((one) => one.id === link?.sideId);
  if (link === undefined || side === undefined) return null;
  const { activity, record } = facts;
  const { holderName, holderPost, expiresAt } = link;
  return {
    office,
    holder: { holderName, holderPost, expiresAt, side: nameOfSide(side) },
    organiser: facts.people.find((person) => person.id === activity.organiserId)?.name ?? null,
    id: activity.id, stage: activity.stage, standing: activity.standing,
    activity: activityShown(facts), programmeNo: activity.programmeNo,
    record: record === null ? null : recordShown(facts), recordVersion: record?.version ?? null,
    said: facts.consents.filter((consent) => consent.sideId === side.id).map(({ linkId: by, sideId: _, personId: __, fileId: ___, ...consent }) => ({ ...consent, byLink: by === linkId })),
    proposals: facts.versions
      .filter((version) => version.authorSideId === side.id && ['proposed', 'accepted', 'refused'].includes(version.state))
      .map(({ no: _, authorSideId: __, decidedAt: ___, ...version }) => version),
    attendance: {
      version: activity.version, counts: { expected: side.expected, present: side.present, onLeave: side.onLeave, absent: side.absent },
      people: facts.attendance.filter((row) => row.sideId === side.id).map(({ name, post, state }) => ({ name, post, state })),
    },
    outcomes: facts.problems.filter((one) => one.sideId === side.id && one.toldAt !== null && one.partnerToldWay === 'link').map(({ id, text, answer, toldAt }) => ({
      id, text, answer, toldAt,
      effects: facts.actions.filter((action) => action.problemId === id && action.state === 'verified').map(({ measure, before, after }) => ({ measure, before, after })),
    })),
    allowed: Object.fromEntries(linkVerbs.map((verb) => [verb, may(verb)])),
  };
}

type Subject = 'activity' | 'record';
/** What the holder is asked for now, if anything. */
export type Asked =
  | { readonly for: Subject; readonly version: number }
  /** Its list of who came, while that may be written: `given` once it has said anything of it. */
  | { readonly for: 'attendance'; readonly given: boolean }
  | { readonly for: 'thanks'; readonly subject: Subject; readonly said: PartnerPage['said'][number] }
  | { readonly for: 'wait' | 'cancelled' | 'declined' | 'postponed' | 'over' };

/** Decides what stands at the head of the partner's page. What this link has said of the present version is not asked again. */
export function askedOf({ stage, standing, said, programmeNo, recordVersion, allowed, attendance }: Pick<PartnerPage, 'stage' | 'standing' | 'said' | 'programmeNo' | 'recordVersion' | 'allowed' | 'attendance'>): Asked {
  if (standing !== 'active') return { for: standing };
  // While it takes place nothing is asked but who came; in 总结 the record comes first, and its list stands further down.
  if (stage === 'held' && allowed['attendance.enter_by_link']?.length === 0) return { for: 'attendance', given: attendance.people.length > 0 || attendance.counts.present !== null };
  const subject: Subject | null = stage === 'programme' ? 'activity' : stage === 'summary' ? 'record' : null;
  const version = subject === 'activity' ? programmeNo : (recordVersion ?? 0);
  const mine = (of: Subject, at: number) => said.findLast((one) => one.subject === of && one.byLink && one.subjectVersion === at);
  if (subject === null) {
    const last = mine('record', recordVersion ?? 0) ?? mine('activity', programmeNo);
    if (last !== undefined) return { for: 'thanks', subject: last.subject, said: last };
    return { for: stage === 'topic' || stage === 'contact' ? 'wait' : 'over' };
  }
  const given = mine(subject, version);
  if (given !== undefined) return { for: 'thanks', subject, said: given };
  const verb = subject === 'activity' ? 'partner.consent_by_link' : 'record.sign_by_link';
  return allowed[verb]?.length === 0 ? { for: subject, version } : { for: 'wait' };
}
