import * as activity from '#features/activity/commands.ts';
import { noDeclarations, type ActivityFacts, type Programme } from '#features/activity/facts.ts';
import { exampleProgramme } from '#features/activity/fixtures.ts';
import { loadActivity } from '#features/activity/queries.ts';
import * as approval from '#features/approval/commands.ts';
import * as attendance from '#features/attendance/commands.ts';
import * as bulletin from '#features/bulletin/commands.ts';
import { findingsOf, met } from '#features/checks.ts';
import * as outcome from '#features/outcome/commands.ts';
import * as partner from '#features/partner/commands.ts';
import * as programme from '#features/programme/commands.ts';
import * as record from '#features/record/commands.ts';
import { respondToFinding } from '#features/review/commands.ts';
import { scopeOf, type Command, type Connection } from '#platform/command.ts';
import type { Door } from '#platform/door.ts';
import type { Actor } from '#shared/actor.ts';
import { addDays } from '#shared/dates.ts';
import { newId } from '#shared/ids.ts';
import { Refusal } from '#shared/refusal.ts';
import type { SmallOffice } from '#tests/harness/office-fixture.ts';

/** Every verb of an activity as somebody might give it, at the right time or not: for walks through the whole lifecycle. */

export type Role = 'proposer' | 'secretary' | 'member' | 'committee' | 'finance' | 'discipline' | 'leader' | 'link';

/** One activity on its way, and the clock everybody lives by. */
export class Walk {
  readonly id: string;
  readonly office: SmallOffice;
  readonly #door: Door;
  readonly #db: Connection;
  readonly clock: { day: string };
  readonly planned: string;

  constructor(parts: { id: string; office: SmallOffice; door: Door; db: Connection; clock: { day: string } }) {
    this.id = parts.id;
    this.office = parts.office;
    this.#door = parts.door;
    this.#db = parts.db;
    this.clock = parts.clock;
    this.planned = addDays(parts.clock.day, 16);
  }

