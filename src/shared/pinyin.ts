import { pinyin } from 'pinyin-pro';

/**
 * The key by which names are sorted and found: `曾国强` → `zeng guo qiang`. A person's surname is read as a surname
 * (单 is shan, not dan); what is not Chinese stays as it is, in lower case. Server only: the reading table is large.
 */
export const personKey = (name: string): string => key(name, 'head');

/** The same for units, branches and projects, whose first characters are no surname: `审计署` → `shen ji shu`. */
export const nameKey = (name: string): string => key(name, 'off');

function key(name: string, surname: 'head' | 'off'): string {
  const read = pinyin(name.normalize('NFKC').trim(), { surname, toneType: 'none', type: 'array', nonZh: 'consecutive', v: true });
  return read.map((part) => part.trim().toLowerCase()).filter((part) => part !== '').join(' ');
}

/**
 * What two spellings of one name have in common: width, case, spaces and marks taken away. The same steps are written
 * in SQL by `unit/store.ts`, over the same list of marks.
 */
export const plainName = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/[\s()\-—–·・.,、，。“”"'《》]/gu, '');
