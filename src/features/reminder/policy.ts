import type { PolicyLine, Who } from '#shared/policy.ts';

/** Robots of group chats: secretaries keep those of their own branch, 机关党委 and the system administrator any. */
const keepers: readonly Who[] = ['secretary', 'committee', 'system_admin'];

/** What waits for somebody, and how he or she is told, is everybody's own. Telling itself is the program's. */
export const reminderPolicy: readonly PolicyLine[] = [
  { verb: 'reminder.list', who: ['person'], reads: true },
  { verb: 'reminder.ways', who: ['person'], reads: true },
  { verb: 'reminder.mute', who: ['person'] },
  { verb: 'reminder.unmute', who: ['person'] },
  { verb: 'reminder.set_mail', who: ['person'] },
  { verb: 'reminder.renew_feed', who: ['person'] },
  { verb: 'reminder.stop_feed', who: ['person'] },
  // A branch’s calendar is kept by who keeps its robots.
  { verb: 'reminder.branch_feeds', who: keepers, reads: true },
  { verb: 'reminder.renew_branch_feed', who: keepers },
  { verb: 'reminder.stop_branch_feed', who: keepers },
  { verb: 'reminder.robots', who: keepers, reads: true },
  { verb: 'reminder.add_robot', who: keepers },
  { verb: 'reminder.test_robot', who: keepers },
  { verb: 'reminder.set_robot_language', who: keepers },
  { verb: 'reminder.switch_on_robot', who: keepers },
  { verb: 'reminder.retire_robot', who: keepers },
  { verb: 'reminder.running', who: ['committee', 'system_admin'], reads: true },
  { verb: 'reminder.tell', who: ['system'] },
  { verb: 'reminder.note_bounce', who: ['system'] },
  { verb: 'reminder.note_robot', who: ['system'] },
];
