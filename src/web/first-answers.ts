/** Answers that come with the first HTML, so that the page which takes its place asks nothing before it stands. Pure: server and page agree here on how they are named. */

export interface FirstAnswer {
  /** As TanStack Query names the question. */
  readonly key: readonly unknown[];
  readonly data: unknown;
}
/** Id of the element whose text is the list. */
export const firstAnswersId = 'first-answers';

/** What the page asks of a procedure; `more` as the page adds it, where an address says what no input does. */
export const answered = (path: string, data: unknown, ...more: readonly (string | null)[]): FirstAnswer => ({ key: [path.split('.'), { type: 'query', input: {} }, ...more], data });
/** The first part of a list that goes on: `key` is the page's own. */
export const answeredList = (feature: string, name: string, first: unknown): FirstAnswer => ({ key: [[feature], {}, name], data: { pages: [first], pageParams: [null] } });
