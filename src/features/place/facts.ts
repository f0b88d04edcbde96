import type { OfferKnown } from '#features/offer/facts.ts';

/** What the commands of a partner's place know. */

export interface PlaceUnit {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly own: boolean;
}
/** A line of the unit’s lists, and all other lines that stand, word for word. */
export interface OnLine {
  readonly offer: OfferKnown;
  readonly others: readonly string[];
}
export interface LinkKnown {
  readonly id: string;
  readonly holderName: string;
  readonly revokedAt: string | null;
}
export interface AccountKnown {
  readonly id: string;
  readonly holderName: string;
  readonly username: string;
  readonly state: string;
  /** The link it was asked for by was revoked since. */
  readonly linkRevoked: boolean;
  readonly version: number;
}
export interface ProposalKnown {
  readonly id: string;
  readonly name: string;
  readonly industry: string | null;
  readonly region: string | null;
  readonly field: string | null;
  readonly state: string;
  readonly version: number;
}
