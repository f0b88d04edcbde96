import { z } from 'zod';
import { command, read, required } from '#shared/procedure.ts';
import { username } from '#features/account/contract.ts';

const administrator = z.strictObject({ name: required(40), username, password: z.string().min(1).max(128) });

/** The first-run page: whether there is an office yet, and its creation. Open to anybody only while there is none. */
export const officeContract = {
  state: read('office', '/office', 'Whether this installation has an office yet.', z.object({}), z.object({
    empty: z.boolean(),
    /** Name of the office when there is exactly one, for the sign-in page. */
    name: z.string().nullable(),
    demo: z.boolean(),
  })),
  create: command('office', '/office', 'Create the office and its first three administrators: three different people.', {
    name: required(60),
    system: administrator,
    security: administrator,
    audit: administrator,
  }),
};
