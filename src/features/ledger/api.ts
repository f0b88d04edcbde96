import { implement } from '@orpc/server';
import { scopeIn, someone, type ApiContext } from '#platform/api.ts';
import type { Scope } from '#platform/command.ts';
import { verify } from '#platform/ledger/verify.ts';
import { barred } from '#shared/policy.ts';
import { Refusal } from '#shared/refusal.ts';
import { ledgerContract, type VerifyStep } from './contract.ts';
import { listTable } from './list-store.ts';
import { ledgerPolicy } from './policy.ts';
import { fieldsOf, historyOf, lengthOf, listEntries } from './store.ts';

const os = implement(ledgerContract).$context<ApiContext>();

/** Who asks, where the permission table lets them. @throws Refusal FORBIDDEN */
function asking(context: ApiContext, verb: string) {
  const against = barred(ledgerPolicy, verb, someone(context));
  if (against.length > 0) throw new Refusal('FORBIDDEN', against);
  return scopeIn(context);
}

export const ledgerApi = {
  ofActivity: os.ofActivity.handler(({ input, context }) => historyOf(context.db, asking(context, 'ledger.of_activity'), input)),
  entry: os.entry.handler(({ input, context }) => fieldsOf(context.db, asking(context, 'ledger.entry'), input)),
  table: os.table.handler(({ input, context }) => listTable(context.db, asking(context, 'ledger.table'), input)),
  list: os.list.handler(({ input, context }) => listEntries(context.db, asking(context, 'ledger.list'), input)),
  verify: os.verify.handler(({ context }) => verifying(context, asking(context, 'ledger.verify'))),
};

/** How often a verification says how far it is. */
const every = 300;

async function* verifying(context: ApiContext, scope: Scope): AsyncGenerator<VerifyStep, void, void> {
  const of = await lengthOf(context.db, scope);
  let entries = 0;
  let verdict: VerifyStep | null = null;
  yield { kind: 'progress', entries, of };
  const work = verify(context.db, await context.door.anchors(), { only: scope.officeId, onBatch: (seq) => { entries = seq; } }).then((found) => {
    verdict = found.ok ? { kind: 'whole', entries: found.entries } : { kind: 'broken', seq: found.firstBad.seq, reason: found.firstBad.reason, detail: found.firstBad.detail };
  });
  while (verdict === null) {
    await Promise.race([work, new Promise((resolve) => setTimeout(resolve, every))]);
    yield verdict ?? { kind: 'progress', entries, of };
  }
}
