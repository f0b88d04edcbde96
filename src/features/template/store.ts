import { sql } from 'kysely';
import type { Connection, Scope } from '#platform/command.ts';
import { need } from '#shared/finding.ts';
import { barred } from '#shared/policy.ts';
import { Refusal } from '#shared/refusal.ts';
import type { TemplateVersion } from './contract.ts';
import type { KnownVersion, TemplateFacts } from './decide.ts';
import { templatePaper, type TemplateKind, type TemplatePaper } from './facts-papers.ts';
import { templatePolicy } from './policy.ts';

/** @throws Refusal FORBIDDEN */
export function mayRead(scope: Scope, verb: string): void {
  const against = barred(templatePolicy, verb, scope.actor);
  if (against.length > 0) throw new Refusal('FORBIDDEN', against);
}

/** @throws Refusal NOT_FOUND where there is no paper of that key. */
export function askedPaper(key: string): TemplatePaper {
  const paper = templatePaper(key);
  if (paper === null) throw new Refusal('NOT_FOUND', [need('template.no_paper', 'paper')]);
  return paper;
}

/** One paper's template with all its versions, held while it is changed. @throws Refusal NOT_FOUND */
export async function loadTemplate(db: Connection, { officeId }: Scope, key: string): Promise<TemplateFacts> {
  const paper = askedPaper(key);
  const { rows: [template = null] } = await sql<NonNullable<TemplateFacts['template']>>`select id, in_use, version from template where office_id = ${officeId} and paper = ${key} for update`.execute(db);
  if (template === null) return { paper, template, versions: [] };
  const { rows: versions } = await sql<KnownVersion>`select id, number, name, sha256, retired_at from template_version where office_id = ${officeId} and template_id = ${template.id} order by number`.execute(db);
  return { paper, template, versions };
}

export async function paperVersions(db: Connection, { officeId }: Scope, key: string): Promise<{ version: number; versions: TemplateVersion[] }> {
  const { rows } = await sql<TemplateVersion & { version: number }>`
    select v.id, v.number, v.name, v.kind, v.size, v.fields, v.by_name, v.at, v.retired_at, v.id is not distinct from t.in_use as in_use, t.version
    from template t join template_version v on v.office_id = t.office_id and v.template_id = t.id where t.office_id = ${officeId} and t.paper = ${key} order by v.number desc`.execute(db);
  return { version: rows[0]?.version ?? 0, versions: rows.map(({ version: _, ...row }) => row) };
}

/** How every paper of the office is printed, by key; papers that never had an own template are not here. */
export async function templatesOf(db: Connection, { officeId }: Scope): Promise<ReadonlyMap<string, { versions: number; inUse: { number: number; name: string } | null }>> {
  const { rows } = await sql<{ paper: string; versions: number; number: number | null; name: string | null }>`
    select t.paper, (select count(*)::int from template_version c where c.office_id = t.office_id and c.template_id = t.id) as versions, v.number, v.name
    from template t left join template_version v on v.office_id = t.office_id and v.id = t.in_use where t.office_id = ${officeId}`.execute(db);
  return new Map(rows.map(({ paper, versions, number, name }) => [paper, { versions, inUse: number === null || name === null ? null : { number, name } }]));
}

export interface StoredVersion {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly kind: TemplateKind;
  readonly sha256: string;
}
/** A version of a paper's template in this office; null where there is none. */
export async function versionBy(db: Connection, { officeId }: Scope, key: string, id: string): Promise<StoredVersion | null> {
  const { rows: [row = null] } = await sql<StoredVersion>`
    select v.id, v.number, v.name, v.kind, v.sha256 from template_version v join template t on t.office_id = v.office_id and t.id = v.template_id
    where v.office_id = ${officeId} and v.id = ${id} and t.paper = ${key}`.execute(db);
  return row;
}

/** The versions that papers of the office are printed with, by paper; those with the built-in template are not here. */
export async function versionsInUse(db: Connection, { officeId }: Scope): Promise<ReadonlyMap<string, StoredVersion>> {
  const { rows } = await sql<StoredVersion & { paper: string }>`
    select t.paper, v.id, v.number, v.name, v.kind, v.sha256 from template t join template_version v on v.office_id = t.office_id and v.id = t.in_use where t.office_id = ${officeId}`.execute(db);
  return new Map(rows.map(({ paper, ...row }) => [paper, row]));
}
