import { activityDay } from '#features/activity/checks-common.ts';
import type { ActivityFacts } from '#features/activity/facts.ts';
import type { Connection, Scope } from '#platform/command.ts';
import type { Rules } from '#shared/rules.ts';
import type { LikeRow } from './contract.ts';
import { textWanted } from './facts.ts';
import { bandsOf, passagesOf } from './facts-prints.ts';
import type { TextSource } from './facts-sources.ts';
import { basisAt, passagesShown } from './shown.ts';
import { aboutOf, othersSeen } from './store.ts';
import { recipeIn } from './store-follow.ts';
import { alike, candidatesOf, ready, toldOf } from './store-match.ts';

/** Text as it is being written, or the record or insight it will replace. */
export interface Typed {
  readonly kind: TextSource['kind'];
  readonly id: string | null;
  readonly text: string;
  /** When it was first written; what is new is later than everything. */
  readonly writtenAt: string | null;
}

/** What a text is like that nobody has saved: as it will be found once it is. */
export async function likeTyped(db: Connection, scope: Scope, { facts, rules }: { readonly facts: ActivityFacts; readonly rules: Rules }, typed: Typed): Promise<{ rows: LikeRow[]; tooShort: boolean }> {
  const recipe = recipeIn(rules);
  const own = ready(typed.text, aboutOf(facts), recipe.phrases);
  const [activityId, on] = [facts.activity.id, activityDay(facts)];
  const tooShort = passagesOf(own.text, textWanted(rules, on)?.shortest ?? recipe.shortest).length === 0;
  const found = [];
  for (const candidate of await candidatesOf(db, scope.officeId, { bands: bandsOf(own.text, recipe.shortest), id: typed.id, activityId }, typed.kind)) {
    if (typed.writtenAt !== null && Date.parse(candidate.writtenAt) > Date.parse(typed.writtenAt)) continue;
    const other = ready(candidate.text, candidate, recipe.phrases);
    const passages = await alike(db, scope.officeId, own, other, { activityIds: [activityId, candidate.activityId], rules, on });
    if (passages.length > 0) found.push({ candidate, ...toldOf(own, other, passages) });
  }
  const seen = await othersSeen(db, scope, found.map(({ candidate }) => candidate));
  const basis = basisAt(rules, 'text', facts);
  const rows = found.map(({ candidate, facts: figures, passages }): LikeRow => {
    const other = seen.get(candidate.id) ?? null;
    return {
      facts: figures, basis, hidden: other === null, passages: passagesShown({ passages, otherActivityId: candidate.activityId }, other !== null),
      other: other === null ? null : { activityId: candidate.activityId, kind: candidate.kind, id: candidate.id, ...other },
    };
  });
  return { rows, tooShort };
}
