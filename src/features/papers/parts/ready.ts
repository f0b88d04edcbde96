import type { ActivityFacts } from '#features/activity/facts.ts';
import { unsigned } from '#features/activity/facts-plain.ts';
import type { words } from '#features/papers/words-parts.ts';

/** Papers of an activity, in the order of its life, and what each still lacks to be complete. */

type Lack = keyof typeof words extends infer Key ? (Key extends `papers.lacks.${infer Name}` ? Name : never) : never;
type Part = 'topic' | 'sides' | 'programme' | 'approval' | 'held' | 'record' | 'publicity';

export interface PaperState {
  /** Its name in the address, below `/papers/<activity>/`. */
  readonly name: 'programme' | 'approval' | 'sign-in' | 'record' | 'bulletin';
  /** Nothing of it can be printed yet. */
  readonly empty: boolean;
  /** What is still missing, each with the part of the page that cures it. */
  readonly lacks: readonly { readonly what: Lack; readonly cure: Part }[];
}

/** Nothing is asked again: each paper is a view of what the activity holds. */
export function paperStates(facts: ActivityFacts): PaperState[] {
  const { activity, record } = facts;
  const lack = (missing: boolean, what: Lack, cure: Part) => (missing ? [{ what, cure }] : []);
  const theme = lack(activity.theme === null, 'theme', 'topic');
  const sides = lack(facts.sides.length < 2, 'sides', 'sides');
  const programme = lack((activity.programme?.sessions.length ?? 0) === 0, 'programme', 'programme');
  const round = facts.approvals.filter((step) => step.round === activity.approvalRound && step.state !== 'not_needed');
  const opinions = lack(round.length === 0 || round.some((step) => step.state !== 'approved'), 'opinions', 'approval');
  const bulletin = facts.bulletins.at(-1);
  return [
    { name: 'programme', empty: false, lacks: [...theme, ...sides, ...programme] },
    { name: 'approval', empty: false, lacks: [...theme, ...sides, ...(round.length === 0 ? lack(true, 'submission', 'approval') : opinions)] },
    { name: 'sign-in', empty: false, lacks: [...sides, ...lack(activity.plannedOn === null && activity.heldOn === null, 'day', 'programme')] },
    {
      name: 'record', empty: false,
      lacks: [...lack(activity.heldOn === null, 'held', 'held'), ...lack(record?.writtenAt == null, 'record', 'record'), ...lack(record?.writtenAt != null && unsigned(facts, 'record').length > 0, 'signatures', 'record')],
    },
    { name: 'bulletin', empty: bulletin === undefined, lacks: [...lack(bulletin === undefined, 'bulletin', 'publicity'), ...lack(bulletin !== undefined && bulletin.state !== 'released', 'release', 'publicity')] },
  ];
}
