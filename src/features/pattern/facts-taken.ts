import { nameOfSide, type ActivityFacts } from '#features/activity/facts.ts';
import { daysBetween } from '#shared/dates.ts';
import { need, type Finding } from '#shared/finding.ts';
import type { Design } from './facts.ts';
import { noNames, withoutNames, type Found, type Names } from './facts-names.ts';
import type { By, PaperKey } from './facts-plain.ts';

/** From a good activity to a pattern: what is taken, what stays behind, which names were put in general words. Pure. */

/** What is left behind, so that the person sees it beforehand. */
export const leftKinds = ['theme', 'sides', 'people', 'days', 'places', 'costs', 'problem', 'record'] as const;
export interface Left {
  readonly what: (typeof leftKinds)[number];
  readonly text: string;
}
export interface Taken {
  readonly design: Design;
  readonly left: readonly Left[];
  readonly blanked: readonly (Found & { readonly field: string })[];
}

/** Why nothing can be made of it: a pattern comes from what was really done. */
export function againstTaking({ activity }: ActivityFacts): Finding[] {
  if (activity.standing === 'cancelled') return [need('need.pattern_cancelled', 'activityId', { reason: activity.standingReason })];
  if (activity.heldOn === null || activity.standing !== 'active') return [need('need.pattern_held', 'activityId', { stage: `@stage.${activity.stage}` })];
  const sessions = programmeOf({ activity })?.sessions ?? [];
  return sessions.some(({ agenda }) => agenda.length > 0) ? [] : [need('need.pattern_agenda', 'activityId')];
}

/** The programme as it was approved, else as it stood. */
const programmeOf = ({ activity }: Pick<ActivityFacts, 'activity'>) => activity.approvedProgramme ?? activity.programme;

/** Names the activity itself knows besides the office's directory. */
export function namesOf(facts: ActivityFacts): Names {
  const { activity, sides, people, attendance, record, projects, contacts, actions, consents } = facts;
  const named = (list: readonly (string | null | undefined)[]): string[] => [...new Set(list.flatMap((one) => one ?? []))];
  const sessions = programmeOf(facts)?.sessions ?? [];
  return {
    person: named([
      ...people.map(({ name }) => name), ...attendance.map(({ name }) => name), record?.chair, record?.recorder, ...sides.map(({ contactName }) => contactName),
      ...contacts.map(({ personName }) => personName), ...actions.map(({ ownerName }) => ownerName), ...consents.map(({ name }) => name),
    ]),
    unit: named(sides.flatMap(({ unitName, unitAliases = [] }) => [unitName, ...unitAliases])),
    branch: named(sides.flatMap(({ branchNames, bodyWords }) => [...branchNames, bodyWords])),
    project: named(projects.flatMap(({ code, name }) => [name, code])),
    place: named([activity.place, ...sessions.flatMap(({ place, stops }) => [place, ...stops.map(({ name }) => name)])]),
  };
}

const both = (a: Names, b: Names): Names => ({
  person: [...a.person, ...b.person], unit: [...a.unit, ...b.unit], branch: [...a.branch, ...b.branch], project: [...a.project, ...b.project], place: [...a.place, ...b.place],
});

/** `known`: names of the office's directory that stand in its texts; `keep`: what a person said is no name. */
export function takenFrom(facts: ActivityFacts, known: Names = noNames, keep: readonly string[] = []): Taken {
  const { activity } = facts;
  const names = both(namesOf(facts), known);
  const blanked: (Found & { field: string })[] = [];
  const clean = (field: string, text: string): string => {
    const { text: left, found } = withoutNames(text, names, keep);
    blanked.push(...found.map((one) => ({ ...one, field })));
    return left.trim();
  };
  const orNull = (field: string, text: string | null): string | null => (text === null || text === '' ? null : clean(field, text).slice(0, 2000));
  const programme = programmeOf(facts) ?? { sessions: [], tasks: [] };
  const first = programme.sessions.map(({ day }) => day).toSorted()[0] ?? activity.heldOn ?? activity.sortOn;
  const role = roleIn(facts);
  const design: Design = {
    forms: activity.forms.map((form, index) => clean(`forms.${index}`, form).slice(0, 40)),
    tasks: orNull('tasks', activity.tasks), expectedEffect: orNull('expectedEffect', activity.expectedEffect),
    sessions: programme.sessions.filter(({ agenda }) => agenda.length > 0).map(({ day, from, agenda }, index) => ({
      day: Math.min(30, Math.max(0, daysBetween(first, day))), from,
      agenda: agenda.map(({ title, minutes, strand, owner }, at) => ({ title: clean(`sessions.${index}.agenda.${at}.title`, title).slice(0, 200), minutes, strand, by: role(owner) })),
    })),
    todo: programme.tasks.map(({ what, owner, due }, index) => ({
      what: clean(`todo.${index}.what`, what).slice(0, 200), by: role(owner), days: due === null ? null : Math.min(365, Math.max(-365, daysBetween(first, due))),
    })),
    papers: papersUsed(facts), minds: minded(facts),
  };
  return { design, left: leftBehind(facts), blanked };
}

