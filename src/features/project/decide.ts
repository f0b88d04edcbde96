import { insert, refuse, remove, stale, update, type Change, type Decision, type Given, type Happening } from '#shared/decision.ts';
import { need, type Finding } from '#shared/finding.ts';
import { barred } from '#shared/policy.ts';
import type { ProjectInput } from './contract.ts';
import { projectPolicy } from './policy.ts';

/** Work projects: pure. */

export interface ProjectKnown {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly startOn: string;
  readonly closedOn: string | null;
  readonly version: number;
}
export interface AddFacts {
  readonly codeTaken: boolean;
  /** Of the people named, those who are in the office. */
  readonly known: readonly string[];
}
export interface EditFacts {
  readonly project: ProjectKnown;
  readonly codeTaken: boolean;
}

const about = (id: string, changes: readonly Change[], event: Happening): Decision => ({
  ok: true, subject: { type: 'project', id, activityId: null }, changes, events: [event],
});

function wrong({ code, startOn, endOn }: { code: string; startOn: string; endOn: string | null }, codeTaken: boolean): Finding[] {
  const found: Finding[] = [];
  if (codeTaken) found.push(need('need.project_code', 'code', { code }));
  if (endOn !== null && endOn < startOn) found.push(need('need.end_after_start', 'endOn', { on: startOn }));
  return found;
}
const unknown = (wanted: readonly string[], known: readonly string[]): Finding[] =>
  wanted.every((id) => known.includes(id)) ? [] : [need('need.person', 'personIds')];

export function add({ codeTaken, known }: AddFacts, input: ProjectInput<'add'>, given: Given): Decision {
  const { commandId: _, personIds, industry = null, ...fields } = input;
  const against = [...barred(projectPolicy, 'project.add', given.actor), ...wrong(input, codeTaken), ...unknown(personIds, known)];
  if (against.length > 0) return refuse(...against);
  const id = given.newId();
  const team = [...new Set(personIds)].map((personId) => insert('projectMember', { id: given.newId(), projectId: id, personId }));
  return about(id, [insert('project', { id, industry, ...fields }), ...team], { name: 'project.added', details: { project: fields.name } });
}

export function edit({ project, codeTaken }: EditFacts, input: ProjectInput<'edit'>, given: Given): Decision {
  const against = [...barred(projectPolicy, 'project.edit', given.actor), ...wrong(input, codeTaken)];
  if (against.length > 0) return refuse(...against);
  if (input.version !== project.version) return stale('project', project);
  const { commandId: _, id: __, version: ___, industry, ...fields } = input;
  const row = update('project', project.id, { ...fields, ...(industry === undefined ? {} : { industry }), version: project.version + 1 });
  return about(project.id, [row], { name: 'project.edited', details: { project: fields.name } });
}

export function close({ project }: { readonly project: ProjectKnown }, input: ProjectInput<'close'>, given: Given): Decision {
  const against = barred(projectPolicy, 'project.close', given.actor);
  if (against.length > 0) return refuse(...against);
  if (project.closedOn !== null) return refuse(need('need.open_project', null, { project: project.name }));
  if (input.version !== project.version) return stale('project', project);
  if (input.on > given.today) return refuse(need('need.not_future', 'on'));
  if (input.on < project.startOn) return refuse(need('need.end_after_start', 'on', { on: project.startOn }));
  const row = update('project', project.id, { closedOn: input.on, version: project.version + 1 });
  return about(project.id, [row], { name: 'project.closed', details: { project: project.name, projectId: project.id, on: input.on } });
}

export interface TeamFacts {
  readonly project: ProjectKnown;
  readonly known: readonly string[];
  readonly team: readonly { readonly id: string; readonly personId: string }[];
}

export function setTeam({ project, known, team }: TeamFacts, input: ProjectInput<'setTeam'>, given: Given): Decision {
  const against = [...barred(projectPolicy, 'project.set_team', given.actor), ...unknown(input.personIds, known)];
  if (against.length > 0) return refuse(...against);
  if (input.version !== project.version) return stale('project', project);
  const wanted = [...new Set(input.personIds)];
  const joining = wanted.filter((personId) => !team.some((member) => member.personId === personId));
  const leaving = team.filter((member) => !wanted.includes(member.personId));
  const changes = [
    ...leaving.map((member) => remove('projectMember', member.id)),
    ...joining.map((personId) => insert('projectMember', { id: given.newId(), projectId: project.id, personId })),
    update('project', project.id, { version: project.version + 1 }),
  ];
  return about(project.id, changes, { name: 'project.team_set', details: { project: project.name, count: wanted.length } });
}

export interface AuditeeFacts {
  readonly project: ProjectKnown;
  /** Whether the unit is in the office's directory and not our own. */
  readonly outside: boolean;
  /** References that are there already: several where two units, merged since, were both entered. */
  readonly auditeeIds: readonly string[];
}

/** The entry is about the reference itself: a project's own history does not show that it has one. */
const aboutAuditee = (id: string, changes: readonly Change[], name: string): Decision => ({
  ok: true, subject: { type: 'auditee', id, activityId: null }, changes, events: [{ name, details: {} }],
});

export function setAuditee({ project, outside, auditeeIds }: AuditeeFacts, input: ProjectInput<'setAuditee'>, given: Given): Decision {
  const against = barred(projectPolicy, 'project.set_auditee', given.actor);
  if (against.length > 0) return refuse(...against);
  if (!outside) return refuse(need('need.outside_unit', 'unitId'));
  const { unitId, noticeOn, auditEndOn } = input;
  if (auditEndOn !== null && noticeOn === null) return refuse(need('need.notice_on', 'noticeOn'));
  if (auditEndOn !== null && noticeOn !== null && auditEndOn < noticeOn) return refuse(need('need.end_after_start', 'auditEndOn', { on: noticeOn }));
  const [known, ...doubles] = auditeeIds;
  const id = known ?? given.newId();
  const change = known === undefined
    ? insert('projectAuditee', { id, projectId: project.id, unitId, noticeOn, auditEndOn })
    : update('projectAuditee', id, { noticeOn, auditEndOn });
  return aboutAuditee(id, [change, ...doubles.map((double) => remove('projectAuditee', double))], 'project.auditee_set');
}

export function removeAuditee({ auditeeIds }: AuditeeFacts, _: ProjectInput<'removeAuditee'>, given: Given): Decision {
  const against = barred(projectPolicy, 'project.remove_auditee', given.actor);
  if (against.length > 0) return refuse(...against);
  const [first] = auditeeIds;
  if (first === undefined) return refuse(need('need.unit', 'unitId'));
  return aboutAuditee(first, auditeeIds.map((id) => remove('projectAuditee', id)), 'project.auditee_removed');
}