  async facts(): Promise<ActivityFacts> {
    return (await loadActivity(this.#db, scopeOf(this.office.people.committee), this.id)).facts;
  }

  /** A person of the office, or whoever holds the first link to it; with no link made, nobody who may do anything. */
  async as(role: Role): Promise<Actor> {
    const { people } = this.office;
    if (role !== 'link') return people[role];
    const link = (await this.facts()).links[0];
    const held = { id: link?.id ?? newId(), activityId: link === undefined ? newId() : this.id, sideId: link?.sideId ?? newId(), post: '支部书记' };
    return { ...people.proposer, kind: 'link', personId: null, name: '刘明', posts: [], branchIds: [], link: held };
  }

  async give<I extends { commandId: string }, F>(command: Command<I, F>, by: Role, input: Omit<I, 'commandId'>): Promise<unknown> {
    const commandId = newId();
    return this.#door.run(command, await this.as(by), { commandId, input: { ...input, commandId } as unknown as I });
  }

  async at(): Promise<{ id: string; version: number }> {
    return { id: this.id, version: (await this.facts()).activity.version };
  }

  /** Everything the rulebook still asks, met by whoever asks: answers, reasons, overrides. */
  async answer(by: Role): Promise<void> {
    const { facts, rules } = await loadActivity(this.#db, scopeOf(this.office.people.committee), this.id);
    for (const { check, subject, severity, response } of findingsOf(facts, rules)) {
      if (response !== null) continue;
      // What this one may not answer is left to another.
      await this.give(respondToFinding, by, { id: this.id, check, subject, kind: met[severity], text: '情况属实，已说明。' }).catch((error: unknown) => {
        if (!(error instanceof Refusal)) throw error;
      });
    }
  }

  programme(): Programme {
    return { ...exampleProgramme, sessions: exampleProgramme.sessions.map((session) => ({ ...session, day: this.planned })), tasks: [] };
  }
}

const said = { decision: 'approve' as const, comment: null };
const none = { expected: null, present: null, onLeave: null, absent: null };
const side = (facts: ActivityFacts, own: boolean): string => facts.sides.find((one) => one.own === own)?.id ?? newId();
const shown = (facts: ActivityFacts): number => facts.record?.version ?? 1;
const paper = (facts: ActivityFacts) => ({ bulletinId: facts.bulletins.at(-1)?.id ?? newId(), bulletinVersion: facts.bulletins.at(-1)?.version ?? 1 });
const action = (facts: ActivityFacts) => ({ actionId: facts.actions.at(-1)?.id ?? newId(), actionVersion: facts.actions.at(-1)?.version ?? 1 });
const problem = (facts: ActivityFacts): string => facts.problems.at(-1)?.id ?? newId();

export type Step = (walk: Walk, by: Role) => Promise<unknown>;

/** By the verb's name in the lifecycle. Those that are not there (answers) move nothing. */
export const steps = {
  'activity.edit': async (w, by) => w.give(activity.edit, by, { ...(await w.at()), tasks: '研讨方法，交流案例' }),
  'activity.to_contact': async (w, by) => w.give(activity.toContact, by, await w.at()),
  'activity.add_side': async (w, by) => w.give(activity.addSide, by, { ...(await w.at()), role: 'partner', unitId: w.office.partnerUnit, branchIds: [w.office.partnerBranch], bodyWords: null, contactName: '刘明', contactPost: '书记' }),
  'activity.remove_side': async (w, by) => w.give(activity.removeSide, by, { ...(await w.at()), sideId: side(await w.facts(), false) }),
  'partner.log_contact': async (w, by) => w.give(partner.logContact, by, { id: w.id, sideId: null, contactedOn: w.clock.day, means: '电话', content: '商定主题' }),
  'partner.make_link': async (w, by) => w.give(partner.makeLink, by, { id: w.id, sideId: side(await w.facts(), false), holderName: '刘明', holderPost: '支部书记', secretHash: newId().replaceAll('-', '').padEnd(64, 'a'), days: 90 }),
  'partner.revoke_link': async (w, by) => w.give(partner.revokeLink, by, { id: w.id, linkId: (await w.facts()).links[0]?.id ?? newId() }),
  'activity.to_programme': async (w, by) => w.give(activity.toProgramme, by, await w.at()),
  'programme.edit': async (w, by) => w.give(programme.edit, by, { ...(await w.at()), programme: w.programme(), declarations: noDeclarations }),
  'programme.propose': async (w, by) => w.give(programme.propose, by, { id: w.id, programme: w.programme(), note: '改到下午' }),
  'partner.consent': async (w, by) => { const facts = await w.facts(); return w.give(partner.consent, by, { id: w.id, sideId: side(facts, true), shown: facts.activity.programmeNo, ...said }); },
  'partner.consent_by_link': async (w, by) => w.give(partner.consentByLink, by, { id: w.id, shown: (await w.facts()).activity.programmeNo, ...said }),
  'review.respond': async (w, by) => w.answer(by),
  'approval.submit': async (w, by) => w.give(approval.submit, by, await w.at()),
  'approval.withdraw': async (w, by) => w.give(approval.withdraw, by, await w.at()),
  'approval.approve': async (w, by) => w.give(approval.approve, by, { ...(await w.at()), comment: null, meetingOn: w.clock.day, meetingKind: '支委会' }),
  'approval.return': async (w, by) => w.give(approval.sendBack, by, { ...(await w.at()), comment: '请补充' }),
  'approval.decline': async (w, by) => w.give(approval.decline, by, { ...(await w.at()), comment: '不办' }),
  'activity.postpone': async (w, by) => w.give(activity.postpone, by, { ...(await w.at()), reason: '项目调整' }),
  'activity.resume': async (w, by) => w.give(activity.resume, by, { ...(await w.at()), plannedOn: w.planned }),
  'activity.cancel': async (w, by) => w.give(activity.cancel, by, { ...(await w.at()), reason: '对方来不了' }),
  'attendance.announce': async (w, by) => w.give(attendance.announce, by, { ...(await w.at()), note: null }),
  'attendance.reply': async (w, by) => w.give(attendance.reply, by, { id: w.id, answer: 'yes', reason: null }),
  'attendance.enter': async (w, by) => {
    const facts = await w.facts();
    const people = (['proposer', 'secretary', 'member'] as const).map((role) => w.office.people[role]).map(({ personId, name }) => ({ personId, name, post: null, state: 'present' as const, reason: null }));
    return w.give(attendance.enter, by, { ...(await w.at()), sides: facts.sides.map((one) => ({ sideId: one.id, people: one.own ? people : [], counts: one.own ? none : { expected: 8, present: 7, onLeave: 1, absent: 0 }, countWords: null })) });
  },
  'attendance.hold': async (w, by) => {
    const before = w.clock.day;
    // It is held on its day: whoever says so earlier is refused by the clock.
    if ((await w.facts()).activity.stage === 'held') w.clock.day = w.planned > before ? w.planned : before;
    return w.give(attendance.hold, by, { ...(await w.at()), heldOn: w.planned });
  },
  'record.edit': async (w, by) => w.give(record.edit, by, {
    id: w.id, recordVersion: (await w.facts()).record?.version ?? null, strands: { theory: '共同学习了会议精神，交流了三点体会。', problem: '统一了采集口径。', outcome: '' },
    decisions: [{ text: '共建数据分析模型', owner: '李向东', dueOn: addDays(w.clock.day, 60) }], actualStops: [{ name: '江西省审计厅', kind: 'venue' }], requestsAnswer: '没有。',
  }),
  'record.sign': async (w, by) => { const facts = await w.facts(); return w.give(record.sign, by, { id: w.id, sideId: side(facts, true), shown: shown(facts), ...said }); },
  'record.sign_by_link': async (w, by) => w.give(record.signByLink, by, { id: w.id, shown: shown(await w.facts()), ...said }),
  'record.complete': async (w, by) => w.give(record.complete, by, await w.at()),
  'bulletin.write_insight': async (w, by) => w.give(bulletin.writeInsight, by, { id: w.id, insightId: null, insightVersion: null, text: '学到了取数的办法。' }),
  'bulletin.compose': async (w, by) => w.give(bulletin.compose, by, { id: w.id, bulletinId: null, bulletinVersion: null }),
  'bulletin.send_to_review': async (w, by) => w.give(bulletin.sendToReview, by, { id: w.id, ...paper(await w.facts()) }),
  'bulletin.review': async (w, by) => w.give(bulletin.review, by, { id: w.id, ...paper(await w.facts()), conclusion: 'clear', comment: null }),
  'bulletin.release': async (w, by) => w.give(bulletin.release, by, { id: w.id, ...paper(await w.facts()) }),
  'bulletin.publish': async (w, by) => w.give(bulletin.publish, by, { id: w.id, bulletinId: paper(await w.facts()).bulletinId, outlet: '门户网站', publishedOn: w.clock.day, address: null }),
  'activity.skip_publicity': async (w, by) => w.give(activity.skipPublicity, by, { ...(await w.at()), reason: '不宜公开' }),
  'activity.to_conversion': async (w, by) => w.give(activity.toConversion, by, await w.at()),
  'outcome.raise': async (w, by) => w.give(outcome.raise, by, { id: w.id, kind: 'problem', text: '采集口径不一', sideId: side(await w.facts(), false), raisedByPersonId: null, raisedByWords: '刘明', projectId: null }),
  'outcome.edit': async (w, by) => w.give(outcome.edit, by, { id: problem(await w.facts()), version: (await w.facts()).problems[0]?.version ?? 1, kind: 'problem', text: '数据采集口径不一', raisedByPersonId: null, raisedByWords: '刘明', projectId: null }),
  'outcome.plan': async (w, by) => w.give(outcome.plan, by, { id: problem(await w.facts()), measure: '制定对照表', ownerId: w.office.people.member.personId ?? '', dueOn: addDays(w.clock.day, 30) }),
  'outcome.edit_action': async (w, by) => w.give(outcome.editAction, by, { id: problem(await w.facts()), ...action(await w.facts()), measure: '制定口径对照表', ownerId: w.office.people.member.personId ?? '' }),
  'outcome.add_file': async (w, by) => w.give(outcome.addFile([]), by, { id: problem(await w.facts()), name: '对照表.pdf', sha256: 'c'.repeat(64), mediaType: 'application/pdf', size: 10 }),
  'outcome.progress': async (w, by) => w.give(outcome.progress, by, { id: problem(await w.facts()), ...action(await w.facts()), text: '已收集三套口径', fileIds: [] }),
  'outcome.move_due': async (w, by) => w.give(outcome.moveDue, by, { id: problem(await w.facts()), ...action(await w.facts()), dueOn: addDays(w.clock.day, 40), reason: '等对方资料' }),
  'outcome.ask_verifier': async (w, by) => w.give(outcome.askVerifier, by, { id: problem(await w.facts()), ...action(await w.facts()), personId: w.office.people.secretary.personId }),
  'outcome.report': async (w, by) => w.give(outcome.report, by, { id: problem(await w.facts()), ...action(await w.facts()), resultKind: 'method', evidence: '对照表已印发', evidenceFileIds: [] }),
  'outcome.verify': async (w, by) => w.give(outcome.verify, by, { id: problem(await w.facts()), ...action(await w.facts()), before: '口径三种', after: '口径一种', method: '抽查五份' }),
  'outcome.reopen': async (w, by) => w.give(outcome.reopen, by, { id: problem(await w.facts()), ...action(await w.facts()), reason: '又不一致了' }),
  'outcome.drop': async (w, by) => w.give(outcome.drop, by, { id: problem(await w.facts()), ...action(await w.facts()), reason: '对方已自行解决' }),
  'outcome.tell': async (w, by) => w.give(outcome.tell, by, { id: problem(await w.facts()), answer: '已统一口径', partner: { way: 'contact', sideId: side(await w.facts(), false), means: '电话' } }),
  'outcome.close': async (w, by) => w.give(outcome.close, by, { id: problem(await w.facts()), version: (await w.facts()).problems[0]?.version ?? 1 }),
  'outcome.spread': async (w, by) => w.give(outcome.spread, by, { id: problem(await w.facts()), ...action(await w.facts()), branchIds: [newId()] }),
  'activity.skip_conversion': async (w, by) => w.give(activity.skipConversion, by, { ...(await w.at()), reason: '没有可转化的' }),
  'activity.archive': async (w, by) => w.give(activity.archive, by, await w.at()),
} as const satisfies Record<string, Step>;
export type Verb = keyof typeof steps;

/** From 选题 to 归档 without a detour: who does what. */
export const wayThrough: readonly (readonly [Verb, Role])[] = [
  ['activity.to_contact', 'proposer'], ['activity.add_side', 'proposer'], ['partner.log_contact', 'member'], ['activity.to_programme', 'proposer'], ['programme.edit', 'proposer'],
  ['partner.make_link', 'proposer'], ['partner.consent_by_link', 'link'], ['partner.consent', 'secretary'], ['review.respond', 'proposer'], ['approval.submit', 'proposer'],
  ['approval.approve', 'member'], ['approval.approve', 'committee'], ['attendance.announce', 'proposer'], ['attendance.reply', 'member'], ['attendance.enter', 'proposer'],
  ['attendance.hold', 'proposer'], ['record.edit', 'member'], ['record.sign', 'secretary'], ['record.sign_by_link', 'link'], ['review.respond', 'proposer'], ['record.complete', 'proposer'],
  ['bulletin.write_insight', 'member'], ['bulletin.compose', 'proposer'], ['bulletin.send_to_review', 'proposer'], ['review.respond', 'committee'], ['bulletin.review', 'discipline'],
  ['bulletin.release', 'committee'], ['bulletin.publish', 'proposer'], ['outcome.raise', 'member'], ['activity.to_conversion', 'proposer'], ['outcome.plan', 'proposer'],
  ['outcome.report', 'member'], ['outcome.verify', 'secretary'], ['outcome.tell', 'proposer'], ['activity.archive', 'secretary'],
];
