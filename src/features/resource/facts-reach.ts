import { liesIn } from '#features/unit/facts-divisions.ts';

/**
 * Which branches a push reaches on a day. Pure: what is shown before it is made, the push itself, the nightly sweep and
 * the change of a project all ask the same function. Days are of the office's zone.
 */

/** To whom: everything that is given must fit. */
export interface Target {
  readonly branchId: string | null;
  readonly projectId: string | null;
  /** GB/T 2260; the division and all that lies in it. */
  readonly region: string | null;
  /** Section of GB/T 4754. */
  readonly industry: string | null;
  readonly branchKind: 'standing' | 'temporary' | null;
}

/** A work project a branch is at: the one it was set up for, or one whose team has members of it. */
export interface At {
  readonly id: string;
  readonly name: string;
  /** Code of the place as far as its words name one; null where they do not. */
  readonly region: string | null;
  readonly industry: string | null;
  readonly startOn: string;
  readonly endOn: string | null;
  readonly closedOn: string | null;
  /** Members of the branch in its team. */
  readonly team: readonly string[];
}
export interface Stationed {
  readonly id: string;
  readonly name: string;
  readonly kind: 'standing' | 'temporary';
  readonly startOn: string | null;
  readonly dissolvedOn: string | null;
  /** Everybody who stands in it today. */
  readonly people: readonly string[];
  readonly projects: readonly At[];
}
export interface Reached {
  readonly branch: Stationed;
  /** The project it is there for; null where the branch itself is meant. */
  readonly project: At | null;
  /** Who is told: of a standing branch reached through a project, those of it who are in the team. */
  readonly people: readonly string[];
}

/** Running on a day: begun, and neither closed nor past its planned end. */
const runs = ({ startOn, endOn, closedOn }: At, today: string): boolean => {
  const last = closedOn ?? endOn;
  return startOn <= today && (last === null || last >= today);
};
const lives = ({ startOn, dissolvedOn }: Stationed, today: string): boolean => (startOn === null || startOn <= today) && (dissolvedOn === null || dissolvedOn > today);

export function reached(target: Target, branches: readonly Stationed[], today: string): Reached[] {
  const { branchId, projectId, region, industry, branchKind } = target;
  const byProject = projectId !== null || region !== null || industry !== null;
  if (branchId === null && !byProject) return [];
  const fits = (at: At): boolean =>
    runs(at, today) && (projectId === null || at.id === projectId) && (industry === null || at.industry === industry) && (region === null || (at.region !== null && liesIn(at.region, region)));
  return branches.flatMap((branch): Reached[] => {
    if (!lives(branch, today) || (branchId !== null && branch.id !== branchId) || (branchKind !== null && branch.kind !== branchKind)) return [];
    if (!byProject) return [{ branch, project: null, people: branch.people }];
    const found = branch.projects.filter(fits);
    const [project] = found;
    if (project === undefined) return [];
    const people = branch.kind === 'temporary' ? branch.people : [...new Set(found.flatMap(({ team }) => team))];
    return [{ branch, project, people }];
  });
}

/** A push that still stands, as the sweep knows it. */
export interface Standing extends Target {
  readonly id: string;
  readonly resourceId: string;
  readonly title: string;
  readonly untilOn: string | null;
}
export interface Fresh extends Reached {
  readonly push: Standing;
}

/** What pushes reach today that has not been told to the branch before; of several pushes of one item the first counts. @param told `branch resource` */
export function fresh(pushes: readonly Standing[], branches: readonly Stationed[], told: ReadonlySet<string>, today: string): Fresh[] {
  const heard = new Set(told);
  return pushes.filter(({ untilOn }) => untilOn === null || untilOn >= today).flatMap((push) =>
    reached(push, branches, today).flatMap((one): Fresh[] => {
      const key = `${one.branch.id} ${push.resourceId}`;
      if (heard.has(key)) return [];
      heard.add(key);
      return [{ ...one, push }];
    }));
}
