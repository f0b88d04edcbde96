import { beforeAll, describe, expect, it } from 'vitest';

import { pdfDots } from '#tests/harness/office.ts';

import { letter, scheme } from './fixtures.ts';
import { toPdf } from './pdf.ts';

interface Rule {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}
const isRed = (red: number, green: number, blue: number): boolean => red > 180 && green < 90 && blue < 90;
const isDark = (red: number, green: number, blue: number): boolean => red < 128 && green < 128 && blue < 128;

/** Rules of a page: rows of dots that are unbroken over more than 100 mm, in mm. */
function rulesOf(dots: readonly boolean[][]): Rule[] {
  const found: Rule[] = [];
  for (const [y, row] of dots.entries()) {
    const [left, right] = [row.indexOf(true), row.lastIndexOf(true)];
    if (left < 0 || right - left < 1000 || !row.slice(left, right + 1).every(Boolean)) continue;
    const last = found.at(-1);
    if (last !== undefined && y / 10 - last.bottom < 0.05) found.splice(-1, 1, { ...last, bottom: (y + 1) / 10 });
    else found.push({ top: y / 10, bottom: (y + 1) / 10, left: left / 10, right: (right + 1) / 10 });
  }
  return found;
}
const middle = ({ top, bottom }: Rule): number => (top + bottom) / 2;

describe('an official paper', () => {
  let pdf: Uint8Array;
  let pages: number;
  beforeAll(async () => {
    ({ bytes: pdf, pages } = await toPdf([scheme]));
  });
  it('has its mark 35 mm below the type area’s edge and one red line of its width, 4 mm below the number', async () => {
    const dots = await pdfDots(pdf, 1, isRed);
    const [line, ...more] = rulesOf(dots);
    expect(more).toEqual([]);
    expect(line?.left).toBeCloseTo(28, 0);
    expect(line?.right).toBeCloseTo(184, 0);
    // Ink begins a little inside a character's square.
    const ink = dots.findIndex((row) => row.some(Boolean)) / 10;
    expect(ink - (37 + 35)).toBeGreaterThan(-0.1);
    expect(ink - (37 + 35)).toBeLessThan(1.2);
    const dark = await pdfDots(pdf, 1, isDark);
    const number = dark.slice(0, Math.floor((line?.top ?? 0) * 10)).findLastIndex((row) => row.some(Boolean)) / 10;
    expect(Math.abs((line?.top ?? 0) - number - 4)).toBeLessThan(0.7);
  });
  it('has 版记 between rules of 0.35, 0.25 and 0.35 mm, the last on the edge of the type area', async () => {
    const [first, inner, last] = rulesOf(await pdfDots(pdf, pages, isDark)).slice(-3);
    expect(Math.abs(middle(last ?? { top: 0, bottom: 0, left: 0, right: 0 }) - 262)).toBeLessThan(0.2);
    for (const rule of [first, inner, last]) {
      expect(rule?.left).toBeCloseTo(28, 0);
      expect(rule?.right).toBeCloseTo(184, 0);
    }
    const thick = ({ top, bottom }: Rule = { top: 0, bottom: 0, left: 0, right: 0 }): number => bottom - top;
    // Ten dots to the millimetre: a line is told to a dot.
    expect(Math.abs(thick(first) - 0.35)).toBeLessThan(0.11);
    expect(Math.abs(thick(inner) - 0.25)).toBeLessThan(0.11);
    expect(Math.abs(thick(last) - 0.35)).toBeLessThan(0.11);
  });
});

describe('a letter', () => {
  it('has its name 30 mm from the edge of the paper, thick over thin 4 mm below, thin over thick 20 mm from its foot, each 170 mm', async () => {
    const { bytes } = await toPdf([letter]);
    const dots = await pdfDots(bytes, 1, isRed);
    const rules = rulesOf(dots);
    expect(rules).toHaveLength(4);
    for (const rule of rules) {
      expect(rule.left).toBeCloseTo(20, 0);
      expect(rule.right).toBeCloseTo(190, 0);
    }
    const [thick, thin, upper, lower] = rules as [Rule, Rule, Rule, Rule];
    expect(thick.bottom - thick.top).toBeGreaterThan(thin.bottom - thin.top + 0.3);
    expect(lower.bottom - lower.top).toBeGreaterThan(upper.bottom - upper.top + 0.3);
    const ink = dots.findIndex((row) => row.some(Boolean)) / 10;
    expect(ink - 30).toBeGreaterThan(-0.1);
    expect(ink - 30).toBeLessThan(1.2);
    // The name is set in 36 pt, 12.7 mm.
    expect(Math.abs(thick.top - (30 + 12.7 + 4))).toBeLessThan(0.2);
    expect(Math.abs(lower.bottom - (297 - 20))).toBeLessThan(0.2);
    // The first page only.
    expect(rulesOf(await pdfDots(bytes, 2, isRed))).toEqual([]);
  });
});
