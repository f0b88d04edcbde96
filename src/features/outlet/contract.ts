import { z } from 'zod';
import { command, daySchema, findingSchema, idSchema, read, required } from '#shared/procedure.ts';
import { deliverySchema, outletForms, outletSchema, standings } from './facts.ts';

/** Outlets of the office, its public page, and bulletins published at them. */

const tag = 'outlet';
const version = z.int().min(1);
const web = z.url({ protocol: /^https?$/ }).max(500);
const secret = z.string().max(200);
const allowed = z.record(z.string(), z.array(findingSchema));

export const outletRow = outletSchema.extend({
  /** Where a webhook is sent: for those who keep it. */
  address: z.string().nullable(),
  published: z.int(),
});
export type OutletRow = z.infer<typeof outletRow>;

/** Something an outlet is still owed, of whichever activity. */
export const unsettledRow = z.object({
  deliveryId: idSchema, activityId: idSchema, outlet: z.string(), title: z.string(), year: z.int(), number: z.int(), standing: z.enum(standings), answer: z.string().nullable(),
});
export type UnsettledRow = z.infer<typeof unsettledRow>;

export const siteView = z.object({
  key: z.string(), open: z.boolean(), reason: z.string(), changedOn: daySchema, changedBy: z.string(), published: z.int(), version: z.int(),
});

const deliveryView = deliverySchema.extend({ standing: z.enum(standings) });
export type DeliveryView = z.infer<typeof deliveryView>;
const ofActivity = z.object({
  outlets: z.array(outletSchema),
  deliveries: z.array(deliveryView),
  /** The address of the public page, while it is on. */
  site: z.string().nullable(),
});
export type ActivityOutlets = z.infer<typeof ofActivity>;
const named = { id: idSchema, bulletinId: idSchema };

export const outletContract = {
  list: read(tag, '/outlets', 'Outlets of the office, its public page, and what is not settled.', z.object({}), z.object({
    outlets: z.array(outletRow), site: siteView.nullable(), unsettled: z.array(unsettledRow), allowed,
    /** What addresses of the public page begin with, and whether the operator said so. */
    baseUrl: z.string(), baseUrlKnown: z.boolean(),
  })),
  add: command(tag, '/outlets', 'Adds an outlet: carried there as a file or by copying, or sent to a program.', {
    name: required(100), kind: z.enum(['file', 'copy', 'webhook']), form: z.enum(outletForms).nullable(), address: web.nullable(), secret: secret.nullable(),
  }),
  edit: command(tag, '/outlets/{id}/edit', 'Changes an outlet.', { id: idSchema, version, name: required(100), form: z.enum(outletForms).nullable(), address: web.nullable() }),
  changeSecret: command(tag, '/outlets/{id}/secret', 'Sets a new key that what is sent is signed with. It is never shown again.', { id: idSchema, version, secret }),
  retire: command(tag, '/outlets/{id}/retire', 'Nothing new is published at it any more.', { id: idSchema, version }),
  openSite: command(tag, '/outlets/site/open', 'Turns the public page on.', { key: required(30), reason: required(500) }),
  closeSite: command(tag, '/outlets/site/close', 'Turns the public page off.', { reason: required(500) }),
  ofActivity: read(tag, '/activities/{id}/outlets', 'Outlets, and how the bulletins of the activity stand at each.', z.object({ id: idSchema }), ofActivity),
  outward: read(tag, '/activities/{id}/bulletins/{bulletinId}/outward', 'The text of a released bulletin as it may leave the office.', z.object(named), z.object({
    title: z.string(), html: z.string(), text: z.string(),
  })),
  publish: command(tag, '/activities/{id}/bulletins/{bulletinId}/outlets/{outletId}', 'Publishes a released bulletin at an outlet, or notes that it was.', {
    ...named, outletId: idSchema, publishedOn: daySchema.nullable(), address: web.nullable(),
  }),
  replaced: command(tag, '/activities/{id}/deliveries/{deliveryId}/replaced', 'Notes that an outlet shows the corrected text.', { id: idSchema, deliveryId: idSchema }),
  resend: command(tag, '/activities/{id}/deliveries/{deliveryId}/resend', 'Sends again what was not received.', { id: idSchema, deliveryId: idSchema }),
};

export type OutletInput<V extends keyof typeof outletContract> = z.infer<NonNullable<(typeof outletContract)[V]['~orpc']['inputSchema']>>;
