import type { z } from 'zod';
import { superseding, touch } from '#features/activity/decide.ts';
import type { ActivityFacts, Programme } from '#features/activity/facts.ts';
import { subjectOf, type Known } from '#features/activity/subject.ts';
import { insert, refuse, update, type Change, type Decision, type Given } from '#shared/decision.ts';
import { need } from '#shared/finding.ts';
import type { programmeContract } from './contract.ts';
import { impossible } from './facts.ts';

type Input<V extends keyof typeof programmeContract> = z.infer<NonNullable<(typeof programmeContract)[V]['~orpc']['inputSchema']>>;

/** First and last day and the place follow from the sessions: nobody types them twice. */
function following(programme: Programme): Record<string, unknown> {
  const days = programme.sessions.map((session) => session.day).toSorted();
  const [first] = days;
  if (first === undefined) return {};
  const places = [...new Set(programme.sessions.map((session) => session.place))].join('、');
  return { plannedOn: first, plannedEnd: days.at(-1), sortOn: first, place: places.slice(0, 200) };
}

function adopt(facts: ActivityFacts, programme: Programme, set: Record<string, unknown>): Change[] {
  const current = facts.versions.filter((version) => version.state === 'current');
  return [
    touch(facts, { programme, programmeNo: facts.activity.programmeNo + 1, ...following(programme), ...set }),
    ...current.map((version) => update('programmeVersion', version.id, { state: 'replaced' })),
    ...superseding(facts),
  ];
}

export function edit({ facts }: Known, { programme, declarations }: Input<'edit'>, given: Given): Decision {
  const wrong = impossible(programme);
  if (wrong.length > 0) return refuse(...wrong);
  const no = facts.activity.programmeNo + 1;
  const version = insert('programmeVersion', {
    id: given.newId(), activityId: facts.activity.id, no, state: 'current', programme: JSON.parse(JSON.stringify(programme)),
    authorName: given.actor.name, createdAt: given.now,
  });
  return { ok: true, subject: subjectOf(facts), changes: [...adopt(facts, programme, { declarations }), version], events: [{ name: 'programme.edited', details: { no } }] };
}

export function propose({ facts }: Known, { programme, note }: Input<'propose'>, given: Given): Decision {
  const wrong = impossible(programme);
  if (wrong.length > 0) return refuse(...wrong);
  const sideId = given.actor.link?.sideId ?? facts.sides.find((side) => side.branchIds.some((branch) => given.actor.branchIds.includes(branch)))?.id ?? null;
  const version = insert('programmeVersion', {
    id: given.newId(), activityId: facts.activity.id, no: facts.activity.programmeNo, state: 'proposed', programme: JSON.parse(JSON.stringify(programme)),
    authorName: given.actor.name, authorSideId: sideId, note, createdAt: given.now,
  });
  return { ok: true, subject: subjectOf(facts), changes: [version], events: [{ name: 'programme.proposed', details: { author: given.actor.name, note } }] };
}

const proposal = (facts: ActivityFacts, id: string) => facts.versions.find((version) => version.id === id && version.state === 'proposed');

export function accept({ facts }: Known, { proposalId }: Input<'accept'>, given: Given): Decision {
  const proposed = proposal(facts, proposalId);
  if (proposed === undefined) return refuse(need('need.proposal', 'proposalId'));
  const no = facts.activity.programmeNo + 1;
  const taken = [
    update('programmeVersion', proposed.id, { state: 'accepted', decidedAt: given.now }),
    insert('programmeVersion', {
      id: given.newId(), activityId: facts.activity.id, no, state: 'current', programme: JSON.parse(JSON.stringify(proposed.programme)),
      authorName: proposed.authorName, authorSideId: proposed.authorSideId, note: proposed.note, createdAt: given.now,
    }),
  ];
  return { ok: true, subject: subjectOf(facts), changes: [...adopt(facts, proposed.programme, {}), ...taken], events: [{ name: 'programme.accepted', details: { author: proposed.authorName, no } }] };
}

export function decline({ facts }: Known, { proposalId, reason }: Input<'refuse'>, given: Given): Decision {
  const proposed = proposal(facts, proposalId);
  if (proposed === undefined) return refuse(need('need.proposal', 'proposalId'));
  return {
    ok: true, subject: subjectOf(facts),
    changes: [touch(facts, {}), update('programmeVersion', proposed.id, { state: 'refused', decidedAt: given.now, decisionNote: reason })],
    events: [{ name: 'programme.refused', details: { author: proposed.authorName, reason } }],
  };
}
