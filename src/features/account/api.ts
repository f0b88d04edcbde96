import { implement } from '@orpc/server';
import { someone, type ApiContext } from '#platform/api.ts';
import { accountContract } from './contract.ts';

const os = implement(accountContract).$context<ApiContext>();

export const accountApi = {
  me: os.me.handler(async ({ context }) => {
    const actor = someone(context);
    const office = await context.db.selectFrom('office').select(['id', 'name', 'demo']).where('id', '=', actor.officeId).executeTakeFirst();
    const person = actor.personId === null ? null : { id: actor.personId, name: actor.name };
    return { person, office: office ?? null, posts: [...actor.posts], language: actor.language };
  }),
};
