import { businessPosts, type PolicyLine } from '#shared/policy.ts';

/**
 * 机关党委 decides with whom the office is linked; the system administrator turns the exchange on; that the key on the other side is
 * really theirs is confirmed by the security administrator (SEC-04: nobody alone opens a door). What goes in and out by it is written by
 * the branch that takes part; what comes is entered by the other installation itself.
 */
export const peerPolicy: readonly PolicyLine[] = [
  { verb: 'peer.list', who: ['committee', 'system_admin', 'security_admin', 'audit_admin'], reads: true },
  { verb: 'peer.enable', who: ['system_admin'] },
  { verb: 'peer.disable', who: ['system_admin', 'security_admin'] },
  { verb: 'peer.invite', who: ['committee'] },
  { verb: 'peer.accept', who: ['committee'] },
  { verb: 'peer.confirm', who: ['security_admin'] },
  { verb: 'peer.end', who: ['committee', 'security_admin'] },
  { verb: 'peer.shared', who: businessPosts, reads: true },
  { verb: 'peer.shared_one', who: businessPosts, reads: true },
  { verb: 'peer.assign', who: ['committee', 'secretary'] },
  { verb: 'peer.consent', who: ['secretary'] },
  { verb: 'peer.propose', who: ['member', 'secretary'] },
  { verb: 'peer.attend', who: ['member', 'secretary'] },
  { verb: 'peer.bring', who: ['member', 'secretary'] },
  { verb: 'peer.note_line', who: ['system'] },
  { verb: 'peer.tell', who: ['system'] },
  { verb: 'peer.settle', who: ['system'] },
  { verb: 'peer.reread', who: ['system'] },
  { verb: 'peer.meet', who: ['peer'] },
  { verb: 'peer.receive', who: ['peer'] },
  { verb: 'peer.take_attendance', who: ['peer'] },
  { verb: 'peer.keep_evidence', who: ['system'] },
];
