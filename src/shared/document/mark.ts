import { widthInCharacters } from './words.ts';

/** Size of 发文机关标志 in points: 小初 (36 pt) or what the width (in points) allows; the standard leaves it to the issuer. */
export const markSize = (issuer: string, width: number): number => Math.min(36, Math.floor((width * 0.96) / widthInCharacters(issuer)));
