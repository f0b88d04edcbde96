import { implement } from '@orpc/server';
import { gives, scopeIn, type ApiContext } from '#platform/api.ts';
import { loadRules } from '#platform/rules.ts';
import { holds, type Actor } from '#shared/actor.ts';
import { Refusal } from '#shared/refusal.ts';
import { barred } from '#shared/policy.ts';
import { counting, layered, settingOn, type RuleSetting } from '#shared/rules.ts';
import { adjustable, book, confirmerOf, editorOf, kindOf, type Rule } from './book.ts';
import { chooseProfile, confirmRule, dropProfile, setRule } from './commands.ts';
import { readFound } from './list-store-found.ts';
import { rulebookContract, type ProfileView, type RuleView, type Setting } from './contract.ts';
import { rulebookPolicy } from './policy.ts';
import { profiles, underlay } from './shipped-profiles.ts';
import { listSettings } from './store.ts';
import { listProfiles } from './store-profiles.ts';

const os = implement(rulebookContract).$context<ApiContext>();

/** A rule as the asker sees it today; `rows` are the dated values of this rule, newest first. */
export function viewOf(rule: Rule, rows: readonly (Setting & RuleSetting)[], actor: Actor, today: string): RuleView {
  const { id, group, severity, override, source, article } = rule;
  const rules = { today, calendar: new Map<string, boolean>(), settings: counting(rows) };
  const writes = actor.kind === 'person' && actor.may === 'all';
  return {
    id, group, severity, override, source, article,
    parameters: rule.parameters.map((shipped) => ({
      parameter: shipped.parameter, kind: kindOf(shipped), unit: shipped.unit, adjustable: adjustable(rule, shipped.parameter),
      current: settingOn(rules, id, shipped.parameter, today) as Setting | null,
      settings: rows.filter((row) => row.parameter === shipped.parameter),
    })),
    editor: editorOf(rule), confirmer: confirmerOf(rule),
    mayEdit: writes && holds(actor, editorOf(rule)), mayConfirm: writes && holds(actor, confirmerOf(rule)),
  };
}

/** A row that is not the office's own has no id, and nobody to confirm it. */
const asSetting = (row: RuleSetting & Partial<Setting>): Setting & RuleSetting => ({ id: null, confirmedBy: null, confirmedOn: null, version: 0, ...row });

/** The book as the asker sees it today. */
export async function readBook(context: ApiContext) {
  const scope = scopeIn(context);
  const against = barred(rulebookPolicy, 'rulebook.list', scope.actor);
  if (against.length > 0) throw new Refusal('FORBIDDEN', against);
  const followed = await listProfiles(context.db, scope);
  const rows = layered(await listSettings(context.db, scope), followed, underlay).map(asSetting).toSorted((a, b) => (a.fromOn < b.fromOn ? 1 : a.fromOn > b.fromOn ? -1 : 0));
  const { today } = await loadRules(context.db, scope.officeId, context.now());
  return {
    rules: book.map((rule) => viewOf(rule, rows.filter((row) => row.rule === rule.id), scope.actor, today)),
    profiles: profiles.map(({ id }): ProfileView => ({ profile: id, followed: followed.filter(({ profile }) => profile === id), figures: [...(underlay.profiles[id] ?? [])] })),
    today, mayChoose: barred(rulebookPolicy, 'rulebook.choose_profile', scope.actor).length === 0,
  };
}

async function inForce({ context }: { context: ApiContext }) {
  const scope = scopeIn(context);
  const against = barred(rulebookPolicy, 'rulebook.in_force', scope.actor);
  if (against.length > 0) throw new Refusal('FORBIDDEN', against);
  const { today, settings, calendar } = await loadRules(context.db, scope.officeId, context.now());
  return { today, settings: [...settings], calendar: [...calendar] };
}

export const rulebookApi = {
  list: os.list.handler(async ({ context }) => { const { today: _, ...read } = await readBook(context); return read; }),
  inForce: os.inForce.handler(inForce),
  found: os.found.handler(({ context }) => readFound(context.db, scopeIn(context))),
  chooseProfile: os.chooseProfile.handler(gives(chooseProfile)),
  dropProfile: os.dropProfile.handler(gives(dropProfile)),
  set: os.set.handler(gives(setRule)),
  confirm: os.confirm.handler(gives(confirmRule)),
};
