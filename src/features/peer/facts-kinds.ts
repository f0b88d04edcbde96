/**
 * What is said about a shared activity, by which side, and since which version of the protocol. A program speaks the newest version and
 * the one before it; of an older neighbour it expects no more than that knows.
 */

/** Newest version this program speaks, and the oldest. */
export const newest = 2;
export const oldest = 1;

/** The host's part: what is planned, its record, and what became of what the guest said. */
export const hostKinds = ['activity', 'record'] as const;
/** The guest's part: its leader's decisions, its proposals, who of it comes and came, and what it brings. */
export const guestKinds = ['consent', 'proposal', 'attendance', 'tasks', 'insights', 'materials'] as const;
/** Either side: what became of a message of the other, and that it is over. */
export const eitherKinds = ['answer', 'ended'] as const;
export const kinds = [...hostKinds, ...guestKinds, ...eitherKinds] as const;
export type Kind = (typeof kinds)[number];

/** Parts a guest keeps as a list, each time told whole. */
export const listKinds = ['tasks', 'insights', 'materials'] as const;
export type ListKind = (typeof listKinds)[number];

export const since: Readonly<Record<Kind, number>> = {
  activity: 1, record: 1, consent: 1, proposal: 1, attendance: 1, tasks: 1, insights: 1, materials: 2, answer: 1, ended: 1,
};

/** Whether a program of that version knows the kind. */
export const knows = (version: number, kind: string): kind is Kind => kinds.some((one) => one === kind && since[one] <= version);

export type Role = 'host' | 'guest';
/** Whose part the kind is: a side writes its own only. */
export const belongsTo = (kind: Kind, role: Role): boolean =>
  (eitherKinds as readonly string[]).includes(kind) || (role === 'host' ? hostKinds : guestKinds).some((one) => one === kind);
export const other = (role: Role): Role => (role === 'host' ? 'guest' : 'host');

/** The version two programs speak with each other; null where their ranges do not meet. */
export function spoken(mine: number, theirs: number): number | null {
  const version = Math.min(mine, theirs);
  return version >= Math.max(oldest, Math.max(mine, theirs) - 1) ? version : null;
}
