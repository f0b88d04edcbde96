/** What can have happened to reminders, to how people are told, and to robots. */
export const reminderEvents = [
  'reminder.bounced', 'reminder.branch_feed_renewed', 'reminder.branch_feed_stopped', 'reminder.feed_renewed', 'reminder.feed_stopped', 'reminder.mail_off', 'reminder.mail_on', 'reminder.muted', 'reminder.robot_added', 'reminder.robot_answered',
  'reminder.robot_language', 'reminder.robot_off', 'reminder.robot_on', 'reminder.robot_retired', 'reminder.robot_tested', 'reminder.told', 'reminder.unmuted',
] as const;
