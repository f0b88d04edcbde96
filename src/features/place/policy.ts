import type { PolicyLine } from '#shared/policy.ts';

/**
 * What our people do about a partner's place: secretaries and 机关党委, who answer for what a partner is shown. What the place's holder may do
 * stands in no table: exactly what the contract names under `/place`, of the unit of the link (see `mine` in decide.ts).
 */
export const placePolicy: readonly PolicyLine[] = [
  { verb: 'place.links', who: ['secretary', 'committee'], reads: true },
  { verb: 'place.make_link', who: ['secretary', 'committee'] },
  { verb: 'place.revoke_link', who: ['secretary', 'committee'] },
  { verb: 'place.decide_facts', who: ['secretary', 'committee'] },
  { verb: 'place.decide_account', who: ['secretary', 'committee'] },
  { verb: 'place.end_account', who: ['secretary', 'committee'] },
];
