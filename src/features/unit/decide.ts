import { insert, refuse, stale, update, type Change, type Decision, type Given, type Happening } from '#shared/decision.ts';
import { need, type Finding } from '#shared/finding.ts';
import { nameKey, plainName } from '#shared/pinyin.ts';
import { barred } from '#shared/policy.ts';
import type { UnitInput } from './contract.ts';
import { divisionOf } from './facts-divisions.ts';
import type { Namesake, UnitBranchKnown, UnitKnown } from './facts.ts';
import { unitPolicy } from './policy.ts';

/** The directory of partners: pure. */

const about = (type: 'unit' | 'branch', id: string, changes: readonly Change[], event: Happening): Decision => ({
  ok: true, subject: { type, id, activityId: null }, changes, events: [event],
});

/** Names under which a unit would be found twice; `unit` of the facts lets the page lead to the one that is there. */
const twice = (namesakes: readonly Namesake[]): Finding[] =>
  namesakes.slice(0, 1).map(({ id, name }) => need('need.unit_once', 'name', { name, unit: id }));

/** A code that the list of divisions does not have. */
const nowhere = (region: string | null): Finding[] => (region === null || divisionOf(region) !== undefined ? [] : [need('need.division', 'region')]);

/** What is typed, as the row keeps it: aliases without doubles and without the name itself. */
function row({ name, kind, industry, region, field, frontLine, aliases, note }: Omit<UnitInput<'add'>, 'commandId'>) {
  const others = aliases.filter((alias, index) => plainName(alias) !== plainName(name) && aliases.findIndex((other) => plainName(other) === plainName(alias)) === index);
  return { name, kind, industry, region, field, frontLine, aliases: others, note, pinyin: nameKey(name) };
}

export interface AddFacts {
  readonly namesakes: readonly Namesake[];
}

export function add({ namesakes }: AddFacts, input: UnitInput<'add'>, given: Given): Decision {
  const against = [...barred(unitPolicy, 'unit.add', given.actor), ...twice(namesakes), ...nowhere(input.region)];
  if (against.length > 0) return refuse(...against);
  const id = given.newId();
  return about('unit', id, [insert('unit', { id, ...row(input) })], { name: 'unit.added', details: { name: input.name } });
}

export interface EditFacts extends AddFacts {
  readonly unit: UnitKnown;
}

export function edit({ unit, namesakes }: EditFacts, input: UnitInput<'edit'>, given: Given): Decision {
  const against = [...barred(unitPolicy, 'unit.edit', given.actor), ...twice(namesakes), ...nowhere(input.region)];
  if (against.length > 0) return refuse(...against);
  if (unit.own) return refuse(need('need.outside_unit'));
  if (unit.merged) return refuse(need('need.unit_standing', null, { name: unit.name }));
  if (input.version !== unit.version) return stale('unit', unit);
  const change = update('unit', unit.id, { ...row(input), version: unit.version + 1 });
  return about('unit', unit.id, [change], { name: 'unit.edited', details: { name: input.name } });
}

export interface BranchFacts {
  readonly unit: UnitKnown;
  readonly branches: readonly UnitBranchKnown[];
}

const sameName = (branches: readonly UnitBranchKnown[], name: string): Finding[] =>
  branches.some((branch) => plainName(branch.name) === plainName(name)) ? [need('need.branch_name_new', 'name', { name })] : [];

export function addBranch({ unit, branches }: BranchFacts, input: UnitInput<'addBranch'>, given: Given): Decision {
  const against = [...barred(unitPolicy, 'unit.add_branch', given.actor), ...sameName(branches, input.name)];
  if (against.length > 0) return refuse(...against);
  // Our own branches have approvals, members and leaders: they are made in org, and nowhere else.
  if (unit.own) return refuse(need('need.outside_unit'));
  if (unit.merged) return refuse(need('need.unit_standing', null, { name: unit.name }));
  const id = given.newId();
  const change = insert('branch', { id, unitId: unit.id, name: input.name, pinyin: nameKey(input.name), kind: 'standing' });
  return about('branch', id, [change], { name: 'unit.branch_added', details: { name: unit.name, branch: input.name } });
}

export function editBranch({ unit, branches }: BranchFacts, input: UnitInput<'editBranch'>, given: Given): Decision {
  const others = branches.filter((branch) => branch.id !== input.branchId);
  const against = [...barred(unitPolicy, 'unit.edit_branch', given.actor), ...sameName(others, input.name)];
  if (against.length > 0) return refuse(...against);
  const branch = branches.find((candidate) => candidate.id === input.branchId);
  if (unit.own || branch === undefined) return refuse(need(unit.own ? 'need.outside_unit' : 'need.branch', 'branchId'));
  if (input.version !== branch.version) return stale('branch', branch);
  const change = update('branch', branch.id, { name: input.name, pinyin: nameKey(input.name), version: branch.version + 1 });
  return about('branch', branch.id, [change], { name: 'unit.branch_edited', details: { name: unit.name, branch: input.name } });
}
