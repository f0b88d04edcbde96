/**
 * 信函格式 (GB/T 9704-2012, 10.1), in mm: the name's upper edge from the edge of the paper, the double lines' distance from
 * the name and from the lower edge of the paper, their length, and how thick their two strokes are in points.
 */
export const letter = { nameFromTop: 30, lineBelowName: 4, lineFromBottom: 20, lineLength: 170, thick: 2.25, thin: 0.75, between: 1.5 } as const;

/** 发文字号 stands 7/8 of a 三号 character below the first line. */
export const letterNumberBelow = (7 / 8) * 16;
