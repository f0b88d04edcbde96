import { implement } from '@orpc/server';
import { loadActivity } from '#features/activity/queries.ts';
import { gives, scopeIn, someone, type ApiContext } from '#platform/api.ts';
import type { Scope } from '#platform/command.ts';
import { verifyActivity } from '#platform/ledger/verify-activity.ts';
import { barred } from '#shared/policy.ts';
import { Refusal } from '#shared/refusal.ts';
import * as commands from './commands.ts';
import { authenticityContract } from './contract.ts';
import { recordText } from './facts-sources.ts';
import { listOpen } from './list-store-open.ts';
import { likeTyped, type Typed } from './list-store.ts';
import { authenticityPolicy } from './policy.ts';
import { signalsFor } from './shown.ts';
import { answersOf, isBehind, matchesOf } from './store.ts';

const os = implement(authenticityContract).$context<ApiContext>();

/** Who asks, where the table lets them. @throws Refusal FORBIDDEN */
function asking(context: ApiContext, verb: string): Scope {
  const against = barred(authenticityPolicy, verb, someone(context));
  if (against.length > 0) throw new Refusal('FORBIDDEN', against);
  return scopeIn(context);
}

export const authenticityApi = {
  signals: os.signals.handler(async ({ input: { id }, context }) => {
    const scope = asking(context, 'authenticity.signals');
    const known = await loadActivity(context.db, scope, id);
    const [matches, answers, behind] = [await matchesOf(context.db, scope, id), await answersOf(context.db, scope, id), await isBehind(context.db, scope, id)];
    return { rows: signalsFor(scope.actor, known, matches, answers), behind };
  }),
  list: os.list.handler(({ input, context }) => listOpen(context.db, asking(context, 'authenticity.list'), input)),
  check: os.check.handler(async ({ input: { id, record, insight }, context }) => {
    const scope = asking(context, 'authenticity.check');
    const known = await loadActivity(context.db, scope, id);
    const { facts } = known;
    const mine = facts.insights.find((one) => one.personId === scope.actor.personId && one.withdrawnAt === null);
    const typed: Typed = record === undefined
      ? { kind: 'insight', id: mine?.id ?? null, text: insight ?? '', writtenAt: mine?.createdAt ?? null }
      : { kind: 'record', id: facts.record?.id ?? null, text: recordText(record), writtenAt: facts.record?.writtenAt ?? null };
    return likeTyped(context.db, scope, known, typed);
  }),
  verify: os.verify.handler(async ({ input: { id }, context }) => {
    const scope = asking(context, 'authenticity.verify');
    await loadActivity(context.db, scope, id);
    return verifyActivity(context.db, scope.officeId, id);
  }),
  explain: os.explain.handler(gives(commands.explain)),
  note: os.note.handler(gives(commands.note)),
};
