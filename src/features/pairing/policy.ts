import { businessPosts, type PolicyLine } from '#shared/policy.ts';

/** Secretaries keep the agreements of their own branches (see `against` in decide.ts), 机关党委 all of them. */
export const pairingPolicy: readonly PolicyLine[] = [
  { verb: 'pairing.list', who: businessPosts, reads: true },
  { verb: 'pairing.one', who: businessPosts, reads: true },
  { verb: 'pairing.add', who: ['secretary', 'committee'] },
  { verb: 'pairing.edit', who: ['secretary', 'committee'] },
  { verb: 'pairing.review', who: ['secretary', 'committee'] },
  { verb: 'pairing.end', who: ['secretary', 'committee'] },
];
