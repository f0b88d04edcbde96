import { pinyin } from 'pinyin-pro';

/** Key by which Chinese names sort: pinyin with surname readings (曾 as zēng), then the name itself. */
export const pinyinKey = (name: string): string =>
  `${pinyin(name, { toneType: 'none', surname: 'head', type: 'array' }).join(' ').toLowerCase()} ${name}`.slice(0, 200);
