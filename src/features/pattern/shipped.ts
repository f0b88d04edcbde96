import type { Design } from './facts.ts';
import { meeting, lecture, visit } from './shipped-learning.ts';
import { calling, consultation, discussion } from './shipped-solving.ts';

/** A pattern that comes with the program. Its id is the same in every office, so that an activity can name it before the office has a row of its own. */
export interface Shipped {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly goodFor: string;
  readonly design: Design;
}

/** The six forms the article and the 188 published reports know, in the order of the page. */
export const shippedPatterns: readonly Shipped[] = [visit, meeting, discussion, lecture, consultation, calling];

export const shippedOf = (id: string): Shipped | undefined => shippedPatterns.find((one) => one.id === id);
