import { createHash, randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { DB } from '#database/types.ts';
import type { ActivityFacts } from '#features/activity/facts.ts';
import { loadActivity } from '#features/activity/queries.ts';
import { findingsOf } from '#features/checks.ts';
import { respondToFinding } from '#features/review/commands.ts';
import { scopeOf, type Command, type Receipt } from '#platform/command.ts';
import type { Door } from '#platform/door.ts';
import type { Files } from '#platform/files-on-disk.ts';
import type { Actor } from '#shared/actor.ts';
import type { Phase } from '#shared/check.ts';
import { open } from '#shared/finding.ts';
import { newId } from '#shared/ids.ts';
import type { DemoClock, Step } from './demo-clock.ts';
import type { DemoIds } from './demo-load.ts';
import { circulated } from './demo-circulars.ts';
import { DemoPlan } from './demo-plan.ts';
import { held } from './demo-held.ts';
import { inspected } from './demo-inspection.ts';
import { prepared } from './demo-prepared.ts';
import { stories, type Story } from './demo-stories.ts';
import { followedUp } from './demo-outcomes.ts';
import { offered } from './demo-offers.ts';
import { shared } from './demo-resources.ts';
import { totalTold } from './demo-statistics.ts';
import { branded } from './demo-series.ts';
import { suggested } from './demo-suggestions.ts';
import { asked } from './demo-temporary.ts';

export interface Parts {
  readonly db: Kysely<DB>;
  readonly door: Door;
  readonly files: Files;
  readonly clock: DemoClock;
  readonly ids: DemoIds;
  readonly as: (username: string) => Actor;
  /** Turns an entry into notices for those it concerns. */
  readonly tell: (seq: number) => Promise<void>;
  /** Mornings on which people were told of what is due. */
  readonly reminded?: readonly Step[];
  /** The year's plan, from whose lines activities begin. */
  readonly plan?: DemoPlan;
}

/** Takes the six activities as far as they have come by today, one command after another, each by the person who would give it. */
export async function demoActivities(parts: Parts): Promise<void> {
  const plan = new DemoPlan(parts);
  const told = stories.flatMap((story): Step[] => {
    const telling = new Telling(story, { ...parts, plan });
    return [...prepared(telling), ...held(telling)];
  });
  await parts.clock.run([
    ...plan.steps(),
    ...told,
    ...suggested(parts),
    ...asked(parts),
    ...branded(parts),
    ...followedUp(parts),
    ...offered(parts),
    ...shared(parts),
    ...circulated(parts),
    ...totalTold(parts),
    ...inspected(parts),
    ...(parts.reminded ?? []),
  ]);
}

/** One story being told: what its steps need to know, and how they act. */
export class Telling {
  readonly story: Story;
  readonly parts: Parts;
  readonly organiser: Actor;
  #id: string | null = null;

  constructor(story: Story, parts: Parts) {
    this.story = story;
    this.parts = parts;
    this.organiser = parts.as(story.organiser);
  }

  get id(): string {
    if (this.#id === null) throw new Error('a story begins with its topic');
    return this.#id;
  }
  begins(receipt: Receipt): void {
    this.#id = receipt.id;
  }

  async facts(): Promise<ActivityFacts> {
    return (await this.#known()).facts;
  }
  #known() {
    return loadActivity(this.parts.db, scopeOf(this.organiser, this.parts.clock.now()), this.id);
  }

  /** The activity and the version a person has on the screen. */
  async at(): Promise<{ id: string; version: number }> {
    return { id: this.id, version: (await this.facts()).activity.version };
  }

  async give<I extends { commandId: string }, F>(command: Command<I, F>, actor: Actor, input: Omit<I, 'commandId'>): Promise<Receipt> {
    const commandId = randomUUID();
    // Omit and the intersection undo each other; the compiler cannot see it for a type it does not know yet.
    const receipt = await this.parts.door.run(command, actor, { commandId, input: { ...input, commandId } as unknown as I });
    // What is older nobody has left unread.
    if (this.parts.clock.isWithin(30)) await this.parts.tell(receipt.entry);
    return receipt;
  }

  /** The holder of the partner's link, once there is one. */
  async holder(): Promise<Actor> {
    const link = (await this.facts()).links[0];
    if (link === undefined) throw new Error('no link yet');
    return {
      ...this.organiser, kind: 'link', personId: null, name: link.holderName, posts: [], branchIds: [],
      link: { id: link.id, activityId: this.id, sideId: link.sideId, post: link.holderPost },
    };
  }

  /** Warnings get their reason and questions their answer, as the organiser would write them, or whoever the rule asks. */
  async answers(phase: Phase, by: Actor = this.organiser): Promise<void> {
    const { facts, rules } = await this.#known();
    for (const finding of findingsOf(facts, rules, phase).filter(open)) {
      if (finding.severity === 'block') continue;
      const text = finding.severity === 'warn' ? '已知悉，情况已向机关党委说明。' : (answered[finding.check] ?? '已核实，情况已在方案中写明。');
      await this.give(respondToFinding, by, { id: this.id, check: finding.check, subject: finding.subject, kind: finding.severity === 'warn' ? 'reason' : 'answer', text });
    }
  }
}

/** What is answered to a rule's question. */
const answered: Readonly<Record<string, string>> = {
  'INT-03': '由对方支部发起邀请，已向机关党委和纪检报告。',
  'CST-09': '车辆只用于往返联学地点，当日不领取市内交通补助。',
};

/** A secret nobody knows: the demo's links are given, not opened. */
export const unknownSecret = (): string => createHash('sha256').update(newId()).digest('hex');
