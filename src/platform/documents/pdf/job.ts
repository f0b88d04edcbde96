import type { PaperDocument } from '#shared/document/model.ts';
import type { Sheet } from '#shared/document/sheet.ts';

import type { FaceFound } from '../faces.ts';
import type { Picture } from '../pictures.ts';
import type { FaceKey } from './pieces.ts';
import type { Measured } from './printed.ts';

/** What the child is asked to set. */
export interface Job {
  readonly papers: readonly (PaperDocument | Sheet | Measured)[];
  readonly pictures: readonly (readonly [ref: string, picture: Picture])[];
  readonly faces: Readonly<Record<FaceKey, Omit<FaceFound, 'has'>>>;
  readonly title: string;
  readonly duplex: boolean;
}

export interface Answer {
  readonly bytes: Uint8Array;
  readonly pages: number;
  /** The characters that are set in each face. */
  readonly signs: Readonly<Partial<Record<FaceKey, string>>>;
}

/** `wrong`: the papers are, by their type or a day that is none; else the compiler failed. */
export type Reply = Answer | { readonly error: string; readonly wrong: boolean };
