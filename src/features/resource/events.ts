/** What can have happened to the library. That somebody has read something is not among them. */
export const resourceEvents = [
  'resource.accepted', 'resource.added', 'resource.arranged', 'resource.came', 'resource.declined', 'resource.edited', 'resource.offered', 'resource.pack_made',
  'resource.push_ended', 'resource.pushed', 'resource.retired', 'resource.version_added',
] as const;
