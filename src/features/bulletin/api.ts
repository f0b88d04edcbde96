import { implement } from '@orpc/server';
import { gives, type ApiContext } from '#platform/api.ts';
import * as commands from './commands.ts';
import { bulletinContract } from './contract.ts';

const os = implement(bulletinContract).$context<ApiContext>();

export const bulletinApi = {
  writeInsight: os.writeInsight.handler(gives(commands.writeInsight)),
  withdrawInsight: os.withdrawInsight.handler(gives(commands.withdrawInsight)),
  compose: os.compose.handler(gives(commands.compose)),
  edit: os.edit.handler(gives(commands.edit)),
  sendToReview: os.sendToReview.handler(gives(commands.sendToReview)),
  review: os.review.handler(gives(commands.review)),
  release: os.release.handler(gives(commands.release)),
  publish: os.publish.handler(gives(commands.publish)),
};
