import { expect, test } from 'vitest';
import { createSay } from '#shared/language.ts';
import { cut, svgOf, widthOf, type Drawing } from './facts-drawing.ts';
import { labelOf, labelWords } from './facts-labels.ts';
import { flowDrawing, flowOf, monthsOf, networkDrawing, reachDrawing, reachOf, yearDrawing } from './facts-pictures.ts';

/** Pictures say what their tables say, stay inside their frame, and leave nothing out unsaid. */

const say = createSay(labelWords, 'zh-Hans');
const textsOf = ({ shapes }: Drawing): string[] => shapes.flatMap((shape) => (shape.kind === 'text' ? [shape.text] : []));
function inside({ width, height, shapes }: Drawing): void {
  for (const shape of shapes) {
    if (shape.kind === 'rect') expect([shape.x >= 0, shape.y >= 0, shape.x + shape.width <= width + 1, shape.y + shape.height <= height + 1]).toEqual([true, true, true, true]);
    if (shape.kind !== 'text') continue;
    const [from, to] = shape.at === 'start' ? [shape.x, shape.x + widthOf(shape.text)] : shape.at === 'end' ? [shape.x - widthOf(shape.text), shape.x] : [shape.x - widthOf(shape.text) / 2, shape.x + widthOf(shape.text) / 2];
    expect([shape.text, from >= -1, to <= width + 1, shape.y <= height + 1]).toEqual([shape.text, true, true, true]);
  }
}

test('months: held, approved, before the approval, and what has no day last', () => {
  const view = { months: [{ key: '03', n: 2 }, { key: '?', n: 1 }], ahead: [{ key: '03|held', n: 1 }, { key: '04|topic', n: 3 }, { key: '04|cancelled', n: 1 }] };
  const rows = monthsOf(view);
  expect([rows.length, rows[2], rows[3], rows.at(-1)]).toEqual([13, { month: '03', held: 2, open: 1, early: 0, stopped: 0 }, { month: '04', held: 0, open: 0, early: 3, stopped: 1 }, { month: '?', held: 1, open: 0, early: 0, stopped: 0 }]);
  const drawing = yearDrawing(view);
  expect(drawing).not.toBeNull();
  if (drawing !== null) {
    inside(drawing);
    expect(textsOf(drawing)).toEqual(expect.arrayContaining(['2(1)', '(3)', '12']));
  }
  expect(yearDrawing({ months: [], ahead: [] })).toBeNull();
});

test('reach: twelve regions and the rest together; every activity stands in a cell', () => {
  const codes = ['110000', '120000', '130000', '140000', '150000', '210000', '220000', '230000', '310000', '320000', '330000', '340000', '350000', '360000', '?'];
  const view = { reach: codes.map((code, index) => ({ key: `C|${code}`, n: index + 1 })) };
  const reach = reachOf(view);
  expect([reach.regions.length, reach.folded]).toEqual([12, ['110000', '120000', '130000']]);
  expect(reach.of('C', '')).toBe(6);
  expect([...reach.regions, ''].reduce((sum, region) => sum + reach.of('C', region), 0)).toBe(120);
  const drawing = reachDrawing(view, say);
  if (drawing === null) throw new Error('drawn');
  inside(drawing);
  expect(textsOf(drawing)).toEqual(expect.arrayContaining(['C 制造业', '江西', '其他地区', '未知', '15']));
});

test('network: lines as many as pairs, counts on them', () => {
  const pair = (branchId: string, branch: string, unitId: string, unit: string, n: number) => ({ branchId, branch, unitId, unit, n });
  const pairs = [pair('b1', '计算机处党支部', 'u1', '江西省审计厅', 3), pair('b2', '名字很长很长很长很长很长很长很长很长很长的临时党支部', 'u1', '江西省审计厅', 1), pair('b2', '名字很长很长很长很长很长很长很长很长很长的临时党支部', 'u2', '东风商用车有限公司', 2)];
  const drawing = networkDrawing({ network: { pairs, meetings: 6, shown: 6 } });
  if (drawing === null) throw new Error('drawn');
  inside(drawing);
  expect([drawing.shapes.filter(({ kind }) => kind === 'path').length, textsOf(drawing).filter((text) => /^\d$/u.test(text)).toSorted()]).toEqual([3, ['1', '2', '3']]);
});

test('flow: the unknown source has what is in no row; nothing where it is not told', () => {
  const row = (key: string, n: number, problems: number) => ({ key, name: null, n, problems, tasked: 1, verified: 0 });
  const figure = (key: 'held' | 'raised' | 'tasked' | 'verified', value: number) => ({ key, as: 'count' as const, value, of: null, unknown: 0 });
  const view = { conversion: true, tables: [{ key: 'source' as const, rows: [row('hot', 2, 3)], unknown: 4 }], figures: [figure('raised', 5), figure('tasked', 2), figure('verified', 1)] };
  expect(flowOf(view)).toEqual([{ key: 'hot', values: [2, 3, 1, 0] }, { key: '?', values: [4, 2, 1, 1] }]);
  const drawing = flowDrawing(view, say);
  if (drawing === null) throw new Error('drawn');
  inside(drawing);
  expect(textsOf(drawing)).toEqual(expect.arrayContaining(['热点', '未知', '活动 6', '问题建议 5']));
  expect(flowOf({ ...view, conversion: false })).toBeNull();
});

test('names: a code beside its industry, a kind nobody knew, a form as it is written', () => {
  expect([labelOf('industry', 'C', say), labelOf('kind', 'novel', say), labelOf('form', '参观', say), labelOf('front', '?', say), labelOf('region', 'own', say), labelOf('stage', 'postponed', say)]).toEqual(['C 制造业', '其他', '参观', '未知', '本单位内部', '已延期']);
  expect([cut('武汉', 26), cut('武汉大学党支部', 60)]).toEqual(['武汉', '武汉大学…']);
  expect(svgOf({ width: 10, height: 10, shapes: [{ kind: 'text', x: 1, y: 1, text: '<甲>&"', tone: 'ink', at: 'start' }] })).toContain('&lt;甲&gt;&amp;&quot;</text>');
});
