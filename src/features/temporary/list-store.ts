import { sql } from 'kysely';
import { visible } from '#features/activity/queries.ts';
import { loadPeople } from '#features/org/queries.ts';
import { projectPolicy } from '#features/project/policy.ts';
import type { Connection, Scope } from '#platform/command.ts';
import { loadRules } from '#platform/rules.ts';
import { daysBetween } from '#shared/dates.ts';
import { need } from '#shared/finding.ts';
import { allowedBy, barred } from '#shared/policy.ts';
import { Refusal } from '#shared/refusal.ts';
import { settingOn, type Rules } from '#shared/rules.ts';
import type { OfBranch, OfProject, RequestRow } from './contract.ts';
import { againstAsking, againstEach } from './decide.ts';
import { called } from './facts-called.ts';
import type { LeaderRole, Team } from './facts.ts';
import { seesHoursOf, temporaryPolicy } from './policy.ts';
import { broughtHome, sameDayOf, twiceIn } from './list-store-home.ts';
import { yearNow } from './list-store-hours.ts';
import { loadProject } from './store.ts';

/** Temporary groups and branches as they are read. */

export function mayRead(scope: Scope, verb: string): void {
  const against = barred(temporaryPolicy, verb, scope.actor);
  if (against.length > 0) throw new Refusal('FORBIDDEN', against);
}

type Loaded = Omit<RequestRow, 'leaders' | 'members' | 'allowed'> & { projectId: string; leaderIds: string[]; leaderRoles: LeaderRole[]; memberIds: string[]; decidedBy: string | null };

async function requestsWhere(db: Connection, scope: Scope, where: ReturnType<typeof sql>): Promise<RequestRow[]> {
  const { rows } = await sql<Loaded>`
    select id, project_id, kind, name, start_on, planned_end, reason, leader_ids, leader_roles, member_ids, state, proposer_id, proposer_name, asked_on, comment, approval_no, approved_by, decided_by, decided_name, decided_on, branch_id, version
    from temporary_request where office_id = ${scope.officeId} and ${where} order by asked_on desc, id desc limit 50`.execute(db);
  if (rows.length === 0) return [];
  const people = new Map((await loadPeople(db, scope, [...new Set(rows.flatMap(({ leaderIds, memberIds }) => [...leaderIds, ...memberIds]))])).map((one) => [one.id, one]));
  const project = await loadProject(db, scope, rows[0]?.projectId ?? '');
  const named = (id: string): string => people.get(id)?.name ?? '';
  return rows.map(({ projectId, leaderIds, leaderRoles, memberIds, decidedBy: _, ...row }) => {
    const leaders = leaderIds.map((personId, index) => ({ personId, role: leaderRoles[index] ?? ('officer' as const) }));
    const request = { ...row, projectId, leaders, memberIds };
    return {
      ...row, leaders: leaders.map((one) => ({ ...one, name: named(one.personId) })), members: memberIds.map((id) => ({ id, name: named(id) })),
      allowed: againstEach({ request, project, people: [], committeeIds: [] }, scope.actor),
    };
  });
}

/** The team by home branches today. Somebody with no home branch is no member as far as anybody knows. */
async function teamOf(db: Connection, { officeId }: Scope, projectId: string, today: string) {
  const { rows } = await sql<{ id: string; name: string; status: string | null; division: string | null }>`
    select p.id, p.name, p.status, b.name as division from project_member m join person p on p.office_id = m.office_id and p.id = m.person_id and (p.removed_on is null or p.removed_on > ${today})
      left join membership x on x.office_id = p.office_id and x.person_id = p.id and x.kind = 'home' and x.from_on <= ${today} and (x.to_on is null or x.to_on >= ${today})
      left join branch b on b.office_id = x.office_id and b.id = x.branch_id
    where m.office_id = ${officeId} and m.project_id = ${projectId} order by p.pinyin, p.id`.execute(db);
  return rows;
}

