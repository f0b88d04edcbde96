import { implement } from '@orpc/server';
import { confirm } from '#features/file/queries.ts';
import { gives, scopeIn, someone, type ApiContext } from '#platform/api.ts';
import { todayOf } from '#platform/today.ts';
import { allowedBy, barred } from '#shared/policy.ts';
import { Refusal } from '#shared/refusal.ts';
import * as commands from './commands.ts';
import { resourceContract } from './contract.ts';
import { againstOffer } from './decide-offer.ts';
import { against } from './decide.ts';
import { reached } from './facts-reach.ts';
import { listResources, listTags, readResource } from './list-store.ts';
import { readPack } from './list-store-pack.ts';
import { resourcePolicy } from './policy.ts';
import { noteContribution } from './queries.ts';
import { contributionLimit } from './shipped.ts';
import { offeredBy, offerFacts } from './store-offer.ts';
import { stationed, toldBefore } from './store-reach.ts';
import { runningOf } from './store.ts';

const os = implement(resourceContract).$context<ApiContext>();

/** Who asks, where the permission table lets them. @throws Refusal FORBIDDEN */
function asking(context: ApiContext, verb: string) {
  const bars = barred(resourcePolicy, verb, someone(context));
  if (bars.length > 0) throw new Refusal('FORBIDDEN', bars);
  return scopeIn(context);
}
const onOne = ['resource.edit', 'resource.add_version', 'resource.retire', 'resource.arrange', 'resource.push', 'resource.end_push', 'resource.accept', 'resource.decline'];

export const resourceApi = {
  list: os.list.handler(async ({ input, context }) => ({ ...(await listResources(context.db, asking(context, 'resource.list'), input)), allowed: allowedBy(resourcePolicy, someone(context)) })),
  tags: os.tags.handler(({ input, context }) => listTags(context.db, asking(context, 'resource.tags'), input.q)),
  one: os.one.handler(async ({ input, context }) => {
    const scope = asking(context, 'resource.one');
    const { byPersonId, ...view } = await readResource(context.db, scope, input.id);
    const { resource } = view;
    const running = resource.state === 'offered' ? await runningOf(context.db, scope, input.id) : null;
    return {
      ...view, pack: resource.kind === 'pack' ? await readPack(context.db, scope, input.id) : null,
      allowed: Object.fromEntries(onOne.map((verb) => [verb, against(verb, scope.actor, { ...resource, byPersonId }, running)])),
    };
  }),
  preview: os.preview.handler(async ({ input, context }) => {
    const scope = asking(context, 'resource.preview');
    const { db } = context;
    const today = await todayOf(db, scope, context.now());
    await readResource(db, scope, input.id);
    const told = await toldBefore(db, scope, input.id);
    const target = { branchId: input.branch ?? null, projectId: input.project ?? null, region: input.region ?? null, industry: input.industry ?? null, branchKind: input.branchKind ?? null };
    return {
      rows: reached(target, await stationed(db, scope, today), today).map(({ branch, project, people }) => ({
        branch: { id: branch.id, name: branch.name }, project: project === null ? null : { id: project.id, name: project.name }, people: people.length, told: told.has(`${branch.id} ${input.id}`),
      })),
    };
  }),
  ofLink: os.ofLink.handler(async ({ context }) => {
    const scope = scopeIn(context);
    const facts = await offerFacts(context.db, scope);
    return { rows: await offeredBy(context.db, scope), offer: againstOffer(facts), megabytes: contributionLimit(facts.rules, 'megabytes') };
  }),
  add: os.add.handler(async (call) => {
    if (call.input.file !== null) await confirm(call.context, call.input.file);
    return gives(commands.add)(call);
  }),
  edit: os.edit.handler(gives(commands.edit)),
  addVersion: os.addVersion.handler(async (call) => {
    if (call.input.file !== null) await confirm(call.context, call.input.file);
    return gives(commands.addVersion)(call);
  }),
  retire: os.retire.handler(gives(commands.retire)),
  makePack: os.makePack.handler(gives(commands.makePack)),
  arrange: os.arrange.handler(gives(commands.arrange)),
  push: os.push.handler(gives(commands.push)),
  endPush: os.endPush.handler(gives(commands.endPush)),
  offerByLink: os.offerByLink.handler(async (call) => {
    const { context, input } = call;
    try {
      // Out of turn first: then it matters little what it was.
      const bars = againstOffer(await offerFacts(context.db, scopeIn(context)));
      if (bars.length > 0) throw new Refusal(bars[0]?.check.startsWith('forbidden.') === true ? 'FORBIDDEN' : 'REFUSED', bars);
      if (input.file !== null) await confirm(context, input.file);
      return await gives(commands.offerByLink)(call);
    } catch (error) {
      await noteContribution(context, error);
      throw error;
    }
  }),
  accept: os.accept.handler(gives(commands.accept)),
  decline: os.decline.handler(gives(commands.decline)),
};
