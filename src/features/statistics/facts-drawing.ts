/** A picture as plain shapes: drawn by the page with the product's colours, and for the paper as an SVG of its own. */

export type Tone = 'ink' | 'soft' | 'quiet' | 'line' | 'control' | 'wash' | 'sheet' | 'ask' | 'hatch' | 'none';

export type Shape =
  | { readonly kind: 'rect'; readonly x: number; readonly y: number; readonly width: number; readonly height: number; readonly fill: Tone; readonly edge?: Tone }
  | { readonly kind: 'path'; readonly d: string; readonly fill: Tone; readonly edge?: Tone; readonly width?: number; readonly faint?: boolean }
  | { readonly kind: 'text'; readonly x: number; readonly y: number; readonly text: string; readonly tone: Tone; readonly at: 'start' | 'middle' | 'end'; readonly small?: boolean; readonly halo?: boolean };

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}

export const rect = (x: number, y: number, width: number, height: number, fill: Tone, edge?: Tone): Shape => ({ kind: 'rect', x, y, width: Math.max(0, width), height: Math.max(0, height), fill, ...(edge === undefined ? {} : { edge }) });
export const text = (x: number, y: number, said: string, at: 'start' | 'middle' | 'end' = 'start', tone: Tone = 'ink', more: { small?: boolean; halo?: boolean } = {}): Shape => ({ kind: 'text', x, y, text: said, tone, at, ...more });

/** As wide as a sign of 13 px stands: a Han sign takes all of it, a Latin one about half. */
export const widthOf = (said: string): number => [...said].reduce((sum, sign) => sum + (sign.charCodeAt(0) > 0x2e7f ? 13 : 7.2), 0);
/** A text cut so that it fits; what is cut stands in the table. */
export function cut(said: string, width: number): string {
  if (widthOf(said) <= width) return said;
  let kept = '';
  for (const sign of said) {
    if (widthOf(`${kept}${sign}…`) > width) break;
    kept += sign;
  }
  return `${kept}…`;
}

/** Ink on paper, as in tokens.css: a paper has no style sheet. */
const colours: Readonly<Record<Tone, string>> = {
  ink: '#1f1d1a', soft: '#4a463f', quiet: '#69645b', line: '#e2ddd2', control: '#8a8478', wash: '#f3f0e9', sheet: '#ffffff', ask: '#274b6b', hatch: 'url(#hatch)', none: 'none',
};
const escaped = (said: string): string => said.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? '');

function marked(shape: Shape, face: string): string {
  switch (shape.kind) {
    case 'rect': return `<rect x="${shape.x}" y="${shape.y}" width="${shape.width}" height="${shape.height}" fill="${colours[shape.fill]}"${shape.edge === undefined ? '' : ` stroke="${colours[shape.edge]}"`}/>`;
    case 'path': return `<path d="${shape.d}" fill="${colours[shape.fill]}"${shape.edge === undefined ? '' : ` stroke="${colours[shape.edge]}" stroke-width="${shape.width ?? 1}"`}${shape.faint === true ? ' opacity="0.55"' : ''}/>`;
    case 'text': return `<text x="${shape.x}" y="${shape.y}" font-family="${face}" font-size="${shape.small === true ? 12 : 13}" text-anchor="${shape.at}" fill="${colours[shape.tone]}"${shape.halo === true ? ` stroke="${colours.sheet}" stroke-width="3" paint-order="stroke"` : ''}>${escaped(shape.text)}</text>`;
  }
}

/** The picture as one SVG, its texts in the face named. */
export const svgOf = ({ width, height, shapes }: Drawing, face = 'Noto Sans SC'): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"><defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="${colours.sheet}"/><line x1="0" y1="0" x2="0" y2="6" stroke="${colours.soft}" stroke-width="3"/></pattern></defs><rect width="${width}" height="${height}" fill="${colours.sheet}"/>${shapes.map((shape) => marked(shape, face)).join('')}</svg>`;
