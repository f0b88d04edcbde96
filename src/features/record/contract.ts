import { z } from 'zod';
import { command, findingSchema, idSchema, read, required, typed } from '#shared/procedure.ts';
import { actualStopSchema, decisionSchema, donationSchema, filePurposes, recordSchema, rectangleSchema, resultsSchema, strandsSchema } from './facts.ts';

const tag = 'record';
const version = z.int().min(1);

/** What a person may write of a record; what is not named stays as it is. */
export const recordShape = {
  startedAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  place: typed(200).nullable(),
  chair: typed(100).nullable(),
  recorder: typed(100).nullable(),
  topic: typed(500).nullable(),
  strands: strandsSchema,
  results: resultsSchema,
  decisions: z.array(decisionSchema).max(50),
  donations: z.array(donationSchema).max(50),
  actualStops: z.array(actualStopSchema).max(60),
  stopsReason: typed(1000).nullable(),
  /** Whether anybody asked for something on the occasion, and what was answered (INT-10). */
  requestsAnswer: typed(1000).nullable(),
  lateReason: typed(500).nullable(),
};
export const recordText = z.object(recordShape);
export type RecordText = z.infer<typeof recordText>;

/** A decision binds to what was shown: the version of the record on the signer's screen. */
const said = { shown: version, decision: z.enum(['approve', 'decline', 'change']), comment: typed(1000).nullable() };

/** The record, its files, and the signatures of the sides. */
export const recordContract = {
  draft: read(tag, '/activities/{id}/record/draft', 'The record to write on: as stored, else what programme and posts already tell.', z.object({ id: idSchema }),
    z.object({ text: recordText, version: recordSchema.shape.version.nullable() })),
  check: read(tag, '/activities/{id}/record/check', 'What the rulebook would say of the record with these edits; nothing is saved.',
    z.strictObject({ id: idSchema, ...recordText.partial().shape }), z.array(findingSchema)).route({ method: 'POST' }),
  edit: command(tag, '/activities/{id}/record', 'Writes the record; the first time, what the program knows is filled in. Signatures on other words no longer count.', {
    id: idSchema, recordVersion: version.nullable(), ...recordText.partial().shape,
  }),
  addFile: command(tag, '/activities/{id}/files', 'Puts an uploaded file with the activity, as the upload answered it.', {
    id: idSchema, sha256: z.string().regex(/^[0-9a-f]{64}$/), name: required(200), mediaType: required(100), size: z.int().min(1).max(1_000_000_000),
    purpose: z.enum(filePurposes), caption: typed(200).nullable(), consentOfOutsiders: z.boolean().nullable(),
  }),
  removeFile: command(tag, '/activities/{id}/files/{fileId}/remove', 'Takes a file off again.', { id: idSchema, fileId: idSchema }),
  maskPhoto: command(tag, '/activities/{id}/files/{fileId}/mask', 'Says which parts of a photo are covered before it leaves, and whether that is all that has to be.', {
    id: idSchema, fileId: idSchema, maskVersion: version.nullable(), rectangles: z.array(rectangleSchema).max(200), complete: z.boolean(),
  }),
  sign: command(tag, '/activities/{id}/record/signatures', 'A leader of a side of ours signs the record, declines, or asks for a change.', { id: idSchema, sideId: idSchema, ...said }),
  signByLink: command(tag, '/activities/{id}/record/signatures/link', 'The holder of a personal link decides on the record.', { id: idSchema, ...said }),
  signOnPaper: command(tag, '/activities/{id}/record/signatures/paper', 'A signature given on paper is entered with its scan.', {
    id: idSchema, sideId: idSchema, name: required(50), post: required(50), fileId: idSchema, ...said,
  }),
  complete: command(tag, '/activities/{id}/record/complete', 'The record is complete and signed; on to publicity.', { id: idSchema, version }),
};
