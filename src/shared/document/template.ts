import { shownValue, type Field, type PlainKind, type Value, type Values } from './fields.ts';
import type { Block } from './model.ts';

/**
 * A paper's model with placeholders where facts go: built-in papers are written once, in this form. `fill` puts values in
 * and gives the finished model; `asTemplate` writes the same model out with its placeholders, for an office to copy.
 */

/** In a list of rows or blocks: these stand once for each item of a list, or once where a plain field is known. */
export interface Each<T> {
  readonly each: string;
  readonly of: readonly T[];
}
/** These stand where a list is empty or a field not known. */
export interface Unless<T> {
  readonly unless: string;
  readonly of: readonly T[];
}
/** Blocks of a `rich` field. */
export interface Rich {
  readonly rich: string;
}

/** A model in which any text may hold placeholders and any list may repeat. */
export type Template<T> = T extends string
  ? string extends T ? string : T
  : T extends readonly (infer Item)[]
    ? readonly (Template<Item> | Each<Template<Item>> | Unless<Template<Item>> | Rich)[]
    : T extends object
      ? { readonly [Key in keyof T]: Template<T[Key]> }
      : T;

/** Values of the item in hand, then of what stands around it. */
export interface Scope {
  readonly fields: readonly Field[];
  readonly values: Values;
  readonly around: Scope | null;
}

/** The field of that name and its value, from the inside out; null where there is none such. */
export function lookUp(scope: Scope, name: string): { readonly field: Field; readonly value: Value } | null {
  const field = scope.fields.find((one) => one.name === name);
  if (field !== undefined) return { field, value: scope.values[name] ?? null };
  return scope.around === null ? null : lookUp(scope.around, name);
}

const known = (value: Value): boolean => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);

/** The scopes a repeated stretch is filled with: one an item; the same once where a plain field is known. */
function rounds(scope: Scope, name: string): Scope[] {
  const found = needField(scope, name);
  if (found.field.kind !== 'list') return known(found.value) ? [scope] : [];
  const { fields } = found.field;
  return (found.value === null ? [] : (found.value as readonly Values[])).map((values) => ({ fields, values, around: scope }));
}

/** A built-in paper that names what is not in the catalogue is a fault of the program. */
function needField(scope: Scope, name: string): { readonly field: Field; readonly value: Value } {
  const found = lookUp(scope, name);
  if (found === null) throw new Error(`no field ${name}`);
  return found;
}

type Node = string | number | boolean | null | undefined | readonly Node[] | { readonly [key: string]: Node };
const has = <Key extends string>(node: unknown, key: Key): node is Record<Key, string> => typeof node === 'object' && node !== null && key in node;

/** Puts values in. A list with nothing in it leaves nothing; a field that is not known leaves a blank. */
export function fill<T>(template: Template<T>, fields: readonly Field[], values: Values): T {
  return filled(template as Node, { fields, values, around: null }) as T;
}

function filled(node: Node, scope: Scope): unknown {
  if (typeof node === 'string') return fillText(node, scope);
  if (Array.isArray(node)) return (node as readonly Node[]).flatMap((item) => spread(item, scope));
  if (typeof node !== 'object' || node === null) return node;
  const entries = Object.entries(node as Record<string, Node>).map(([key, value]): [string, unknown] => {
    if (kept.has(key)) return [key, value];
    if (key in rawKeys && typeof value === 'string') return [key, rawValue(value, rawKeys[key as keyof typeof rawKeys], scope)];
    return [key, filled(value, scope)];
  });
  // A day that is not known yet is left out; a newsletter has room for it.
  return Object.fromEntries(entries.filter(([key, value]) => value !== null || !(key in rawKeys) || has(node, 'issue')));
}

/** Words of the model itself, not of the paper. */
const kept: ReadonlySet<string> = new Set(['kind', 'align', 'marker', 'orientation', 'form']);
/** What the model takes as it is, for the writers to put into words. */
const rawKeys = { day: 'day', issue: 'integer' } as const;

function spread(item: Node, scope: Scope): unknown[] {
  if (has(item, 'each')) return rounds(scope, item.each).flatMap((inner) => (item as unknown as Each<Node>).of.flatMap((one) => spread(one, inner)));
  if (has(item, 'unless')) return known(needField(scope, item.unless).value) ? [] : (item as unknown as Unless<Node>).of.flatMap((one) => spread(one, scope));
  if (has(item, 'rich')) return [...((needField(scope, item.rich).value ?? []) as readonly Block[])];
  return [filled(item, scope)];
}

