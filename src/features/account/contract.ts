import { z } from 'zod';
import { posts } from '#shared/actor.ts';
import { idSchema, read } from '#shared/procedure.ts';

/** Who is asking. */
export const accountContract = {
  me: read('account', '/me', 'Who the asker is, in which office, with which posts.', z.object({}), z.object({
    person: z.object({ id: idSchema, name: z.string() }).nullable(),
    office: z.object({ id: idSchema, name: z.string(), demo: z.boolean() }).nullable(),
    posts: z.array(z.object({ post: z.enum(posts), branchId: idSchema.nullable() })),
    language: z.enum(['zh-Hans', 'zh-Hant', 'en']),
  })),
};
