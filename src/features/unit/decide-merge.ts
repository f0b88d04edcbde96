import { insert, refuse, stale, update, type Change, type Decision, type Given } from '#shared/decision.ts';
import { need, type Finding } from '#shared/finding.ts';
import { plainName } from '#shared/pinyin.ts';
import { barred } from '#shared/policy.ts';
import { mostAliases, type UnitInput } from './contract.ts';
import { filledFields, moving, type FilledField, type Moved, type MovedRows, type Moving, type Namesake, type UnitKnown } from './facts.ts';
import { unitPolicy } from './policy.ts';

/** Two units that are one, or that are not: pure. Nothing is merged but by a person. */

export interface MergeUnit extends UnitKnown {
  readonly aliases: readonly string[];
  readonly industry: string | null;
  readonly region: string | null;
  readonly field: string | null;
  readonly frontLine: boolean | null;
  readonly note: string | null;
}
interface InActivity {
  readonly theme: string | null;
  readonly code: string;
}

const same = (one: string, other: string): boolean => plainName(one) === plainName(other);
const called = ({ theme, code }: InActivity): string => theme ?? code;

/** What bars any pair: two that are outside, each standing for itself. */
function pair(one: MergeUnit, other: MergeUnit | null): Finding[] {
  if (other === null || one.id === other.id) return [need('need.other_unit', 'otherId')];
  if (one.own || other.own) return [need('need.outside_unit')];
  return [one, other].filter((unit) => unit.merged).map((unit) => need('need.unit_standing', null, { name: unit.name }));
}

export interface DistinctFacts {
  readonly one: MergeUnit;
  readonly other: MergeUnit | null;
  /** Whether it was said before. */
  readonly known: boolean;
}

export function distinct({ one, other, known }: DistinctFacts, _: UnitInput<'distinct'>, given: Given): Decision {
  const against = [...barred(unitPolicy, 'unit.distinct', given.actor), ...pair(one, other)];
  if (against.length > 0 || other === null) return refuse(...against);
  const [oneId, otherId] = one.id < other.id ? [one.id, other.id] : [other.id, one.id];
  return {
    ok: true, subject: { type: 'unit', id: one.id, activityId: null },
    changes: known ? [] : [insert('unitDistinct', { id: given.newId(), oneId, otherId, byName: given.actor.name, at: given.now })],
    events: [{ name: 'unit.held_apart', details: { name: one.name, other: other.name } }],
  };
}

export interface MergeFacts {
  readonly kept: MergeUnit;
  readonly gone: MergeUnit | null;
  /** Whatever names the one that goes. */
  readonly rows: MovedRows;
  /** An activity under way in which the two would be one side twice. */
  readonly both: InActivity | null;
}

export function merge({ kept, gone, rows, both }: MergeFacts, input: UnitInput<'merge'>, given: Given): Decision {
  const against = [...barred(unitPolicy, 'unit.merge', given.actor), ...pair(kept, gone)];
  if (against.length > 0 || gone === null) return refuse(...against);
  if (input.version !== kept.version || input.otherVersion !== gone.version) return stale('unit', kept.version === input.version ? gone : kept);
  if (both !== null) return refuse(need('need.merge_sides', null, { activity: called(both) }));
  const names = [kept.name, ...kept.aliases];
  const aliases = [gone.name, ...gone.aliases].filter((name, index, all) => !names.some((one) => same(one, name)) && all.findIndex((one) => same(one, name)) === index);
  if (kept.aliases.length + aliases.length > mostAliases) return refuse(need('need.alias_room', null, { most: mostAliases }));
  const filled = Object.fromEntries(filledFields.filter((field) => kept[field] === null && gone[field] !== null).map((field) => [field, gone[field]])) as Moved['filled'];
  const moved: Moved = { ...rows, aliases, filled };
  return {
    ok: true, subject: { type: 'unit', id: kept.id, activityId: null },
    changes: [
      ...rowsTo(kept.id, moved),
      update('unit', kept.id, { aliases: [...kept.aliases, ...aliases], ...filled, version: kept.version + 1 }),
      // Nothing of it changes but that it was touched: an import taken back does not take it away, an edit begun before is stale.
      update('unit', gone.id, { version: gone.version + 1 }),
      insert('unitMerge', { id: given.newId(), keptId: kept.id, goneId: gone.id, moved: JSON.parse(JSON.stringify(moved)), byName: given.actor.name, at: given.now }),
    ],
    events: [{ name: 'unit.merged', details: { name: kept.name, other: gone.name } }],
  };
}

const rowsTo = (unitId: string, rows: MovedRows): Change[] =>
  (Object.keys(moving) as Moving[]).flatMap((what) => (rows[what] ?? []).map((id) => update(moving[what], id, { unitId })));

export interface UnmergeFacts {
  readonly kept: MergeUnit;
  readonly gone: MergeUnit | null;
  readonly merge: { readonly id: string; readonly moved: Moved; readonly undoneAt: string | null } | null;
  /** Of what was moved, what still stands with the kept unit. What was taken off or given to another since is left as it is. */
  readonly there: MovedRows;
  /** Other units that go by one of its names now. */
  readonly namesakes: readonly Namesake[];
  /** An activity in which a side would be of one unit and its branch of the other. */
  readonly mixed: InActivity | null;
}

/** Exactly what was moved goes back; what came to the kept unit since stays with it. */
export function unmerge({ kept, gone, merge: before, there, namesakes, mixed }: UnmergeFacts, _: UnitInput<'unmerge'>, given: Given): Decision {
  const against = barred(unitPolicy, 'unit.unmerge', given.actor);
  if (against.length > 0) return refuse(...against);
  if (before === null || gone === null || before.undoneAt !== null) return refuse(need('need.merge', 'mergeId'));
  const names = [gone.name, ...gone.aliases];
  const way = [
    ...(kept.merged ? [need('need.undo_order', null, { name: kept.name })] : []),
    ...(names.some((name) => same(name, kept.name)) ? [need('need.undo_name', null, { name: kept.name })] : []),
    ...namesakes.slice(0, 1).map(({ name }) => need('need.undo_name', null, { name })),
    ...(mixed === null ? [] : [need('need.undo_side', null, { activity: called(mixed) })]),
  ];
  if (way.length > 0) return refuse(...way.slice(0, kept.merged ? 1 : way.length));
  const { moved } = before;
  const aliases = kept.aliases.filter((alias) => !moved.aliases.some((added) => same(added, alias)));
  const emptied = Object.fromEntries((Object.keys(moved.filled) as FilledField[]).filter((field) => kept[field] === moved.filled[field]).map((field) => [field, null]));
  return {
    ok: true, subject: { type: 'unit', id: kept.id, activityId: null },
    changes: [
      ...rowsTo(gone.id, there),
      update('unit', kept.id, { aliases, ...emptied, version: kept.version + 1 }),
      update('unit', gone.id, { version: gone.version + 1 }),
      update('unitMerge', before.id, { undoneBy: given.actor.name, undoneAt: given.now }),
    ],
    events: [{ name: 'unit.unmerged', details: { name: kept.name, other: gone.name } }],
  };
}
