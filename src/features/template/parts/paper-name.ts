import type { Language } from '#shared/language.ts';

/** A paper by its name; its Chinese name stands on it, whatever language it is read in. */
export const paperName = ({ name, en }: { readonly name: string; readonly en: string }, language: Language): string => (language === 'en' ? `${en} ${name}` : name);
