import type { PolicyLine } from '#shared/policy.ts';

/** The office's past is entered by those who keep it: secretaries, 机关党委, and the operator who sets an office up. */
export const importPolicy: readonly PolicyLine[] = [
  { verb: 'import.preview', who: ['secretary', 'committee', 'operator'], reads: true },
  { verb: 'import.batches', who: ['secretary', 'committee', 'operator'], reads: true },
  { verb: 'import.columns', who: ['secretary', 'committee', 'operator'], reads: true },
  { verb: 'import.remember_column', who: ['secretary', 'committee', 'operator'] },
  { verb: 'import.cases', who: ['secretary', 'committee', 'operator'] },
  { verb: 'import.preview_lines', who: ['secretary', 'committee', 'operator'], reads: true },
  { verb: 'import.lines', who: ['secretary', 'committee', 'operator'] },
  { verb: 'import.take_back', who: ['secretary', 'committee', 'operator'] },
];
