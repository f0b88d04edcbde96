import { ORPCError } from '@orpc/server';
import { CommanderError } from 'commander';
import { StartError } from '#platform/start-error.ts';
import type { FindingFacts } from '#shared/finding.ts';
import type { Language } from '#shared/language.ts';
import { answer } from '../calls.ts';
import type { Program } from '../compose.ts';
import type { Around } from './around.ts';
import { withProgram } from './open.ts';
import { complain, type Desk } from './run.ts';
import { exitFor, exits, Misuse, sayEverything } from './speak.ts';

interface How {
  /** Whether something may be written. */
  readonly writes: boolean;
  readonly json: boolean;
  readonly language: Language;
  readonly around: Around;
}

/**
 * Does a command's work on the program. What the program refuses is told.
 * @returns the exit code.
 * @throws Misuse, StartError, CommanderError: what the tree of commands says itself.
 */
export async function carryOut({ writes, json, language, around }: How, work: (program: Program, desk: Desk) => Promise<void>): Promise<number> {
  let exit: number = exits.done;
  const say = await sayEverything(language);
  const desk: Desk = {
    language, say, around, exit: (code) => { exit = code; }, beside: (line) => around.err(`${line}\n`),
    tell: (data, ...lines) => void around.out(json ? `${JSON.stringify(data)}\n` : lines.map((line) => `${line}\n`).join('')),
  };
  await withProgram({ writes, around }, async (program) => {
    try {
      await work(program, desk);
    } catch (error) {
      if (error instanceof Misuse || error instanceof StartError || error instanceof CommanderError) throw error;
      const spoken = error instanceof ORPCError && isSpoken(error) ? error : answer(error, { program, language, name: 'cli' });
      const { findings = [] } = spoken.data as { findings?: { check: string; field: string | null; facts: FindingFacts; words: string }[] };
      // The words of the command line are not in the product's lexicon: they are said here.
      const told = findings.map(({ check, field, facts, words }) => ({ check, field, words: check.startsWith('cli.') ? say(check, facts) : words }));
      const message = told.length > 0 ? told.map((finding) => finding.words).join(' ') : spoken.message;
      await complain(around, json, { code: spoken.code, message, findings: told });
      exit = exitFor(spoken.code);
    }
  });
  return exit;
}

const isSpoken = ({ data }: ORPCError<string, unknown>): boolean => typeof data === 'object' && data !== null && 'findings' in data;
