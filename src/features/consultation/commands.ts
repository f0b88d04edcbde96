import type { Command } from '#platform/command.ts';
import type { StateTable } from '#shared/decision.ts';
import { need } from '#shared/finding.ts';
import { barred } from '#shared/policy.ts';
import { Refusal } from '#shared/refusal.ts';
import type { ConsultationInput as Input } from './contract.ts';
import { conclude as decideConclude } from './decide-conclude.ts';
import * as decide from './decide.ts';
import { consultationPolicy } from './policy.ts';
import * as store from './store.ts';

type Verb<I, F> = Pick<Command<I, F>, 'load' | 'decide'>;
/** A verb of the table: whoever may not give it at all is told so before anything is looked up, and learns nothing of what there is. */
const verb = <I, F>(name: string, tables: readonly StateTable[], { load, decide: decideIt }: Verb<I, F>): Command<I, F> => ({
  name, tables, decide: decideIt,
  load(db, scope, input) {
    const against = barred(consultationPolicy, name, scope.actor);
    if (against.length > 0) throw new Refusal('FORBIDDEN', against);
    return load(db, scope, input);
  },
});
type Named = { readonly id: string };
const load = (db: Parameters<typeof store.loadConsultation>[0], scope: Parameters<typeof store.loadConsultation>[1], { id }: Named) => store.loadConsultation(db, scope, id);
const [whole, side] = [['consultation', 'consultationSide'] as const, ['consultationSide'] as const];

export const open = verb<Input<'open'>, decide.OpenFacts>('consultation.open', whole, { load: store.loadOpening, decide: decide.open });
export const edit = verb<Input<'edit'>, Parameters<typeof decide.edit>[0]>('consultation.edit', ['consultation'], { load: store.loadEditing, decide: decide.edit });
export const invite = verb<Input<'invite'>, Parameters<typeof decide.invite>[0]>('consultation.invite', whole, { load: store.loadInviting, decide: decide.invite });
export const withdrawSide = verb<Input<'withdrawSide'>, Parameters<typeof decide.withdrawSide>[0]>('consultation.withdraw_side', whole, { load, decide: decide.withdrawSide });
export const opine = verb<Input<'opine'>, Parameters<typeof decide.opine>[0]>('consultation.opine', side, { load, decide: decide.opine });
export const enterOpinion = verb<Input<'enterOpinion'>, Parameters<typeof decide.enterOpinion>[0]>('consultation.enter_opinion', side, { load, decide: decide.enterOpinion });
export const note = verb<Input<'note'>, Parameters<typeof decide.note>[0]>('consultation.note', whole, { load, decide: decide.note });
export const conclude = verb<Input<'conclude'>, Parameters<typeof decideConclude>[0]>('consultation.conclude', [...whole, 'problem', 'action', 'actionStep'], { load: store.loadConcluding, decide: decideConclude });
export const cancel = verb<Input<'cancel'>, Parameters<typeof decide.cancel>[0]>('consultation.cancel', ['consultation'], { load, decide: decide.cancel });
export const follow = verb<{ readonly commandId: string; readonly id: string }, Parameters<typeof decide.follow>[0]>('consultation.follow', ['consultation'], { load: store.loadFollowing, decide: decide.follow });

/** By the link only. */
export const opineByLink: Command<Input<'opineByLink'>, Parameters<typeof decide.opineByLink>[0]> = {
  name: 'consultation.opine_by_link', tables: side, decide: decide.opineByLink,
  load(db, scope, input) {
    if (scope.actor.link === null) throw new Refusal('FORBIDDEN', [need('forbidden.post', null, { who: 'link' })]);
    return load(db, scope, input);
  },
};
