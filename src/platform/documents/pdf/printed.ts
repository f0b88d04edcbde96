import { getDocumentProxy } from 'unpdf';

/** A paper that another program has set: its pages stand in the set as they are. */
export interface Printed {
  /** The bytes of a PDF. */
  readonly printed: Uint8Array;
  readonly title: string;
}

/** The same with the size of each page, in points: what the child is given. */
export interface Measured extends Printed {
  readonly sizes: readonly { readonly width: number; readonly height: number }[];
}

/** @throws where the file is no PDF. */
export async function measured(paper: Printed): Promise<Measured> {
  // The reader keeps what it is given; the set needs it too.
  const pdf = await getDocumentProxy(paper.printed.slice());
  try {
    const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, index) => pdf.getPage(index + 1)));
    return { ...paper, sizes: pages.map((page) => page.getViewport({ scale: 1 })).map(({ width, height }) => ({ width, height })) };
  } finally {
    await pdf.cleanup();
  }
}
