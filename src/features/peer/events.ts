/** What can have happened between our installation and another office's. */
export const peerEvents = [
  'peer.assigned', 'peer.closed', 'peer.confirmed', 'peer.confirmed_by_them', 'peer.declined', 'peer.disagrees', 'peer.ended', 'peer.enabled',
  'peer.invited', 'peer.invitation_taken', 'peer.met', 'peer.noted', 'peer.received', 'peer.refused', 'peer.reopened', 'peer.reread', 'peer.settled', 'peer.shared', 'peer.shared_by_them', 'peer.told', 'peer.told_all', 'peer.unshared', 'peer.wrote',
] as const;
