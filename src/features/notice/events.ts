/** What can have happened to notices. */
export const noticeEvents = ['notice.read', 'notice.sent', 'notice.settled'] as const;
