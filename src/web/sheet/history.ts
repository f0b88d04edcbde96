/** Steps that can be taken back and done again: pure. */
export interface History<Step> {
  readonly done: readonly Step[];
  readonly undone: readonly Step[];
}
export const noHistory = { done: [], undone: [] } as const;
/** How far back one can go. */
const most = 200;

export const stepped = <S>({ done }: History<S>, step: S): History<S> => ({ done: [...done.slice(1 - most), step], undone: [] });

export function undone<S>({ done, undone: later }: History<S>): readonly [History<S>, S] | null {
  const step = done.at(-1);
  return step === undefined ? null : [{ done: done.slice(0, -1), undone: [...later, step] }, step];
}
export function redone<S>({ done, undone: later }: History<S>): readonly [History<S>, S] | null {
  const step = later.at(-1);
  return step === undefined ? null : [{ done: [...done, step], undone: later.slice(0, -1) }, step];
}
