import { implement } from '@orpc/server';
import { gives, scopeIn, someone, type ApiContext } from '#platform/api.ts';
import { allowedBy } from '#shared/policy.ts';
import * as commands from './commands.ts';
import { planContract } from './contract.ts';
import { compareVersions, listPlans, readChanges, readSheet, readStamp, readVersion } from './list-store.ts';
import { readSources } from './list-store-sources.ts';
import { readYear } from './list-store-year.ts';
import { planPolicy } from './policy.ts';

const os = implement(planContract).$context<ApiContext>();
/** Without a second look at the answer: a sheet has ten thousand cells, and what is in it was looked through when it was written. */
const known = implement(planContract).$config({ initialOutputValidationIndex: Number.NaN }).$context<ApiContext>();

export const planApi = {
  list: os.list.handler(async ({ context }) => ({ rows: await listPlans(context.db, scopeIn(context)), allowed: allowedBy(planPolicy, someone(context)) })),
  sheet: known.sheet.handler(({ input, context }) => readSheet(context.db, scopeIn(context), input.year)),
  stamp: os.stamp.handler(({ input, context }) => readStamp(context.db, scopeIn(context), input.planId)),
  changes: known.changes.handler(({ input, context }) => readChanges(context.db, scopeIn(context), input.planId, input.since)),
  sources: os.sources.handler(({ input, context }) => readSources(context.db, scopeIn(context), input.planId, input.branchId)),
  version: known.version.handler(({ input, context }) => readVersion(context.db, scopeIn(context), input.planId, input.no)),
  compare: os.compare.handler(({ input, context }) => compareVersions(context.db, scopeIn(context), input.planId, input.from, input.to)),
  year: os.year.handler(({ input, context }) => readYear(context.db, scopeIn(context), input.year)),
  call: os.call.handler(gives(commands.callYear)),
  editCall: os.editCall.handler(gives(commands.editCall)),
  setArrangement: os.setArrangement.handler(gives(commands.setArrangement)),
  setBudget: os.setBudget.handler(gives(commands.setBudget)),
  write: os.write.handler(gives(commands.write)),
  setCosts: os.setCosts.handler(gives(commands.setCosts)),
  discuss: os.discuss.handler(gives(commands.discuss)),
  propose: os.propose.handler(gives(commands.propose)),
  returnItems: os.returnItems.handler(gives(commands.returnItems)),
  reopen: os.reopen.handler(gives(commands.reopen)),
  dropItem: os.dropItem.handler(gives(commands.dropItem)),
  toCommittee: os.toCommittee.handler(gives(commands.toCommittee)),
  applyWhatIf: os.applyWhatIf.handler(gives(commands.applyWhatIf)),
  toFinance: os.toFinance.handler(gives(commands.toFinance)),
  decide: os.decide.handler(gives(commands.decide)),
  addExtra: os.addExtra.handler(gives(commands.addExtra)),
  decideExtra: os.decideExtra.handler(gives(commands.decideExtra)),
  changeApproved: os.changeApproved.handler(gives(commands.changeApproved)),
  numberPaper: os.numberPaper.handler(gives(commands.numberPaper)),
  filed: os.filed.handler(gives(commands.filed)),
  showSpending: os.showSpending.handler(gives(commands.showSpending)),
};
