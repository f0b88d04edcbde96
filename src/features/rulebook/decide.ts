import type { z } from 'zod';
import { holds } from '#shared/actor.ts';
import type { ShippedParameter } from '#shared/check.ts';
import { addDays } from '#shared/dates.ts';
import { insert, refuse, stale, update, type Change, type Decision, type Given } from '#shared/decision.ts';
import { need, type Finding } from '#shared/finding.ts';
import { barred } from '#shared/policy.ts';
import { covers, dayBefore, type RuleSetting } from '#shared/rules.ts';
import { adjustable, confirmerOf, editorOf, kindOf, ruleOf, type Rule, type ValueKind } from './book.ts';
import { contradictionsWith } from './decide-contradictions.ts';
import type { rulebookContract, Setting, Value } from './contract.ts';
import { rulebookPolicy } from './policy.ts';

type Input<V extends keyof typeof rulebookContract> = z.infer<NonNullable<(typeof rulebookContract)[V]['~orpc']['inputSchema']>>;

/** All dated values of one parameter. */
export interface SetFacts {
  readonly rows: readonly (Setting & { readonly id: string })[];
  /** Every row of the office from the bottom up, for what must agree with it. */
  readonly all: readonly RuleSetting[];
}
/** Besides them: which one is to be confirmed, and who entered it (null for values that were shipped). */
export interface ConfirmFacts extends SetFacts {
  readonly setterId: string | null;
}

const subject = (id: string) => ({ type: 'rule_setting', id, activityId: null });

/** What the value must be, told by what was shipped. */
function unfit(kind: ValueKind, value: Value, shipped: unknown, unit: string | null): Finding[] {
  const no = (limit: number | null = null): Finding[] => [need(limit === null ? 'rulebook.value_kind' : 'rulebook.value_range', 'value', { limit })];
  const list = Array.isArray(value);
  switch (kind) {
    case 'none':
    case 'yes_no': return typeof value === 'boolean' ? [] : no();
    case 'words': return list && value.length > 0 && value.every((item) => typeof item === 'string') ? [] : no();
    case 'areas': return list && value.every((item) => typeof item === 'object' && 'aliases' in item) ? [] : no();
    case 'rates': return list && value.every((item) => typeof item === 'object' && 'place' in item) ? [] : no();
    default: {
      if (typeof value !== 'number') return no();
      const most = unit === '%' ? 100 : kind === 'money' ? 1_000_000_000 : 10_000;
      const least = shipped === 0 || shipped === null || kind === 'money' ? 0 : 1;
      return value < least || value > most ? no(value > most ? most : least) : [];
    }
  }
}

/** A bound of the rule itself: no setting reaches beyond it. */
const beyond = ({ least, most }: ShippedParameter, value: Value): Finding[] => {
  if (typeof value !== 'number') return [];
  const limit = least !== undefined && value < least ? least : most !== undefined && value > most ? most : null;
  return limit === null ? [] : [need('rulebook.value_bound', 'value', { limit })];
};

function against(rule: Rule, input: Input<'set'>, given: Given): Finding[] {
  const parameter = rule.parameters.find((one) => one.parameter === input.parameter);
  if (parameter === undefined) return [need('rulebook.no_parameter', 'parameter')];
  return [
    ...unfit(kindOf(parameter), input.value, parameter.value, parameter.unit),
    ...beyond(parameter, input.value),
    ...(input.severity !== null && !adjustable(rule, input.parameter) ? [need('rulebook.severity_fixed', 'severity')] : []),
    ...(input.fromOn < given.today ? [need('rulebook.past', 'fromOn', { today: given.today })] : []),
  ];
}

/** Ends the rows that run into the day on which a new value starts; values of the past keep their days. */
const closing = (rows: SetFacts['rows'], fromOn: string): Change[] =>
  rows
    .filter((row) => row.fromOn <= fromOn && covers(row, fromOn))
    .map((row) => update('ruleSetting', row.id, { toOn: dayBefore(fromOn), version: row.version + 1 }));

