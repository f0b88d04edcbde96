import type { attendanceStates } from '#features/record/facts.ts';

/** People typed or pasted one a line: 姓名 职务 请假：事由. */

type State = (typeof attendanceStates)[number];
export interface Line {
  readonly name: string;
  readonly post: string | null;
  readonly state: State;
  readonly reason: string | null;
}
/** The words a line is marked with, in the reader's language. */
export type Marks = Readonly<Record<Exclude<State, 'present'>, string>>;

/** Marks as they may be typed, in each language of the program, whatever the screen shows. */
const said: readonly (readonly [RegExp, State])[] = [
  [/^(?:请假|請假|on leave|leave)(?=$|[\s:：，,（(])/iu, 'leave'],
  [/^(?:缺席|未到|缺|absent)(?=$|[\s:：，,（(])/iu, 'absent'],
  [/^(?:列席|observer)(?=$|[\s:：，,（(])/iu, 'observer'],
  [/^(?:出席|到|present)(?=$|[\s:：，,（(])/iu, 'present'],
];
const gap = /[\s,，、;；|]+/u;

/** A line number, a bullet or a tick before the name, as lists are often pasted with. */
const numbering = /^\s*(?:\d{1,3}\s*[.、．)）\t ]\s*|[-•·✓]\s*)/u;

export const readLines = (text: string): Line[] =>
  text
    .split(/\r?\n/u)
    .map((line) => line.replace(numbering, '').trim())
    .filter((line) => line !== '')
    .map(readLine);

function readLine(line: string): Line {
  const [name = '', ...rest] = line.split(gap);
  for (let at = 0; at < rest.length; at++) {
    const words = rest.slice(at).join(' ');
    const found = said.find(([mark]) => mark.test(words));
    if (found === undefined) continue;
    const reason = words.replace(found[0], '').replaceAll(/^[\s:：，,（(]+|[\s）)]+$/gu, '');
    return {
      name: name.slice(0, 50),
      post: postOf(rest.slice(0, at)),
      state: found[1],
      reason: found[1] === 'leave' || found[1] === 'absent' ? reason.slice(0, 200) || null : null,
    };
  }
  return { name: name.slice(0, 50), post: postOf(rest), state: 'present', reason: null };
}
const postOf = (words: readonly string[]): string | null => words.join(' ').slice(0, 50) || null;

/** The lines that read back as these people. */
export const linesOf = (
  people: readonly {
    readonly name: string;
    readonly post: string | null;
    readonly state: State;
    readonly reason: string | null;
  }[],
  marks: Marks,
): string =>
  people
    .map(({ name, post, state, reason }) =>
      [name, post, state === 'present' ? null : reason === null ? marks[state] : `${marks[state]}：${reason}`].filter(Boolean).join(' '),
    )
    .join('\n');
