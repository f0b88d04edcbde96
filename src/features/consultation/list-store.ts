import { sql } from 'kysely';
import { visible } from '#features/activity/queries.ts';
import type { Connection, Scope } from '#platform/command.ts';
import { need } from '#shared/finding.ts';
import { barred } from '#shared/policy.ts';
import { Refusal } from '#shared/refusal.ts';
import type { ConsultationFilters, ConsultationRow, ConsultationView, FollowView, LinkConsultation, SideView } from './contract.ts';
import { against, againstOpinion } from './decide.ts';
import { isMet, readsOthers, runs, speaksFor, type ActivityOf, type Known, type SideOf } from './facts.ts';
import { consultationPolicy } from './policy.ts';
import { activityColumns, knowable, speaking } from './store.ts';

/** Consultations as they are read: what a side said is kept from the others until they may read it, and never leaves the database before. */

function mayRead(scope: Scope, verb: string): void {
  const byPost = barred(consultationPolicy, verb, scope.actor);
  if (byPost.length > 0) throw new Refusal('FORBIDDEN', byPost);
}

const mySide = (scope: Scope) => sql`(${speaking}) && ${scope.actor.branchIds}::uuid[]`;
const waitsForMe = (scope: Scope) => sql`(c.state = 'open' and exists (select 1 from consultation_side x where x.office_id = c.office_id and x.consultation_id = c.id and x.withdrawn_at is null and x.given_at is null and ${mySide(scope)}))`;

/** One page, newest first, by key. */
export async function listConsultations(db: Connection, scope: Scope, { after, state, mine, activityId, problemId, limit }: ConsultationFilters) {
  mayRead(scope, 'consultation.list');
  const where = [sql`c.office_id = ${scope.officeId}`, knowable(scope)];
  const [at, id] = after?.split('_') ?? [];
  if (at !== undefined && id !== undefined) where.push(sql`(c.created_at, c.id) < (${at}::timestamptz, ${id}::uuid)`);
  if (state !== undefined) where.push(sql`c.state = ${state}`);
  if (activityId !== undefined) where.push(sql`c.activity_id = ${activityId}`);
  if (problemId !== undefined) where.push(sql`(c.problem_id = ${problemId} or c.result_id = ${problemId})`);
  if (mine !== undefined) where.push(waitsForMe(scope));
  const { rows } = await sql<ConsultationRow>`
    select c.id, c.title, c.activity_id, a.theme, a.code, c.due_on, c.state, c.created_at, c.created_name, k.asked, k.given, ${waitsForMe(scope)} as waiting,
      (select count(*)::int from action t where t.office_id = c.office_id and t.id = any(c.action_ids) and t.state <> 'dropped') as actions,
      (select count(*)::int from action t where t.office_id = c.office_id and t.id = any(c.action_ids) and t.state = 'verified') as verified
    from consultation c join activity a on a.office_id = c.office_id and a.id = c.activity_id
      cross join lateral (select count(*)::int as asked, count(x.given_at)::int as given from consultation_side x where x.office_id = c.office_id and x.consultation_id = c.id and x.withdrawn_at is null) k
    where ${sql.join(where, sql` and `)} order by c.created_at desc, c.id desc limit ${limit + 1}`.execute(db);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown, next: rows.length > limit && last !== undefined ? `${new Date(last.createdAt).toISOString()}_${last.id}` : null };
}

type Whole = ConsultationView['consultation'] & { activity: ActivityOf; seen: boolean; heldOn: string | null; plannedOn: string | null; activityId: string; problemId: string | null; problemText: string | null; actionIds: string[]; createdBy: string; files: { id: string; name: string }[] };
type SideRow = SideOf & { withdrawnReason: string | null; changedAt: string | null; late: boolean; authorName: string | null; enteredName: string | null; cause: string | null; suggestion: string | null; offer: string | null; adopted: string | null; outside: boolean; hasLink: boolean };

async function wholeOf(db: Connection, scope: Scope, only: string | null): Promise<Whole[]> {
  const { rows } = await sql<Whole>`
    select c.id, c.title, c.background, c.due_on, c.state, c.reason, c.conclusion, c.concluded_name, c.concluded_at, c.followed_at, c.created_by, c.created_name, c.created_at, c.result_id, c.version, c.activity_id,
      c.problem_id, c.action_ids, p.text as problem_text, ${visible(scope)} as seen, a.held_on, a.planned_on, ${activityColumns},
      (select coalesce(json_agg(json_build_object('id', f.id, 'name', f.name) order by array_position(c.file_ids, f.id)), '[]') from file f where f.office_id = c.office_id and f.id = any(c.file_ids) and f.removed_at is null) as files
    from consultation c join activity a on a.office_id = c.office_id and a.id = c.activity_id left join problem p on p.office_id = c.office_id and p.id = c.problem_id
    where c.office_id = ${scope.officeId} and ${only === null ? sql`true` : sql`c.id = ${only}`} and ${knowable(scope)} order by c.created_at desc, c.id limit 50`.execute(db);
  return rows;
}

