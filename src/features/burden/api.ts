import { implement } from '@orpc/server';
import { tellFeedback } from '#features/feedback/queries.ts';
import { scopeIn, type ApiContext } from '#platform/api.ts';
import { loadRules } from '#platform/rules.ts';
import { barred } from '#shared/policy.ts';
import { Refusal } from '#shared/refusal.ts';
import { burdenFindingsOf } from './checks.ts';
import { burdenContract, type BurdenPage } from './contract.ts';
import { aboutTheFile, limitsOn, phoneOn, writesFromPhone, type Product } from './facts.ts';
import { productMade } from './facts-product.ts';
import { burdenPolicy } from './policy.ts';
import { columnsOf, ownTemplates, remindersOf } from './store.ts';

const os = implement(burdenContract).$context<ApiContext>();

/** The product as it runs now, held against chapter BRD. */
async function readPage(context: ApiContext): Promise<BurdenPage> {
  const { db } = context;
  const scope = scopeIn(context);
  const against = barred(burdenPolicy, 'burden.page', scope.actor);
  if (against.length > 0) throw new Refusal('FORBIDDEN', against);
  const [rules, columns, { wrong, ...reminders }, templates, feedback] = await Promise.all([loadRules(db, scope.officeId, scope.now), columnsOf(db), remindersOf(db, scope), ownTemplates(db, scope), tellFeedback(db, scope)]);
  const made = productMade();
  const limits = limitsOn(rules, rules.today);
  const phone = phoneOn(rules, rules.today);
  const product: Product = {
    on: rules.today, names: [...made.contract, ...made.parameters, ...made.papers, ...columns], uploads: made.uploads, reports: [...made.outputs, ...made.papers],
    // Templates are looked through when they are uploaded; what is in use was seen and accepted by a person.
    asked: [], reminders: wrong, limits, phone, feedback: { frames: ['office', 'link'], hidden: [] },
  };
  return {
    asOf: scope.now.toISOString(),
    figures: {
      names: made.contract.length, columns: columns.length, parameters: made.parameters.length, paperFields: made.papers.length,
      uploads: made.uploads.length, required: made.uploads.filter(({ where, required }) => required && !aboutTheFile.includes(where)).length,
      reports: product.reports.length, reminders, limits, ownTemplates: templates, feedback, phone: { ...phone, counts: writesFromPhone(phone) },
    },
    findings: burdenFindingsOf(product, rules),
  };
}

export const burdenApi = { page: os.page.handler(({ context }) => readPage(context)) };
