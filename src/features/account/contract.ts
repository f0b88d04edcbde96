import { oc } from '@orpc/contract';
import { z } from 'zod';
import { posts } from '#shared/actor.ts';
import { command, daySchema, errors, idSchema, page, pageOf, read, receiptSchema, required } from '#shared/procedure.ts';

/** Passwords are taken to the letter: never trimmed, and never longer than the library hashes. */
const password = z.string().min(1).max(128);
/** What people type to sign in: latin letters, digits, dot, dash and underscore; capitals make no difference. */
export const username = z.string().trim().regex(/^[A-Za-z0-9._-]+$/).min(2).max(40);

const heldPost = z.object({ post: z.enum(posts), branchId: idSchema.nullable() });
const meView = z.object({
  person: z.object({ id: idSchema, name: z.string() }).nullable(),
  office: z.object({ id: idSchema, name: z.string(), demo: z.boolean() }).nullable(),
  posts: z.array(heldPost),
  branchIds: z.array(idSchema),
  language: z.enum(['zh-Hans', 'zh-Hant', 'en']),
  /** Set while nothing else may be done: `password` must be changed, `second_factor` must be set up (SEC-08). */
  must: z.enum(['password', 'second_factor']).nullable(),
  secondFactor: z.boolean(),
  /** `read` for a token that may only look. */
  may: z.enum(['all', 'read']),
  /** Asked from a phone: whether the office lets one write from it (BRD-07). Null at a desk. */
  phone: z.enum(['writes', 'reads']).nullable(),
  /** Whose place it is where a partner asks: by the link of its unit, or signed in with an account of it. */
  place: z.enum(['link', 'account']).nullable(),
  /** Whose it is what a browser keeps: the person, or the account of a partner's unit. Null to a link, whose address says it, and to a program. */
  ownerId: idSchema.nullable(),
  /** By this a browser may ask later whether its session was cut off (`/auth/cut`). It opens nothing. */
  mark: z.string().nullable(),
});
const accountRow = z.object({
  personId: idSchema,
  name: z.string(),
  posts: z.array(z.enum(posts)),
  /** Null for a person without an account. */
  account: z
    .object({
      id: idSchema, username: z.string(), disabled: z.boolean(), mustChange: z.boolean(), secondFactor: z.boolean(),
      passwordSetAt: z.string(), lastSeenAt: z.string().nullable(), lockedUntil: z.string().nullable(),
    })
    .nullable(),
});
const unitAccountRow = z.object({
  id: idSchema, unitId: idSchema, unitName: z.string(), name: z.string(), post: z.string(), username: z.string(), state: z.enum(['asked', 'open', 'refused', 'ended']), askedAt: z.string(), disabled: z.boolean(),
  mustChange: z.boolean(), secondFactor: z.boolean(), passwordSetAt: z.string(), lockedUntil: z.string().nullable(),
});
const isKey = (after: string): boolean => {
  const [at, id, ...more] = after.split('_');
  return more.length === 0 && !Number.isNaN(Date.parse(at ?? '')) && idSchema.safeParse(id).success;
};
const tokenRow = z.object({
  id: idSchema, name: z.string(), scope: z.enum(['read', 'all']), createdAt: z.string(), expiresAt: z.string(), revokedAt: z.string().nullable(),
});
const sessionRow = z.object({
  id: z.string(), current: z.boolean(), createdAt: z.string(), seenAt: z.string(), device: z.string().nullable(),
});

export const accountContract = {
  me: read('account', '/me', 'Who the asker is, in which office, with which posts.', z.object({}), meView),
  list: read('account', '/accounts', 'People of the office and their accounts.', z.strictObject({
    ...page, with: z.enum(['account', 'none']).optional(), text: z.string().trim().max(40).optional(),
  }), pageOf(accountRow)),
  ofUnits: read('account', '/accounts/of-units', 'Accounts of partners, latest asked for first. Who gets one is said on the partner’s page.', z.strictObject({ ...page, after: z.string().refine(isKey).optional() }), pageOf(unitAccountRow)),
  create: command('account', '/accounts', 'Give a person an account with a first password, to be changed at first sign-in.', {
    personId: idSchema, username, password,
  }),
  disable: command('account', '/accounts/{id}/disable', 'Close an account; what its person recorded stays.', { id: idSchema, reason: required(200) }),
  enable: command('account', '/accounts/{id}/enable', 'Open a closed account again.', { id: idSchema }),
  resetPassword: command('account', '/accounts/{id}/reset-password', 'Set a new first password for somebody.', { id: idSchema, password }),
  unlock: command('account', '/accounts/{id}/unlock', 'Lift a lock after wrong passwords.', { id: idSchema }),

  changePassword: command('account', '/me/password', 'Change one’s own password.', { current: password, password }),
  device: read('account', '/me/device', 'What one’s own devices make the key of under which they keep things, null to a link, whose address says it; and how many megabytes of files they may keep.', z.object({}), z.object({
    ownerId: idSchema.nullable(), secret: z.string().nullable(), megabytes: z.number(),
  })),
  sessions: read('account', '/me/sessions', 'Where one is signed in.', z.object({}), z.array(sessionRow)),
  endSessions: command('account', '/me/sessions/end', 'Sign out everywhere else.', {}),
  tokens: read('account', '/me/tokens', 'One’s own personal tokens.', z.object({}), z.array(tokenRow)),
  makeToken: oc
    .errors(errors)
    .route({ method: 'POST', path: '/me/tokens', summary: 'Make a personal token; its secret is answered once.', tags: ['account'] })
    .input(z.strictObject({ commandId: z.uuid(), name: required(60), scope: z.enum(['read', 'all']), expiresOn: daySchema }))
    .output(receiptSchema.extend({ /** Null when the same command was sent before: its answer was the only one with the secret. */ secret: z.string().nullable() })),
  revokeToken: command('account', '/me/tokens/{id}/revoke', 'End a personal token.', { id: idSchema }),
};
