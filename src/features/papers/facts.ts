import type { ActivityFacts } from '#features/activity/facts.ts';
import type { TableRow } from '#features/ledger/contract.ts';
import type { Inspected } from '#features/inspection/facts.ts';
import type { PlanFacts, PlanItem } from '#features/plan/facts.ts';
import type { Rules } from '#shared/rules.ts';
import type { Field, PlainKind, Value, Values } from '#shared/document/fields.ts';

/** What the papers of an activity are made of: the activity itself, its office, and the year it belongs to. */
export interface PaperKnown {
  readonly facts: ActivityFacts;
  /** Name of the office that issues the paper. */
  readonly office: string;
  readonly today: string;
  /** Dated parameters, for the checks of layout. */
  readonly rules: Rules;
  /** Every paper of the demo says that it is one. */
  readonly demo: boolean;
  /** Hosting branches of ours as the papers name them. */
  readonly branches: readonly { readonly id: string; readonly name: string; readonly secretary: string | null; readonly members: number | null }[];
  /** The year's activities of the hosting branches that the asker may see, oldest first; and whether there are more than were asked for. */
  readonly year: readonly TableRow[];
  /** The plan of the activity's year and the approved lines of the hosting branches; null where the year has none. */
  readonly plan: PaperPlan | null;
  /** Rounds of inspection it was looked at in, as far as the asker may see them. */
  readonly inspections: readonly Inspected[];
  /** Which bulletin, where there are several. */
  readonly which: string | null;
}

/** Of the year's plan what papers of one activity tell. */
export interface PaperPlan {
  readonly plan: Pick<PlanFacts['plan'], 'year' | 'state' | 'approvedOn' | 'conditions'>;
  readonly lines: readonly PaperPlanLine[];
}
export interface PaperPlanLine extends Pick<PlanItem, 'id' | 'number' | 'content' | 'form' | 'fromOn' | 'toOn' | 'place' | 'people' | 'branchName' | 'partner' | 'extra'> {
  readonly estimateFen: number | null;
  /** Numbers of the activities begun from it that the asker may see. */
  readonly codes: readonly string[];
}

/** Part of the activity's page where a fact is entered. */
export type Cure = 'topic' | 'sides' | 'programme' | 'approval' | 'held' | 'record' | 'publicity' | 'conversion' | 'costs';

/** What a later part of the product will know: the paper says so and fills itself then. */
export const laterParts = ['inspection'] as const;
export type Later = (typeof laterParts)[number];

/** One named fact. `of` reads it; null is not known. */
export interface PaperField {
  readonly name: string;
  readonly en: string;
  readonly kind: PlainKind | 'list';
  /** Of a list: the names inside, with their kinds. */
  readonly items?: readonly Field[];
  /** Where a person enters it; null where it is worked out or belongs to the office. */
  readonly cure: Cure | null;
  /** A person types or chooses it, once, on that part of the page; all else is computed from what was typed. */
  readonly typed: boolean | ((known: PaperKnown) => boolean);
  /** Tells nothing of this activity (the office's name, today): not counted as a fact shown. */
  readonly constant?: true;
  readonly later?: Later;
  readonly of: (known: PaperKnown) => Value;
}

interface More {
  /** Whether it was typed in this activity, where that depends: what was not asked of anybody was not typed. */
  readonly typed?: (known: PaperKnown) => boolean;
  readonly constant?: true;
  readonly later?: Later;
}
const field = (kind: PlainKind, typed: boolean) => (name: string, en: string, cure: Cure | null, of: PaperField['of'], more: More = {}): PaperField => ({ name, en, kind, cure, typed, of, ...more });

/** Typed or chosen by a person. */
export const typed = { text: field('text', true), day: field('day', true), money: field('money', true), integer: field('integer', true), rich: field('rich', true) };
/** Worked out from what was typed, or written by the program itself. */
export const computed = { text: field('text', false), day: field('day', false), money: field('money', false), integer: field('integer', false), rich: field('rich', false) };

const listOf = (isTyped: boolean) => (name: string, en: string, cure: Cure | null, items: readonly Field[], of: (known: PaperKnown) => readonly Values[], more: More = {}): PaperField => ({ name, en, kind: 'list', items, cure, typed: isTyped, of, ...more });
/** A table is one fact, however many lines it has. */
export const typedList = listOf(true);
export const computedList = listOf(false);

export const text = (...names: string[]): Field[] => names.map((name) => ({ name, kind: 'text' }));
export const day = (...names: string[]): Field[] => names.map((name) => ({ name, kind: 'day' }));
export const integer = (...names: string[]): Field[] => names.map((name) => ({ name, kind: 'integer' }));
export const money = (...names: string[]): Field[] => names.map((name) => ({ name, kind: 'money' }));
export const nested = (name: string, fields: readonly Field[]): Field => ({ name, kind: 'list', fields });

/** Lines of a list, numbered from 1. */
export const numbered = <T>(rows: readonly T[], of: (row: T) => Values): Values[] => rows.map((row, index) => ({ 序号: index + 1, ...of(row) }));
/** Null where there is nothing to say. */
export const orNull = (words: string): string | null => (words.trim() === '' ? null : words);
/** A sum; unknown as soon as one part is (invariant 8). */
export const sum = (counts: readonly (number | null)[]): number | null => counts.reduce<number | null>((all, one) => (all === null || one === null ? null : all + one), 0);
