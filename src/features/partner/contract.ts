import { z } from 'zod';
import { command, daySchema, idSchema, read, required, typed } from '#shared/procedure.ts';
import { partnerPageSchema } from './contract-page.ts';

const tag = 'partner';
const decision = { decision: z.enum(['approve', 'decline', 'change']), comment: typed(1000).nullable() };
/** A decision binds to what was shown: the number of the programme (or version of the record) on the decider's screen. */
const shown = { shown: z.int().min(1) };
/** A signature on paper, entered on behalf: who signed, and the scan. */
const paper = { sideId: idSchema, name: required(50), post: required(50), fileId: idSchema };

/** The other side: contact, personal links, and its leader's consent. */
export const partnerContract = {
  page: read(tag, '/link', 'What the holder of a personal link is shown, and what may be done with it.', z.object({}), partnerPageSchema),
  logContact: command(tag, '/activities/{id}/contacts', 'Notes a contact with a side.', {
    id: idSchema, sideId: idSchema.nullable(), contactedOn: daySchema, means: required(40), content: required(2000),
  }),
  makeLink: command(tag, '/activities/{id}/links', 'Makes a personal link for a side; only the hash of its secret is kept. Without `days` it lasts as long as the rulebook says.', {
    id: idSchema, sideId: idSchema, holderName: required(50), holderPost: required(50), secretHash: z.string().regex(/^[0-9a-f]{64}$/), days: z.int().min(1).max(90).nullable(),
  }),
  revokeLink: command(tag, '/activities/{id}/links/{linkId}/revoke', 'Ends a personal link at once.', { id: idSchema, linkId: idSchema }),
  consent: command(tag, '/activities/{id}/consents', 'A leader of a side of ours decides.', { id: idSchema, sideId: idSchema, ...shown, ...decision }),
  consentByLink: command(tag, '/activities/{id}/consents/link', 'The holder of a personal link decides.', { id: idSchema, ...shown, ...decision }),
  consentOnPaper: command(tag, '/activities/{id}/consents/paper', 'A decision signed on paper is entered with its scan.', { id: idSchema, ...paper, ...shown, ...decision }),
};
