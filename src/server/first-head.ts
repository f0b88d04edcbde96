import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { firstAnswersId, type FirstAnswer } from '#web/first-answers.ts';
import { escape, type First } from './first-frame.ts';

/** Files of a page beside the entry, as the build wrote them down (`first.json`, scripts/vite-first-visit.ts); none where it did not. */
export async function filesOf(webDir: string, page: First['page']): Promise<readonly string[]> {
  const text = await readFile(join(webDir, 'first.json'), 'utf8').catch(() => '{}');
  // Only this project's own build writes there.
  return (JSON.parse(text) as Partial<Record<First['page'], readonly string[]>>)[page] ?? [];
}

/** Asks for the page's files together with the entry, and not one after the other once the entry has come and knows what it needs. */
export const head = (files: readonly string[]): string => files.map((file) => `<link rel="modulepreload" crossorigin href="${escape(file)}">`).join('');

/** Answers as text of an element that no browser runs. What people typed cannot end it. */
export const sealed = (answers: readonly FirstAnswer[]): string => `<script type="application/json" id="${firstAnswersId}">${JSON.stringify(answers).replaceAll('<', '\\u003c')}</script>`;