/** Text with its placeholders put in; stretches may repeat inside a line: `{#各方}{名称}；{/各方}`. */
export function fillText(text: string, scope: Scope): string {
  const parts = /\{([#^])([^{}]+)\}(.*?)\{\/\2\}|\{([^{}#^/]+)\}/gsu;
  return text.replace(parts, (whole, sign: string | undefined, section: string, inner: string, name: string, at: number) => {
    if (sign === '#') {
      const said = rounds(scope, section).map((round) => fillText(inner, round)).join('');
      // What parts the members ends with the last of them.
      return !/[；、]$/u.test(inner) || said === '' ? said : `${said.slice(0, -1)}${inner.endsWith('；') && at + whole.length === text.length ? '。' : ''}`;
    }
    if (sign === '^') return known(needField(scope, section).value) ? '' : fillText(inner, scope);
    const { field, value } = needField(scope, name);
    return field.kind === 'list' ? '' : shownValue(field.kind, value);
  });
}

/** The model as an office's template: repeated rows and blocks are marked as its filler reads them. */
export function asTemplate<T>(template: Template<T>): T {
  return marked(template as Node) as T;
}

function marked(node: Node): unknown {
  if (Array.isArray(node)) return (node as readonly Node[]).flatMap(markedItem);
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(Object.entries(node as Record<string, Node>).map(([key, value]) => [key, marked(value)]));
}

/** Pictures cannot stand in an office's template: their captions do. */
const captions = (name: string): unknown[] => [paragraph(`{#${name}}`), paragraph('{序号}. {说明}'), paragraph(`{/${name}}`)];

function markedItem(item: Node): unknown[] {
  if (has(item, 'rich')) return [paragraph(`{${item.rich}}`)];
  if (has(item, 'kind') && item.kind === 'images') return captions(((item as unknown as { readonly items: readonly Each<unknown>[] }).items[0]?.each) ?? '');
  const repeated = has(item, 'each') || has(item, 'unless');
  if (!repeated) return [marked(item)];
  const name = has(item, 'each') ? item.each : (item as unknown as Unless<Node>).unless;
  const [open, close] = [`{${has(item, 'each') ? '#' : '^'}${name}}`, `{/${name}}`];
  const inner = (item as unknown as Each<Node>).of.flatMap(markedItem);
  if (!has(inner[0], 'cells')) return [paragraph(open), ...inner, paragraph(close)];
  const rows = inner as { readonly cells: readonly unknown[] }[];
  return rows.map((row, index) => ({
    ...row,
    cells: row.cells.map((cell, at) => inCell(cell, index === 0 && at === 0 ? open : '', index === rows.length - 1 && at === row.cells.length - 1 ? close : '')),
  }));
}

const paragraph = (text: string) => ({ kind: 'paragraph', text, indent: false });

/** A repeated row begins and ends in its outer cells. */
function inCell(cell: unknown, open: string, close: string): unknown {
  if (open === '' && close === '') return cell;
  if (typeof cell === 'string') return `${open}${cell}${close}`;
  const { kind, text, name, paragraphs } = cell as { readonly kind: string; readonly text?: unknown; readonly name?: string; readonly paragraphs?: readonly unknown[] };
  if (kind === 'signature') return { ...(cell as object), name: `${open}${name ?? ''}${close}` };
  // An opinion ends with the day of its signature.
  if (kind === 'opinion' && typeof (cell as { readonly day?: unknown }).day === 'string') return { ...(cell as object), text: `${open}${typeof text === 'string' ? text : ''}`, day: `${(cell as { readonly day: string }).day}${close}` };
  if (kind === 'prose') {
    const [first = '', ...rest] = (paragraphs ?? []).map(String);
    const opened = [open + first, ...rest];
    return { ...(cell as object), paragraphs: [...opened.slice(0, -1), `${opened.at(-1) ?? ''}${close}`] };
  }
  return { ...(cell as object), text: `${open}${typeof text === 'string' ? text : ''}${close}` };
}

/** Names of the catalogue's fields that a template shows, each once; names inside lists belong to their list. */
export function fieldsIn<T>(template: Template<T>, fields: readonly Field[]): ReadonlySet<string> {
  const names = new Set<string>();
  const own = (name: string): void => void (fields.some((one) => one.name === name) && names.add(name));
  const walk = (node: Node): void => {
    if (typeof node === 'string') for (const [, name = ''] of node.matchAll(/\{[#^]?([^{}#^/]+)\}/gu)) own(name);
    else if (Array.isArray(node)) node.forEach(walk);
    else if (typeof node === 'object' && node !== null) {
      for (const key of ['each', 'unless', 'rich'] as const) if (has(node, key)) own(node[key]);
      Object.values(node as Record<string, Node>).forEach(walk);
    }
  };
  walk(template as Node);
  return names;
}

/** A value of a sheet's cell: what stands for the single placeholder `{计划日期}`, unformatted. */
export function rawValue(text: string, kind: PlainKind, scope: Scope): string | number | null {
  const single = /^\{([^{}#^/]+)\}$/u.exec(text);
  if (single === null) return fillText(text, scope);
  const { field, value } = needField(scope, single[1] ?? '');
  if (field.kind === 'list' || value === null || value === '') return null;
  if (field.kind === kind && (typeof value === 'string' || typeof value === 'number')) return value;
  return shownValue(field.kind, value);
}
