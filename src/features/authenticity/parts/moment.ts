import { daysBetween, dayIn } from '#shared/dates.ts';

/** Days from the day an activity was held to an instant, by the office's clock: negative before it; null where it was not held. */
export const daysFromHeld = (heldOn: string | null, at: string, zone: string): number | null => (heldOn === null ? null : daysBetween(heldOn, dayIn(at, zone)));
