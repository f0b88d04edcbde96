import { parseYuan } from '#shared/format.ts';
import type { Finding } from '#shared/finding.ts';
import { isDay } from '#shared/dates.ts';
import type { Rules } from '#shared/rules.ts';

/** 'Try it': a few typed facts, and what the rule itself says of them. The same function runs in the browser and on the server. */

export type TrialKind = 'number' | 'money' | 'text' | 'yes' | 'choice' | 'day';
export interface TrialField {
  readonly name: string;
  readonly kind: TrialKind;
  /** What is typed before anybody types; with it the rule has something to say. */
  readonly initial: string;
  readonly options?: readonly string[];
}
/** One rule with the facts it is tried on. */
export interface Trial {
  readonly rule: string;
  readonly fields: readonly TrialField[];
  readonly run: (typed: Typed, rules: Rules) => readonly Finding[];
}

/** What was typed, read by kind; null where it is left open. */
export interface Typed {
  readonly number: (name: string) => number | null;
  readonly text: (name: string) => string | null;
  readonly yes: (name: string) => boolean;
}

export const field = (name: string, kind: TrialKind, initial: string, options?: readonly string[]): TrialField => ({ name, kind, initial, ...(options === undefined ? {} : { options }) });

/** The most a trial takes: what no activity has and no sum overflows with. */
const most = 1_000_000_000;

/** Reads one field: full-width digits are digits; what is no such value, or beyond reason, is told and not guessed. */
export function readField({ kind }: TrialField, typed: string): { readonly value: number | string | null; readonly wrong: 'number' | 'money' | 'day' | 'most' | null } {
  const text = typed.normalize('NFKC').trim();
  if (text === '') return { value: null, wrong: null };
  if (kind === 'money') {
    const fen = parseYuan(text);
    return fen === null ? { value: null, wrong: 'money' } : fen > most * 100 ? { value: null, wrong: 'most' } : { value: fen, wrong: null };
  }
  if (kind === 'number') {
    if (!/^\d+$/.test(text)) return { value: null, wrong: 'number' };
    return Number(text) > most ? { value: null, wrong: 'most' } : { value: Number(text), wrong: null };
  }
  if (kind === 'day') return isDay(text) ? { value: text, wrong: null } : { value: null, wrong: 'day' };
  return { value: typed.trim(), wrong: null };
}

export function readTyped(fields: readonly TrialField[], values: Readonly<Record<string, string>>): { readonly typed: Typed; readonly wrong: Readonly<Record<string, string>> } {
  const read = new Map(fields.map((one) => [one.name, readField(one, values[one.name] ?? one.initial)] as const));
  const value = (name: string) => read.get(name)?.value ?? null;
  return {
    typed: {
      number: (name) => { const known = value(name); return typeof known === 'number' ? known : null; },
      text: (name) => { const known = value(name); return typeof known === 'string' ? known : null; },
      yes: (name) => value(name) === 'yes',
    },
    wrong: Object.fromEntries([...read].flatMap(([name, { wrong }]) => (wrong === null ? [] : [[name, wrong]]))),
  };
}
