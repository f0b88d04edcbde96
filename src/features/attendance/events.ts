/** What can have happened to notice, answers and attendance. */
export const attendanceEvents = ['activity.held', 'attendance.announced', 'attendance.code_closed', 'attendance.code_opened', 'attendance.confirmed', 'attendance.entered', 'attendance.replaced', 'attendance.replied'] as const;
