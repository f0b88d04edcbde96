import * as activity from '#features/activity/commands.ts';
import * as attendance from '#features/attendance/commands.ts';
import { rosterOf } from '#features/attendance/store.ts';
import * as bulletin from '#features/bulletin/commands.ts';
import * as cost from '#features/cost/commands.ts';
import * as outcome from '#features/outcome/commands.ts';
import * as record from '#features/record/commands.ts';
import { scopeOf } from '#platform/command.ts';
import { explained } from './demo-signals.ts';
import type { Telling } from './demo-activities.ts';
import type { After, Outcome } from './demo-after.ts';
import type { Step } from './demo-clock.ts';

/** 实施 to 归档: what is done from the day an activity was held, as far as its story goes. */
export function held(told: Telling): Step[] {
  const { story } = told;
  const { after } = story;
  if (after === undefined) return [];
  const on = (days: number, at: string, does: Step['does']): Step => ({ day: story.inDays + days, at, does });
  const steps = [
    on(0, '12:10', () => enter(told, after)),
    on(0, '16:30', async () => told.give(attendance.hold, told.organiser, { ...(await told.at()), heldOn: told.parts.clock.day(story.inDays) })),
    on(1, '10:00', () => write(told, after.record)),
    on(2, '09:00', () => spend(told)),
  ];
  if (after.bulletin === null) return steps;
  return [
    ...steps,
    on(2, '09:30', () => signOwn(told)),
    on(3, '14:20', async () => told.give(record.signByLink, await told.holder(), { id: told.id, ...(await approved(told)) })),
    on(3, '16:00', async () => { await told.answers('close'); await told.give(record.complete, told.organiser, await told.at()); }),
    ...Object.entries(after.insights).map(([who, text]) => on(4, '08:40', async () => told.give(bulletin.writeInsight, told.parts.as(who), { id: told.id, insightId: null, insightVersion: null, text }))),
    ...explained(told, on),
    ...published(told, after.bulletin, on),
    ...after.outcomes.flatMap((one, index) => followed(told, one, index, on)),
    ...(after.archived ? [on(45, '10:00', async () => told.give(activity.archive, told.organiser, await told.at()))] : []),
  ];
}
export type On = (days: number, at: string, does: Step['does']) => Step;

/** Everybody of ours was there but those on leave; of the partner the head-count is known. */
async function enter(told: Telling, { leave, partners }: After): Promise<void> {
  const { parts } = told;
  const facts = await told.facts();
  const roster = await rosterOf(parts.db, scopeOf(told.organiser, parts.clock.now()), facts);
  const away = new Map(Object.entries(leave).map(([who, reason]) => [parts.as(who).personId, reason]));
  await told.give(attendance.enter, told.organiser, {
    ...(await told.at()),
    sides: facts.sides.map((side) => {
      const people = roster.filter((seat) => seat.sideId === side.id).map(({ personId, name }) => {
        const reason = away.get(personId) ?? null;
        return { personId, name, post: null, state: reason === null ? ('present' as const) : ('leave' as const), reason };
      });
      const none = { expected: null, present: null, onLeave: null, absent: null };
      const counted = { expected: partners.present, present: partners.present, onLeave: 0, absent: 0 };
      return { sideId: side.id, people, counts: side.own ? none : counted, countWords: side.own ? null : partners.words };
    }),
  });
}

/** What was spent, where it cost something: a little under the estimate, and the record of payment still to come. */
async function spend(told: Telling): Promise<void> {
  const { costs } = await told.facts();
  if (costs.length === 0) return;
  const lines = costs.map(({ id, category, amountFen }) => ({ id, actualFen: amountFen - 2_000, actualNote: '据实结算', papers: category === 'hire' ? ['invoice' as const, 'hire_note' as const] : ['invoice' as const] }));
  await told.give(cost.actuals, told.organiser, { ...(await told.at()), lines, added: [] });
}

async function write(told: Telling, { theory, problem, outcome: shared, results, decisions, donations = [] }: After['record']): Promise<void> {
  const { parts, story } = told;
  const { approvedProgramme } = (await told.facts()).activity;
  await told.give(record.edit, told.organiser, {
    id: told.id, recordVersion: null, strands: { theory, problem, outcome: shared }, results: { research: '', solving: '', opinions: '', ...results },
    decisions: decisions.map(({ text, owner, dueIn }) => ({ text, owner, dueOn: parts.clock.day(story.inDays + dueIn) })), donations: [...donations],
    actualStops: approvedProgramme?.sessions.flatMap(({ stops }) => stops) ?? [], requestsAnswer: '无',
  });
}

