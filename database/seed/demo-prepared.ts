import * as activity from '#features/activity/commands.ts';
import { noDeclarations, type Programme } from '#features/activity/facts.ts';
import * as approval from '#features/approval/commands.ts';
import * as attendance from '#features/attendance/commands.ts';
import * as partner from '#features/partner/commands.ts';
import * as programme from '#features/programme/commands.ts';
import { secretHash } from '#platform/session.ts';
import { unknownSecret, type Telling } from './demo-activities.ts';
import type { Step } from './demo-clock.ts';
import { demoLink } from './demo-people.ts';

/** 选题 to 实施: what is done in the ten weeks before an activity. */
export function prepared(told: Telling): Step[] {
  const { story } = told;
  const on = (before: number, at: string, does: Step['does']): Step => ({ day: story.inDays - before, at, does });
  const topic = on(70, '09:10', () => suggestTopic(told));
  if (story.upTo === 'topic') return [topic];
  const steps = [
    topic,
    on(68, '10:00', () => contact(told)),
    on(60, '15:20', async () => told.give(activity.toProgramme, told.organiser, await told.at())),
    on(45, '16:00', () => drawUp(told)),
    on(42, '09:40', () => askPartner(told)),
    on(40, '11:05', async () => told.give(partner.consentByLink, await told.holder(), await yes(told))),
    on(39, '17:30', () => consentOwn(told)),
    on(38, '09:00', () => submit(told)),
    ...story.approvers.map((approver, index) => on(37 - 3 * index, '15:00', () => approve(told, approver))),
  ];
  if (story.upTo === 'approval') return steps;
  return [...steps, on(6, '10:30', async () => told.give(attendance.announce, told.organiser, { ...(await told.at()), note: null }))];
}

async function suggestTopic(told: Telling): Promise<void> {
  const { story, parts } = told;
  const day = parts.clock.day(story.inDays);
  const project = story.branch === 'wugang' || story.branch === 'policy' ? [parts.ids.project[story.branch]] : [];
  const line = (await parts.plan?.lineOf(story.tasks)) ?? null;
  if (line !== null) {
    told.begins(await told.give(activity.begin, told.organiser, { planItemId: line }));
    await told.give(activity.edit, told.organiser, {
      ...(await told.at()), theme: story.theme, projectIds: project, tasks: story.tasks, problemBrought: story.problem, combines: [...story.combines], forms: [...story.forms], plannedOn: day, place: null,
    });
    return;
  }
  told.begins(await told.give(activity.create, told.organiser, {
    branchId: parts.ids.branch[story.branch], theme: story.theme, kind: '主题联学', source: story.source, sourceNote: null, projectIds: project,
    suggestionIds: [], tasks: story.tasks, expectedEffect: story.effect, problemBrought: story.problem, combines: [...story.combines],
    forms: [...story.forms], plannedOn: day, plannedEnd: null, place: null, estimateFen: story.estimateFen,
    fundSource: story.estimateFen > 0 ? 'party_fiscal' : 'none', planItem: `${day.slice(0, 4)}-${story.planItem}`, countsAsThemeDay: true,
  }));
}

async function contact(told: Telling): Promise<void> {
  const { story, parts, organiser } = told;
  await told.give(activity.toContact, organiser, await told.at());
  // The plan may have named the partner already.
  const named = (await told.facts()).sides.find((side) => side.role === 'partner');
  const partnerSide = {
    ...(await told.at()), role: 'partner' as const, unitId: parts.ids.unit[story.unit] ?? null,
    branchIds: story.partnerBranch === null ? [] : [parts.ids.branch[story.partnerBranch]], bodyWords: null, contactName: story.contact, contactPost: '党支部书记',
  };
  await (named === undefined ? told.give(activity.addSide, organiser, partnerSide) : told.give(activity.editSide, organiser, { ...partnerSide, sideId: named.id }));
  await told.give(partner.logContact, organiser, { id: told.id, sideId: null, contactedOn: parts.clock.day(story.inDays - 68), means: '电话', content: '商定主题和大致时间' });
}

async function drawUp(told: Telling): Promise<void> {
  const { story, parts, organiser } = told;
  const plan: Programme = {
    sessions: [{ day: parts.clock.day(story.inDays), from: '09:00', to: '11:30', place: story.place, stops: [{ name: story.place, kind: 'venue' }], agenda: [...story.agenda] }],
    tasks: [],
  };
  await told.give(programme.edit, organiser, { ...(await told.at()), programme: plan, declarations: { ...noDeclarations, itineraryBy: 'jointly', alcohol: false } });
}

async function askPartner(told: Telling): Promise<void> {
  const theirs = (await told.facts()).sides.find((side) => side.role === 'partner');
  if (theirs === undefined) throw new Error('a story has a partner');
  await told.give(partner.makeLink, told.organiser, {
    id: told.id, sideId: theirs.id, holderName: told.story.contact, holderPost: '党支部书记', secretHash: told.story.upTo === 'held' && told.story.after?.bulletin === null ? secretHash(demoLink) : unknownSecret(), days: 60,
  });
}

const yes = async (told: Telling) => ({ id: told.id, shown: (await told.facts()).activity.programmeNo, decision: 'approve' as const, comment: null });

async function consentOwn(told: Telling): Promise<void> {
  const own = (await told.facts()).sides.find((side) => side.role === 'host');
  await told.give(partner.consent, told.parts.as(told.story.secretary), { ...(await yes(told)), sideId: own?.id ?? '' });
}

async function submit(told: Telling): Promise<void> {
  await told.answers('submit');
  await told.give(approval.submit, told.organiser, await told.at());
}

async function approve(told: Telling, approver: string): Promise<void> {
  const today = told.parts.clock.now().toISOString().slice(0, 10);
  await told.give(approval.approve, told.parts.as(approver), { ...(await told.at()), comment: '同意', meetingOn: today, meetingKind: '支委会' });
}
