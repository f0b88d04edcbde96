import { implement } from '@orpc/server';
import { sql } from 'kysely';
import { lexicon } from '#features/words.ts';
import { gives, scopeIn, someone, type ApiContext } from '#platform/api.ts';
import { todayOf } from '#platform/today.ts';
import { holds, systemOf } from '#shared/actor.ts';
import { newId } from '#shared/ids.ts';
import { allowedBy, barred } from '#shared/policy.ts';
import { Refusal } from '#shared/refusal.ts';
import * as commands from './commands.ts';
import { reminderContract } from './contract.ts';
import { keeps } from './decide-robots.ts';
import { keywordsOf, trialCard } from './documents-cards.ts';
import { sealedPlaces, sendCard, voiceFor } from './jobs-robot.ts';
import { listReminders, readRunning } from './list-store.ts';
import { reminderPolicy } from './policy.ts';
import { feedsOf } from './store-branch-feed.ts';
import { branchesFor, listRobots, loadRobot, mutedKinds, wayOf } from './store-ways.ts';

const os = implement(reminderContract).$context<ApiContext>();

function may(verb: string, context: ApiContext): void {
  const against = barred(reminderPolicy, verb, someone(context));
  if (against.length > 0) throw new Refusal('FORBIDDEN', against);
}

/** Branches whose robots and calendars the asker keeps. */
async function kept(context: ApiContext) {
  const [actor, scope] = [someone(context), scopeIn(context)];
  const all = holds(actor, 'committee', 'system_admin');
  const own = actor.posts.flatMap(({ post, branchId }) => (post === 'secretary' && branchId !== null ? [branchId] : []));
  return { all, branches: await branchesFor(context.db, scope, all ? 'all' : own, await todayOf(context.db, scope, context.now())) };
}

export const reminderApi = {
  list: os.list.handler(async ({ input, context }) => {
    may('reminder.list', context);
    const scope = scopeIn(context);
    const today = await todayOf(context.db, scope, context.now());
    return { ...(await listReminders(context.db, scope, context.watches, today, input.after ?? null)), mutedKinds: await mutedKinds(context.db, scope) };
  }),
  mute: os.mute.handler(({ input, context }) => gives(commands.mute(context.watches))({ input, context })),
  unmute: os.unmute.handler(gives(commands.unmute)),
  ways: os.ways.handler(async ({ context }) => {
    may('reminder.ways', context);
    const scope = scopeIn(context);
    const me = scope.actor.personId ?? '';
    const way = await wayOf(context.db, scope, me);
    const { rows } = await sql<{ email: string | null }>`select email from person where office_id = ${scope.officeId} and id = ${me}`.execute(context.db);
    return {
      mailTo: way?.mailTo ?? null, language: (way?.mailSince ?? null) === null ? null : (way?.language ?? null), on: (way?.mailSince ?? null) !== null, failing: way?.failing ?? null, failingAt: way?.failingAt ?? null, feedSince: way?.feedSince ?? null, version: way?.version ?? 0,
      mailKnown: context.outbound.mail !== null, known: rows[0]?.email ?? null, feedBase: `${context.outbound.baseUrl}/feed/`,
    };
  }),
  setMail: os.setMail.handler(gives(commands.setMail)),
  renewFeed: os.renewFeed.handler(gives(commands.renewFeed)),
  stopFeed: os.stopFeed.handler(gives(commands.stopFeed)),
  branchFeeds: os.branchFeeds.handler(async ({ context }) => {
    may('reminder.branch_feeds', context);
    const scope = scopeIn(context);
    const { branches } = await kept(context);
    return { feedBase: `${context.outbound.baseUrl}/feed/`, rows: await feedsOf(context.db, scope, branches) };
  }),
  renewBranchFeed: os.renewBranchFeed.handler(gives(commands.renewBranchFeed)),
  stopBranchFeed: os.stopBranchFeed.handler(gives(commands.stopBranchFeed)),
  robots: os.robots.handler(async ({ context }) => {
    may('reminder.robots', context);
    const [actor, scope] = [someone(context), scopeIn(context)];
    const { all, branches } = await kept(context);
    const robots = await listRobots(context.db, scope);
    return {
      // What opens the group leaves the server for nobody; a secretary sees the robots of his or her own branch.
      robots: robots.filter(({ branchId }) => keeps(actor, branchId)).map(({ id, name, kind, language, branchId, host, failures, answer, answeredAt, offAt, version, branch }) => ({ id, name, kind, language, branchId, host, failures, answer, answeredAt, offAt, version, branch, mine: keeps(actor, branchId) })),
      branches, office: all, allowed: allowedBy(reminderPolicy, actor), keywords: keywordsOf(lexicon, context.outbound.hant),
    };
  }),
  // Address and key are sealed before the door, each for its place: a robot's id is that of the command which adds it.
  addRobot: os.addRobot.handler(({ input, context }) => {
    const places = sealedPlaces(input.commandId);
    const { sealed } = context.outbound;
    return gives(commands.addRobot(context.outbound, input.address))({
      context, input: { ...input, address: sealed.seal(input.address, places.address), secret: input.secret === null || input.secret === '' ? null : sealed.seal(input.secret, places.secret) },
    });
  }),
  testRobot: os.testRobot.handler(async ({ input, context }) => {
    const receipt = await gives(commands.testRobot)({ input, context });
    const { db, door, outbound, now } = context;
    const { officeId } = someone(context);
    const robot = await loadRobot(db, scopeIn(context), input.id, false);
    const heard = await sendCard(outbound, robot, trialCard(voiceFor(outbound, robot), outbound.baseUrl), now());
    const commandId = newId();
    await door.run(commands.noteRobot, systemOf(officeId), { commandId, input: { commandId, robotId: robot.id, received: heard.received, answer: heard.answer } });
    return receipt;
  }),
  setRobotLanguage: os.setRobotLanguage.handler(gives(commands.setRobotLanguage)),
  switchOnRobot: os.switchOnRobot.handler(gives(commands.switchOnRobot)),
  retireRobot: os.retireRobot.handler(gives(commands.retireRobot)),
  running: os.running.handler(async ({ context }) => {
    may('reminder.running', context);
    const scope = scopeIn(context);
    return readRunning(context.db, scope, await todayOf(context.db, scope, context.now()), context.outbound.mail !== null);
  }),
};
