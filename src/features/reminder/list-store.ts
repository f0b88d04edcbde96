import { sql } from 'kysely';
import type { Connection, Scope } from '#platform/command.ts';
import type { Watch } from '#platform/watch.ts';
import type { Day } from '#shared/dates.ts';
import type { ReminderRow, RunningView } from './contract.ts';
import { keyOf, splitKey } from './facts-calm.ts';
import { loadLive, mutedBy, toldBefore, type Kept } from './store.ts';
import { runOf } from './store-run.ts';

/** Rows of one page. */
const onPage = 50;
/** Where a day is not known it stands behind all others. */
const never = '9999-12-31';

type Row = Kept & { readonly at: Day };
/** A page of what was kept for the asker: the longest overdue first. */
async function pageOf(db: Connection, { officeId, actor }: Scope, after: string | null, limit: number): Promise<Row[]> {
  const { watch, about } = splitKey(after?.slice(11) ?? '');
  const from = after === null ? sql`true` : sql`(coalesce(r.due_on, ${never}::date), r.watch, r.about) > (${after.slice(0, 10)}::date, ${watch}, ${about})`;
  const { rows } = await sql<Row>`
    select r.person_id, r.watch, r.about, coalesce(r.due_on, ${never}::date) as at from reminder_due r where r.office_id = ${officeId} and r.person_id = ${actor.personId} and ${from}
    order by coalesce(r.due_on, ${never}::date), r.watch, r.about limit ${limit}`.execute(db);
  return rows;
}

/** What waits for the asker as it stands now: what was found last night and is not done since. */
export async function listReminders(db: Connection, scope: Scope, watches: readonly Watch[], today: Day, after: string | null = null): Promise<{ readonly rows: ReminderRow[]; readonly next: string | null; readonly sweptAt: string | null }> {
  const me = scope.actor.personId;
  const run = await runOf(db, scope.officeId);
  if (me === null) return { rows: [], next: null, sweptAt: run?.sweptAt ?? null };
  const kept = await pageOf(db, scope, after, onPage + 1);
  const shown = kept.slice(0, onPage);
  const live = await loadLive(db, scope, watches, shown, today);
  const [told, muted] = [(await toldBefore(db, scope, [me], live.map(({ watch, about }) => keyOf(watch, about)))).get(me), (await mutedBy(db, scope, [me])).get(me)];
  const last = shown.at(-1);
  return {
    sweptAt: run?.sweptAt ?? null,
    next: kept.length > onPage && last !== undefined ? `${last.at}_${keyOf(last.watch, last.about)}` : null,
    rows: live.map(({ watch, about, due }) => {
      const key = keyOf(watch, about);
      return {
        watch, about, activityId: due.activityId, dueOn: due.dueOn, facts: due.facts, muted: muted?.has(watch) === true ? 'kind' : muted?.has(key) === true ? 'item' : 'no',
        told: told?.get(key)?.times ?? 0, toldOn: told?.get(key)?.last ?? null,
      };
    }),
  };
}

/** For the first page: how many wait that are not muted, and the first few. */
export async function firstReminders(db: Connection, scope: Scope, watches: readonly Watch[], today: Day, few: number): Promise<{ readonly count: number; readonly rows: ReminderRow[] }> {
  const { rows } = await listReminders(db, scope, watches, today);
  const open = rows.filter(({ muted }) => muted === 'no');
  if (rows.length === 0 && open.length === 0) return { count: 0, rows: [] };
  const { rows: [all] } = await sql<{ count: number }>`
    select count(*)::int as count from reminder_due r where r.office_id = ${scope.officeId} and r.person_id = ${scope.actor.personId}
      and not exists (select 1 from reminder_mute m where m.office_id = r.office_id and m.person_id = r.person_id and m.watch = r.watch and (m.about is null or m.about = r.about))`.execute(db);
  return { count: rows.length < onPage ? open.length : (all?.count ?? open.length), rows: open.slice(0, few) };
}

/** How the night's work and the sending went: for those who keep the program running. */
export async function readRunning(db: Connection, { officeId }: Scope, today: Day, mailKnown: boolean): Promise<RunningView> {
  const run = await runOf(db, officeId);
  const { rows: [mails] } = await sql<{ due: number; sent: number; failed: number; brokenOff: number; lastAnswer: string | null }>`
    select count(*) filter (where state in ('due', 'sending'))::int as due, count(*) filter (where state = 'sent')::int as sent, count(*) filter (where state = 'failed')::int as failed,
      count(*) filter (where state = 'broken_off')::int as broken_off,
      (array_agg(answer order by tried_at desc) filter (where state in ('due', 'failed') and answer is not null and not answer like '@%'))[1] as last_answer
    from reminder_post where office_id = ${officeId} and kind = 'mail' and day > ${today}::date - 7`.execute(db);
  const { rows: failing } = await sql<{ name: string; mailTo: string; answer: string; at: string }>`
    select p.name, w.mail_to, w.failing as answer, w.failing_at as at from reminder_way w join person p on p.office_id = w.office_id and p.id = w.id
    where w.office_id = ${officeId} and w.failing is not null and w.mail_since is not null and w.mail_to is not null and (p.removed_on is null or p.removed_on > ${today}) order by w.failing_at desc limit 100`.execute(db);
  return {
    sweptOn: run?.sweptOn ?? null, sweptAt: run?.sweptAt ?? null, found: run?.found ?? 0, toldOn: run?.toldOn ?? null, toldAt: run?.toldAt ?? null, people: run?.people ?? 0, items: run?.items ?? 0,
    heldOn: run?.heldOn ?? null, heldWhy: run?.heldWhy ?? null, mailKnown, mails: mails ?? { due: 0, sent: 0, failed: 0, brokenOff: 0, lastAnswer: null }, failing,
  };
}
