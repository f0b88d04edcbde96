import type { Command } from '#platform/command.ts';
import type { Outbound } from '#platform/outbound.ts';
import { todayOf } from '#platform/today.ts';
import type { PeerInput } from './contract.ts';
import type { Handshake } from './contract-protocol.ts';
import * as decide from './decide.ts';
import * as meeting from './decide-meet.ts';
import { atHome, forEvidence, holdersOf, ofUnit, onPeer, toAccept, toEnable } from './store.ts';

/** Verbs on acquaintances. Made with what signs, reaches out and tells our address. */

export const enable = (outbound: Outbound): Command<PeerInput<'enable'>, Parameters<typeof decide.enable>[0]> => ({
  name: 'peer.enable', tables: ['peerIdentity'], load: (db, scope) => toEnable(db, scope, outbound), decide: decide.enable,
});
export const disable = (outbound: Outbound): Command<PeerInput<'disable'>, Pick<decide.AtHome, 'identity'>> => ({
  name: 'peer.disable', tables: ['peerIdentity'], load: (db, scope) => toEnable(db, scope, outbound), decide: decide.disable,
});
export const invite = (outbound: Outbound): Command<PeerInput<'invite'>, decide.AtHome & decide.OfUnit> => ({
  name: 'peer.invite', tables: ['peer'], decide: decide.invite,
  load: async (db, scope, { unitId }) => ({ ...(await atHome(db, scope, outbound)), ...(await ofUnit(db, scope, unitId)) }),
});
export const accept = (outbound: Outbound): Command<PeerInput<'accept'>, decide.ToAccept> => ({
  name: 'peer.accept', tables: ['peer'], load: (db, scope, input) => toAccept(db, scope, outbound, input), decide: decide.accept,
});
export const confirm = (outbound: Outbound): Command<PeerInput<'confirm'>, decide.OnPeer> => ({
  name: 'peer.confirm', tables: ['peer'], load: (db, scope, { id }) => onPeer(db, scope, outbound, id), decide: decide.confirm,
});
export const end = (outbound: Outbound): Command<PeerInput<'end'>, decide.OnPeer> => ({
  name: 'peer.end', tables: ['peer', 'sharedActivity'], load: (db, scope, { id }) => onPeer(db, scope, outbound, id), decide: decide.end,
});

type Watched = decide.OnPeer & { readonly watchers: readonly string[] };
/** What an installation says of the acquaintance; its signature was looked at. */
export const meet = (outbound: Outbound): Command<{ readonly commandId: string; readonly id: string; readonly said: Handshake }, Watched> => ({
  name: 'peer.meet', tables: ['peer', 'sharedActivity'], decide: meeting.meet,
  load: async (db, scope, { id }) => ({ ...(await onPeer(db, scope, outbound, id)), watchers: await holdersOf(db, scope.officeId, await todayOf(db, scope, scope.now), 'security_admin') }),
});
export const noteLine = (outbound: Outbound): Command<meeting.NoteInput, Watched> => ({
  name: 'peer.note_line', tables: ['peer'], decide: meeting.noteLine,
  load: async (db, scope, { id }) => ({ ...(await onPeer(db, scope, outbound, id)), watchers: await holdersOf(db, scope.officeId, await todayOf(db, scope, scope.now), 'security_admin') }),
});
export const keepEvidence: Command<meeting.EvidenceInput, meeting.ForEvidence> = {
  name: 'peer.keep_evidence', tables: ['peerRefusal', 'sharedActivity'], decide: meeting.keepEvidence,
  load: async (db, scope, input) => forEvidence(db, scope, await todayOf(db, scope, scope.now), input),
};
