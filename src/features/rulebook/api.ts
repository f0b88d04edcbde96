import { implement } from '@orpc/server';
import { gives, scopeIn, type ApiContext } from '#platform/api.ts';
import { loadRules } from '#platform/rules.ts';
import { holds, type Actor } from '#shared/actor.ts';
import { Refusal } from '#shared/refusal.ts';
import { barred } from '#shared/policy.ts';
import { counting, covers } from '#shared/rules.ts';
import { adjustable, book, confirmerOf, editorOf, kindOf, type Rule } from './book.ts';
import { confirmRule, setRule } from './commands.ts';
import { rulebookContract, type RuleView, type Setting } from './contract.ts';
import { rulebookPolicy } from './policy.ts';
import { listSettings } from './store.ts';

const os = implement(rulebookContract).$context<ApiContext>();

/** A rule as the asker sees it today; `rows` are the dated values of this rule, newest first. */
export function viewOf(rule: Rule, rows: readonly (Setting & { rule: string })[], actor: Actor, today: string): RuleView {
  const { id, group, severity, override, source, article } = rule;
  const inForce = counting(rows).filter((row) => covers(row, today));
  const writes = actor.kind === 'person' && actor.may === 'all';
  return {
    id, group, severity, override, source, article,
    parameters: rule.parameters.map((shipped) => ({
      parameter: shipped.parameter, kind: kindOf(shipped), unit: shipped.unit, adjustable: adjustable(rule, shipped.parameter),
      current: inForce.find((row) => row.parameter === shipped.parameter) ?? null,
      settings: rows.filter((row) => row.parameter === shipped.parameter),
    })),
    editor: editorOf(rule), confirmer: confirmerOf(rule),
    mayEdit: writes && holds(actor, editorOf(rule)), mayConfirm: writes && holds(actor, confirmerOf(rule)),
  };
}

async function list({ context }: { context: ApiContext }): Promise<{ rules: RuleView[] }> {
  const scope = scopeIn(context);
  const against = barred(rulebookPolicy, 'rulebook.list', scope.actor);
  if (against.length > 0) throw new Refusal('FORBIDDEN', against);
  const rows = await listSettings(context.db, scope);
  const { today } = await loadRules(context.db, scope.officeId, context.now());
  return { rules: book.map((rule) => viewOf(rule, rows.filter((row) => row.rule === rule.id), scope.actor, today)) };
}

async function inForce({ context }: { context: ApiContext }) {
  const scope = scopeIn(context);
  const against = barred(rulebookPolicy, 'rulebook.in_force', scope.actor);
  if (against.length > 0) throw new Refusal('FORBIDDEN', against);
  const { today, settings, calendar } = await loadRules(context.db, scope.officeId, context.now());
  return { today, settings: [...settings], calendar: [...calendar] };
}

export const rulebookApi = {
  list: os.list.handler(list),
  inForce: os.inForce.handler(inForce),
  set: os.set.handler(gives(setRule)),
  confirm: os.confirm.handler(gives(confirmRule)),
};
