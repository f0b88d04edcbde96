import { turn } from '#features/reminder/jobs-sweep.ts';
import type { JobContext } from '#platform/jobs.ts';
import type { Step } from './demo-clock.ts';

/**
 * The watch of the last days, as the program keeps it by itself: each morning it looks through what is due and, on a working
 * day, tells people of it, so that a visitor finds a few things waiting, told once.
 */
export const reminded = (context: JobContext, officeId: string): Step[] =>
  [-5, -4, -3, -2, -1, 0].map((day) => ({ day, at: '08:10', does: () => turn(context, officeId) }));
