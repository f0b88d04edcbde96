import type { Found } from '#shared/check.ts';
import type { InspectedParagraph } from '#shared/document/inspected.ts';
import { layoutCheck, set } from './checks-common.ts';
import { figure, type LayoutFacts } from './facts-layout.ts';

const micrometres = (mm: number): number => Math.round(mm * 1000);

/** 版记: rules of 0.35, 0.25 and 0.35 mm, text in 四号. A letter's has no rules (10.1). */
export const imprint = layoutCheck({
  id: 'DOC-07', severity: 'warn', article: '7.4',
  parameters: [set('outer', 350, '微米'), set('inner', 250, '微米'), set('tolerance', 50, '微米'), set('size', 14, '磅')],
  find(facts, read): Found[] {
    const lines = imprintOf(facts);
    if (lines.length === 0) return [];
    const [outer, inner, tolerance, size] = [read<number>('outer'), read<number>('inner'), read<number>('tolerance'), read<number>('size')];
    const rules = facts.form === 'letter' ? [] : rulesOf(lines, facts.paper.strokes);
    const thickness = rules.flatMap(({ what, thick }): Found[] => {
      const wanted = what === 'inner' ? inner : outer;
      if (wanted === null || tolerance === null || (thick !== null && Math.abs(micrometres(thick) - wanted) <= tolerance)) return [];
      const seen = thick === null ? '@check.DOC-07.no_line' : `${figure(thick)} mm`;
      return [{ subject: what, facts: { what: `@check.DOC-07.${what}`, seen, wanted: `${wanted / 1000} mm` } }];
    });
    const other = lines.find((line) => line.text.trim() !== '' && size !== null && line.size !== size);
    return [...thickness, ...(other === undefined ? [] : [{ subject: 'size', facts: { what: '@check.DOC-07.size', seen: `${figure(other.size)} pt`, wanted: `${String(size)} pt` } }])];
  },
});

/** From 抄送 to 印发, the last there is; both may stand in a table or by themselves. */
function imprintOf({ paper }: LayoutFacts): InspectedParagraph[] {
  const printed = paper.paragraphs.findLastIndex((one) => /日\s*印发$/u.test(one.text.trim()));
  if (printed < 0) return [];
  const last = paper.paragraphs[printed];
  const from = paper.paragraphs.slice(0, printed).findLastIndex((one) => /^抄送[：:]/u.test(one.text.trim()) && (last?.table === 0 || one.table === last?.table));
  return paper.paragraphs.slice(from < 0 ? printed : from, printed + 1);
}

type RuleSeen = { readonly what: 'first' | 'inner' | 'last'; readonly thick: number | null };

/** Lines of cells or paragraphs; where there are none, the last ones that are drawn as shapes. */
function rulesOf(lines: readonly InspectedParagraph[], strokes: readonly number[]): RuleSeen[] {
  const own: RuleSeen[] = [
    { what: 'first', thick: lines[0]?.above ?? null },
    ...(lines.length > 1 ? [{ what: 'inner', thick: lines[1]?.above ?? lines[0]?.below ?? null } as const] : []),
    { what: 'last', thick: lines.at(-1)?.below ?? null },
  ];
  if (own.some(({ thick }) => thick !== null) || strokes.length < own.length) return own;
  return own.map(({ what }, index) => ({ what, thick: strokes.at(index - own.length) ?? null }));
}
