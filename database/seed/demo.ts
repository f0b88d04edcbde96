import type { Kysely } from 'kysely';
import { randomUUID } from 'node:crypto';
import type { DB } from '#database/types.ts';
import { prepare } from '#features/account/credentials.ts';
import { foundOffice } from '#features/office/commands.ts';
import { setRule } from '#features/rulebook/commands.ts';
import { tellOfNews } from '#features/notice/listeners.ts';
import type { Door } from '#platform/door.ts';
import type { Files } from '#platform/files-on-disk.ts';
import type { JobContext } from '#platform/jobs.ts';
import type { Outbound } from '#platform/outbound.ts';
import type { Actor } from '#shared/actor.ts';
import { demoActivities } from './demo-activities.ts';
import { DemoClock } from './demo-clock.ts';
import { actorOf, loadDemo, type DemoIds } from './demo-load.ts';
import { reminded } from './demo-reminders.ts';
import { administrators, branches, demoPassword, people, units, type BranchKey } from './demo-people.ts';

const keyed = (keys: readonly string[]): Record<string, string> => Object.fromEntries(keys.map((key) => [key, randomUUID()]));

/** What of the program the demo is made with: its own clock goes through the months before today. */
interface Needed {
  readonly db: Kysely<DB>;
  readonly now: () => Date;
  readonly doorAt: (clock: () => Date) => Door;
  readonly files: Files;
  readonly outbound: Outbound;
  readonly watches: JobContext['watches'];
}

/**
 * Opens the demo office 审计署武汉特派办 and takes the article's six activities to different stages, through the same
 * commands that people give. Does nothing when there is an office already.
 */
export async function seedDemo({ db, now, doorAt, files, outbound, watches }: Needed, say: (line: string) => void): Promise<void> {
  if ((await db.selectFrom('office').select('id').limit(1).execute()).length > 0) return;
  say('正在建立演示单位…… · Making the demo office');
  const clock = DemoClock.from(now());
  const door = doorAt(clock.now);
  const operator = { kind: 'operator' as const, name: '演示数据' };
  const { id: officeId } = await foundOffice({ db, door }, operator, { commandId: randomUUID(), name: '审计署武汉特派办', demo: true, administrators });
  const own = await db.selectFrom('unit').select('id').where('officeId', '=', officeId).where('own', '=', true).executeTakeFirstOrThrow();
  // The list of keys is the type's own, so every branch has its id.
  const branchIds = keyed(branches.map((branch) => branch.key)) as Record<BranchKey, string>;
  const ids: DemoIds = {
    unit: keyed(units.map((unit) => unit.key)),
    branch: branchIds,
    person: keyed(people.map((person) => person.username)),
    project: { wugang: randomUUID(), policy: randomUUID() },
  };
  const founder: Actor = { kind: 'operator', officeId, personId: null, name: operator.name, posts: [], branchIds: [], link: null, may: 'all', language: 'zh-Hans' };
  const commandId = randomUUID();
  const secret = await prepare(db, demoPassword, 'demo');
  await door.run(loadDemo(ids, own.id, secret, { clock, passwordSetAt: now().toISOString() }), founder, { commandId, input: { commandId } });
  const phone = { rule: 'BRD-07', severity: null, fromOn: clock.begins, source: '演示单位自定', article: null } as const;
  for (const row of [{ ...phone, parameter: 'filingNo', value: ['演示用，未备案'] }, { ...phone, parameter: 'writes', value: true }]) {
    const input = { commandId: randomUUID(), ...row };
    await door.run(setRule, actorOf('committee', ids, officeId), { commandId: input.commandId, input });
  }
  await demoActivities({
    db, door, files, clock, ids, reminded: reminded({ db, door, files, outbound, now: clock.now, watches }, officeId), as: (username) => actorOf(username, ids, officeId),
    tell: (seq) => tellOfNews.handle({ db, door, files, outbound, now, watches }, { officeId, seq, activityId: null, events: [] }),
  });
}
