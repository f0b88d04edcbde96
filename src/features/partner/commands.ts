import type { z } from 'zod';
import { onActivity } from '#features/activity/on-activity.ts';
import type { partnerContract } from './contract.ts';
import * as decide from './decide.ts';

type Input<V extends keyof typeof partnerContract> = z.infer<NonNullable<(typeof partnerContract)[V]['~orpc']['inputSchema']>>;

const signed = ['consent', 'activity'] as const;

export const logContact = onActivity<Input<'logContact'>>({ name: 'partner.log_contact', tables: ['contactLog'], decide: decide.logContact });
export const makeLink = onActivity<Input<'makeLink'>>({ name: 'partner.make_link', tables: ['link'], decide: decide.makeLink });
export const revokeLink = onActivity<Input<'revokeLink'>>({ name: 'partner.revoke_link', tables: ['link'], decide: decide.revokeLink });
export const consent = onActivity<Input<'consent'>>({ name: 'partner.consent', tables: signed, decide: decide.consent });
export const consentByLink = onActivity<Input<'consentByLink'>>({ name: 'partner.consent_by_link', tables: signed, decide: decide.consentByLink });
export const consentOnPaper = onActivity<Input<'consentOnPaper'>>({ name: 'partner.consent_on_paper', tables: signed, decide: decide.consentOnPaper });
