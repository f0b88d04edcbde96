/** What can have happened to notices. */
export const noticeEvents = ['notice.read', 'notice.sent'] as const;
