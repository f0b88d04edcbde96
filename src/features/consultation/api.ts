import { implement } from '@orpc/server';
import { gives, scopeIn, type ApiContext } from '#platform/api.ts';
import * as commands from './commands.ts';
import { consultationContract } from './contract.ts';
import { listConsultations, listForLink, readConsultation } from './list-store.ts';

const os = implement(consultationContract).$context<ApiContext>();

export const consultationApi = {
  list: os.list.handler(({ input, context }) => listConsultations(context.db, scopeIn(context), input)),
  get: os.get.handler(({ input, context }) => readConsultation(context.db, scopeIn(context), input.id)),
  ofLink: os.ofLink.handler(({ context }) => listForLink(context.db, scopeIn(context))),
  open: os.open.handler(gives(commands.open)),
  edit: os.edit.handler(gives(commands.edit)),
  invite: os.invite.handler(gives(commands.invite)),
  withdrawSide: os.withdrawSide.handler(gives(commands.withdrawSide)),
  opine: os.opine.handler(gives(commands.opine)),
  opineByLink: os.opineByLink.handler(gives(commands.opineByLink)),
  enterOpinion: os.enterOpinion.handler(gives(commands.enterOpinion)),
  note: os.note.handler(gives(commands.note)),
  conclude: os.conclude.handler(gives(commands.conclude)),
  cancel: os.cancel.handler(gives(commands.cancel)),
};
