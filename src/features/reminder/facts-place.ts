/** Where something that is due is cured: pure, for the page, the letter and the card alike. Addresses as `web/links.ts` writes them. */
const parts: Readonly<Record<string, string>> = {
  'reminder.approval': 'approval', 'reminder.held': 'held', 'reminder.record': 'record', 'reminder.summary': 'record', 'reminder.publicity': 'publicity', 'reminder.conversion': 'conversion',
  'reminder.consent': 'sides', 'reminder.link': 'sides', 'reminder.answer': 'held', 'authenticity.signal': 'evidence',
};
/** What of other features is not an activity: its own page. */
const pages: Readonly<Record<string, string>> = { outcome: 'outcomes', inspection: 'inspections', consultation: 'consultations', circular: 'circulars', series: 'series', pairing: 'partners/agreements', temporary: 'projects' };

export function pathOf(watch: string, about: string, activityId: string | null): string {
  const part = parts[watch];
  const feature = watch.split('.')[0] ?? '';
  // The next round is not there yet: it is opened from their list.
  if (watch === 'inspection.round_due') return '/inspections';
  if (watch === 'reminder.branch') return `/branches/${encodeURIComponent(about)}`;
  const page = pages[feature];
  if (page !== undefined) return `/${page}/${encodeURIComponent(about)}`;
  return activityId === null ? '/reminders' : `/activities/${encodeURIComponent(activityId)}${part === undefined ? '' : `/${part}`}`;
}
