import type { Finding } from '#shared/finding.ts';
import { api } from '#web/client.ts';

/** Whether a verb is this reader's to give at all, now or once what stands in its way is mended. */
export const mayGive = (against: readonly Finding[] | undefined): boolean =>
  against !== undefined && !against.some(({ check }) => check.startsWith('forbidden.') || check === 'stage.wrong');

/** Questions whose answers a verb of attendance changes. */
export const invalidate = [api.activity.key(), api.attendance.key(), api.home.key(), api.notice.key()];
