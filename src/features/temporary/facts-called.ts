import { addDays } from '#shared/dates.ts';
import type { Called, Condition, LeaderRole, ReadSetting, Reason, Team } from './facts.ts';

/**
 * Whether the office's rule (ORG-08, dated, by the sets it follows) calls for a 临时党小组 or 临时党支部 on a work project.
 * Pure. A condition the office has not set is not asked; what is not known is neither met nor missed.
 */
export function called(team: Team, read: ReadSetting): Called {
  const limit = (parameter: string): number | null => {
    const value = read(parameter)?.value;
    return typeof value === 'number' ? value : null;
  };
  const reason = (condition: Condition, seen: number | null): Reason[] => {
    const setting = read(condition);
    if (setting === null || typeof setting.value !== 'number') return [];
    const { value, source, article, status } = setting;
    return [{ condition, seen, limit: value, met: seen === null ? null : seen >= value, source, article, status }];
  };
  const stay = reason('days', team.days);
  const branch = [...stay, ...reason('members', team.members), ...reason('full', team.fullMembers), ...reason('divisions', team.divisions)];
  const group = reason('groupMembers', team.members);
  // A rule that asks nothing of the number of people is no rule.
  const forBranch = branch.some(({ condition }) => condition === 'members' || condition === 'full') && branch.every(({ met }) => met === true);
  const forGroup = group.length > 0 && [...stay, ...group].every(({ met }) => met === true);
  const committeeFrom = limit('committeeFrom');
  const members = team.members ?? 0;
  const committee = forBranch && committeeFrom !== null && members >= committeeFrom;
  const requestDays = limit('requestDays');
  return {
    calls: [...(forGroup ? ['group' as const] : []), ...(forBranch ? ['branch' as const] : [])],
    reasons: [...branch, ...group], roles: forBranch ? rolesOf(members, committee, limit('deputyFrom')) : forGroup ? ['head'] : [], committee,
    requestBy: requestDays === null ? null : addDays(team.startOn, requestDays), replyDays: limit('replyDays'),
  };
}

/** 书记、干事; from so many members on a deputy too; then a committee of five (书记、副书记、三名委员). */
function rolesOf(members: number, committee: boolean, deputyFrom: number | null): LeaderRole[] {
  if (committee) return ['secretary', 'deputy', 'commissioner', 'commissioner', 'commissioner'];
  return deputyFrom !== null && members >= deputyFrom ? ['secretary', 'deputy', 'officer'] : ['secretary', 'officer'];
}
