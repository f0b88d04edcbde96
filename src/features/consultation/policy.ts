import { businessPosts, type PolicyLine } from '#shared/policy.ts';

/**
 * Whoever does the office's business may be asked; who runs a consultation and who speaks for a side is told by the
 * activity and the sides (decide.ts). The holder of a personal link reads and answers by procedures of his or her own.
 */
export const consultationPolicy: readonly PolicyLine[] = [
  { verb: 'consultation.list', who: businessPosts, reads: true },
  { verb: 'consultation.get', who: businessPosts, reads: true },
  { verb: 'consultation.open', who: businessPosts },
  { verb: 'consultation.edit', who: businessPosts },
  { verb: 'consultation.invite', who: businessPosts },
  { verb: 'consultation.withdraw_side', who: businessPosts },
  { verb: 'consultation.opine', who: businessPosts },
  { verb: 'consultation.enter_opinion', who: businessPosts },
  { verb: 'consultation.note', who: businessPosts },
  { verb: 'consultation.conclude', who: businessPosts },
  { verb: 'consultation.cancel', who: businessPosts },
  { verb: 'consultation.follow', who: ['system'] },
];
