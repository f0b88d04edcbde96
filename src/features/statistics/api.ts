import { implement } from '@orpc/server';
import { gives, scopeIn, type ApiContext } from '#platform/api.ts';
import { layoutFindings } from '#features/papers/queries-layout.ts';
import { toDocx } from '#platform/documents/docx.ts';
import { loadRules } from '#platform/rules.ts';
import { barred } from '#shared/policy.ts';
import { Refusal } from '#shared/refusal.ts';
import * as commands from './commands.ts';
import { statisticsContract } from './contract.ts';
import { reviewOf } from './documents.ts';
import { picturesOf, reviewSvgs } from './http.ts';
import { readStatistics } from './list-store.ts';
import { statisticsPolicy } from './policy.ts';
import { loadReview } from './queries-review.ts';
import { checkedYears } from './store-check.ts';

const os = implement(statisticsContract).$context<ApiContext>();

export const statisticsApi = {
  figures: os.figures.handler(({ input, context }) => readStatistics(context.db, scopeIn(context), input)),
  review: os.review.handler(async ({ input, context }) => {
    const { db, fonts } = context;
    const known = await loadReview(db, scopeIn(context), input.year);
    const document = reviewOf(known);
    const rules = await loadRules(db, scopeIn(context).officeId, context.now());
    const findings = await layoutFindings(await toDocx(document, picturesOf(known)), 'docx', { rules, fonts });
    return { document, findings, pictures: [...reviewSvgs(known)].map(([ref, svg]) => ({ ref, svg })) };
  }),
  checked: os.checked.handler(async ({ context }) => {
    const scope = scopeIn(context);
    const against = barred(statisticsPolicy, 'statistics.checked', scope.actor);
    if (against.length > 0) throw new Refusal('FORBIDDEN', against);
    return { rows: await checkedYears(context.db, scope.officeId) };
  }),
  stateTotal: os.stateTotal.handler(gives(commands.stateTotal)),
  withdrawTotal: os.withdrawTotal.handler(gives(commands.withdrawTotal)),
};
