import { implement } from '@orpc/server';
import { loadRules } from '#platform/rules.ts';
import { gives, scopeIn, someone, type ApiContext } from '#platform/api.ts';
import { todayOf } from '#platform/today.ts';
import { allowedBy } from '#shared/policy.ts';
import { settingOn } from '#shared/rules.ts';
import * as commands from './commands.ts';
import { unitContract } from './contract.ts';
import { listUnits, readUnit } from './list-store.ts';
import { unitPolicy } from './policy.ts';

const os = implement(unitContract).$context<ApiContext>();

/** Days after an audit in which its unit still counts as near to it (INT-02), by the office's dated setting. */
async function coolingDaysOn(context: ApiContext, officeId: string, today: string): Promise<number> {
  const value = settingOn(await loadRules(context.db, officeId), 'INT-02', 'days', today)?.value;
  return typeof value === 'number' ? value : 90;
}

export const unitApi = {
  list: os.list.handler(async ({ input, context }) => {
    const scope = scopeIn(context);
    const today = await todayOf(context.db, scope, context.now());
    return { ...(await listUnits(context.db, scope, input, today)), allowed: allowedBy(unitPolicy, someone(context)) };
  }),
  one: os.one.handler(async ({ input, context }) => {
    const scope = scopeIn(context);
    const today = await todayOf(context.db, scope, context.now());
    const coolingDays = await coolingDaysOn(context, scope.officeId, today);
    return { ...(await readUnit(context.db, scope, input.id, today, coolingDays)), allowed: allowedBy(unitPolicy, someone(context)) };
  }),
  add: os.add.handler(gives(commands.add)),
  edit: os.edit.handler(gives(commands.edit)),
  addBranch: os.addBranch.handler(gives(commands.addBranch)),
  editBranch: os.editBranch.handler(gives(commands.editBranch)),
};