const approved = async (told: Telling) => ({ shown: (await told.facts()).record?.version ?? 0, decision: 'approve' as const, comment: null });

async function signOwn(told: Telling): Promise<void> {
  const own = (await told.facts()).sides.filter((side) => side.own);
  for (const side of own) await told.give(record.sign, told.parts.as(told.story.secretary), { id: told.id, sideId: side.id, ...(await approved(told)) });
}

/** The bulletin from its first draft to the outlets; on to 转化 where something is to be converted. */
function published(told: Telling, { outlets }: NonNullable<After['bulletin']>, on: On): Step[] {
  const named = async () => {
    const one = (await told.facts()).bulletins.at(-1);
    return { id: told.id, bulletinId: one?.id ?? '', bulletinVersion: one?.version ?? 0 };
  };
  const { parts, organiser, story } = told;
  const last = Math.max(...outlets.map(({ inDays }) => inDays));
  return [
    on(4, '15:00', async () => told.give(bulletin.compose, organiser, { id: told.id, bulletinId: null, bulletinVersion: null })),
    on(5, '09:00', async () => told.give(bulletin.sendToReview, organiser, await named())),
    on(6, '10:30', async () => {
      await told.answers('publish', parts.as('discipline'));
      await told.give(bulletin.review, parts.as('discipline'), { ...(await named()), conclusion: 'clear', comment: null });
    }),
    on(7, '11:00', async () => told.give(bulletin.release, parts.as('committee'), await named())),
    ...outlets.map(({ outlet, inDays }) => on(inDays, '09:20', async () => told.give(bulletin.publish, organiser, {
      id: told.id, bulletinId: (await named()).bulletinId, outlet, publishedOn: parts.clock.day(story.inDays + inDays), address: null,
    }))),
    ...((story.after?.outcomes.length ?? 0) > 0 ? [on(last, '17:00', async () => told.give(activity.toConversion, organiser, await told.at()))] : []),
  ];
}

/** One problem or suggestion: raised, given to somebody, reported, verified by another, answered. */
function followed(told: Telling, one: Outcome, index: number, on: On): Step[] {
  const { parts, organiser, story } = told;
  const inWords = (who: string): boolean => who === story.contact;
  const problem = async () => (await told.facts()).problems.find(({ text }) => text === one.text)?.id ?? '';
  const action = async () => {
    const found = (await told.facts()).actions.find(({ measure }) => measure === one.measure);
    return { id: found?.problemId ?? '', actionId: found?.id ?? '', actionVersion: found?.version ?? 0 };
  };
  const at = (hour: number): string => `${hour}:${10 + 10 * index}`;
  const { done, verified } = one;
  return [
    on(3, at(17), async () => {
      const partner = (await told.facts()).sides.find((side) => !side.own);
      const from = inWords(one.raisedBy) ? { sideId: partner?.id ?? null, raisedByPersonId: null, raisedByWords: one.raisedBy } : { sideId: null, raisedByPersonId: parts.as(one.raisedBy).personId, raisedByWords: null };
      await told.give(outcome.raise, organiser, { id: told.id, kind: one.kind, text: one.text, projectId: null, ...from });
    }),
    on(4, at(10), async () => told.give(outcome.plan, organiser, {
      id: await problem(), measure: one.measure, ownerId: parts.as(one.owner).personId ?? '', dueOn: parts.clock.day(story.inDays + one.dueIn),
    })),
    ...(done === null ? [] : [on(done.inDays, at(11), async () => told.give(outcome.report, parts.as(one.owner), { ...(await action()), resultKind: done.result, evidence: done.evidence, evidenceFileIds: [] }))]),
    ...(verified === null ? [] : [
      on(verified.inDays, at(14), async () => told.give(outcome.verify, parts.as(verified.by), { ...(await action()), before: verified.before, after: verified.after, method: verified.method, ...verified.figures })),
      on(verified.inDays + 1, at(15), async () => {
        const partner = (await told.facts()).sides.find((side) => !side.own);
        await told.give(outcome.tell, organiser, { id: await problem(), answer: `${one.measure}，已核验：${verified.after}。`, ...(inWords(one.raisedBy) && partner !== undefined ? { partner: { way: 'contact', sideId: partner.id, means: '电话' } } : {}) });
      }),
    ]),
  ];
}
