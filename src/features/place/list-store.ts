import { sql } from 'kysely';
import type { Days } from '#features/pairing/list-store.ts';
import { stateOn } from '#features/pairing/facts.ts';
import { placeOf as regionWords } from '#features/unit/facts-divisions.ts';
import { formsOf, keptUnit } from '#features/unit/queries.ts';
import type { Connection, Scope } from '#platform/command.ts';
import { need } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';
import type { LinksView, PlaceActivity, PlaceView, Proposal } from './contract.ts';
import { accountsOf, claimOf } from './store-account.ts';
import { placeOf } from './store.ts';

/** A partner's place as it is read. Every statement is held to the unit of the link: nothing of another partner can come. */

const wordsOf = (region: string | null): string | null => (region === null ? null : regionWords(region));
type Said = Omit<Proposal, 'regionWords'>;

async function latestProposal(db: Connection, { officeId }: Scope, unitId: string, states: readonly string[]): Promise<Proposal | null> {
  const { rows } = await sql<Said>`
    select id, name, industry, region, field, contact_name, contact_post, note, state, by_name, by_post, at, decided_name, decided_at, decision_note, version from unit_proposal
    where office_id = ${officeId} and unit_id in ${formsOf(officeId, unitId)} and state = any(${states}::text[]) order by at desc, id desc limit 1`.execute(db);
  return rows[0] === undefined ? null : { ...rows[0], regionWords: wordsOf(rows[0].region) };
}

/** As many agreements and answers as one look takes; lines are held to fewer by rule LINK. */
const most = 100;

/** @throws Refusal FORBIDDEN for whoever did not come by the link of a unit. */
export async function readPlace(db: Connection, scope: Scope, { today, soon }: Days): Promise<PlaceView> {
  const { officeId, actor } = scope;
  const place = placeOf(scope);
  const { unitId, post, expiresAt } = place;
  const { rows: units } = await sql<Pick<PlaceView['unit'], 'id' | 'name' | 'industry' | 'region' | 'field'> & { office: string; demo: boolean }>`
    select u.id, u.name, u.industry, u.region, u.field, o.name as office, o.demo from unit u join office o on o.id = u.office_id where u.office_id = ${officeId} and u.id = ${unitId}`.execute(db);
  const [unit] = units;
  if (unit === undefined) throw new Refusal('NOT_FOUND', [need('need.unit')]);
  const offers = await sql<PlaceView['offers'][number]>`
    select id, kind, text, place, until_on, ended_at, end_reason, by_name, created_at, version from unit_offer
    where office_id = ${officeId} and unit_id = ${unitId} and ended_at is null order by created_at desc, id desc limit ${most}`.execute(db);
  const agreements = await sql<Omit<PlaceView['agreements'][number], 'state'>>`
    select p.id, p.purpose, p.contents, p.signed_on, p.from_on, p.until_on, p.ended_on,
      array(select b.name from branch b where b.office_id = p.office_id and b.id = any(p.branch_ids) order by b.pinyin, b.id) as branches,
      array(select concat_ws(' ', u.name, x.body_words) from pairing_party x join unit u on u.office_id = x.office_id and u.id = x.unit_id where x.office_id = p.office_id and x.pairing_id = p.id order by x.position) as parties
    from pairing p where p.office_id = ${officeId} and p.id = any(array(select x.pairing_id from pairing_party x where x.office_id = ${officeId} and x.unit_id = ${unitId}))
    order by p.signed_on desc, p.id desc limit ${most}`.execute(db);
  const outcomes = await sql<PlaceView['outcomes'][number]>`
    select p.id, p.side_id, a.theme, p.text, p.answer, p.told_at,
      (select coalesce(json_agg(json_build_object('measure', c.measure, 'before', c.before, 'after', c.after) order by c.id), '[]') from action c
        where c.office_id = p.office_id and c.problem_id = p.id and c.state = 'verified') as effects
    from side s join activity a on a.office_id = s.office_id and a.id = s.activity_id and a.stage <> 'topic'
    join problem p on p.office_id = s.office_id and p.activity_id = s.activity_id and p.side_id = s.id
    where s.office_id = ${officeId} and s.unit_id = ${unitId} and s.role = 'partner' and p.told_at is not null and p.partner_told_way = 'link' order by p.told_at desc, p.id desc limit ${most}`.execute(db);
  const [latest, taken] = [await latestProposal(db, scope, unitId, ['proposed', 'accepted', 'refused']), await latestProposal(db, scope, unitId, ['accepted'])];
  const { office, demo, ...self } = unit;
  return {
    office: { name: office, demo }, holder: { name: actor.name, post, expiresAt, account: place.account }, account: await claimOf(db, scope, place),
    unit: { ...self, regionWords: wordsOf(self.region), contactName: taken?.contactName ?? null, contactPost: taken?.contactPost ?? null },
    proposal: latest, offers: offers.rows, agreements: agreements.rows.map((row) => ({ ...row, state: stateOn(row, today, soon) })), outcomes: outcomes.rows,
  };
}

