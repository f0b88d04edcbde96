import type { Stage } from './facts.ts';

/**
 * The life of an activity, as one table. The program, its screens, its permission tests and its documentation read it;
 * nothing about the order of stages, or about who may do what to an activity, is written anywhere else.
 */

/** Who may give a verb: a relation of the actor to the activity, or a post of the office. */
export type Who =
  | 'secretary' // of a branch that hosts
  | 'member' // of a branch that hosts, home or temporary
  | 'organiser'
  | 'concerned' // in a branch of ours that is a side, hosting or not
  | 'side-leader' // secretary of a branch of ours that is a side
  | 'link' // holder of a personal link to one side of this activity, or that side's own installation
  | 'committee' | 'finance' | 'discipline' | 'leading_group'
  | 'step' // whoever the pending approval step asks for
  | 'reader' // anyone who may see the activity
  | 'owner' // of the action in question
  | 'verifier' // asked beforehand to verify it
  | 'responsible' // secretary of the branch it is given to
  | 'author'; // of the insight or comment in question

/** Plain things that must be there before; each is computed, listed on the page and cured by a button. */
export type Need =
  | 'theme' | 'source' | 'tasks' | 'effect' | 'two_sides' | 'programme' | 'place' | 'money'
  | 'checks_submit' | 'checks_hold' | 'checks_close' | 'record' | 'results' | 'signatures' | 'publicity' | 'conversion' | 'announced'
  | 'pending_step' | 'postponed';

export interface VerbLine {
  readonly verb: string;
  readonly from: readonly Stage[];
  /** Where it leads; null when it stays. */
  readonly to: Stage | null;
  readonly who: readonly Who[];
  readonly needs: readonly Need[];
  /** Given also while postponed. */
  readonly whilePostponed?: true;
  /** Given also once cancelled or declined: what went out is taken back. */
  readonly onceEnded?: true;
}

const run: readonly Who[] = ['organiser', 'secretary'];
const early: readonly Stage[] = ['topic', 'contact', 'programme'];
const beforeHeld: readonly Stage[] = ['topic', 'contact', 'programme', 'approval', 'held'];
const after: readonly Stage[] = ['summary', 'publicity', 'conversion'];

/** 转化 may begin while the bulletin is still written. */
const working: readonly Stage[] = ['publicity', 'conversion'];

/** A bulletin outlives its activity's work: what came out is corrected or withdrawn after 归档 as well. */
const published: readonly Stage[] = ['publicity', 'conversion', 'archived'];

const line = (verb: string, from: readonly Stage[], to: Stage | null, who: readonly Who[], ...needs: Need[]): VerbLine => ({
  verb, from, to, who, needs,
});

