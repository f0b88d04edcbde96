import { canonical } from '#shared/canonical.ts';
import { insert, refuse, update, type Decision, type Given, type Happening, type Change } from '#shared/decision.ts';
import { need, type Finding } from '#shared/finding.ts';
import { barred } from '#shared/policy.ts';
import type { PeerInput } from './contract.ts';
import { spoken } from './facts-kinds.ts';
import type { Desk } from './facts-chain.ts';
import { grouped, standingOf, type PeerKnown } from './facts.ts';
import { peerPolicy } from './policy.ts';

/** Turning the exchange on, inviting, answering, confirming, ending: pure. Keys and signatures are handed in. */

export interface Identity {
  readonly id: string;
  readonly open: boolean;
  readonly version: number;
}
export interface AtHome {
  readonly identity: Identity | null;
  /** What signs; null while the exchange is off, or where the sealed key cannot be opened. */
  readonly desk: Desk | null;
  readonly office: string;
  /** Where others reach us; null where the operator did not say. */
  readonly address: string | null;
  /** Newest version this program speaks. */
  readonly speaks: number;
}

export const at = (id: string, changes: readonly Change[], ...events: Happening[]): Decision => ({ ok: true, subject: { type: 'peer', id, activityId: null }, changes, events });
export const against = (verb: string, given: Given): Decision | null => {
  const bars = barred(peerPolicy, verb, given.actor);
  return bars.length > 0 ? refuse(...bars) : null;
};

/** @param made A fresh pair, used where there is none yet. */
export function enable({ identity, made }: Pick<AtHome, 'identity'> & { readonly made: { readonly id: string; readonly publicKey: string; readonly sealedKey: string } }, _: unknown, given: Given): Decision {
  const bars = against('peer.enable', given);
  if (bars !== null) return bars;
  if (identity?.open === true) return refuse(need('need.peer_off'));
  if (identity !== null) return at(identity.id, [update('peerIdentity', identity.id, { open: true, version: identity.version + 1 })], { name: 'peer.reopened', details: {} });
  return at(made.id, [insert('peerIdentity', { ...made, madeAt: given.now, madeName: given.actor.name })], { name: 'peer.enabled', details: {} });
}

export function disable({ identity }: Pick<AtHome, 'identity'>, { reason }: PeerInput<'disable'>, given: Given): Decision {
  const bars = against('peer.disable', given);
  if (bars !== null) return bars;
  if (identity?.open !== true) return refuse(need('need.peer_on'));
  return at(identity.id, [update('peerIdentity', identity.id, { open: false, version: identity.version + 1 })], { name: 'peer.closed', details: { reason } });
}

/** An outside unit of the directory, and whether an acquaintance with it is on its way or stands. */
export interface OfUnit {
  readonly unit: { readonly id: string; readonly name: string; readonly own: boolean } | null;
  readonly busy: boolean;
}

/** What stands in the way of beginning with a unit; else our desk. */
function beginning({ identity, desk, address, unit, busy }: AtHome & OfUnit): Finding | { readonly desk: Desk; readonly address: string; readonly unit: NonNullable<OfUnit['unit']> } {
  if (identity?.open !== true) return need('need.peer_on');
  if (desk === null) return need('need.peer_key');
  if (address === null) return need('need.peer_address');
  if (unit === null || unit.own) return need('need.outside_unit', 'unitId');
  return busy ? need('need.peer_once', 'unitId', { unit: unit.name }) : { desk, address, unit };
}

const encode = (text: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(text))).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
/** Begins every invitation, so that a text that is none is told at once. */
export const invitationMark = 'LX1.';

/** A text to hand over on any way: who we are, where, until when, signed. It opens nothing by itself: both sides confirm afterwards. */
export function invite(known: AtHome & OfUnit, { days }: PeerInput<'invite'>, given: Given): Decision {
  const bars = against('peer.invite', given);
  if (bars !== null) return bars;
  const begun = beginning(known);
  if ('check' in begun) return refuse(begun);
  const { desk, address, unit } = begun;
  const id = given.newId();
  const expiresAt = new Date(Date.parse(given.now) + days * 86_400_000).toISOString();
  const text = canonical({ kind: 'lianxue invitation', v: known.speaks, id, key: desk.publicKey, office: known.office, address, expiresAt });
  const invitation = `${invitationMark}${encode(text)}.${desk.sign(text)}`;
  const row = insert('peer', {
    id, begun: 'ours', state: 'invited', unitId: unit.id, pair: desk.hash(invitation), invitation, expiresAt, createdAt: given.now, createdName: given.actor.name,
  });
  return at(id, [row], { name: 'peer.invited', details: { unit: unit.name, until: expiresAt } });
}

