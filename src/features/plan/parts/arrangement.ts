/** Lines of a pasted arrangement: blank ones left out, the numbers in front of them taken off. */
export const linesIn = (text: string): string[] => text.split(/\r?\n/u).map((line) => line.normalize('NFC').trim().replace(number, '').trim()).filter((line) => line !== '').map((line) => line.slice(0, 500));

/** 一、 （一） 1. 1． 1、 (1) ① and bullets; a year such as 2027年 is no number of a line. */
const number = /^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、](?!\d)|[①-⑳]|[-•·*]\s)\s*/u;
