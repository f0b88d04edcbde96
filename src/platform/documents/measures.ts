import { perLine, sheetOfPaper, typeArea } from '#shared/document/measures.ts';

export { face, perLine, red, size } from '#shared/document/measures.ts';

/** Lengths of GB/T 9704-2012 in twips, twentieths of a point, as .docx counts. */
export const twips = (mm: number): number => Math.round((mm / 25.4) * 1440);

export const paper = { width: twips(sheetOfPaper.width), height: twips(sheetOfPaper.height) } as const;
export const margin = {
  top: twips(typeArea.top),
  left: twips(typeArea.left),
  right: twips(typeArea.right),
  bottom: twips(typeArea.bottom),
} as const;

/** Width of the type area: 156 mm. */
export const typeWidth = paper.width - margin.left - margin.right;

/** 22 lines fill 225 mm: 28.99 pt each; 28.95 keeps the 22nd inside the type area. */
export const linePitch = 579;

/**
 * 28 characters fill 156 mm, but 28 × 16 pt are 158 mm: each gives off 0.3 pt, and justified lines share
 * out what is left. (0.25 pt would do in Word; LibreOffice trims the page to whole cells of the grid first.)
 * The characters carry it themselves, off the grid, because LibreOffice gives a character that is wider than its grid
 * cell two cells; this way the break does not hang on how a program reads the grid.
 */
export const charSpacing = -6;
export const charPitch = 320 + charSpacing;

/** `w:charSpace`: what the page's grid says of a 16 pt character, in 1/4096 pt; 28 to the line. */
export const charSpace = Math.floor((typeWidth / perLine / 20 - 16) * 4096);

/** That many characters of body text in twips. */
export const characters = (count: number): number => Math.round(count * charPitch);
