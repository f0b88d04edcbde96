import { implement } from '@orpc/server';
import { allowed } from '#features/activity/guard.ts';
import { loadActivity } from '#features/activity/queries.ts';
import { gives, scopeIn, type ApiContext } from '#platform/api.ts';
import { LinkShut } from '#platform/session.ts';
import { need } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';
import * as commands from './commands.ts';
import { partnerContract } from './contract.ts';
import { pageOf } from './facts.ts';
import { officeOf } from './store.ts';

const os = implement(partnerContract).$context<ApiContext>();

export const partnerApi = {
  page: os.page.handler(async ({ context }) => {
    const scope = scopeIn(context);
    const { link, place, name } = scope.actor;
    if (link === null) throw new Refusal('FORBIDDEN', [need('forbidden.post', null, { who: 'link' })]);
    const { facts, rules } = await loadActivity(context.db, scope, link.activityId);
    const may = allowed(scope.actor, facts, rules);
    const whole = place === undefined ? {} : { holder: { sideId: link.sideId, holderName: name, holderPost: place.post, expiresAt: place.expiresAt } };
    const page = pageOf(facts, { ...whole, office: await officeOf(context.db, scope), linkId: link.id, may: (verb) => may[verb] ?? [] });
    // Its side was taken off meanwhile: for the holder the link has ended.
    if (page === null) throw new LinkShut('sign_in.link_revoked', { officeId: scope.officeId, holder: name });
    return page;
  }),
  logContact: os.logContact.handler(gives(commands.logContact)),
  makeLink: os.makeLink.handler(gives(commands.makeLink)),
  revokeLink: os.revokeLink.handler(gives(commands.revokeLink)),
  consent: os.consent.handler(gives(commands.consent)),
  consentByLink: os.consentByLink.handler(gives(commands.consentByLink)),
  consentOnPaper: os.consentOnPaper.handler(gives(commands.consentOnPaper)),
};
