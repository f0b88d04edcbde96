import { implement } from '@orpc/server';
import { gives, type ApiContext } from '#platform/api.ts';
import { respondToFinding } from './commands.ts';
import { reviewContract } from './contract.ts';

const os = implement(reviewContract).$context<ApiContext>();

export const reviewApi = { respond: os.respond.handler(gives(respondToFinding)) };
