import { sql } from 'kysely';
import { lexicon } from '#features/words.ts';
import type { JobContext } from '#platform/jobs.ts';
import { scopeOf } from '#platform/command.ts';
import { idFrom } from '#platform/named-id.ts';
import type { Posted } from '#platform/mail.ts';
import { loadRules } from '#platform/rules.ts';
import { systemOf } from '#shared/actor.ts';
import { dayIn, type Day } from '#shared/dates.ts';
import { newId } from '#shared/ids.ts';
import type { Language } from '#shared/language.ts';
import { Refusal } from '#shared/refusal.ts';
import { noteBounce, noteRobot } from './commands.ts';
import { digestLetter } from './documents-mail.ts';
import { announcedCard, countsCard } from './documents-cards.ts';
import type { Card } from './documents-robot.ts';
import { calmOn, isMuted, mayTellAt, splitKey } from './facts-calm.ts';
import type { SealedRobot } from './facts.ts';
import { pathOf } from './facts-place.ts';
import { sendCard, voiceFor } from './jobs-robot.ts';
import { loadLive, mutedBy, type Live } from './store.ts';
import { announcedOf, closeBroken, queueMails, queueRobot, settlePosts, takeMails, takeRobots, toldByKind, type Letterbox, type RobotPost } from './store-post.ts';
import { runOf } from './store-run.ts';
import { listRobots, loadRobot } from './store-ways.ts';

/** Mailboxes whose mails are made at once. */
const some = 50;
/** Tries of one mail or message: over two working days for mail, some hours for a robot. */
const tries = { mail: 24, robot: 8 };
const later = (now: Date, tried: number): Date => new Date(now.getTime() + Math.min(60, 5 * 2 ** Math.max(0, tried - 1)) * 60_000);

/** Carries what was told to mailboxes and groups: in working hours, once the day's telling is done, so that a morning brings one mail and not two. */
export async function deliver(context: JobContext, officeId: string): Promise<void> {
  const { db, now } = context;
  const at = now();
  const run = await runOf(db, officeId);
  if (run === null) return;
  const today = dayIn(at.toISOString(), run.zone);
  const rules = await loadRules(db, officeId, at);
  if (mayTellAt(at, run.zone, calmOn(rules, today), rules.calendar) !== 'yes') return;
  await closeBroken(db, officeId, at);
  const toldToday = run.toldOn === today && run.toldAt !== null;
  if (toldToday || run.heldOn === today) await mails(context, officeId, today, run.zone);
  if (toldToday) await queueCards(context, officeId, today);
  await robots(context, officeId, today);
}

async function mails(context: JobContext, officeId: string, today: Day, zone: string): Promise<void> {
  const { db, now, outbound } = context;
  if (outbound.mail === null) return;
  await queueMails(db, officeId, today, now());
  for (;;) {
    const boxes = await takeMails(db, officeId, today, zone, now(), some);
    if (boxes.length === 0) return;
    if ((await postAll(context, officeId, today, boxes)) === 'stop') return;
  }
}

