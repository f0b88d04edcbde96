/** What can have happened to work projects. The auditee's two carry no details: its unit and dates are a work secret. */
export const projectEvents = [
  'project.added', 'project.auditee_removed', 'project.auditee_set', 'project.closed', 'project.edited', 'project.team_set',
] as const;
