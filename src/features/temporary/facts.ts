import type { RuleSetting } from '#shared/rules.ts';

/** 临时党小组、临时党支部: what is known of a request and of the team it is for. */

export const temporaryKinds = ['group', 'branch'] as const;
export type TemporaryKind = (typeof temporaryKinds)[number];
export const requestStates = ['asked', 'returned', 'approved', 'withdrawn'] as const;
/** 书记、副书记、委员、干事; 组长 of a group. All are appointed by whoever approves, none is elected. */
export const leaderRoles = ['secretary', 'deputy', 'commissioner', 'officer', 'head'] as const;
export type LeaderRole = (typeof leaderRoles)[number];
export interface Leader {
  readonly personId: string;
  readonly role: LeaderRole;
}
/** Who may act for a branch: these hold its post of secretary; the others help. */
export const actsForBranch = (role: LeaderRole): boolean => role === 'secretary' || role === 'deputy';

/** A request as its commands know it. Days without a zone; `plannedEnd` is the last day. */
export interface RequestKnown {
  readonly id: string;
  readonly projectId: string;
  readonly kind: TemporaryKind;
  readonly name: string;
  readonly startOn: string;
  readonly plannedEnd: string;
  readonly leaders: readonly Leader[];
  readonly memberIds: readonly string[];
  readonly state: (typeof requestStates)[number];
  readonly proposerId: string;
  readonly version: number;
}
/** A request that is not settled: it waits for a reply, or was returned to whoever asked. */
export type Waiting = Pick<RequestKnown, 'kind' | 'name' | 'state'> & { readonly askedOn: string };
/** The work project a request is for. */
export interface ProjectOf {
  readonly id: string;
  readonly name: string;
  readonly startOn: string;
  readonly endOn: string | null;
  readonly closedOn: string | null;
  readonly teamIds: readonly string[];
}

/** The team as the rule looks at it; what nobody has entered is null. */
export interface Team {
  /** Null where nobody of the team is entered: then nothing is known of it. */
  readonly members: number | null;
  /** Null where somebody's standing (正式、预备) is not entered. */
  readonly fullMembers: number | null;
  /** Home branches the members come from. */
  readonly divisions: number | null;
  /** From entry to the planned end, both included. */
  readonly days: number | null;
  readonly startOn: string;
}

export type Condition = 'days' | 'members' | 'full' | 'divisions' | 'groupMembers';
export interface Reason {
  readonly condition: Condition;
  readonly seen: number | null;
  readonly limit: number;
  /** Null: not known yet, so nothing is called for. */
  readonly met: boolean | null;
  readonly source: string;
  readonly article: string | null;
  readonly status: 'confirmed' | 'unconfirmed';
}
export interface Called {
  /** What the office's rule calls for; both, where it wants groups beside a branch. */
  readonly calls: readonly TemporaryKind[];
  readonly reasons: readonly Reason[];
  readonly roles: readonly LeaderRole[];
  /** From this many members on the branch has a committee, and groups under it. */
  readonly committee: boolean;
  /** Last day for the request; how many days a reply takes at most. */
  readonly requestBy: string | null;
  readonly replyDays: number | null;
}
export type ReadSetting = (parameter: string) => RuleSetting | null;
