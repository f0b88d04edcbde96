/** Lengths of GB/T 9704-2012 (5.2, 7.5) in twips, twentieths of a point, as .docx counts. */
export const twips = (mm: number): number => Math.round((mm / 25.4) * 1440);

export const paper = { width: twips(210), height: twips(297) } as const;
export const margin = { top: twips(37), left: twips(28), right: twips(26), bottom: twips(35) } as const;

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

/** Characters on a line. */
export const perLine = 28;

/** `w:charSpace`: what the page's grid says of a 16 pt character, in 1/4096 pt; 28 to the line. */
export const charSpace = Math.floor((typeWidth / perLine / 20 - 16) * 4096);

/** That many characters of body text in twips. */
export const characters = (count: number): number => Math.round(count * charPitch);

/** Sizes of type in half points. */
export const size = {
  /** 二号, titles. */ two: 44,
  /** 三号, body. */ three: 32,
  /** 四号, page numbers and 版记. */ four: 28,
  /** 小四, tables and forms. */ smallFour: 24,
  /** 五号, small print. */ five: 21,
} as const;

/** Prescribed faces. Nothing is embedded: they are not free to pass on, and offices have them. */
export const face = {
  body: '仿宋_GB2312',
  title: '方正小标宋简体',
  black: '黑体',
  kai: '楷体_GB2312',
  song: '宋体',
} as const;

/** Red of 发文机关标志 and the red line. */
export const red = 'FF0000';

/** Other names a machine may know a face by, tried in order where the face itself is missing. */
export const otherNames: Readonly<Record<string, string>> = {
  [face.body]: 'FangSong_GB2312,仿宋,FangSong',
  [face.title]: 'FZXiaoBiaoSong-B05S,方正小标宋_GBK,FZXiaoBiaoSong-B05',
  [face.black]: 'SimHei',
  [face.kai]: 'KaiTi_GB2312,楷体,KaiTi',
  [face.song]: 'SimSun',
};
