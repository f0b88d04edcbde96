import PizZip from 'pizzip';
import { checkStories, type Story } from './check-placeholders.ts';
import { docxStructure } from './docx-fill.ts';
import { docxStories, docxUnfilled } from './docx-pieces.ts';
import { isMalformed, readPlaceholders } from './placeholders.ts';
import { around, mostProblems, type Checked, type Problem } from '#shared/document/problems.ts';
import { sheetStories, sheetStructure, sheetUnfilled } from './sheet-pieces.ts';
import { isWellFormed } from './xml.ts';
import { partsOf, type Task } from './work.ts';

export function check({ bytes, kind, fields }: Extract<Task, { do: 'check' }>): Checked {
  const parts = partsOf(new PizZip(bytes));
  const wrong = parts.find(({ xml }) => !isWellFormed(xml));
  if (wrong !== undefined) throw new Error(`${wrong.name} is no XML`);
  const texts = checkStories(kind === 'docx' ? docxStories(parts) : sheetStories(parts), fields);
  const lost = notFilled(kind === 'docx' ? docxUnfilled(parts) : sheetUnfilled(parts));
  // Whether loops can stand as they do is asked only when they are closed at all.
  const structure = texts.problems.length > 0 ? [] : kind === 'docx' ? docxStructure(bytes, fields) : sheetStructure(parts);
  return { problems: [...texts.problems, ...structure, ...lost].slice(0, mostProblems), used: texts.used };
}

const notFilled = (stories: readonly Story[]): Problem[] =>
  stories.flatMap((story) => story.flatMap(({ text, place }) => readPlaceholders(text).flatMap((one): Problem[] => (isMalformed(one) ? [] : [{ kind: 'not_filled', name: one.name, near: null, list: null, place: { ...place, text: around(text, one.from, one.to) } }]))));
