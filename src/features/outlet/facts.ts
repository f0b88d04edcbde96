import { z } from 'zod';
import { outletForms, outletKinds } from './facts-plain.ts';

export * from './facts-plain.ts';

/** Outlets and deliveries as they are kept. */

const id = z.uuid();

export const outletSchema = z.object({
  id, name: z.string(), kind: z.enum(outletKinds), form: z.enum(outletForms).nullable(), retiredOn: z.iso.date().nullable(), version: z.int(),
});
export type Outlet = z.infer<typeof outletSchema>;

export const deliverySchema = z.object({
  id, bulletinId: id, outletId: id, publicationId: id.nullable(),
  /** The edition the outlet has, the first release being 1; 0 for none yet. */
  toldEdition: z.int(), toldWithdrawn: z.boolean(),
  attempts: z.int(), failed: z.boolean(), answer: z.string().nullable(), triedAt: z.string().nullable(), createdAt: z.string(),
});
export type Delivery = z.infer<typeof deliverySchema>;