/** Whoever was named for it, by the part played: 主办, 联学, both. */
function roleIn({ sides }: ActivityFacts): (owner: string) => By {
  const of = (role: 'host' | 'partner'): string[] => sides.filter((side) => side.role === role).flatMap((side) => [nameOfSide(side), side.unitName ?? '', ...side.branchNames]).filter((name) => [...name].length > 2);
  const [hosts, partners] = [of('host'), of('partner')];
  return (owner) => {
    if (/双方|各方|共同/u.test(owner)) return 'both';
    const [host, partner] = [/主办/u.test(owner) || hosts.some((name) => owner.includes(name)), /联学|对方/u.test(owner) || partners.some((name) => owner.includes(name))];
    return host && partner ? 'both' : host ? 'host' : partner ? 'partner' : 'none';
  };
}

/** Papers there was something to print of. */
function papersUsed({ activity, links, consents, approvals, costs, attendance, record, files, bulletins, problems }: ActivityFacts): PaperKey[] {
  const used: [PaperKey, boolean][] = [
    ['letter', links.length > 0 || consents.length > 0], ['programme', activity.programmeNo > 0], ['estimate', costs.length > 0], ['approval', approvals.length > 0],
    ['notice', activity.announcedAt !== null], ['sign-in', attendance.length > 0], ['record', record !== null], ['photos', files.some(({ purpose }) => purpose === 'photo')],
    ['bulletin', bulletins.length > 0], ['problems', problems.length > 0], ['reimbursement', costs.some(({ actualFen }) => actualFen !== null)],
  ];
  return used.filter(([, is]) => is).map(([key]) => key);
}

/** Rules that were answered, and statements on conduct that were made, are minded the next time too. */
function minded({ responses, activity: { declarations } }: ActivityFacts): string[] {
  const stated = [
    ...(declarations.paidLecture === null ? [] : ['INT-06']), ...(declarations.partnerVehicle === null ? [] : ['INT-07']), ...(declarations.workingPapers === null ? [] : ['INT-09']),
    ...(declarations.gifts.length > 0 ? ['INT-05'] : []), ...(declarations.alcohol === null ? [] : ['INT-08']), ...(declarations.arrangedByPartner.length > 0 ? ['INT-04'] : []),
  ];
  return [...new Set([...responses.filter(({ withdrawn }) => !withdrawn).map(({ checkId }) => checkId), ...stated])].filter((id) => /^[A-Z]{2,8}-\d{2}$/.test(id)).toSorted().slice(0, 40);
}

function leftBehind(facts: ActivityFacts): Left[] {
  const { activity, sides, people, record, costs } = facts;
  const programme = programmeOf(facts);
  const owners = (programme?.sessions ?? []).flatMap(({ agenda }) => agenda.map(({ owner }) => owner)).concat((programme?.tasks ?? []).map(({ owner }) => owner));
  const joined = (list: readonly (string | null)[]): string => [...new Set(list.filter((one) => one !== null && one !== ''))].join('、');
  const lines: Left[] = [
    { what: 'theme', text: activity.theme ?? '' },
    { what: 'sides', text: joined(sides.map(nameOfSide)) },
    { what: 'people', text: joined([...people.map(({ name }) => name), ...sides.map(({ contactName }) => contactName), ...owners]) },
    { what: 'days', text: joined([...(programme?.sessions ?? []).map(({ day }) => day), activity.heldOn]) },
    { what: 'places', text: joined([activity.place, ...(programme?.sessions ?? []).flatMap(({ place, stops }) => [place, ...stops.map(({ name }) => name)])]) },
    { what: 'costs', text: costs.length > 0 || (activity.estimateFen ?? 0) > 0 ? '@pattern.left_costs' : '' },
    { what: 'problem', text: activity.problemBrought ?? '' },
    { what: 'record', text: record === null ? '' : '@pattern.left_record' },
  ];
  return lines.filter(({ text }) => text !== '');
}
