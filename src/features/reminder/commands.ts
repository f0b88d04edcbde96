import { loadRules } from '#platform/rules.ts';
import type { Command } from '#platform/command.ts';
import type { Outbound } from '#platform/outbound.ts';
import type { Watch } from '#platform/watch.ts';
import { settingOn } from '#shared/rules.ts';
import { need } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';
import type { ReminderInput } from './contract.ts';
import * as feeds from './decide-feeds.ts';
import * as robots from './decide-robots.ts';
import * as ways from './decide-ways.ts';
import { vendorHosts } from './facts.ts';
import { feedKnown } from './store-branch-feed.ts';
import { keepersOf, loadRobot, muteKnown, robotAmong, wayOf } from './store-ways.ts';

export const mute = (watches: readonly Watch[]): Command<ReminderInput<'mute'>, ways.MuteKnown> => ({
  name: 'reminder.mute', tables: ['reminderMute'], decide: ways.mute,
  load: async (db, scope, { watch, about }) => ({ ...(await muteKnown(db, scope, watch, about)), watchKnown: watches.some(({ name }) => name === watch) }),
});
export const unmute: Command<ReminderInput<'unmute'>, ways.MuteKnown> = {
  name: 'reminder.unmute', tables: ['reminderMute'], decide: ways.unmute,
  load: async (db, scope, { watch, about }) => ({ ...(await muteKnown(db, scope, watch, about)), watchKnown: true }),
};

const own: Command<{ readonly commandId: string }, ways.WayKnown>['load'] = async (db, scope) => ({ way: scope.actor.personId === null ? null : await wayOf(db, scope, scope.actor.personId, true) });
export const setMail: Command<ReminderInput<'setMail'>, ways.WayKnown> = { name: 'reminder.set_mail', tables: ['reminderWay'], load: own, decide: ways.setMail };
export const renewFeed: Command<ReminderInput<'renewFeed'>, ways.WayKnown> = { name: 'reminder.renew_feed', tables: ['reminderWay'], load: own, decide: ways.renewFeed };
export const stopFeed: Command<ReminderInput<'stopFeed'>, ways.WayKnown> = { name: 'reminder.stop_feed', tables: ['reminderWay'], load: own, decide: ways.stopFeed };

const ofBranch: Command<{ readonly commandId: string; readonly branchId: string }, feeds.FeedKnown>['load'] = (db, scope, { branchId }) => feedKnown(db, scope, branchId);
export const renewBranchFeed: Command<ReminderInput<'renewBranchFeed'>, feeds.FeedKnown> = { name: 'reminder.renew_branch_feed', tables: ['branchFeed'], load: ofBranch, decide: feeds.renewBranchFeed };
export const stopBranchFeed: Command<ReminderInput<'stopBranchFeed'>, feeds.FeedKnown> = { name: 'reminder.stop_branch_feed', tables: ['branchFeed'], load: ofBranch, decide: feeds.stopBranchFeed };

/** Given by the program itself only: a mail server refused an address for good. */
export const noteBounce: Command<{ readonly commandId: string; readonly personId: string; readonly mailTo: string; readonly answer: string }, ways.BounceKnown> = {
  name: 'reminder.note_bounce', tables: ['reminderWay'], decide: ways.noteBounce, load: async (db, scope, { personId }) => ({ personId, way: await wayOf(db, scope, personId, true) }),
};

/** `plain` is the address as typed: what comes to the door is sealed. */
export const addRobot = (outbound: Pick<Outbound, 'mayReach' | 'allowsHost'>, plain: string): Command<ReminderInput<'addRobot'>, robots.ToAdd> => ({
  name: 'reminder.add_robot', tables: ['robot'], decide: robots.addRobot,
  async load(db, scope, { name, kind, branchId }) {
    const host = URL.parse(plain)?.hostname ?? '';
    const today = (await loadRules(db, scope.officeId, scope.now)).today;
    return { ...(await robotAmong(db, scope, name, branchId, today)), host, mayReach: outbound.mayReach(plain), fits: vendorHosts[kind].includes(host) || outbound.allowsHost(host) };
  },
});
const one: Command<{ readonly commandId: string; readonly id: string }, robots.OnRobot>['load'] = async (db, scope, { id }) => {
  const robot = await loadRobot(db, scope, id);
  // A robot of another branch is not there for a secretary.
  if (scope.actor.kind === 'person' && !robots.keeps(scope.actor, robot.branchId) && scope.actor.posts.some(({ post }) => post === 'secretary')) throw new Refusal('NOT_FOUND', [need('reminder.no_robot')]);
  return { robot };
};
export const testRobot: Command<ReminderInput<'testRobot'>, robots.OnRobot> = { name: 'reminder.test_robot', tables: [], load: one, decide: robots.testRobot };
export const setRobotLanguage: Command<ReminderInput<'setRobotLanguage'>, robots.OnRobot> = { name: 'reminder.set_robot_language', tables: ['robot'], load: one, decide: robots.setRobotLanguage };
export const switchOnRobot: Command<ReminderInput<'switchOnRobot'>, robots.OnRobot> = { name: 'reminder.switch_on_robot', tables: ['robot'], load: one, decide: robots.switchOnRobot };
export const retireRobot: Command<ReminderInput<'retireRobot'>, robots.OnRobot> = { name: 'reminder.retire_robot', tables: ['robot'], load: one, decide: robots.retireRobot };

/** Given by the program itself only: how a message to a robot went. */
export const noteRobot: Command<{ readonly commandId: string; readonly robotId: string; readonly received: boolean; readonly answer: string }, robots.AnswerKnown> = {
  name: 'reminder.note_robot', tables: ['robot'], decide: robots.noteRobot,
  async load(db, scope, { robotId }) {
    const [robot, rules] = [await loadRobot(db, scope, robotId), await loadRules(db, scope.officeId, scope.now)];
    return { robot, most: Number(settingOn(rules, 'SUP-30', 'robotFailures', rules.today)?.value ?? 1), keepers: await keepersOf(db, scope, robot, rules.today) };
  },
};
