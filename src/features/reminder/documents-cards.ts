import { createFormat, type Format } from '#shared/format.ts';
import { createSay, languages, type Language, type Reader, type Say, type Words } from '#shared/language.ts';
import type { Card } from './documents-robot.ts';

/** In which words a group is spoken to. The office's own words (themes, places, names of branches) stay as they were written. */
export interface Voice {
  readonly say: Say;
  readonly format: Format;
}
export const voiceOf = (lexicon: Words, { language, hant }: Reader): Voice => ({ say: createSay(lexicon, language, hant), format: createFormat(language) });

/** The word every title begins with, which a robot that lets messages in by keyword is told: another one in each language. */
export const keywordsOf = (lexicon: Words, hant: Reader['hant']): Record<Language, string> =>
  Object.fromEntries(languages.map((language) => [language, voiceOf(lexicon, { language, hant }).say('robot.word')])) as Record<Language, string>;

const card = ({ say }: Voice, title: string, lines: readonly string[], link: string, linkWords: string): Card =>
  ({ title: say('robot.title', { word: '@robot.word', title }), lines, link, linkWords, more: (count) => say('robot.more', { count }) });

/** A message on trial. */
export const trialCard = (voice: Voice, link: string): Card => card(voice, voice.say('robot.trial'), [voice.say('robot.trial_says')], link, voice.say('robot.open'));

/** How many things of each kind were told today. */
export function countsCard(voice: Voice, kinds: readonly { readonly watch: string; readonly count: number }[], link: string): Card {
  const { say } = voice;
  const count = kinds.reduce((all, kind) => all + kind.count, 0);
  return card(voice, say('robot.waiting', { count }), kinds.map((kind) => say('robot.kind', { kind: `@reminder.kind.${kind.watch}`, count: kind.count })), link, say('robot.to_mine'));
}

/** That an activity takes place. What is not known is left out. */
export function announcedCard(voice: Voice, { theme, plannedOn, place, hosts }: { readonly theme: string | null; readonly plannedOn: string | null; readonly place: string | null; readonly hosts: readonly string[] }, link: string): Card {
  const { say, format } = voice;
  const lines = [theme ?? '', plannedOn === null ? '' : say('robot.when', { day: format.day(plannedOn) }), place === null ? '' : say('robot.where', { place }), hosts.length === 0 ? '' : say('robot.hosts', { hosts: hosts.join(say('robot.and')) })];
  return card(voice, say('robot.announced'), lines.filter((line) => line !== ''), link, say('robot.to_answer'));
}
