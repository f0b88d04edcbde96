import type { ActivityFacts, SideFacts } from './facts.ts';

/**
 * The words of an activity's facts and the small questions asked of them, without their schemas: pages need these and
 * should not have to fetch what checks the shape of data.
 */

export type { ActivityFacts, SideFacts } from './facts.ts';

/** Kinds of stop on a programme's route. `scenic` stands for 景区, 度假, 温泉, 漂流 and the like (PLC-02). */
export const stopKinds = ['venue', 'visit', 'meal', 'travel', 'scenic'] as const;
export const strands = ['theory', 'problem', 'outcome', 'other'] as const;

export const stages = [
  'topic', 'contact', 'programme', 'approval', 'held', 'summary', 'publicity', 'conversion', 'archived',
] as const;
export type Stage = (typeof stages)[number];

export const standings = ['active', 'postponed', 'cancelled', 'declined'] as const;

export const sources = ['project', 'hot', 'difficult', 'focal', 'suggestion'] as const;

/** 与专题调研、研究解决实际问题、听取意见建议相结合: each asks for a result of its own in the record. */
export const combinations = ['research', 'solving', 'opinions'] as const;

export const fundSources = ['party_fiscal', 'party_dues', 'own_work_fund', 'none'] as const;

/** What most joint studies are called. Stored, printed and counted as this word. */
export const usualKind = '主题联学';

/** A side in one word: its branches, else what is said of it, else its unit. */
export const nameOfSide = (side: Pick<SideFacts, 'branchNames' | 'bodyWords' | 'unitName'>): string =>
  side.branchNames.join('、') || side.bodyWords || side.unitName || '';

/** The latest consent of a side to the activity or its record as it stands now; an older version's does not count. */
export function consentOf(facts: ActivityFacts, sideId: string, subject: 'activity' | 'record') {
  return facts.consents.filter((consent) => consent.sideId === sideId && consent.subject === subject && !consent.superseded).at(-1) ?? null;
}

/** Sides that have not said yes to the activity, or to its record. */
export const unsigned = (facts: ActivityFacts, subject: 'activity' | 'record') =>
  facts.sides.filter((side) => consentOf(facts, side.id, subject)?.decision !== 'approve');
