import { z } from 'zod';
import { declarationsSchema, programmeSchema } from '#features/activity/facts.ts';
import { command, idSchema, typed } from '#shared/procedure.ts';

const tag = 'programme';
const version = z.int().min(1);

/** The programme (方案): sessions over days and places, agenda, tasks, and what is stated about conduct. */
export const programmeContract = {
  edit: command(tag, '/activities/{id}/programme/edit', 'Saves the programme and the statements on conduct; consents to an older one are asked again.', {
    id: idSchema, version, programme: programmeSchema, declarations: declarationsSchema,
  }),
  propose: command(tag, '/activities/{id}/programme/propose', 'A side proposes changes; both versions are kept.', { id: idSchema, programme: programmeSchema, note: typed(1000).nullable() }),
  accept: command(tag, '/activities/{id}/programme/accept', 'Takes a proposal over.', { id: idSchema, version, proposalId: idSchema }),
  refuse: command(tag, '/activities/{id}/programme/refuse', 'Declines a proposal, saying why.', { id: idSchema, version, proposalId: idSchema, reason: typed(1000).min(1) }),
};