export async function readOfProject(db: Connection, scope: Scope, id: string): Promise<OfProject> {
  mayRead(scope, 'temporary.of_project');
  const against = barred(projectPolicy, 'project.one', scope.actor);
  if (against.length > 0) throw new Refusal('FORBIDDEN', against);
  const rules = await loadRules(db, scope.officeId, scope.now);
  const [project, people] = [await loadProject(db, scope, id), await teamOf(db, scope, id, rules.today)];
  const members = people.filter(({ status, division }) => status !== null || division !== null);
  const until = project.closedOn ?? project.endOn;
  const nobody = people.length === 0;
  const team: Team = {
    members: nobody ? null : members.length, fullMembers: nobody || members.some(({ status }) => status === null) ? null : members.filter(({ status }) => status === 'full').length,
    divisions: nobody ? null : new Set(members.flatMap(({ division }) => division ?? [])).size, days: until === null ? null : daysBetween(project.startOn, until) + 1, startOn: project.startOn,
  };
  // The rule of the day of entry: what was settled then is not judged by a later figure.
  const calledFor = widen(called(team, (parameter) => settingOn(rules, 'ORG-08', parameter, project.startOn)));
  const requests = await requestsWhere(db, scope, sql`project_id = ${id}`);
  const { rows: running } = await sql<{ id: string; name: string }>`
    select id, name from branch where office_id = ${scope.officeId} and project_id = ${id} and kind = 'temporary' and dissolved_on is null order by name`.execute(db);
  const waiting = requests.filter(({ state }) => state === 'asked' || state === 'returned');
  return {
    called: calledFor, requests, running, allowed: { ...allowedBy(temporaryPolicy, scope.actor), 'temporary.ask': againstAsking({ project, waiting }, calledFor.calls, scope.actor) },
    divisions: [...new Set(members.flatMap(({ division }) => division ?? []))], team: people.map(({ id: personId, name }) => ({ id: personId, name })),
    startOn: project.startOn, endOn: project.endOn, closed: project.closedOn !== null, today: rules.today,
  };
}
const widen = ({ calls, reasons, roles, ...rest }: ReturnType<typeof called>): OfProject['called'] => ({ ...rest, calls: [...calls], reasons: [...reasons], roles: [...roles] });

/** The request a paper or a dossier is made of. @throws Refusal NOT_FOUND */
export async function readRequest(db: Connection, scope: Scope, id: string) {
  mayRead(scope, 'temporary.of_project');
  const [request] = await requestsWhere(db, scope, sql`id = ${id}`);
  if (request === undefined) throw new Refusal('NOT_FOUND', [need('temporary.no_request')]);
  const { rows } = await sql<{ projectId: string }>`select project_id from temporary_request where office_id = ${scope.officeId} and id = ${id}`.execute(db);
  const rules = await loadRules(db, scope.officeId, scope.now);
  const project = await loadProject(db, scope, rows[0]?.projectId ?? '');
  const office = await db.selectFrom('office').select(['name', 'demo']).where('id', '=', scope.officeId).executeTakeFirstOrThrow();
  return { request, project, office, rules };
}
export const requestOfBranch = async (db: Connection, scope: Scope, branchId: string): Promise<RequestRow | null> => (await requestsWhere(db, scope, sql`branch_id = ${branchId}`))[0] ?? null;

export interface BranchHead {
  readonly id: string;
  readonly name: string;
  readonly kind: 'standing' | 'temporary';
  readonly version: number;
  readonly projectName: string | null;
  readonly projectEnd: string | null;
  readonly startOn: string | null;
  readonly plannedEnd: string | null;
  readonly dissolvedOn: string | null;
  readonly approvalNo: string | null;
  readonly approvedBy: string | null;
}
/** @throws Refusal NOT_FOUND for a branch that is none of ours. */
export async function branchHead(db: Connection, { officeId }: Scope, id: string): Promise<BranchHead> {
  const { rows } = await sql<BranchHead>`
    select b.id, b.name, b.kind, b.version, j.name as project_name, j.end_on as project_end, b.start_on, b.planned_end, b.dissolved_on, b.approval_no, b.approved_by
    from branch b join unit u on u.office_id = b.office_id and u.id = b.unit_id and u.own left join project j on j.office_id = b.office_id and j.id = b.project_id
    where b.office_id = ${officeId} and b.id = ${id}`.execute(db);
  const [branch] = rows;
  if (branch === undefined) throw new Refusal('NOT_FOUND', [need('need.branch')]);
  return branch;
}

export async function readOfBranch(db: Connection, scope: Scope, id: string, year?: number): Promise<Omit<OfBranch, 'allowed'>> {
  mayRead(scope, 'temporary.of_branch');
  const rules = await loadRules(db, scope.officeId, scope.now);
  const branch = await branchHead(db, scope, id);
  const temporary = branch.kind === 'temporary';
  const told = seesHoursOf(scope.actor, id);
  return {
    request: temporary ? await requestOfBranch(db, scope, id) : null,
    twice: temporary ? await twiceIn(db, scope, id, rules.today) : [],
    sameDay: temporary ? await sameDayOf(db, scope, id, rules.today) : [],
    broughtHome: !temporary && told ? await broughtHome(db, scope, id, { year: year ?? yearNow(rules), rules }, visible(scope)) : [],
    ...bounds(rules, temporary), projectEnd: branch.projectEnd, version: branch.version, today: rules.today,
  };
}

function bounds(rules: Rules, temporary: boolean) {
  const setting = temporary ? settingOn(rules, 'ORG-04', 'actions', rules.today) : null;
  const actions = Array.isArray(setting?.value) ? setting.value.map(String) : [];
  // Of words one of which holds the other the longer is said: 处分党员, not 处分 too.
  return { mayNot: actions.filter((one) => !actions.some((other) => other !== one && other.includes(one))), clause: setting === null ? '' : `${setting.source}${setting.article ?? ''}` };
}
