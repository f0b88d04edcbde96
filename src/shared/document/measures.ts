/** A4 in mm (GB/T 9704-2012, 5.1). */
export const sheetOfPaper = { width: 210, height: 297 } as const;

/** Room around the type area of 156 × 225 mm, in mm (5.2.1): 天头 37, 订口 28, and what they leave. */
export const typeArea = { top: 37, left: 28, right: 26, bottom: 35 } as const;

/** Characters on a line and lines on a page (5.2.3). */
export const perLine = 28;
export const linesPerPage = 22;

/** Sizes of type in half points. */
export const size = {
  /** 二号, titles. */ two: 44,
  /** 三号, body. */ three: 32,
  /** 四号, page numbers and 版记. */ four: 28,
  /** 小四, tables and forms. */ smallFour: 24,
  /** 五号, small print. */ five: 21,
} as const;

/** Prescribed faces. Nothing is embedded in a .docx: they are not free to pass on, and offices have them. */
export const face = {
  body: '仿宋_GB2312',
  title: '方正小标宋简体',
  black: '黑体',
  kai: '楷体_GB2312',
  song: '宋体',
} as const;

export type Face = (typeof face)[keyof typeof face];

/** Red of 发文机关标志 and the red line. */
export const red = 'FF0000';

/** Other names a machine may know a face by, tried in order where the face itself is missing. */
export const otherNames: Readonly<Record<Face, readonly string[]>> = {
  [face.body]: ['FangSong_GB2312', '仿宋', 'FangSong'],
  [face.title]: ['FZXiaoBiaoSong-B05S', '方正小标宋_GBK', 'FZXiaoBiaoSong-B05'],
  [face.black]: ['SimHei'],
  [face.kai]: ['KaiTi_GB2312', '楷体', 'KaiTi'],
  [face.song]: ['SimSun'],
};
