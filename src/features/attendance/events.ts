/** What can have happened to notice, answers and attendance. */
export const attendanceEvents = ['activity.held', 'attendance.announced', 'attendance.entered', 'attendance.replaced', 'attendance.replied'] as const;
