/** What the organisation's rules read of one branch, on one day. What nobody knows is null, and a rule that needs it is silent. */
export interface BranchChecked {
  readonly id: string;
  readonly name: string;
  readonly kind: 'standing' | 'temporary';
  readonly day: string;
  readonly fullMembers: number | null;
  readonly members: number;
  /** Secretary and committee as far as entered, with the day each began. */
  readonly leaders: readonly { readonly name: string; readonly appointedBy: string | null; readonly fromOn: string }[];
  readonly approvedBy: string | null;
  readonly approvedOn: string | null;
  readonly startOn: string | null;
  readonly plannedEnd: string | null;
  readonly projectFrom: string | null;
  readonly projectTo: string | null;
  /** Days on which it held something that counts as 主题党日, of the last months. */
  readonly themeDays: readonly string[];
}

/** One member's hours of study in a year; null where not all of them are known to the program. */
export interface MemberHours {
  readonly personId: string;
  readonly day: string;
  readonly hours: number | null;
  /** Secretary or member of a committee: more is expected. */
  readonly leads: boolean;
}

/** Whether an appointment is by whoever approved the branch: names are typed, so one may be part of the other. */
export function appointedBy(named: string | null, approver: string | null): boolean {
  const [by, who] = [named, approver].map((text) => (text ?? '').normalize('NFKC').replace(/\s/g, ''));
  if (by === undefined || by === '') return false;
  return who === undefined || who === '' || by.includes(who) || who.includes(by);
}
