import { z } from 'zod';
import { findingSchema, read } from '#shared/procedure.ts';

/** What is counted now, beside the points it proves. */
export const burdenFigures = z.object({
  /** Names looked through for what may not exist: fields of the contract, columns, parameters of rules, fields of papers. */
  names: z.int(), columns: z.int(), parameters: z.int(), paperFields: z.int(),
  /** Fields through which files come in, and how many of them must be used as a trace of work. */
  uploads: z.int(), required: z.int(),
  /** Names in what is given out. */
  reports: z.int(),
  /** Reminders of the last thirty days. */
  reminders: z.object({ days: z.int(), sent: z.int(), most: z.int(), outside: z.int() }),
  limits: z.object({ perItem: z.int(), from: z.int(), to: z.int() }),
  ownTemplates: z.int(),
  /** The office's switch for writing from a phone, and whether it counts. */
  phone: z.object({ on: z.boolean(), needsFiling: z.boolean(), filingNo: z.string().nullable(), counts: z.boolean() }),
  feedback: z.object({ all: z.int(), open: z.int(), answered: z.int() }),
});

/** 为基层减负: how the product keeps to the rules, and what proves it. */
export const burdenContract = {
  page: read('burden', '/burden', 'How each point of the rules on burden is met, with what is counted now; findings are empty while all is well.', z.object({}), z.object({
    asOf: z.string(), figures: burdenFigures, findings: z.array(findingSchema),
  })),
};
export type BurdenPage = { asOf: string; figures: z.infer<typeof burdenFigures>; findings: z.infer<typeof findingSchema>[] };
