/** What can have happened to the organisation. */
export const orgEvents = [
  'org.branch_added', 'org.branch_dissolved', 'org.branch_edited', 'org.home_moved', 'org.joined', 'org.left', 'org.person_added',
  'org.person_edited', 'org.person_removed', 'org.post_ended', 'org.post_given', 'org.temporary_branch_added',
] as const;
