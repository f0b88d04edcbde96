import { checks } from '#features/checks.ts';
import { burdenChecks } from '#features/burden/checks.ts';
import { circularChecks } from '#features/circular/checks.ts';
import { branchChecks, memberChecks } from '#features/org/checks-branch.ts';
import { planRules } from '#features/plan/checks.ts';
import { layoutChecks } from '#features/papers/checks.ts';
import type { Post } from '#shared/actor.ts';
import type { Phase, ShippedParameter } from '#shared/check.ts';
import type { Severity } from '#shared/finding.ts';
import { officeRules } from './office-rules.ts';

/** Chapters of the rulebook, in order. */
export const groups = ['PLN', 'CST', 'PLC', 'INT', 'ORG', 'REC', 'SUP', 'BRD', 'DOC', 'SEC', 'APPROVAL', 'UNITS', 'LINK'] as const;
export type Group = (typeof groups)[number];

/** One rule as the book shows it: a check over activities, or a setting that another part of the program reads. */
export interface Rule {
  readonly id: string;
  readonly group: Group;
  /** Null for settings that are not checks. Checks of layout run over written papers, in no phase of an activity. */
  readonly severity: Severity | null;
  readonly phases: readonly Phase[];
  readonly override: Post | null;
  readonly source: string;
  readonly article: string | null;
  readonly parameters: readonly ShippedParameter[];
}

/** A check without a threshold is still softened or hardened by a dated row of its own, under this name. */
export const bareParameter: ShippedParameter = { parameter: 'on', value: true, unit: null, status: 'confirmed' };

const groupOf = (id: string): Group => {
  const group = groups.find((name) => id === name || id.startsWith(`${name}-`));
  if (group === undefined) throw new Error(`rule ${id} stands in no chapter`);
  return group;
};

/** Every rule, in the order of the book. */
export const book: readonly Rule[] = [
  ...[...checks, ...planRules.filter(({ id }) => !checks.some((check) => check.id === id)), ...branchChecks, ...memberChecks, ...layoutChecks, ...burdenChecks, ...circularChecks].map(({ id, severity, phases, override, source, article, parameters }): Rule => ({
    id, group: groupOf(id), severity, phases, override, source, article,
    parameters: parameters.length === 0 && override !== null ? [bareParameter] : parameters,
  })),
  ...officeRules.map((rule): Rule => ({ ...rule, group: groupOf(rule.id), severity: null, phases: [], override: null })),
].toSorted((a, b) => groups.indexOf(a.group) - groups.indexOf(b.group) || a.id.localeCompare(b.id));

export const ruleOf = (id: string): Rule | undefined => book.find((rule) => rule.id === id);

/** Whether a rule's severity may be set: not where nobody may override it, and only on its first parameter. */
export const adjustable = (rule: Rule, parameter: string): boolean =>
  rule.severity !== null && rule.override !== null && rule.parameters[0]?.parameter === parameter;

/** How a parameter's value is typed: told by the value it was shipped with. */
export type ValueKind = 'number' | 'money' | 'yes_no' | 'words' | 'areas' | 'rates' | 'none';

export function kindOf({ parameter, value, unit, kind }: ShippedParameter): ValueKind {
  if (parameter === bareParameter.parameter) return 'none';
  if (kind !== undefined) return kind;
  if (typeof value === 'boolean') return 'yes_no';
  if (Array.isArray(value)) return value.every((item) => typeof item === 'string') ? 'words' : 'areas';
  return unit === '分' ? 'money' : 'number';
}

/** Who enters a new value, and whose confirmation makes it 已核 (domain.md, 'Who may override a block, who sets a parameter'). */
export const editorOf = ({ group }: Rule): Post => (group === 'SEC' ? 'security_admin' : 'committee');
export const confirmerOf = ({ group }: Rule): Post =>
  group === 'SEC' ? 'security_admin' : group === 'PLC' || group === 'INT' ? 'discipline' : 'committee';
