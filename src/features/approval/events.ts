/** What can have happened in approval; `approval.approve` is the last step's, which lets the activity go on. */
export const approvalEvents = ['approval.approve', 'approval.approved', 'approval.declined', 'approval.returned', 'approval.submitted', 'approval.withdrawn'] as const;