/** What was pasted, as far as it could be read. */
export interface ToAccept extends AtHome, OfUnit {
  readonly said: { readonly text: string; readonly v: number; readonly key: string; readonly office: string; readonly address: string; readonly expiresAt: string; readonly signed: boolean } | null;
  readonly mayReach: boolean;
  /** An acquaintance with that key that stands or is on its way, or an answer to that very invitation. */
  readonly known: boolean;
}

export function accept(facts: ToAccept, _: PeerInput<'accept'>, given: Given): Decision {
  const bars = against('peer.accept', given);
  if (bars !== null) return bars;
  const { said, mayReach, known, speaks } = facts;
  const begun = beginning(facts);
  if ('check' in begun) return refuse(begun);
  if (said === null) return refuse(need('need.invitation', 'invitation'));
  if (!said.signed) return refuse(need('need.invitation_signed', 'invitation'));
  if (said.key === begun.desk.publicKey) return refuse(need('need.invitation_other', 'invitation'));
  if (Date.parse(said.expiresAt) < Date.parse(given.now)) return refuse(need('need.invitation_open', 'invitation', { until: said.expiresAt }));
  if (known) return refuse(need('need.invitation_once', 'invitation'));
  if (spoken(speaks, said.v) === null) return refuse(need('need.peer_versions', 'invitation', { theirs: said.v, ours: speaks }));
  if (!mayReach) return refuse(need('need.peer_reach', 'invitation', { address: said.address }));
  const id = given.newId();
  const row = insert('peer', {
    id, begun: 'theirs', state: 'answering', unitId: begun.unit.id, name: said.office, address: said.address, publicKey: said.key, pair: begun.desk.hash(said.text), invitation: said.text, expiresAt: said.expiresAt,
    speaks: said.v, createdAt: given.now, createdName: given.actor.name,
  });
  return at(id, [row], { name: 'peer.invitation_taken', details: { office: said.office } });
}

export interface OnPeer extends AtHome {
  readonly peer: PeerKnown;
  readonly unitName: string;
  /** What is shared with it now. */
  readonly open: readonly { readonly id: string; readonly version: number }[];
}
const told = ({ peer, unitName }: OnPeer): string => peer.name ?? unitName;

/** Who on the other side read their digits to us, and what was heard: the program compares, nobody nods. */
export function confirm(known: OnPeer, { version, fingerprint, comparedWith }: PeerInput<'confirm'>, given: Given): Decision {
  const { peer, desk } = known;
  const bars = against('peer.confirm', given);
  if (bars !== null) return bars;
  if (version !== peer.version) return refuse(need('stale.peer'));
  const standing = standingOf(peer, given.now);
  if (standing !== 'to_confirm' || peer.publicKey === null) return refuse(need('need.peer_to_confirm', null, { standing: `@peer.standing.${standing}` }));
  if (desk === null) return refuse(need('need.peer_key'));
  if (fingerprint.replaceAll(/\s/g, '') !== grouped(desk.hash(peer.publicKey)).replaceAll(' ', '')) return refuse(need('need.fingerprint', 'fingerprint', { office: told(known) }));
  return at(peer.id, [update('peer', peer.id, { ourConfirmedAt: given.now, ourConfirmedName: given.actor.name, comparedWith, version: version + 1 })], { name: 'peer.confirmed', details: { office: told(known), with: comparedWith } });
}

export function end(known: OnPeer, { version, reason }: PeerInput<'end'>, given: Given): Decision {
  const { peer } = known;
  const bars = against('peer.end', given);
  if (bars !== null) return bars;
  if (version !== peer.version) return refuse(need('stale.peer'));
  if (peer.state === 'ended') return refuse(need('need.peer_standing'));
  return at(peer.id, ending(known, 'ours', reason, given), { name: 'peer.ended', details: { office: told(known), reason } });
}

/** Nothing goes in or out any more, about any activity; what was said stays. */
export function ending({ peer, open }: OnPeer, by: 'ours' | 'theirs', reason: string, given: Given): Change[] {
  return [
    // Of an answer that never got there they know nothing, and need no word of its end.
    update('peer', peer.id, { state: 'ended', endedAt: given.now, endedBy: by, endedReason: reason, invitation: null, toldEnded: peer.state === 'answering', version: peer.version + 1 }),
    ...open.map((one) => update('sharedActivity', one.id, { state: 'ended', endedReason: reason, version: one.version + 1 })),
  ];
}
