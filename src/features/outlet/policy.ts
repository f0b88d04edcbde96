import { businessPosts, type PolicyLine } from '#shared/policy.ts';

/**
 * Outlets and the public page are the office's face: 机关党委 keeps them. Whoever has business sees which there are. Who
 * publishes a bulletin to one stands in the lifecycle; how a sending went is entered by the program itself.
 */
export const outletPolicy: readonly PolicyLine[] = [
  { verb: 'outlet.list', who: businessPosts, reads: true },
  { verb: 'outlet.add', who: ['committee'] },
  { verb: 'outlet.edit', who: ['committee'] },
  { verb: 'outlet.change_secret', who: ['committee'] },
  { verb: 'outlet.retire', who: ['committee'] },
  { verb: 'outlet.open_site', who: ['committee'] },
  { verb: 'outlet.close_site', who: ['committee'] },
  { verb: 'outlet.note_answer', who: ['system'] },
  { verb: 'outlet.note_on_site', who: ['system'] },
];
