import { z } from 'zod';
import { attendanceStates } from '#features/record/facts.ts';
import { command, daySchema, idSchema, read, required, typed } from '#shared/procedure.ts';
import { noticeSchema, seatSchema } from './facts.ts';

const tag = 'attendance';
const version = z.int().min(1);
const count = z.int().min(0).max(100_000).nullable();

/** One person as entered. Of our office by `personId` (the name is then the office's own); of others by name and post. */
export const presenceShape = {
  personId: idSchema.nullable(), name: typed(50), post: typed(50).nullable(), state: z.enum(attendanceStates), reason: typed(200).nullable(),
};

/** Of another body no more than name and post. */
const ofOthers = { name: required(50), post: typed(50).nullable(), state: z.enum(attendanceStates) };

const confirmed = z.object({ saidAt: z.string(), arrivedAt: z.string(), look: z.boolean() });
/** The voluntary confirmation on site. Nobody who did not confirm is named anywhere. */
export const onSiteView = z.object({
  /** Whether the office wants it. */
  wanted: z.boolean(),
  mine: confirmed.nullable(),
  /** Whether codes are shown now. */
  open: z.boolean(),
  /** To who runs the activity: every code from the first step on, so that its page goes on without a network. */
  showing: z.object({ untilAt: z.string(), stepSeconds: z.int(), firstStep: z.int(), codes: z.array(z.string()), now: z.string() }).nullable(),
  people: z.array(confirmed.extend({ personId: idSchema, name: z.string() })),
});
export type OnSite = z.infer<typeof onSiteView>;

/** Notice, answers, who came, and that it took place. */
export const attendanceContract = {
  roster: read(tag, '/activities/{id}/roster', 'Members of our own branches that take part, each counted once.', z.object({ id: idSchema }), z.array(seatSchema)),
  notice: read(tag, '/activities/{id}/notice', 'The latest notice of the activity: when, by whom, and what was added to it.', z.object({ id: idSchema }), noticeSchema.nullable()),
  announce: command(tag, '/activities/{id}/announce', 'Sends the notice to everyone concerned.', { id: idSchema, version, note: typed(500).nullable() }),
  reply: command(tag, '/activities/{id}/reply', 'Answers the notice for oneself: comes, or asks for leave with the reason.', {
    id: idSchema, answer: z.enum(['yes', 'leave']), reason: typed(200).nullable(),
  }),
  enter: command(tag, '/activities/{id}/attendance', 'Enters who came, side by side; entering again replaces.', {
    id: idSchema, version,
    sides: z.array(z.strictObject({
      sideId: idSchema,
      people: z.array(z.strictObject(presenceShape)).max(500),
      counts: z.strictObject({ expected: count, present: count, onLeave: count, absent: count }),
      /** Where no exact number is known: 20余人. */
      countWords: typed(100).nullable(),
    })).min(1).max(100),
  }),
  enterByLink: command(tag, '/activities/{id}/attendance/link', 'The holder of a personal link enters who of its own side came; entering again replaces.', {
    id: idSchema, version, people: z.array(z.strictObject(ofOthers)).max(300), counts: z.strictObject({ expected: count, present: count, onLeave: count, absent: count }),
  }),
  onSite: read(tag, '/activities/{id}/on-site', 'Whether codes are shown on site; to who runs the activity the codes themselves and who confirmed, to everybody what he or she confirmed.', z.object({ id: idSchema }), onSiteView),
  openCode: command(tag, '/activities/{id}/on-site/open', 'Begins to show codes on site.', { id: idSchema }),
  closeCode: command(tag, '/activities/{id}/on-site/close', 'Ends the showing of codes.', { id: idSchema }),
  confirm: command(tag, '/activities/{id}/on-site/confirm', 'Confirms of one’s own accord that one was there, with the code read on site; sent once there is a network.', {
    id: idSchema, code: typed(20),
    /** By the clock of the device on which it was typed. */
    saidAt: z.iso.datetime(),
  }),
  hold: command(tag, '/activities/{id}/hold', 'The activity took place on this day.', { id: idSchema, version, heldOn: daySchema }),
};
export type EnteredSide = z.infer<NonNullable<(typeof attendanceContract)['enter']['~orpc']['inputSchema']>>['sides'][number];

