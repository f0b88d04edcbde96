import { implement } from '@orpc/server';
import { loadActivity } from '#features/activity/queries.ts';
import { outward } from '#features/bulletin/facts-outward.ts';
import { gives, scopeIn, someone, type ApiContext } from '#platform/api.ts';
import { need } from '#shared/finding.ts';
import { allowedBy, barred } from '#shared/policy.ts';
import { Refusal } from '#shared/refusal.ts';
import * as commands from './commands.ts';
import { outletContract } from './contract.ts';
import { bodyHtml, bodyText, type Text } from './documents-html.ts';
import { listOutlets, listUnsettled, outletsOfActivity } from './list-store.ts';
import { goodSecret } from './facts.ts';
import { outletPolicy } from './policy.ts';

const os = implement(outletContract).$context<ApiContext>();
const sealed = ({ outbound }: ApiContext, secret: string, place: string): string => (goodSecret.test(secret) ? outbound.sealed.seal(secret, place) : '');

/** The text of one bulletin of an activity the asker may see, as it may leave. @throws Refusal where none may. */
export async function outwardText({ db, ...context }: ApiContext, id: string, bulletinId: string): Promise<Text> {
  const { facts } = await loadActivity(db, scopeIn({ db, ...context }), id);
  const bulletin = facts.bulletins.find((one) => one.id === bulletinId);
  if (bulletin === undefined) throw new Refusal('NOT_FOUND', [need('need.bulletin_one')]);
  const text = outward(bulletin);
  if (!text.leaves) throw new Refusal('REFUSED', [need(text.why === 'withdrawn' ? 'need.not_withdrawn' : 'need.bulletin_released', null, { on: text.withdrawnOn })]);
  return text;
}

export const outletApi = {
  list: os.list.handler(async ({ context }) => {
    const actor = someone(context);
    const against = barred(outletPolicy, 'outlet.list', actor);
    if (against.length > 0) throw new Refusal('FORBIDDEN', against);
    const scope = scopeIn(context);
    const { baseUrl, baseUrlKnown } = context.outbound;
    return { ...(await listOutlets(context.db, scope)), unsettled: await listUnsettled(context.db, scope), allowed: allowedBy(outletPolicy, actor), baseUrl, baseUrlKnown };
  }),
  // The key is sealed before the door, and for its place: an outlet's id is that of the command which adds it.
  add: os.add.handler(({ input, context }) => gives(commands.add(context.outbound))({
    context, input: { ...input, secret: input.secret === null ? null : sealed(context, input.secret, input.commandId) },
  })),
  edit: os.edit.handler(({ input, context }) => gives(commands.edit(context.outbound))({ input, context })),
  changeSecret: os.changeSecret.handler(({ input, context }) => gives(commands.changeSecret)({
    context, input: { ...input, secret: sealed(context, input.secret, input.id) },
  })),
  retire: os.retire.handler(gives(commands.retire)),
  openSite: os.openSite.handler(gives(commands.openSite)),
  closeSite: os.closeSite.handler(gives(commands.closeSite)),
  ofActivity: os.ofActivity.handler(async ({ input, context }) => {
    const scope = scopeIn(context);
    await loadActivity(context.db, scope, input.id);
    return outletsOfActivity(context.db, scope, input.id, context.outbound.baseUrl);
  }),
  outward: os.outward.handler(async ({ input, context }) => {
    const text = await outwardText(context, input.id, input.bulletinId);
    return { title: text.title, html: bodyHtml(text.body).text, text: bodyText(text.body) };
  }),
  publish: os.publish.handler(({ input, context }) => gives(commands.publish(context.outbound))({ input, context })),
  replaced: os.replaced.handler(gives(commands.replaced)),
  resend: os.resend.handler(gives(commands.resend)),
};
