import { holds, type Actor } from '#shared/actor.ts';
import { insert, refuse, stale, update, type Change, type Decision, type Given, type Happening } from '#shared/decision.ts';
import { need, type Finding } from '#shared/finding.ts';
import { languageNames } from '#shared/language.ts';
import { barred } from '#shared/policy.ts';
import type { ReminderInput } from './contract.ts';
import type { SealedRobot } from './facts.ts';
import { reminderPolicy } from './policy.ts';

/** Robots of group chats: pure. Their address and key come sealed; what was typed never reaches the door. */

/** Whether somebody keeps the robots of a branch (null: of the office). */
export const keeps = (actor: Actor, branchId: string | null): boolean =>
  holds(actor, 'committee', 'system_admin') || (branchId !== null && actor.posts.some((held) => held.post === 'secretary' && held.branchId === branchId));

export interface ToAdd {
  readonly nameTaken: boolean;
  readonly branchKnown: boolean;
  /** Whether anything may be sent to the address, and whether it is one of its vendor's or of a host the operator allows. */
  readonly mayReach: boolean;
  readonly fits: boolean;
  readonly host: string;
}
const done = (id: string, changes: readonly Change[], event: Happening): Decision => ({ ok: true, subject: { type: 'robot', id, activityId: null }, changes, events: [event] });

export function addRobot({ nameTaken, branchKnown, mayReach, fits, host }: ToAdd, { commandId, name, kind, branchId, address, secret, language }: ReminderInput<'addRobot'>, given: Given): Decision {
  const { actor } = given;
  const against: Finding[] = [...barred(reminderPolicy, 'reminder.add_robot', actor), ...(keeps(actor, branchId) ? [] : [need('forbidden.own_branch', 'branchId')])];
  if (against.length > 0) return refuse(...against);
  const wrong = [
    ...(nameTaken ? [need('reminder.robot_name', 'name', { name })] : []), ...(branchKnown ? [] : [need('reminder.robot_branch', 'branchId')]),
    ...(mayReach ? [] : [need('reminder.robot_reach', 'address')]), ...(mayReach && !fits ? [need('reminder.robot_address', 'address', { kind: `@reminder.robot.${kind}` })] : []),
  ];
  if (wrong.length > 0) return refuse(...wrong);
  return done(commandId, [insert('robot', { id: commandId, name, kind, language, branchId, host, address, secret, addedBy: actor.personId })], { name: 'reminder.robot_added', details: { name, kind: `@reminder.robot.${kind}` } });
}

export interface OnRobot {
  readonly robot: SealedRobot;
}
function kept(verb: string, { robot }: OnRobot, version: number, given: Given): Decision | null {
  const against = barred(reminderPolicy, verb, given.actor);
  if (against.length > 0) return refuse(...against);
  if (!keeps(given.actor, robot.branchId)) return refuse(need('forbidden.own_branch'));
  if (robot.retiredOn !== null) return refuse(need('reminder.robot_retired'));
  return version === robot.version ? null : stale('robot', { id: robot.id, name: robot.name, version: robot.version });
}

/** A message on trial is asked for; how it went is noted by the program. */
export function testRobot(known: OnRobot, { version }: ReminderInput<'testRobot'>, given: Given): Decision {
  return kept('reminder.test_robot', known, version, given) ?? done(known.robot.id, [], { name: 'reminder.robot_tested', details: { name: known.robot.name } });
}
export function setRobotLanguage(known: OnRobot, { version, language }: ReminderInput<'setRobotLanguage'>, given: Given): Decision {
  const no = kept('reminder.set_robot_language', known, version, given);
  if (no !== null) return no;
  const { robot } = known;
  if (robot.language === language) return refuse(need('reminder.robot_speaks', 'language'));
  return done(robot.id, [update('robot', robot.id, { language, version: robot.version + 1 })], { name: 'reminder.robot_language', details: { name: robot.name, language: languageNames[language] } });
}
export function switchOnRobot(known: OnRobot, { version }: ReminderInput<'switchOnRobot'>, given: Given): Decision {
  const no = kept('reminder.switch_on_robot', known, version, given);
  if (no !== null) return no;
  const { robot } = known;
  if (robot.offAt === null) return refuse(need('reminder.robot_is_on'));
  return done(robot.id, [update('robot', robot.id, { offAt: null, failures: 0, version: robot.version + 1 })], { name: 'reminder.robot_on', details: { name: robot.name } });
}
export function retireRobot(known: OnRobot, { version }: ReminderInput<'retireRobot'>, given: Given): Decision {
  const no = kept('reminder.retire_robot', known, version, given);
  if (no !== null) return no;
  const { robot } = known;
  return done(robot.id, [update('robot', robot.id, { retiredOn: given.today, version: robot.version + 1 })], { name: 'reminder.robot_retired', details: { name: robot.name } });
}

export interface AnswerKnown extends OnRobot {
  /** Failures in a row after which it is switched off. */
  readonly most: number;
  /** Who keeps it, to be told. */
  readonly keepers: readonly string[];
}
/** How a message went. Failing again and again switches a robot off, and those who keep it are told. */
export function noteRobot({ robot, most, keepers }: AnswerKnown, { received, answer }: { readonly received: boolean; readonly answer: string }, given: Given): Decision {
  const against = barred(reminderPolicy, 'reminder.note_robot', given.actor);
  if (against.length > 0) return refuse(...against);
  const failures = received ? 0 : robot.failures + 1;
  const off = !received && robot.offAt === null && robot.retiredOn === null && failures >= Math.max(1, most);
  const set = { failures, answer, answeredAt: given.now, ...(off ? { offAt: given.now } : {}), version: robot.version + 1 };
  return done(robot.id, [update('robot', robot.id, set)], off
    ? { name: 'reminder.robot_off', details: { name: robot.name, answer, count: failures, people: [...keepers] } }
    : { name: 'reminder.robot_answered', details: { name: robot.name, answer } });
}