/** A new value from a day on. It counts at once where its editor may also confirm it; else it waits and is 待核. */
export function set({ rows, all }: SetFacts, input: Input<'set'>, given: Given): Decision {
  const rule = ruleOf(input.rule);
  if (rule === undefined) return refuse(need('rulebook.no_rule', 'rule'));
  const barring = barred(rulebookPolicy, 'rulebook.set', given.actor);
  if (barring.length > 0) return refuse(...barring);
  if (!holds(given.actor, editorOf(rule))) return refuse(need('forbidden.post', null, { who: editorOf(rule) }));
  const wrong = against(rule, input, given);
  if (wrong.length > 0) return refuse(...wrong);
  const counts = confirmerOf(rule) === editorOf(rule);
  const id = given.newId();
  const next = rows.filter((row) => row.fromOn > input.fromOn && row.status === 'confirmed').map((row) => row.fromOn).toSorted()[0];
  const { parameter, value, severity, fromOn, source, article } = input;
  const unit = rule.parameters.find((one) => one.parameter === parameter)?.unit ?? null;
  const made = { rule: rule.id, parameter, value, unit, severity, profile: 'office', layer: Number.MAX_SAFE_INTEGER, fromOn, toOn: next === undefined ? null : dayBefore(next), source, article, status: 'confirmed' as const };
  const clash = contradictionsWith(all, made);
  if (clash.length > 0) return refuse(...clash);
  const row = insert('ruleSetting', {
    id, rule: rule.id, parameter, value: JSON.parse(JSON.stringify(value)), unit, severity, profile: 'office', fromOn,
    toOn: next === undefined ? null : dayBefore(next), source, article, version: 1, status: counts ? 'confirmed' : 'unconfirmed',
    confirmedBy: counts ? given.actor.name : null, confirmedOn: counts ? given.today : null,
  });
  // A value that waits ends only what waits too: the confirmed one stays in force until it is confirmed.
  const ended = rows.filter((old) => counts || old.status === 'unconfirmed');
  return {
    ok: true, subject: subject(id), changes: [...closing(ended, fromOn), row],
    events: [{ name: 'rulebook.set', details: { rule: rule.id, parameter: `@parameter.${rule.id}.${parameter}`, from: fromOn } }],
  };
}

/** 待核 → 已核, by the post that answers for the chapter and not by whoever entered it. From today at the earliest. */
export function confirm({ rows, all, setterId }: ConfirmFacts, input: Input<'confirm'>, given: Given): Decision {
  const rule = ruleOf(input.rule);
  const row = rows.find((one) => one.id === input.id);
  if (rule === undefined || row === undefined) return refuse(need('rulebook.no_rule', 'rule'));
  const barring = barred(rulebookPolicy, 'rulebook.confirm', given.actor);
  if (barring.length > 0) return refuse(...barring);
  if (!holds(given.actor, confirmerOf(rule))) return refuse(need('forbidden.post', null, { who: confirmerOf(rule) }));
  if (setterId !== null && setterId === given.actor.personId) return refuse(need('rulebook.own'));
  if (input.version !== row.version) return stale('rule_setting', row);
  if (row.status === 'confirmed') return refuse(need('rulebook.confirmed_already'));
  // What was proposed for a day gone by begins today, where an older confirmed value was in force until now.
  const displaced = rows.filter((other) => other.id !== row.id && other.status === 'confirmed');
  const fromOn = row.fromOn < given.today && displaced.some((other) => covers(other, addDays(given.today, -1))) ? given.today : row.fromOn;
  if (row.toOn !== null && (row.toOn < fromOn || row.toOn < given.today)) return refuse(need('rulebook.past', null, { today: given.today }));
  const clash = contradictionsWith(all, { ...row, rule: rule.id, layer: row.profile === 'office' ? Number.MAX_SAFE_INTEGER : 0, fromOn, status: 'confirmed' });
  if (clash.length > 0) return refuse(...clash);
  return {
    ok: true, subject: subject(row.id),
    changes: [
      ...closing(displaced, fromOn),
      update('ruleSetting', row.id, { fromOn, status: 'confirmed', confirmedBy: given.actor.name, confirmedOn: given.today, version: row.version + 1 }),
    ],
    events: [{ name: 'rulebook.confirmed', details: { rule: rule.id, parameter: `@parameter.${rule.id}.${row.parameter}`, from: fromOn } }],
  };
}
