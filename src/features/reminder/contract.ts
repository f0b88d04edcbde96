import { z } from 'zod';
import { languages } from '#shared/language.ts';
import { command, daySchema, findingSchema, idSchema, read, required } from '#shared/procedure.ts';
import { robotKinds, robotSchema } from './facts.ts';

const tag = 'reminder';
const version = z.int().min(0);
const watchName = z.string().regex(/^[a-z_]+\.[a-z_]+$/).max(80);
const allowed = z.record(z.string(), z.array(findingSchema));

/** Something that waits for the asker, as it stands now; its sentence is the word `due.<watch>`. */
export const reminderRow = z.object({
  watch: z.string(), about: z.string(), activityId: idSchema.nullable(), dueOn: daySchema.nullable(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  muted: z.enum(['no', 'item', 'kind']),
  /** How often one was told of it, and on which day last. */
  told: z.int(), toldOn: daySchema.nullable(),
});
export type ReminderRow = z.infer<typeof reminderRow>;

export const wayView = z.object({
  mailTo: z.string().nullable(), language: z.enum(languages).nullable(), on: z.boolean(), failing: z.string().nullable(), failingAt: z.string().nullable(), feedSince: z.string().nullable(), version,
  /** Whether the installation has a mail server; without one no mail is sent. */
  mailKnown: z.boolean(),
  /** The address the office knows of the asker. */
  known: z.string().nullable(),
  /** What an address of the feed begins with. */
  feedBase: z.string(),
});
export type WayView = z.infer<typeof wayView>;

export const robotRow = robotSchema.extend({ branch: z.string().nullable(), mine: z.boolean() });
export type RobotRow = z.infer<typeof robotRow>;

export const runningView = z.object({
  sweptOn: daySchema.nullable(), sweptAt: z.string().nullable(), found: z.int(), toldOn: daySchema.nullable(), toldAt: z.string().nullable(), people: z.int(), items: z.int(),
  heldOn: daySchema.nullable(), heldWhy: z.string().nullable(), mailKnown: z.boolean(),
  /** Mails of the last seven days by how they went. */
  mails: z.object({ due: z.int(), sent: z.int(), failed: z.int(), brokenOff: z.int(), lastAnswer: z.string().nullable() }),
  /** Addresses a mail server refused: to be put right with the person. */
  failing: z.array(z.object({ name: z.string(), mailTo: z.string(), answer: z.string(), at: z.string() })),
});
export type RunningView = z.infer<typeof runningView>;

/** What waits for the asker, how he or she is told, and the robots of group chats. */
export const reminderContract = {
  list: read(tag, '/reminders', 'What waits for the asker, the longest overdue first.', z.object({ after: z.string().regex(/^\d{4}-\d\d-\d\d_[a-z_]+\.[a-z_]+:[\w-]{1,80}$/).optional() }), z.object({
    rows: z.array(reminderRow), mutedKinds: z.array(z.string()), next: z.string().nullable(), sweptAt: z.string().nullable(),
  })),
  mute: command(tag, '/reminders/mute', 'The asker is not told of one item any more, or of a whole kind.', { watch: watchName, about: z.string().max(80).nullable() }),
  unmute: command(tag, '/reminders/unmute', 'The asker is told of it again.', { watch: watchName, about: z.string().max(80).nullable() }),
  ways: read(tag, '/reminders/ways', 'How the asker is told besides the program itself.', z.object({}), wayView),
  setMail: command(tag, '/reminders/mail', 'Turns mail on, to an address and in a language (the asker’s where none is said), or off.', { version, on: z.boolean(), mailTo: z.string().trim().max(200).nullable(), language: z.enum(languages).nullable().default(null) }),
  /** The secret is made by the asker’s page, which shows it once; only its hash is sent. */
  renewFeed: command(tag, '/reminders/feed', 'A new secret address for the calendar feed; the old one ends.', { version, secretHash: z.string().regex(/^[0-9a-f]{64}$/) }),
  stopFeed: command(tag, '/reminders/feed/stop', 'The calendar feed ends.', { version }),
  branchFeeds: read(tag, '/branch-feeds', 'Calendars of branches the asker keeps: for whoever is given the address.', z.object({}), z.object({
    feedBase: z.string(), rows: z.array(z.object({ branchId: idSchema, name: z.string(), since: z.string().nullable(), madeBy: z.string().nullable() })),
  })),
  /** The secret is made by the asker’s page, which shows it once; only its hash is sent. */
  renewBranchFeed: command(tag, '/branch-feeds', 'A new secret address for the calendar of a branch; the old one ends.', { branchId: idSchema, secretHash: z.string().regex(/^[0-9a-f]{64}$/) }),
  stopBranchFeed: command(tag, '/branch-feeds/stop', 'The calendar of a branch ends.', { branchId: idSchema }),
  robots: read(tag, '/robots', 'Robots of group chats.', z.object({}), z.object({ robots: z.array(robotRow), branches: z.array(z.object({ id: idSchema, name: z.string() })), office: z.boolean(), allowed, keywords: z.record(z.enum(languages), z.string()) })),
  addRobot: command(tag, '/robots', 'Adds a robot of a group chat, for a branch or for the office, which speaks a language (Simplified Chinese where none is said).', {
    name: required(60), kind: z.enum(robotKinds), branchId: idSchema.nullable(), address: required(500), secret: z.string().trim().max(200).nullable(), language: z.enum(languages).default('zh-Hans'),
  }),
  setRobotLanguage: command(tag, '/robots/{id}/language', 'The robot speaks another language from its next message on.', { id: idSchema, version: z.int().min(1), language: z.enum(languages) }),
  testRobot: command(tag, '/robots/{id}/test', 'Sends a message on trial.', { id: idSchema, version: z.int().min(1) }),
  switchOnRobot: command(tag, '/robots/{id}/on', 'Switches a robot on again that was switched off after repeated failure.', { id: idSchema, version: z.int().min(1) }),
  retireRobot: command(tag, '/robots/{id}/retire', 'Takes a robot out of use.', { id: idSchema, version: z.int().min(1) }),
  running: read(tag, '/reminders/running', 'When the sweep and the telling were made last, and what of it failed.', z.object({}), runningView),
};
export type ReminderInput<V extends keyof typeof reminderContract> = z.infer<NonNullable<(typeof reminderContract)[V]['~orpc']['inputSchema']>>;