export const lifecycle: readonly VerbLine[] = [
  // 选题, 联络
  line('activity.edit', early, null, run),
  line('activity.to_contact', ['topic'], 'contact', run, 'theme', 'source', 'tasks', 'effect'),
  line('activity.add_side', ['contact', 'programme'], null, run),
  line('activity.edit_side', ['contact', 'programme', 'approval', 'held'], null, run),
  line('activity.remove_side', ['contact', 'programme'], null, run),
  line('partner.log_contact', ['contact', 'programme', 'approval', 'held', 'summary'], null, ['organiser', 'secretary', 'member']),
  // In 宣传 and 转化 for what came of it: the partner is told on its page.
  line('partner.make_link', ['contact', 'programme', 'approval', 'held', 'summary', 'publicity', 'conversion'], null, run),
  // A link outlives what it was made for: one that was lost is ended at any time.
  { ...line('partner.revoke_link', [...beforeHeld, ...after, 'archived'], null, run), whilePostponed: true, onceEnded: true },
  // Their office runs the program too: the activity stands in both.
  line('peer.share', ['contact', 'programme', 'approval', 'held', 'summary', 'publicity', 'conversion'], null, run),
  { ...line('peer.unshare', ['contact', 'programme', 'approval', 'held', 'summary', 'publicity', 'conversion', 'archived'], null, run), whilePostponed: true },
  line('activity.to_programme', ['contact'], 'programme', run, 'two_sides'),
  // 方案 and consent to it
  line('programme.edit', ['programme'], null, run),
  line('programme.propose', ['programme'], null, ['link', 'side-leader']),
  line('programme.accept', ['programme'], null, run),
  line('programme.refuse', ['programme'], null, run),
  line('partner.consent', ['programme'], null, ['side-leader'], 'programme'),
  line('partner.consent_by_link', ['programme'], null, ['link'], 'programme'),
  line('partner.consent_on_paper', ['programme'], null, run, 'programme'),
  // After 归档 only what is found of a bulletin that is being corrected (`respond`).
  line('review.respond', ['programme', 'approval', 'held', ...after, 'archived'], null, ['organiser', 'secretary', 'committee', 'discipline']),
  // What it costs: estimated before it is approved, entered as spent from 实施 on, when the contract of a hire is signed (CST-04).
  line('cost.set', early, null, run),
  line('cost.actuals', ['held', ...after, 'archived'], null, ['organiser', 'secretary', 'finance']),
  // 审批
  line('approval.submit', ['programme'], 'approval', run, 'two_sides', 'programme', 'place', 'money', 'checks_submit'),
  line('approval.withdraw', ['approval'], 'programme', run),
  line('approval.approve', ['approval'], 'held', ['step'], 'pending_step'),
  line('approval.return', ['approval'], 'programme', ['step'], 'pending_step'),
  line('approval.decline', ['approval'], null, ['step'], 'pending_step'),
  // 实施
  line('attendance.announce', ['held'], null, run),
  line('attendance.reply', ['held'], null, ['concerned', 'side-leader']),
  line('attendance.enter', ['held', 'summary'], null, run),
  line('attendance.enter_by_link', ['held', 'summary'], null, ['link']),
  // 现场确认: voluntary, beside the organiser's own entry, which wins. What was typed on site may arrive after it was held.
  line('attendance.open_code', ['held'], null, run),
  line('attendance.close_code', ['held', 'summary'], null, run),
  line('attendance.confirm', ['held', 'summary'], null, ['concerned', 'side-leader']),
  line('attendance.hold', ['held'], 'summary', run, 'checks_hold'),
  { ...line('activity.postpone', beforeHeld, null, run) },
  { ...line('activity.resume', beforeHeld, null, run, 'postponed'), whilePostponed: true },
  { ...line('activity.cancel', beforeHeld, null, run), whilePostponed: true },
  // 总结
  line('record.edit', ['summary'], null, ['organiser', 'secretary', 'member']),
  // From 方案 on: a consent on paper needs its scan.
  line('record.add_file', ['programme', 'approval', 'held', ...after], null, ['organiser', 'secretary', 'member']),
  line('record.remove_file', ['programme', 'approval', 'held', 'summary'], null, run),
  // Also long after: who can be seen may ask for it when the picture has been public for years.
  line('record.mask_photo', ['programme', 'approval', 'held', ...after, 'archived'], null, [...run, 'committee', 'discipline']),
  line('record.sign', ['summary'], null, ['side-leader'], 'record'),
  line('record.sign_by_link', ['summary'], null, ['link'], 'record'),
  line('record.sign_on_paper', ['summary'], null, run, 'record'),
  line('record.complete', ['summary'], 'publicity', run, 'record', 'results', 'checks_close', 'signatures'),
  // 宣传 and 转化 run side by side after 总结
  line('bulletin.write_insight', after, null, ['concerned', 'secretary', 'organiser']),
  line('bulletin.withdraw_insight', after, null, ['author']),
  line('bulletin.compose', ['publicity', 'conversion'], null, run),
  line('bulletin.edit', published, null, run),
  line('bulletin.send_to_review', published, null, run),
  line('bulletin.review', published, null, ['discipline', 'committee']),
  line('bulletin.comment', published, null, ['organiser', 'secretary', 'committee', 'discipline']),
  line('bulletin.answer', published, null, ['organiser', 'secretary', 'author']),
  line('bulletin.keep', published, null, run),
  line('bulletin.unkeep', published, null, run),
  line('bulletin.release', published, null, ['committee', 'secretary']),
  line('bulletin.publish', published, null, ['organiser', 'secretary', 'committee']),
  line('bulletin.correct', published, null, ['organiser', 'secretary', 'committee']),
  line('bulletin.drop_correction', published, null, ['organiser', 'secretary', 'committee']),
  line('bulletin.withdraw', published, null, ['committee', 'secretary']),
  line('bulletin.taken_down', published, null, ['organiser', 'secretary', 'committee']),
  // An archived activity stays as it is; its bulletins may still come out, and where they stand they are looked after.
  line('outlet.publish', ['publicity', 'conversion', 'archived'], null, ['organiser', 'secretary', 'committee']),
  line('outlet.replaced', ['publicity', 'conversion', 'archived'], null, ['organiser', 'secretary', 'committee']),
  line('outlet.resend', ['publicity', 'conversion', 'archived'], null, ['organiser', 'secretary', 'committee']),
  line('activity.skip_publicity', ['publicity'], null, run),
  line('activity.to_conversion', ['publicity'], 'conversion', run, 'publicity'),
  line('outcome.raise', after, null, ['organiser', 'secretary', 'member']),
  line('outcome.edit', after, null, run),
  line('outcome.plan', working, null, run),
  line('outcome.edit_action', working, null, run),
  line('outcome.add_file', working, null, ['owner', 'responsible', ...run]),
  line('outcome.progress', working, null, ['owner', 'responsible', ...run]),
  // Never by its owner alone: who set the day moves it, with the reason.
  line('outcome.move_due', working, null, [...run, 'committee']),
  line('outcome.ask_verifier', working, null, ['owner', 'responsible', ...run]),
  line('outcome.report', working, null, ['owner']),
  line('outcome.verify', working, null, ['verifier', 'responsible', 'secretary', 'committee', 'discipline', 'member']),
  line('outcome.reopen', working, null, ['verifier', 'responsible', 'secretary', 'committee', 'discipline', 'member']),
  line('outcome.drop', working, null, run),
  line('outcome.tell', working, null, run),
  // A verified result is taken further, and crossed off the list, after 归档 as well.
  line('outcome.close', [...working, 'archived'], null, ['secretary', 'committee']),
  line('outcome.spread', [...working, 'archived'], null, [...run, 'committee']),
  line('activity.skip_conversion', ['publicity', 'conversion'], null, run),
  // 真实性: what looks alike is explained by whoever wrote it, and looked at by those who inspect, as long as it is there.
  line('authenticity.explain', ['programme', 'approval', 'held', ...after, 'archived'], null, ['organiser', 'secretary', 'member', 'author']),
  line('authenticity.note', ['programme', 'approval', 'held', ...after, 'archived'], null, ['committee', 'discipline']),
  // 归档
  line('activity.archive', ['conversion'], 'archived', ['organiser', 'secretary', 'committee'], 'record', 'signatures', 'publicity', 'conversion'),
];

export const lineOf = (verb: string): VerbLine => {
  const found = lifecycle.find((candidate) => candidate.verb === verb);
  if (found === undefined) throw new Error(`no line in the lifecycle for ${verb}`);
  return found;
};
