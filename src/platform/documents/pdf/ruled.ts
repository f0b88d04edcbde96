import { line, points, stretches, type Ruled } from './pieces.ts';

/** A line of 版记 or of a newsletter's tail: text in 四号仿宋, turning over by `hang` characters, and text at the right. */
export interface RuledText {
  readonly text: string;
  readonly hang?: number;
  readonly end?: string;
}

/** Lines one blank in from both sides, with rules above, below and (where `between`) between them. */
export function ruled(rows: readonly RuledText[], how: { foot: boolean; between: boolean; rules?: boolean }): Ruled {
  const one = points.four;
  return {
    kind: 'ruled', foot: how.foot, between: how.between, rules: how.rules ?? true,
    rows: rows.map(({ text, hang = 0, end }) =>
      line(stretches(text), { size: one, pitch: 22 }, { left: one, right: one, hang: hang * one, ...(end === undefined ? {} : { end: stretches(end) }) }),
    ),
  };
}
