import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { DB } from '#database/types.ts';
import * as activity from '#features/activity/commands.ts';
import { noDeclarations, type ActivityFacts, type Programme } from '#features/activity/facts.ts';
import { loadActivity } from '#features/activity/queries.ts';
import * as approval from '#features/approval/commands.ts';
import * as partner from '#features/partner/commands.ts';
import { findingsOf } from '#features/checks.ts';
import * as programme from '#features/programme/commands.ts';
import { respondToFinding } from '#features/review/commands.ts';
import { scopeOf, type Command } from '#platform/command.ts';
import type { Door } from '#platform/door.ts';
import type { Actor } from '#shared/actor.ts';
import { addDays } from '#shared/dates.ts';
import { open } from '#shared/finding.ts';
import { stories, type Story } from './demo-stories.ts';
import type { DemoIds } from './demo-load.ts';

interface Parts {
  readonly db: Kysely<DB>;
  readonly door: Door;
  readonly ids: DemoIds;
  readonly as: (username: string) => Actor;
  readonly hash: (text: string) => string;
}

/** Takes each story as far as it goes, one command after another, each given by the person who would. */
export async function demoActivities(parts: Parts): Promise<void> {
  for (const story of stories) await tell(story, parts);
}

async function tell(story: Story, { db, door, ids, as, hash }: Parts): Promise<void> {
  const by = as(story.organiser);
  const give = <I extends { commandId: string }, F>(command: Command<I, F>, actor: Actor, input: Omit<I, 'commandId'>) => {
    const commandId = randomUUID();
    // Omit and the intersection undo each other; the compiler cannot see it for a type it does not know yet.
    return door.run(command, actor, { commandId, input: { ...input, commandId } as unknown as I });
  };
  const day = addDays(new Date().toISOString().slice(0, 10), story.inDays);
  const { id } = await give(activity.create, by, {
    branchId: ids.branch[story.branch], theme: story.theme, kind: '主题联学', source: story.source, sourceNote: null, projectIds: story.branch === 'wugang' || story.branch === 'policy' ? [ids.project[story.branch]] : [], suggestionIds: [],
    tasks: story.tasks, expectedEffect: story.effect, problemBrought: story.problem, combines: [...story.combines], forms: [...story.forms], plannedOn: day,
    plannedEnd: null, place: null, estimateFen: story.estimateFen, fundSource: story.estimateFen > 0 ? 'party_fiscal' : 'none', planItem: story.planItem, countsAsThemeDay: true,
  });
  const known = async (): Promise<ActivityFacts> => (await loadActivity(db, scopeOf(by), id)).facts;
  const at = async () => ({ id, version: (await known()).activity.version });
  /** Warnings get their reason and questions their answer, as the organiser would write them. */
  const answerChecks = async (): Promise<void> => {
    const { facts, rules } = await loadActivity(db, scopeOf(by), id);
    for (const finding of findingsOf(facts, rules, 'submit').filter(open)) {
      const text = finding.severity === 'warn' ? '已知悉，按从严程序办理。' : '由对方支部发起邀请，已向机关党委和纪检报告。';
      await give(respondToFinding, by, { id, check: finding.check, subject: finding.subject, kind: finding.severity === 'warn' ? 'reason' : 'answer', text });
    }
  };
  if (story.upTo === 'topic') return;
  await give(activity.toContact, by, await at());
  await give(activity.addSide, by, {
    ...(await at()), role: 'partner', unitId: ids.unit[story.unit] ?? null, branchIds: story.partnerBranch === null ? [] : [ids.branch[story.partnerBranch]],
    bodyWords: null, contactName: story.contact, contactPost: '党支部书记',
  });
  await give(partner.logContact, by, { id, sideId: null, contactedOn: addDays(day, -60), means: '电话', content: '商定主题和大致时间' });
  if (story.upTo === 'contact') return;
  await give(activity.toProgramme, by, await at());
  const plan: Programme = { sessions: [{ day, from: '09:00', to: '11:30', place: story.place, stops: [{ name: story.place, kind: 'venue' }], agenda: [...story.agenda] }], tasks: [] };
  await give(programme.edit, by, { ...(await at()), programme: plan, declarations: { ...noDeclarations, itineraryBy: 'jointly', alcohol: false } });
  if (story.upTo === 'programme') return;
  const [own, theirs] = (await known()).sides;
  if (own === undefined || theirs === undefined) throw new Error('a story has two sides');
  await give(partner.makeLink, by, { id, sideId: theirs.id, holderName: story.contact, holderPost: '党支部书记', secretHash: hash(randomUUID()), days: 30 });
  const linkId = (await known()).links[0]?.id ?? '';
  const holder: Actor = { ...by, kind: 'link', personId: null, name: story.contact, posts: [], branchIds: [], link: { id: linkId, activityId: id, sideId: theirs.id, post: '党支部书记' } };
  const yes = { id, shown: (await known()).activity.programmeNo, decision: 'approve' as const, comment: null };
  await give(partner.consentByLink, holder, yes);
  await give(partner.consent, as(story.secretary), { ...yes, sideId: own.id });
  if (story.upTo === 'consented') return;
  await answerChecks();
  await give(approval.submit, by, await at());
  const opinion = { comment: '同意', meetingOn: new Date().toISOString().slice(0, 10), meetingKind: '支委会' as const };
  for (const approver of story.approvers) await give(approval.approve, as(approver), { ...(await at()), ...opinion });
}
