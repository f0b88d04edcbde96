import { ORPCError } from '@orpc/server';
import { lexicon } from '#features/words.ts';
import { need, type Finding } from '#shared/finding.ts';
import { createSay, type Language, type Words } from '#shared/language.ts';
import { Refusal, refusalStatus } from '#shared/refusal.ts';
import { hant } from './hant.ts';

const words: Words = lexicon;

/** A finding's sentence: a plain need says it itself, a numbered check by its `.says`. */
function sentence(finding: Finding, language: Language): string {
  const key = Object.hasOwn(words, finding.check) ? finding.check : `check.${finding.check}.says`;
  return createSay(words, language, hant(language))(key, finding.facts);
}

/** A refusal as the contract declares it: findings with their words in the asker's language, and what is stored now. */
export function answerFor(refusal: Refusal, language: Language): ORPCError<string, unknown> {
  const findings = refusal.findings.map((finding) => ({ ...finding, words: sentence(finding, language) }));
  return new ORPCError(refusal.code, {
    status: refusalStatus[refusal.code],
    message: findings.map((finding) => finding.words).join(' '),
    data: { findings, current: refusal.current },
  });
}

/** Whether the database was not reached, or went away in mid-command: nothing was changed then. */
export function isDatabaseGone(error: unknown): boolean {
  const code = String((error as { code?: string } | null)?.code ?? '');
  const text = error instanceof Error ? error.message : '';
  return /^(57P0[123]|08\w{3}|53[234]00|ECONN\w+|ENOENT)$/.test(code) || /Connection terminated|is not queryable|timeout exceeded when trying to connect/.test(text);
}

/** A row that somebody else made in the same moment (unique), or two commands in each other's way (deadlock). */
export function isCollision(error: unknown): boolean {
  const code = String((error as { code?: string } | null)?.code ?? '');
  return code === '23505' || code === '40001' || code === '40P01';
}
export const collision = (): Refusal => new Refusal('REFUSED', [need('request.collision')]);

/** The database's own disk is full: the command was taken back whole. */
export const isDiskFull = (error: unknown): boolean => (error as { code?: string } | null)?.code === '53100';
export const diskFull = (): Refusal => new Refusal('UNAVAILABLE', [need('request.disk_full')]);

/** A value the database cannot take: a day or a number beyond its ends, a key that is none (class 22, data exception). */
export const isUnfit = (error: unknown): boolean => /^22\w{3}$/.test(String((error as { code?: string } | null)?.code ?? ''));

export const databaseGone = (): Refusal => new Refusal('UNAVAILABLE', [need('request.unavailable')]);
