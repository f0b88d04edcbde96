import { z } from 'zod';
import { command, daySchema, findingSchema, idSchema, read, required, typed } from '#shared/procedure.ts';
import { figureKeys, tables } from './facts-figures.ts';

/** What the years add up to, and what is answered. Names, definitions and rules for the unknown are words: `figure.<key>`, `.def`, `.unknown`. */

const tag = 'statistics';
/** Years an activity can be of: no history of the Party is older. */
export const yearSchema = z.coerce.number().int().min(1921).max(2199);

/** What the figures are about, as it stands in the address. */
export const about = z.object({ year: yearSchema.optional(), branch: idSchema.optional(), asAt: daySchema.optional() });
export type AboutInput = z.infer<typeof about>;

const count = z.int().min(0);
export const tableRow = z.object({
  key: z.string(),
  /** Of a branch its name today. */
  name: z.string().nullable(),
  n: count,
  /** Of a branch told to its own people and to those who see all of the office; else null. */
  problems: count.nullable(), tasked: count.nullable(), verified: count.nullable(),
});
export type TableRow = z.infer<typeof tableRow>;

/** A total some source tells, beside what is recorded of those years. */
export const claimRow = z.object({
  id: idSchema, fromYear: z.int(), toYear: z.int().nullable(), total: count, source: z.string(), quote: z.string().nullable(), byName: z.string(), at: z.string(), version: z.int(),
  /** Held activities recorded of those years, and of no known year. */
  recorded: count, undated: count,
});
export type ClaimRow = z.infer<typeof claimRow>;

export const statisticsView = z.object({
  about: z.object({ year: z.int().nullable(), branch: z.object({ id: idSchema, name: z.string() }).nullable(), asAt: daySchema.nullable() }),
  /** The day and the entry up to which everything is counted; `behind`: entries made since that are not counted yet. */
  asOf: z.object({ day: daySchema, entry: count, at: z.string().nullable(), behind: count }),
  /** What became of problems is told to the asker. */
  conversion: z.boolean(),
  /** Stages before the approval are counted: of the whole office for those who see all of it, of a branch for its own people. */
  early: z.boolean(),
  figures: z.array(z.object({
    key: z.enum(figureKeys), as: z.enum(['count', 'percent', 'days']),
    /** A number, a share from 0 to 1, or days; null where there is nothing to tell it from, or where it is not told to the asker. */
    value: z.number().nullable(),
    /** What a share is of. */
    of: count.nullable(),
    /** Activities left out because it is not known of them; of `days` problems. */
    unknown: count,
  })),
  tables: z.array(z.object({ key: z.enum(tables), rows: z.array(tableRow), unknown: count })),
  /** Industry and province of a partner: `C|420000`, `?` where one is not known. */
  reach: z.array(z.object({ key: z.string(), n: count })),
  /** Held by month; ahead by month and stage (`07|approval`), `?` where no day is planned. */
  months: z.array(z.object({ key: z.string(), n: count })),
  ahead: z.array(z.object({ key: z.string(), n: count })),
  /** Who met whom, the most frequent first, as many as a picture shows; `meetings` counts all of them. */
  network: z.object({ pairs: z.array(z.object({ branchId: idSchema, branch: z.string(), unitId: idSchema, unit: z.string(), n: count })), meetings: count, shown: count }),
  years: z.array(z.int()),
  claims: z.array(claimRow),
  /** Verb → what stands in its way. */
  allowed: z.record(z.string(), z.array(findingSchema)),
});
export type StatisticsView = z.infer<typeof statisticsView>;

export const statisticsContract = {
  figures: read(tag, '/statistics', 'Figures, tables and pictures’ numbers of a year, of a branch, as at a day; every number with what is unknown.', about, statisticsView),
  review: read(tag, '/statistics/{year}/review', 'The yearly review as a document, and what the layout checks say of it.', z.object({ year: yearSchema }), z.object({
    document: z.unknown(), findings: z.array(findingSchema),
    /** Pictures of the document as SVG, by the names they have in it. */
    pictures: z.array(z.object({ ref: z.string(), svg: z.string() })),
  })),
  checked: read(tag, '/statistics/checked', 'When the kept sums of each year were last held against the records, and how many differed.', z.object({}), z.object({
    /** Year: `?` where none is known, `*` for the sums of all years. */
    rows: z.array(z.object({ year: z.string(), at: z.string(), cells: count, differences: count })),
  })),
  stateTotal: command(tag, '/statistics/totals', 'Enters a total that a source tells, to stand beside what is recorded.', {
    fromYear: yearSchema, toYear: yearSchema.nullable(), total: z.int().min(0).max(1_000_000), source: required(200), quote: typed(500).nullable(), batchId: idSchema.nullable(),
  }),
  withdrawTotal: command(tag, '/statistics/totals/{id}/withdraw', 'Takes a total back that was entered by mistake.', { id: idSchema, version: z.int().min(1) }),
};
export type StatisticsInput<V extends keyof typeof statisticsContract> = z.infer<NonNullable<(typeof statisticsContract)[V]['~orpc']['inputSchema']>>;
