/** How an agreement stands on a day: signed and to begin, in force, ending within the days that are told, past its term, ended before it. */
export const pairingStates = ['to_begin', 'in_force', 'ends_soon', 'expired', 'ended'] as const;
export type PairingState = (typeof pairingStates)[number];

/** What of an agreement its state follows from. Days without a zone; `untilOn` is its last day. */
export interface Term {
  readonly fromOn: string;
  readonly untilOn: string | null;
  readonly endedOn: string | null;
}

/** @param soon the day from which a term’s end is told of: today and the days of rule UNITS-03 after it. */
export function stateOn({ fromOn, untilOn, endedOn }: Term, today: string, soon: string): PairingState {
  if (endedOn !== null && endedOn <= today) return 'ended';
  if (untilOn !== null && untilOn < today) return 'expired';
  if (fromOn > today) return 'to_begin';
  return untilOn !== null && untilOn <= soon ? 'ends_soon' : 'in_force';
}

/** An agreement as its commands know it. */
export interface PairingKnown extends Term {
  readonly id: string;
  readonly branchIds: readonly string[];
  readonly signedOn: string;
  readonly version: number;
  /** Names of the outside units, for its sentences. */
  readonly units: readonly string[];
}