async function sidesOf(db: Connection, scope: Scope, id: string): Promise<SideRow[]> {
  const { rows } = await sql<SideRow>`
    select x.id, x.side_id, x.branch_id, x.name, x.position, ${speaking} as branch_ids, x.withdrawn_at, x.withdrawn_reason, x.given_at, x.changed_at, x.late, x.author_id, x.author_name, x.entered_name,
      x.cause, x.suggestion, x.offer, x.spoken, x.adopted, x.version, cardinality(${speaking}) = 0 as outside,
      exists (select 1 from link l where l.office_id = x.office_id and l.side_id = x.side_id and l.revoked_at is null and l.expires_at > ${scope.now}) as has_link
    from consultation_side x where x.office_id = ${scope.officeId} and x.consultation_id = ${id} order by x.position, x.id`.execute(db);
  return rows;
}

async function followsOf(db: Connection, { officeId }: Scope, ids: readonly string[]): Promise<FollowView[]> {
  const { rows } = await sql<FollowView>`
    select t.id, t.measure, p.name as owner_name, t.due_on, t.state, t.before, t.after, t.method, t.verifier_name, t.verified_at
    from action t left join person p on p.office_id = t.office_id and p.id = t.owner_id where t.office_id = ${officeId} and t.id = any(${ids}::uuid[]) order by array_position(${ids}::uuid[], t.id)`.execute(db);
  return rows;
}

const knownOf = ({ activity, ...consultation }: Whole, sides: readonly SideRow[]): Known => ({ consultation, activity, sides, secretaries: [] });

/** A side as the asker may read it now. */
function shownSide(known: Known, side: SideRow, scope: Scope): Omit<SideView, 'allowed'> {
  const mine = speaksFor(scope.actor, side, known.activity.id);
  const open = mine || readsOthers(scope.actor, known);
  const { id, name, outside, hasLink, withdrawnAt, withdrawnReason, givenAt, changedAt, late, authorName, enteredName, version } = side;
  return {
    id, name, outside, hasLink, mine, withdrawnAt, withdrawnReason, givenAt, changedAt, late, authorName, enteredName, version, hidden: givenAt !== null && !open,
    opinion: givenAt !== null && open ? { cause: side.cause ?? '', suggestion: side.suggestion ?? '', offer: side.offer ?? '' } : null, spoken: open ? side.spoken : null, adopted: side.adopted,
  };
}
const onOne = ['consultation.edit', 'consultation.invite', 'consultation.withdraw_side', 'consultation.note', 'consultation.conclude', 'consultation.cancel', 'consultation.enter_opinion'] as const;

/** @throws Refusal NOT_FOUND where the asker knows of no such consultation. */
export async function readConsultation(db: Connection, scope: Scope, id: string): Promise<ConsultationView> {
  mayRead(scope, 'consultation.get');
  const [whole] = await wholeOf(db, scope, id);
  if (whole === undefined) throw new Refusal('NOT_FOUND', [need('need.consultation')]);
  const sides = await sidesOf(db, scope, id);
  const known = knownOf(whole, sides);
  const { activity, seen, heldOn, plannedOn, problemId, problemText, files, activityId: _, actionIds, createdBy: __, ...consultation } = whole;
  const { actor } = scope;
  return {
    consultation, activity: { id: activity.id, code: activity.code, theme: activity.theme, stage: activity.stage, standing: activity.standing, seen, heldOn, plannedOn },
    problem: problemId === null || problemText === null ? null : { id: problemId, text: problemText }, files, met: isMet(known), follow: await followsOf(db, scope, actionIds),
    sides: sides.map((side) => ({ ...shownSide(known, side, scope), allowed: { 'consultation.opine': againstOpinion(actor, known, side) } })),
    allowed: runs(actor, activity) ? Object.fromEntries(onOne.map((verb) => [verb, against(verb, actor, known)])) : {},
  };
}

/** What a link's side is asked for, with everything that may be read by it. */
export async function listForLink(db: Connection, scope: Scope): Promise<LinkConsultation[]> {
  if (scope.actor.link === null) throw new Refusal('FORBIDDEN', [need('forbidden.post', null, { who: 'link' })]);
  const all = await wholeOf(db, scope, null);
  return Promise.all(all.map(async (whole) => {
    const sides = await sidesOf(db, scope, whole.id);
    const known = knownOf(whole, sides);
    const follow = await followsOf(db, scope, whole.actionIds);
    const { id, title, background, dueOn, state, reason, conclusion, followedAt, files } = whole;
    const mine = sides.find((side) => side.withdrawnAt === null && speaksFor(scope.actor, side, whole.activityId));
    return {
      id, title, background, dueOn, state, reason, conclusion, followedAt, files, opine: againstOpinion(scope.actor, known, mine),
      sides: sides.map((side) => { const { hasLink: _, enteredName: __, ...shown } = shownSide(known, side, scope); return shown; }),
      follow: follow.map(({ ownerName: _, verifierName: __, ...rest }) => rest),
    };
  }));
}
