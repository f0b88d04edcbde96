import { implement } from '@orpc/server';
import { confirm } from '#features/file/queries.ts';
import { gives, scopeIn, someone, type ApiContext } from '#platform/api.ts';
import type { Finding } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';
import * as commands from './commands.ts';
import { inspectionContract, type InspectionInput } from './contract.ts';
import { listRounds, readItem, readPopulation, readRound } from './list-store.ts';

const os = implement(inspectionContract).$context<ApiContext>();

/** What is wrong with files as they were stored; told by the command, to those who may give it. */
async function faultsOf(context: ApiContext, files: InspectionInput<'observe'>['files']): Promise<Finding[]> {
  someone(context);
  const faults: Finding[] = [];
  for (const file of files) {
    await confirm(context, file).catch((error: unknown) => {
      if (error instanceof Refusal && error.code === 'REFUSED') faults.push(...error.findings);
      else throw error;
    });
  }
  return faults;
}

export const inspectionApi = {
  list: os.list.handler(({ input, context }) => listRounds(context.db, scopeIn(context), input)),
  get: os.get.handler(({ input, context }) => readRound(context.db, scopeIn(context), input.id)),
  item: os.item.handler(({ input, context }) => readItem(context.db, scopeIn(context), input.id, input.itemId)),
  population: os.population.handler(({ input, context }) => readPopulation(context.db, scopeIn(context), input)),
  open: os.open.handler(gives(commands.open)),
  answer: os.answer.handler(gives(commands.answer)),
  note: os.note.handler(gives(commands.note)),
  observe: os.observe.handler(async ({ input, context }) => gives(commands.observe(await faultsOf(context, input.files)))({ input, context })),
  withdraw: os.withdraw.handler(gives(commands.withdraw)),
  assign: os.assign.handler(gives(commands.assign)),
  reply: os.reply.handler(gives(commands.reply)),
  rectify: os.rectify.handler(async ({ input, context }) => gives(commands.rectify(await faultsOf(context, input.files)))({ input, context })),
  recheck: os.recheck.handler(gives(commands.recheck)),
  follow: os.follow.handler(gives(commands.follow)),
  takeOver: os.takeOver.handler(gives(commands.takeOver)),
  close: os.close.handler(gives(commands.close)),
  publish: os.publish.handler(gives(commands.publish)),
  cancel: os.cancel.handler(gives(commands.cancel)),
};
