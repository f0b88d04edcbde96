import { sql } from 'kysely';
import { need } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';
import type { Connection, Scope } from '#platform/command.ts';
import { holds } from '#shared/actor.ts';
import type { z } from 'zod';
import { activityBody, attendanceBody, bodies, recordBody, type Item } from './contract-protocol.ts';
import type { Brought, HostView, Line, MessageRow, peerContract, SharedRow, SharedView } from './contract.ts';
import { bodyOf, lastBody, peersOfUnits } from './store-shared.ts';

/** Shared activities as pages read them. */

/** Whoever takes part in it, and the posts that see everything of the office. */
const visible = ({ actor }: Scope) => (holds(actor, 'committee', 'finance', 'discipline', 'leading_group') ? sql`true` : sql`s.branch_ids && ${actor.branchIds}::uuid[]`);
const branches = sql`array(select json_build_object('id', b.id, 'name', b.name) from branch b where b.office_id = s.office_id and b.id = any(s.branch_ids) order by b.pinyin, b.id)`;
const rowSql = sql`s.id, s.theme, coalesce(p.name, '') as host, s.planned_on, s.stage, s.standing, s.state, ${branches} as branches`;

type Page = z.infer<NonNullable<(typeof peerContract)['shared']['~orpc']['inputSchema']>>;
export async function listShared(db: Connection, scope: Scope, { after, limit }: Page): Promise<{ rows: SharedRow[]; next: string | null }> {
  const [on, id] = after?.split('_') ?? [];
  const { rows } = await sql<SharedRow & { sortOn: string }>`
    select ${rowSql}, s.sort_on from shared_activity s join peer p on p.office_id = s.office_id and p.id = s.peer_id
    where s.office_id = ${scope.officeId} and s.role = 'guest' and ${visible(scope)} ${on === undefined ? sql`` : sql`and (s.sort_on, s.id) < (${on}::date, ${id}::uuid)`}
    order by s.sort_on desc, s.id desc limit ${limit + 1}`.execute(db);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown.map(({ sortOn: _, ...row }) => row), next: rows.length > limit && last !== undefined ? `${last.sortOn}_${last.id}` : null };
}

interface Standing extends Line {
  readonly state: SharedRow['state']; readonly brokenSeq: number | null; readonly brokenWhy: string | null; readonly endedReason: string | null;
}
const standingSql = sql`s.state, s.broken_seq, s.broken_why, s.ended_reason, l.heard_at, l.tried_at, coalesce(l.failures, 0) as failures, l.said, greatest(0, s.our_seq - coalesce(l.acked_seq, 0))::int as waiting`;
const standingOf = ({ state, brokenSeq, brokenWhy, endedReason, heardAt, triedAt, failures, said, waiting }: Standing) => ({ state, brokenSeq, brokenWhy, endedReason, line: { heardAt, triedAt, failures, said, waiting } });

/** @throws Refusal NOT_FOUND where there is none the reader may see. */
export async function readShared(db: Connection, scope: Scope, id: string): Promise<Omit<SharedView, 'allowed'>> {
  const { rows } = await sql<Omit<SharedRow, 'state'> & Standing & { version: number }>`
    select ${rowSql}, s.version, ${standingSql} from shared_activity s join peer p on p.office_id = s.office_id and p.id = s.peer_id left join peer_line l on l.office_id = s.office_id and l.about = s.id
    where s.office_id = ${scope.officeId} and s.id = ${id} and s.role = 'guest' and ${visible(scope)}`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Refusal('NOT_FOUND', [need('need.shared')]);
  const { theme, host, plannedOn, stage, standing, version } = row;
  return {
    shared: { id, theme, host, plannedOn, stage, standing, branches: row.branches, version, ...standingOf(row) },
    told: activityBody.safeParse(await lastBody(db, scope.officeId, id, false, 'activity')).data ?? null, record: recordBody.safeParse(await lastBody(db, scope.officeId, id, false, 'record')).data ?? null,
    brought: (await broughtBy(db, scope.officeId, [id], true)).get(id) ?? nothing, messages: (await messagesOf(db, scope.officeId, [id])).get(id) ?? [],
  };
}

