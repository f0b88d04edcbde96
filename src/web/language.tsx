import { dayIn } from '#shared/dates.ts';
import { type Format, createFormat } from '#shared/format.ts';
import { type Language, type Say, type Words, createSay, isLanguage } from '#shared/language.ts';
import { type ReactNode, createContext, use, useEffect, useMemo, useState } from 'react';

interface Spoken {
  readonly language: Language;
  readonly format: Format;
  readonly hant: Readonly<Record<string, string>>;
  readonly zone: string;
  readonly choose: (language: Language) => void;
}
const Spoken = createContext<Spoken | null>(null);
const storageKey = 'lianxue.language';

/** The language chosen on this device, else the browser's, else Simplified Chinese. */
export function preferredLanguage(): Language {
  const stored = localStorage.getItem(storageKey);
  if (isLanguage(stored)) return stored;
  const wanted = navigator.language;
  if (/^zh-(Hant|TW|HK|MO)/i.test(wanted)) return 'zh-Hant';
  return /^en/i.test(wanted) ? 'en' : 'zh-Hans';
}

/** Traditional words, fetched only for those who read them. */
const loadHant = (): Promise<Readonly<Record<string, string>>> => import('#web/hant.generated.ts').then((made) => made.hant);

/** Words of every feature in one chunk, for sentences whose key is known only when they come (findings, ledger). */
const loadLexicon = (): Promise<Words> => import('#features/words.ts').then((made) => made.lexicon);

/** Fetches what the first paint in a language needs, so that words do not change under the reader's eyes. */
export const readyFor = async (language: Language): Promise<Readonly<Record<string, string>>> =>
  language === 'zh-Hant' ? loadHant() : {};

interface ProviderProps {
  readonly language: Language;
  readonly hant: Readonly<Record<string, string>>;
  readonly zone?: string;
  readonly children: ReactNode;
}

/** Gives everything below it a language; remembers a change on this device. */
export function LanguageProvider({ language: first, hant: firstHant, zone = 'Asia/Shanghai', children }: ProviderProps) {
  const [{ language, hant }, setSpoken] = useState({ language: first, hant: firstHant });
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const value = useMemo<Spoken>(
    () => ({
      language,
      hant,
      zone,
      format: createFormat(language, zone),
      choose: (wanted) => {
        localStorage.setItem(storageKey, wanted);
        // The server's own sentences (refusals, papers) come in the same language.
        document.cookie = `lianxue_lang=${wanted}; path=/; max-age=31536000; samesite=lax`;
        void readyFor(wanted).then((map) => setSpoken({ language: wanted, hant: map }));
      },
    }),
    [language, hant, zone],
  );
  return <Spoken value={value}>{children}</Spoken>;
}

function useSpoken(): Spoken {
  const spoken = use(Spoken);
  if (spoken === null) throw new Error('LanguageProvider is missing above this component');
  return spoken;
}

/** The language on screen and the function that changes it. */
export function useLanguage(): { language: Language; choose: (language: Language) => void } {
  const { language, choose } = useSpoken();
  return { language, choose };
}

/** Dates, money and numbers in the language on screen. */
export const useFormat = (): Format => useSpoken().format;

/** The office's time zone, for what is typed as a wall clock: see shared/zone.ts. */
export const useZone = (): string => useSpoken().zone;

/** The day it is at the office when the page is first drawn: what a form begins with. */
export function useToday(): string {
  const zone = useZone();
  const [today] = useState(() => dayIn(new Date().toISOString(), zone));
  return today;
}

/** Says the words of one lexicon in the language on screen: `const say = useSay(words)`. */
export function useSay<W extends Words>(words: W): Say<W> {
  const { language, hant } = useSpoken();
  return useMemo(() => createSay(words, language, hant), [words, language, hant]);
}

/**
 * Says any word of the whole product. For keys that arrive with data; pages use `useSay(words)` with their own words.
 * The lexicon is fetched when `needed` is first true; null until it is there.
 */
export function useLexicon(needed = true): Say | null {
  const { language, hant } = useSpoken();
  const [lexicon, setLexicon] = useState<Words | null>(null);
  useEffect(() => {
    let here = true;
    if (needed && lexicon === null) void loadLexicon().then((all) => here && setLexicon(all));
    return () => {
      here = false;
    };
  }, [needed, lexicon]);
  return useMemo(() => (lexicon === null ? null : createSay(lexicon, language, hant)), [lexicon, language, hant]);
}
