/** What can have happened to outlets, the public page, and bulletins at them. */
export const outletEvents = [
  'outlet.added', 'outlet.edited', 'outlet.failed', 'outlet.published', 'outlet.queued', 'outlet.replaced', 'outlet.retired', 'outlet.secret_changed', 'outlet.sent',
  'outlet.site_closed', 'outlet.site_opened', 'outlet.taken_down',
] as const;
