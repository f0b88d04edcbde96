import { implement } from '@orpc/server';
import { loadRules } from '#platform/rules.ts';
import { gives, scopeIn, someone, type ApiContext } from '#platform/api.ts';
import { todayOf } from '#platform/today.ts';
import { allowedBy, barred } from '#shared/policy.ts';
import { Refusal } from '#shared/refusal.ts';
import { settingOn } from '#shared/rules.ts';
import * as commands from './commands.ts';
import { unitContract } from './contract.ts';
import { divisionsIn } from './facts-divisions.ts';
import { leastLikeness, listSame } from './list-store-same.ts';
import { listContacts } from './list-store-contacts.ts';
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
  contacts: os.contacts.handler(({ input, context }) => listContacts(context.db, scopeIn(context), input)),
  divisions: os.divisions.handler(({ input, context }) => {
    const against = barred(unitPolicy, 'unit.divisions', someone(context));
    if (against.length > 0) throw new Refusal('FORBIDDEN', against);
    return { rows: divisionsIn(input.within ?? null).map(({ code, name }) => ({ code, name })) };
  }),
  same: os.same.handler(async ({ input, context }) => {
    const scope = scopeIn(context);
    return { ...(await listSame(context.db, scope, input, await leastLikeness(context.db, scope))), allowed: allowedBy(unitPolicy, someone(context)) };
  }),
  distinct: os.distinct.handler(gives(commands.distinct)),
  merge: os.merge.handler(gives(commands.merge)),
  unmerge: os.unmerge.handler(gives(commands.unmerge)),
  add: os.add.handler(gives(commands.add)),
  edit: os.edit.handler(gives(commands.edit)),
  addLiaison: os.addLiaison.handler(gives(commands.addLiaison)),
  endLiaison: os.endLiaison.handler(gives(commands.endLiaison)),
  logContact: os.logContact.handler(gives(commands.logContact)),
  addBranch: os.addBranch.handler(gives(commands.addBranch)),
  editBranch: os.editBranch.handler(gives(commands.editBranch)),
};