const nothing: Brought = { attendance: null, tasks: [], insights: [], materials: [] };
/** The guest's part as it stands: the newest of each kind. @param mine Whether we are the guest. */
async function broughtBy(db: Connection, officeId: string, ids: readonly string[], mine: boolean): Promise<Map<string, Brought>> {
  const { rows } = await sql<{ sharedId: string; kind: string; text: string }>`
    select distinct on (shared_id, kind) shared_id, kind, text from peer_message
    where office_id = ${officeId} and shared_id = any(${ids}::uuid[]) and mine = ${mine} and kind in ('attendance', 'tasks', 'insights', 'materials') and state <> 'refused' and (${mine} or state not in ('not_understood', 'declined'))
    order by shared_id, kind, seq desc`.execute(db);
  const items = (text: string): Item[] => bodies.tasks.safeParse(bodyOf(text)).data?.items ?? [];
  const found = new Map<string, Brought>();
  for (const { sharedId, kind, text } of rows) {
    const before = found.get(sharedId) ?? nothing;
    found.set(sharedId, kind === 'attendance' ? { ...before, attendance: attendanceBody.safeParse(bodyOf(text)).data ?? null } : { ...before, [kind]: items(text) });
  }
  return found;
}

/** Both chains as they were written, the newest first. What only follows the activity by itself is not told one by one. */
async function messagesOf(db: Connection, officeId: string, ids: readonly string[]): Promise<Map<string, MessageRow[]>> {
  const { rows } = await sql<Omit<MessageRow, 'findings'> & { sharedId: string; note: unknown }>`
    select m.id, m.shared_id, m.mine, m.seq, m.kind, m.state, m.note, m.at, (not m.mine or m.seq <= coalesce(l.acked_seq, 0)) as reached
    from unnest(${ids}::uuid[]) as i(id) cross join lateral (select * from peer_message x where x.office_id = ${officeId} and x.shared_id = i.id and x.kind <> 'answer' order by x.at desc, x.mine, x.seq desc limit 60) m
    left join peer_line l on l.office_id = ${officeId} and l.about = i.id order by m.at desc, m.mine, m.seq desc`.execute(db);
  const found = new Map<string, MessageRow[]>();
  for (const { sharedId, note, ...row } of rows) {
    const findings = bodies.answer.shape.findings.safeParse(note).data ?? [];
    found.set(sharedId, [...(found.get(sharedId) ?? []), { ...row, findings }]);
  }
  return found;
}

/** How an activity of ours is shared, for those who may see it. */
export async function sharesOfActivity(db: Connection, { officeId }: Scope, activityId: string, sides: readonly { readonly id: string; readonly name: string; readonly unitId: string | null; readonly role: string }[]): Promise<HostView> {
  const { rows } = await sql<Standing & { id: string; sideId: string; peer: string }>`
    select s.id, s.side_id, coalesce(p.name, '') as peer, ${standingSql} from shared_activity s join peer p on p.office_id = s.office_id and p.id = s.peer_id left join peer_line l on l.office_id = s.office_id and l.about = s.id
    where s.office_id = ${officeId} and s.activity_id = ${activityId} and s.role = 'host' order by s.created_at desc, s.id`.execute(db);
  const ids = rows.map(({ id }) => id);
  const [brought, messages] = [await broughtBy(db, officeId, ids, false), await messagesOf(db, officeId, ids)];
  const shares = rows.map((row) => ({
    id: row.id, sideId: row.sideId, peer: row.peer, side: sides.find(({ id }) => id === row.sideId)?.name ?? '', ...standingOf(row), brought: brought.get(row.id) ?? nothing, messages: messages.get(row.id) ?? [],
  }));
  const free = sides.filter((side) => side.role === 'partner' && side.unitId !== null && !shares.some((one) => one.sideId === side.id && one.state !== 'ended'));
  const peers = await peersOfUnits(db, officeId, free.flatMap(({ unitId }) => unitId ?? []));
  return { shares, open: free.flatMap((side) => peers.filter(({ unitId }) => unitId === side.unitId).map(({ name }) => ({ sideId: side.id, side: side.name, peer: name }))) };
}
