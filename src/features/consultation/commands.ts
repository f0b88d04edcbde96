import type { Command } from '#platform/command.ts';
import type { ConsultationInput as Input } from './contract.ts';
import { conclude as decideConclude, type ConcludeFacts } from './decide-conclude.ts';
import * as decide from './decide.ts';
import type { Known } from './facts.ts';
import * as store from './store.ts';

const load: Command<{ readonly commandId: string; readonly id: string }, Known>['load'] = (db, scope, { id }) => store.loadConsultation(db, scope, id);
const both = ['consultation', 'consultationSide'] as const;

export const open: Command<Input<'open'>, decide.OpenFacts> = { name: 'consultation.open', tables: both, load: store.loadOpening, decide: decide.open };
export const edit: Command<Input<'edit'>, Parameters<typeof decide.edit>[0]> = { name: 'consultation.edit', tables: ['consultation'], load: store.loadEditing, decide: decide.edit };
export const invite: Command<Input<'invite'>, Parameters<typeof decide.invite>[0]> = { name: 'consultation.invite', tables: both, load: store.loadInviting, decide: decide.invite };
export const withdrawSide: Command<Input<'withdrawSide'>, Known> = { name: 'consultation.withdraw_side', tables: both, load, decide: decide.withdrawSide };
export const opine: Command<Input<'opine'>, Known> = { name: 'consultation.opine', tables: ['consultationSide'], load, decide: decide.opine };
export const opineByLink: Command<Input<'opineByLink'>, Known> = { name: 'consultation.opine_by_link', tables: ['consultationSide'], load, decide: decide.opineByLink };
export const enterOpinion: Command<Input<'enterOpinion'>, Known> = { name: 'consultation.enter_opinion', tables: ['consultationSide'], load, decide: decide.enterOpinion };
export const note: Command<Input<'note'>, Known> = { name: 'consultation.note', tables: both, load, decide: decide.note };
export const conclude: Command<Input<'conclude'>, ConcludeFacts> = {
  name: 'consultation.conclude', tables: [...both, 'problem', 'action', 'actionStep'], load: store.loadConcluding, decide: decideConclude,
};
export const cancel: Command<Input<'cancel'>, Known> = { name: 'consultation.cancel', tables: ['consultation'], load, decide: decide.cancel };
export const follow: Command<{ readonly commandId: string; readonly id: string }, Parameters<typeof decide.follow>[0]> = { name: 'consultation.follow', tables: ['consultation'], load: store.loadFollowing, decide: decide.follow };
