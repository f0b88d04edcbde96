import { z } from 'zod';
import { command, idSchema, page, read } from '#shared/procedure.ts';
import { noticeKinds } from './facts.ts';

export const noticeRow = z.object({
  id: idSchema, kind: z.enum(noticeKinds), activityId: idSchema.nullable(),
  /** Facts of its sentence: theme and number of the activity, who did it (`by`), and the event's own. */
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  createdAt: z.string(), readAt: z.string().nullable(),
});
export type NoticeRow = z.infer<typeof noticeRow>;

const filters = z.object({ ...page, after: z.string().regex(/^\d{4}-[\d:.TZ-]+_[0-9a-f-]{36}$/).optional(), unread: z.enum(['yes']).optional() });
export type NoticeFilters = z.infer<typeof filters>;

/** What the asker has been told of. */
export const noticeContract = {
  list: read('notice', '/notices', 'The asker’s own notices, newest first.', filters, z.object({ rows: z.array(noticeRow), next: z.string().nullable(), unread: z.int() })),
  read: command('notice', '/notices/read', 'Marks one notice as read, or all of the asker’s.', { id: idSchema.nullable() }),
};