/** @returns `stop` when the server itself cannot be used: the others wait with it. */
async function postAll({ db, door, now, outbound, watches }: JobContext, officeId: string, today: Day, boxes: readonly Letterbox[]): Promise<'go on' | 'stop'> {
  const scope = scopeOf(systemOf(officeId), now());
  const kept = boxes.flatMap(({ personId, items }) => items.map((key) => ({ personId, ...splitKey(key) })));
  const live = Map.groupBy(await loadLive(db, scope, watches, kept, today), ({ personId }) => personId);
  const muted = await mutedBy(db, scope, boxes.map(({ personId }) => personId));
  const { rows } = await sql<{ name: string }>`select name from office where id = ${officeId}`.execute(db);
  let stop = false;
  for (const { personId, mailTo, language, ids, tries: tried } of boxes) {
    const items = (live.get(personId) ?? []).filter(({ watch, about }) => !isMuted(muted.get(personId) ?? new Set(), watch, about));
    if (stop) await settlePosts(db, officeId, ids, 'due', '@reminder.answer.waits', later(now(), tried));
    // Done meanwhile, muted, or a person who left or wants no mail any more: nothing is left to say.
    else if (mailTo === '' || items.length === 0) await settlePosts(db, officeId, ids, 'dropped', null, now());
    else stop = (await post(personId, mailTo, language, ids, items, tried)) === 'stop';
  }
  return stop ? 'stop' : 'go on';

  async function post(personId: string, mailTo: string, language: Language, ids: readonly string[], items: readonly Live[], tried: number): Promise<'go on' | 'stop'> {
    const letter = digestLetter({ lexicon, language, hant: language === 'zh-Hant' ? outbound.hant : {} }, outbound.baseUrl, rows[0]?.name ?? '', items.map(({ watch, about, due }) => ({ watch, facts: due.facts, path: pathOf(watch, about, due.activityId) })));
    const went = await (outbound.mail?.send({ ...letter, to: mailTo, id: `${ids.at(-1) ?? newId()}.${today}`, unsubscribe: `${outbound.baseUrl}/reminders` }) ?? Promise.resolve<Posted>({ state: 'later', answer: '', whole: true }));
    const state = went.state === 'sent' ? 'sent' : went.state === 'later' && tried < tries.mail ? 'due' : 'failed';
    await settlePosts(db, officeId, ids, state, went.answer, later(now(), tried));
    if (went.state === 'bounced') await bounced(personId, mailTo, went.answer);
    return went.state === 'later' && went.whole ? 'stop' : 'go on';
  }
  async function bounced(personId: string, mailTo: string, answer: string): Promise<void> {
    const commandId = newId();
    await unlessSettled(door.run(noteBounce, systemOf(officeId), { commandId, input: { commandId, personId, mailTo, answer } }));
  }
}
const unlessSettled = (run: Promise<unknown>): Promise<unknown> => run.catch((error: unknown) => {
  if (!(error instanceof Refusal && ['reminder.nothing', 'reminder.no_robot'].includes(error.findings[0]?.check ?? ''))) throw error;
});

/** One card a day for each robot, where something of its branch, or of the office, was told today. */
async function queueCards({ db, now }: JobContext, officeId: string, today: Day): Promise<void> {
  for (const robot of await listRobots(db, scopeOf(systemOf(officeId), now()))) {
    if (robot.offAt === null) await queueRobot(db, officeId, { id: idFrom(`robot ${robot.id} ${today}`), robotId: robot.id, activityId: null, day: today }, now());
  }
}

async function robots(context: JobContext, officeId: string, today: Day): Promise<void> {
  const { db, now, door, outbound } = context;
  for (;;) {
    const posts = await takeRobots(db, officeId, now(), some);
    if (posts.length === 0) return;
    for (const post of posts) await one(post);
  }

  async function one(post: RobotPost): Promise<void> {
    const robot = await loadRobot(db, scopeOf(systemOf(officeId), now()), post.robotId, false);
    // What a group should have been told days ago is not told today.
    const card = robot.offAt !== null || robot.retiredOn !== null || (post.activityId === null && post.day !== today) ? null : await cardOf(context, officeId, post, robot, today);
    if (card === null) return settlePosts(db, officeId, [post.id], 'dropped', null, now());
    const heard = await sendCard(outbound, robot, card, now());
    const again = !heard.received && !heard.final && post.tries < tries.robot;
    await settlePosts(db, officeId, [post.id], heard.received ? 'sent' : again ? 'due' : 'failed', heard.answer, later(now(), post.tries));
    if (again) return;
    const commandId = newId();
    await unlessSettled(door.run(noteRobot, systemOf(officeId), { commandId, input: { commandId, robotId: robot.id, received: heard.received, answer: heard.answer } }));
  }
}

/** What a group reads, in its own language: how many things of each kind wait, or that an activity takes place. Nobody is named. */
async function cardOf({ db, outbound }: JobContext, officeId: string, { activityId }: RobotPost, robot: SealedRobot, today: Day): Promise<Card | null> {
  const voice = voiceFor(outbound, robot);
  if (activityId !== null) {
    const known = await announcedOf(db, officeId, activityId, today);
    return known === null ? null : announcedCard(voice, known, `${outbound.baseUrl}${pathOf('reminder.answer', activityId, activityId)}`);
  }
  const kinds = await toldByKind(db, officeId, robot.branchId, today);
  return kinds.length === 0 ? null : countsCard(voice, kinds, `${outbound.baseUrl}/reminders`);
}
