import { implement } from '@orpc/server';
import { gives, scopeIn, type ApiContext } from '#platform/api.ts';
import * as commands from './commands.ts';
import { bulletinContract } from './contract.ts';
import { listSources } from './store.ts';

const os = implement(bulletinContract).$context<ApiContext>();

export const bulletinApi = {
  writeInsight: os.writeInsight.handler(gives(commands.writeInsight)),
  withdrawInsight: os.withdrawInsight.handler(gives(commands.withdrawInsight)),
  compose: os.compose.handler(gives(commands.compose)),
  sources: os.sources.handler(({ input, context }) => listSources(context.db, scopeIn(context), input)),
  edit: os.edit.handler(gives(commands.edit)),
  sendToReview: os.sendToReview.handler(gives(commands.sendToReview)),
  review: os.review.handler(gives(commands.review)),
  comment: os.comment.handler(gives(commands.comment)),
  answer: os.answer.handler(gives(commands.answer)),
  keep: os.keep.handler(gives(commands.keep)),
  unkeep: os.unkeep.handler(gives(commands.unkeep)),
  correct: os.correct.handler(gives(commands.correct)),
  dropCorrection: os.dropCorrection.handler(gives(commands.dropCorrection)),
  withdraw: os.withdraw.handler(gives(commands.withdraw)),
  takenDown: os.takenDown.handler(gives(commands.takenDown)),
  release: os.release.handler(gives(commands.release)),
  publish: os.publish.handler(gives(commands.publish)),
};
