import { hant as map } from '#web/hant.generated.ts';
import type { Language } from '#shared/language.ts';

const none: Readonly<Record<string, string>> = {};
/** Traditional words for those who read them. */
export const hant = (language: Language): Readonly<Record<string, string>> => (language === 'zh-Hant' ? map : none);
