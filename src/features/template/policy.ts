import type { PolicyLine } from '#shared/policy.ts';
import { businessPosts } from '#shared/policy.ts';

/** The forms of the office are kept by 机关党委; whoever prints with them may see and copy them. */
export const templatePolicy: readonly PolicyLine[] = [
  { verb: 'template.list', who: businessPosts, reads: true },
  { verb: 'template.paper', who: businessPosts, reads: true },
  { verb: 'template.fields', who: businessPosts, reads: true },
  { verb: 'template.upload', who: ['committee'] },
  { verb: 'template.use', who: ['committee'] },
  { verb: 'template.use_built_in', who: ['committee'] },
  { verb: 'template.retire', who: ['committee'] },
];
