/** How another office's installation stands to ours. */

export const peerStates = ['invited', 'answering', 'met', 'refused', 'ended'] as const;
/** As it is told: an invitation that ran out, and which of the two confirmations is missing, follow from its row. */
export const peerStandings = ['invited', 'expired', 'answering', 'to_confirm', 'to_be_confirmed', 'active', 'refused', 'ended'] as const;
export type PeerStanding = (typeof peerStandings)[number];

export interface PeerKnown {
  readonly id: string;
  readonly begun: 'ours' | 'theirs';
  readonly state: (typeof peerStates)[number];
  readonly unitId: string;
  readonly name: string | null;
  readonly address: string | null;
  readonly publicKey: string | null;
  readonly pair: string;
  readonly invitation: string | null;
  readonly expiresAt: string;
  readonly speaks: number;
  readonly ourConfirmedAt: string | null;
  readonly theirConfirmedAt: string | null;
  readonly toldConfirmed: boolean;
  readonly toldEnded: boolean;
  readonly endedBy: 'ours' | 'theirs' | null;
  readonly endedReason: string | null;
  readonly version: number;
}

export function standingOf({ state, expiresAt, ourConfirmedAt, theirConfirmedAt }: Pick<PeerKnown, 'state' | 'expiresAt' | 'ourConfirmedAt' | 'theirConfirmedAt'>, now: string): PeerStanding {
  if (state === 'invited' || state === 'answering') return Date.parse(expiresAt) < Date.parse(now) ? 'expired' : state;
  if (state !== 'met') return state;
  if (ourConfirmedAt === null) return 'to_confirm';
  return theirConfirmedAt === null ? 'to_be_confirmed' : 'active';
}

/** Whether anything may be shared: a person on each side has compared the fingerprints. */
export const isActive = (peer: Pick<PeerKnown, 'state' | 'ourConfirmedAt' | 'theirConfirmedAt'>): boolean => peer.state === 'met' && peer.ourConfirmedAt !== null && peer.theirConfirmedAt !== null;

/** What the peer has not been told yet of our acquaintance: it follows from the row, so nothing can be forgotten. */
export function handshakeOwed(peer: PeerKnown, now: string): 'accept' | 'confirm' | 'end' | null {
  if (peer.publicKey === null || peer.address === null) return null;
  if (peer.state === 'answering') return Date.parse(peer.expiresAt) < Date.parse(now) ? null : 'accept';
  if (peer.state === 'ended') return peer.endedBy === 'ours' && !peer.toldEnded ? 'end' : null;
  return peer.state === 'met' && peer.ourConfirmedAt !== null && !peer.toldConfirmed ? 'confirm' : null;
}

export const sharedStates = ['open', 'ended', 'broken'] as const;
export const messageStates = ['sent', 'received', 'taken', 'declined', 'refused', 'not_understood'] as const;

/** Minutes until the next attempt after so many failures in a row: 1, 2, 4 … an hour at most. */
export const waitMinutes = (failures: number): number => Math.min(60, 2 ** Math.max(0, failures - 1));
/** An hour without a word is long enough to ask, though nothing waits. */
export const quietMinutes = 60;

/** What two people read to each other on the telephone: the hash of a key in groups of four digits, sixty-four bits of each half. */
export const grouped = (hash: string): string => (BigInt(`0x${hash.slice(0, 32)}`) % 10n ** 32n).toString().padStart(32, '0').replaceAll(/(\d{4})(?=\d)/g, '$1 ');

/** Why something was not let in, in words of the lexicon (`peer.reason.<reason>`). */
export const reasons = [
  'stranger', 'signature', 'clock', 'too_large', 'malformed', 'pair', 'not_met', 'ended', 'closed', 'versions', 'no_such', 'other_part', 'content', 'SEC-09', 'fork', 'rewritten', 'seen', 'have', 'gap',
  'invitation_forged', 'invitation_expired', 'invitation_used', 'address', 'answer', 'broken', 'busy',
] as const;
export type Reason = (typeof reasons)[number];
export const isReason = (text: string): text is Reason => reasons.some((one) => one === text);
/** Those a security administrator has to look at: not a wrong clock or a line that is down, but somebody who is not what they say. */
export const suspicious: readonly Reason[] = ['stranger', 'signature', 'pair', 'other_part', 'content', 'SEC-09', 'fork', 'rewritten', 'seen', 'have', 'invitation_forged', 'invitation_used', 'address', 'answer', 'too_large', 'malformed'];
/** As many in a day are kept of one peer, or of strangers: nobody fills the database with lies. */
export const mostKept = 40;
