import { words as approval } from '#features/approval/words.ts';
import type { NoticeRow } from '#features/notice/contract.ts';
import { circularNotices, inspectionNotices, outcomeNotices, planNotices, wayNotices, type NoticeKind } from '#features/notice/facts.ts';
import { words as notice } from '#features/notice/words.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { type ActivityPart, links } from '#web/links.ts';
import { Chip, Day, Time } from '#web/ui/chips.tsx';
import { TextLink } from '#web/ui/link.tsx';

/** A step of the approval is named by the approval's own words. */
const words = { ...notice, ...approval };

type PlanKind = (typeof planNotices)[number];
const isOfPlan = (kind: NoticeKind): kind is PlanKind => planNotices.some((one) => one === kind);

type CircularKind = (typeof circularNotices)[number];
const isOfCircular = (kind: NoticeKind): kind is CircularKind => circularNotices.some((one) => one === kind);
type OutcomeKind = (typeof outcomeNotices)[number];
const isOfOutcome = (kind: NoticeKind): kind is OutcomeKind => outcomeNotices.some((one) => one === kind);

type WayKind = (typeof wayNotices)[number];
const isOfWays = (kind: NoticeKind): kind is WayKind => wayNotices.some((one) => one === kind);

type InspectionKind = (typeof inspectionNotices)[number];
const isOfInspection = (kind: NoticeKind): kind is InspectionKind => inspectionNotices.some((one) => one === kind);

type ConsultKind = Extract<NoticeKind, `consult_${string}`>;
const isOfConsultation = (kind: NoticeKind): kind is ConsultKind => kind.startsWith('consult_');

const places: Readonly<Record<Exclude<NoticeKind, 'suggestion' | 'feedback_made' | 'feedback_answered' | PlanKind | CircularKind | OutcomeKind | WayKind | InspectionKind | ConsultKind>, ActivityPart>> = {
  announced: 'held', changed: 'held', approval: 'approval', approved: 'approval', returned: 'approval', declined: 'approval', proposed: 'programme',
  consent_approve: 'sides', consent_decline: 'sides', consent_change: 'sides', sign_approve: 'record', sign_decline: 'record', sign_change: 'record',
  review: 'publicity', cleared: 'publicity', review_returned: 'publicity', commented: 'publicity', comment_answered: 'publicity', correcting: 'publicity', corrected: 'publicity', withdrawn: 'publicity', outlet_failed: 'publicity',
};

function addressOf({ kind, activityId, facts }: NoticeRow): string {
  if (kind === 'suggestion') return links.suggestion(String(facts['about']));
  if (kind === 'feedback_made' || kind === 'feedback_answered') return links.feedback({ id: String(facts['about']) });
  if (isOfCircular(kind)) return links.circular(String(facts['about']));
  if (isOfWays(kind)) return links.reminders();
  if (isOfInspection(kind)) return links.inspection(String(facts['about']), { item: text(facts['item']) });
  if (isOfConsultation(kind)) return links.consultation(String(facts['about']));
  if (isOfPlan(kind)) return links.plan(Number(facts['year']));
  if (isOfOutcome(kind)) return typeof facts['problemId'] === 'string' ? links.outcome(facts['problemId']) : activityId === null ? links.outcomes() : links.activity(activityId, 'conversion');
  return activityId === null ? links.notices() : links.activity(activityId, places[kind]);
}

/** What one has been told, newest first. Opening one marks it as read. */
export function NoticeList({ rows }: { readonly rows: readonly NoticeRow[] }) {
  const say = useSay(words);
  const { day } = useFormat();
  const read = useCommand(client.notice.read, { invalidate: [api.notice.key(), api.home.key()] });
  const headOf = ({ kind, facts }: NoticeRow): string => {
    if (kind === 'suggestion') return say('notice.your_suggestion');
    if (kind === 'feedback_made' || kind === 'feedback_answered') return say('notice.your_feedback');
    if (isOfCircular(kind)) return text(facts['title']) ?? say('notice.circular');
    if (isOfWays(kind)) return say('notice.ways');
    if (isOfInspection(kind)) return say('notice.inspection', { activity: text(facts['activity']) });
    if (isOfConsultation(kind)) return say('notice.consultation', { title: text(facts['title']) });
    return isOfPlan(kind) ? say('notice.year', { year: text(facts['year']) }) : (text(facts['theme']) ?? say(isOfOutcome(kind) ? 'notice.of_outcome' : 'notice.unnamed'));
  };
  return (
    <ul className="things">
      {rows.map((row) => (
        <li key={row.id} className="thing">
          <div className="thing-what">
            <TextLink to={addressOf(row)} onClick={() => row.readAt === null && void read.run({ id: row.id })}>
              {headOf(row)}
            </TextLink>{' '}
            {row.readAt === null && <Chip tone="active">{say('notice.is_new')}</Chip>}
            <p>{say(`notice.says.${row.kind}`, sentence(row.facts, day))}</p>
            <More facts={row.facts} />
          </div>
          <div className="thing-side quiet"><Time at={row.createdAt} /></div>
        </li>
      ))}
    </ul>
  );
}

/** Beneath the sentence, in their own words: what the sender added, the reason, the new day. */
function More({ facts }: Pick<NoticeRow, 'facts'>) {
  const say = useSay(words);
  const said = [text(facts['note']), text(facts['reason'])].filter((one) => one !== null && one !== '');
  const newDay = text(facts['plannedOn']);
  return (
    <>
      {said.map((one) => <p key={one} className="quiet">{one}</p>)}
      {newDay !== null && <p>{say('notice.new_day')} <Day day={newDay} /></p>}
    </>
  );
}

const text = (fact: NoticeRow['facts'][string] | undefined): string | null => (fact === null || fact === undefined ? null : String(fact));
const sentence = (facts: NoticeRow['facts'], day: (on: string) => string) =>
  Object.fromEntries(Object.entries(facts).map(([key, value]) => [key, typeof value === 'boolean' ? String(value) : key.endsWith('On') && typeof value === 'string' ? day(value) : value]));
