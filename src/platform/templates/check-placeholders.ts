import type { Field } from '#shared/document/fields.ts';
import { allNames, nearest } from './nearest.ts';
import { isMalformed, readPlaceholders, type Malformed, type Placeholder } from './placeholders.ts';
import { around, mostProblems, type Checked, type Place, type Problem, type ProblemKind } from '#shared/document/problems.ts';

/** A stretch of text that stands together: a paragraph, a cell. */
export interface Piece {
  readonly text: string;
  readonly place: Omit<Place, 'text'>;
}
/** Text in which a list that is opened must be closed: a body, a header, a sheet. */
export type Story = readonly Piece[];

/** Lists in lists in lists: more than this is a mistake, and would multiply. */
const deepest = 4;

interface Opened {
  readonly name: string;
  readonly at: Placeholder;
  readonly piece: Piece;
  /** Fields of its items; null where it only asks whether something is known. */
  readonly fields: readonly Field[] | null;
  readonly path: string;
}

/** Every placeholder of a template against the fields there are. Pure. */
export function checkStories(stories: readonly Story[], fields: readonly Field[]): Checked {
  const problems: Problem[] = [];
  const used = new Set<string>();
  for (const story of stories) new StoryCheck(fields, problems, used).read(story);
  return { problems: problems.slice(0, mostProblems), used: [...used] };
}

class StoryCheck {
  readonly #fields: readonly Field[];
  readonly #problems: Problem[];
  readonly #used: Set<string>;
  readonly #names: ReturnType<typeof allNames>;
  readonly #open: Opened[] = [];

  constructor(fields: readonly Field[], problems: Problem[], used: Set<string>) {
    this.#fields = fields;
    this.#problems = problems;
    this.#used = used;
    this.#names = allNames(fields);
  }

  read(story: Story): void {
    for (const piece of story) {
      for (const one of readPlaceholders(piece.text)) {
        if (isMalformed(one)) this.#malformed(one, piece);
        else if (one.sign === '/') this.#close(one, piece);
        else this.#placed(one, piece);
      }
    }
    for (const left of this.#open.splice(0)) this.#tell('loop_unclosed', left.at, left.piece);
  }

  #tell(kind: ProblemKind, { name, from, to }: Placeholder | Malformed, piece: Piece, more: { near?: string | null; list?: string } = {}): void {
    this.#problems.push({ kind, name, near: more.near ?? null, list: more.list ?? null, place: { ...piece.place, text: around(piece.text, from, to) } });
  }

  #malformed(one: Malformed, piece: Piece): void {
    const near = one.name === '' ? null : nearest(one.name, this.#names.map(({ name }) => name));
    // Full-width braces are also punctuation: only what reads like a field is one.
    if (one.fault === 'wide' && near === null && !piece.text.slice(one.from, one.to).includes('{')) return;
    this.#tell(one.fault, one, piece, { near });
  }

  #placed(one: Placeholder, piece: Piece): void {
    const found = this.#resolve(one.name);
    if (found === null) return this.#unknown(one, piece);
    this.#used.add(found.path);
    const { field } = found;
    if (one.sign === '') {
      if (field.kind === 'list') this.#tell('list_as_plain', one, piece);
      return;
    }
    const repeats = one.sign === '#' && field.kind === 'list';
    if (repeats && this.#open.some((other) => other.path === found.path && other.fields !== null)) this.#tell('loop_within_itself', one, piece);
    else if (this.#open.length >= deepest) this.#tell('loop_deep', one, piece);
    this.#open.push({ name: one.name, at: one, piece, fields: repeats ? field.fields : null, path: found.path });
  }

  #close(one: Placeholder, piece: Piece): void {
    const at = this.#open.findLastIndex((other) => other.name === one.name);
    const last = this.#open.at(-1);
    if (at < 0) return this.#tell('loop_unopened', one, piece, last === undefined ? { near: this.#near(one.name) } : { list: last.name });
    if (last !== undefined && last.name !== one.name) this.#tell('loop_crossed', one, piece, { list: last.name });
    this.#open.splice(at, 1);
  }

  #resolve(name: string): { readonly field: Field; readonly path: string } | null {
    for (const scope of this.#open.toReversed()) {
      const field = scope.fields?.find((one) => one.name === name);
      if (field !== undefined) return { field, path: `${scope.path}/${name}` };
    }
    const field = this.#fields.find((one) => one.name === name);
    return field === undefined ? null : { field, path: name };
  }

  #unknown(one: Placeholder, piece: Piece): void {
    const elsewhere = this.#names.find(({ name, list }) => name === one.name && list !== null);
    if (elsewhere !== undefined && elsewhere.list !== null) this.#tell('inner_only', one, piece, { list: elsewhere.list });
    else this.#tell('unknown', one, piece, { near: this.#near(one.name) });
    // Opened all the same, so that its end is not a second problem.
    if (one.sign !== '') this.#open.push({ name: one.name, at: one, piece, fields: [], path: one.name });
  }

  /** Names that may stand here are nearer than others. */
  #near(name: string): string | null {
    const here = [...this.#open.flatMap(({ fields }) => fields ?? []), ...this.#fields].map((field) => field.name);
    return nearest(name, [...here, ...this.#names.map((known) => known.name)]);
  }
}
