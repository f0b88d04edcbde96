import { implement } from '@orpc/server';
import { gives, type ApiContext } from '#platform/api.ts';
import * as commands from './commands.ts';
import { partnerContract } from './contract.ts';

const os = implement(partnerContract).$context<ApiContext>();

export const partnerApi = {
  logContact: os.logContact.handler(gives(commands.logContact)),
  makeLink: os.makeLink.handler(gives(commands.makeLink)),
  revokeLink: os.revokeLink.handler(gives(commands.revokeLink)),
  consent: os.consent.handler(gives(commands.consent)),
  consentByLink: os.consentByLink.handler(gives(commands.consentByLink)),
  consentOnPaper: os.consentOnPaper.handler(gives(commands.consentOnPaper)),
};