/** One page of the unit's activities, latest first, by key. What is only thought of (选题) has been told to nobody. */
export async function listPlaceActivities(db: Connection, scope: Scope, { after, limit }: { readonly after?: string | undefined; readonly limit: number }) {
  const { officeId } = scope;
  const { unitId } = placeOf(scope);
  const [on, id] = after?.split('_') ?? [];
  const further = on !== undefined && id !== undefined ? sql`and (a.sort_on, s.id) < (${on}::date, ${id}::uuid)` : sql``;
  const said = (subject: 'activity' | 'record', version: ReturnType<typeof sql>) => sql`exists (select 1 from consent c where c.office_id = s.office_id and c.activity_id = a.id and c.side_id = s.id and c.subject = ${sql.lit(subject)} and not c.superseded and c.subject_version = ${version})`;
  const { rows } = await sql<PlaceActivity>`
    select s.id as side_id, a.theme, a.sort_on as on, a.place, a.stage, a.standing,
      array(select b.name from branch b where b.office_id = a.office_id and b.id = any(a.host_branch_ids) order by b.pinyin, b.id) as hosts,
      case when a.standing <> 'active' then null
        when a.stage = 'programme' and a.programme_no > 0 and not ${said('activity', sql`a.programme_no`)} then 'activity'
        when a.stage = 'held' and s.present is null and not exists (select 1 from attendance t where t.office_id = s.office_id and t.activity_id = a.id and t.side_id = s.id) then 'attendance'
        when a.stage = 'summary' and r.id is not null and not ${said('record', sql`r.version`)} then 'record' end as asked
    from side s join activity a on a.office_id = s.office_id and a.id = s.activity_id and a.stage <> 'topic'
    left join record r on r.office_id = a.office_id and r.activity_id = a.id
    where s.office_id = ${officeId} and s.unit_id = ${unitId} and s.role = 'partner' ${further} order by a.sort_on desc, s.id desc limit ${limit + 1}`.execute(db);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown, next: rows.length > limit && last !== undefined ? `${last.on}_${last.sideId}` : null };
}

/** What our people see of a unit's place: who holds a link to it, and what waits for a decision. */
export async function readLinks(db: Connection, scope: Scope, asked: string): Promise<Omit<LinksView, 'allowed'>> {
  const { officeId } = scope;
  const unitId = await keptUnit(db, scope, asked);
  const { rows: units } = await sql<{ id: string }>`select id from unit where office_id = ${officeId} and id = ${unitId} and not own`.execute(db);
  if (units.length === 0) throw new Refusal('NOT_FOUND', [need('need.unit')]);
  const { rows } = await sql<LinksView['rows'][number]>`
    select id, holder_name, holder_post, created_name, created_at, expires_at, revoked_at from unit_link
    where office_id = ${officeId} and unit_id in ${formsOf(officeId, unitId)}
    order by created_at desc, id desc limit ${most}`.execute(db);
  return { rows, accounts: await accountsOf(db, scope, unitId, most), proposal: await latestProposal(db, scope, unitId, ['proposed']) };
}
