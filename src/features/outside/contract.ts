import { z } from 'zod';
import { command, idSchema, read, required } from '#shared/procedure.ts';
import { providerKinds } from './facts.ts';

const tag = 'outside';
const version = z.int().min(1);
const provider = z.object({
  id: idSchema, kind: z.enum(providerKinds), name: z.string(), issuer: z.string(), clientId: z.string(), agentId: z.string().nullable(), vouchesSecond: z.boolean(), version,
  /** What is entered at the provider as the address to come back to. */
  callback: z.string(),
  subjects: z.array(z.object({ id: idSchema, personId: idSchema, name: z.string(), subject: z.string() })),
});
export type ProviderView = z.infer<typeof provider>;

/** Sign-in from outside: password and second factor of our own stay beside it. */
export const outsideContract = {
  offered: read(tag, '/sign-in/outside', 'By whose word one may sign in besides the password: of the office named, or of the only one there is.', z.object({ office: idSchema.optional() }), z.array(z.object({ id: idSchema, kind: z.enum(providerKinds), name: z.string() }))),
  list: read(tag, '/sign-in-providers', 'Providers, and which of their subjects is which person.', z.object({}), z.array(provider)),
  add: command(tag, '/sign-in-providers', 'Adds a provider by whose word people may sign in.', {
    kind: z.enum(providerKinds), name: required(30), issuer: z.string().trim().max(300), clientId: required(200), secret: required(500), agentId: z.string().trim().max(40).nullable(), vouchesSecond: z.boolean(),
  }),
  retire: command(tag, '/sign-in-providers/{id}/retire', 'Nobody signs in by its word any more.', { id: idSchema, version }),
  link: command(tag, '/sign-in-providers/{id}/subjects', 'Says which person a subject of the provider is. Nobody is made by signing in.', { id: idSchema, personId: idSchema, subject: required(200) }),
  unlink: command(tag, '/sign-in-subjects/{id}/remove', 'The subject is nobody here any more.', { id: idSchema }),
};
