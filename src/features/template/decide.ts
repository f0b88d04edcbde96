import { insert, refuse, stale, update, type Decision, type Given } from '#shared/decision.ts';
import { need, type Finding } from '#shared/finding.ts';
import { barred } from '#shared/policy.ts';
import type { TemplateInput } from './contract.ts';
import type { TemplateKind, TemplatePaper } from './facts-papers.ts';
import { templatePolicy } from './policy.ts';

/** What the verbs of templates change: pure. */

export interface KnownVersion {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly sha256: string;
  readonly retiredAt: string | null;
}
export interface TemplateFacts {
  readonly paper: TemplatePaper;
  /** Null before the first version is uploaded. */
  readonly template: { readonly id: string; readonly inUse: string | null; readonly version: number } | null;
  readonly versions: readonly KnownVersion[];
}
/** What a look at the file gave, before the door: what is wrong with it, or what it is. */
export interface FileSeen {
  readonly faults: readonly Finding[];
  readonly kind: TemplateKind;
  readonly size: number;
  readonly fields: readonly string[];
}

export function upload({ paper, template, versions }: TemplateFacts, input: TemplateInput<'upload'>, given: Given, seen: FileSeen): Decision {
  const against = barred(templatePolicy, 'template.upload', given.actor);
  if (against.length > 0) return refuse(...against);
  if (seen.faults.length > 0) return refuse(...seen.faults);
  if (seen.kind !== paper.kind) return refuse(need('need.template_kind', 'file', { paper: paper.name, kind: paper.kind }));
  const same = versions.find((version) => version.sha256 === input.sha256 && version.retiredAt === null);
  if (same !== undefined) return refuse(need('need.template_new', 'file', { number: same.number }));
  const templateId = template?.id ?? given.newId();
  const id = given.newId();
  const number = Math.max(0, ...versions.map((version) => version.number)) + 1;
  return done(paper, template?.id ?? templateId, 'template.uploaded', { number, name: input.name }, [
    ...(template === null ? [insert('template', { id: templateId, paper: paper.key })] : [update('template', templateId, { version: template.version + 1 })]),
    insert('templateVersion', { id, templateId, number, name: input.name, kind: seen.kind, sha256: input.sha256, size: seen.size, fields: [...seen.fields], byName: given.actor.name, at: given.now }),
  ]);
}

/** A change of what stands: who may, whether it is there, and whether it is still what was seen. */
function standing(verb: 'template.use' | 'template.use_built_in' | 'template.retire', { template, versions }: TemplateFacts, input: { version: number; versionId?: string }, given: Given):
  { readonly ok: false; readonly decision: Decision } | { readonly ok: true; readonly template: NonNullable<TemplateFacts['template']>; readonly version: KnownVersion | null } {
  const no = (decision: Decision) => ({ ok: false, decision } as const);
  const against = barred(templatePolicy, verb, given.actor);
  if (against.length > 0) return no(refuse(...against));
  if (template === null) return no(refuse(need('need.template_none')));
  const version = input.versionId === undefined ? null : (versions.find(({ id }) => id === input.versionId) ?? null);
  if (input.versionId !== undefined && version === null) return no(refuse(need('need.template_version', 'versionId')));
  if (input.version !== template.version) return no(stale('template', template));
  return { ok: true, template, version };
}

export function use(facts: TemplateFacts, input: TemplateInput<'use'>, given: Given, faults: readonly Finding[]): Decision {
  const found = standing('template.use', facts, input, given);
  if (!found.ok) return found.decision;
  const { template, version } = found;
  if (version === null || version.retiredAt !== null) return refuse(need('need.template_retired', 'versionId'));
  if (template.inUse === version.id) return refuse(need('need.template_in_use', 'versionId'));
  if (faults.length > 0) return refuse(...faults);
  return done(facts.paper, template.id, 'template.put_in_use', { number: version.number, name: version.name }, [update('template', template.id, { inUse: version.id, version: template.version + 1 })]);
}

export function useBuiltIn(facts: TemplateFacts, input: TemplateInput<'useBuiltIn'>, given: Given): Decision {
  const found = standing('template.use_built_in', facts, input, given);
  if (!found.ok) return found.decision;
  if (found.template.inUse === null) return refuse(need('need.template_own_in_use'));
  return done(facts.paper, found.template.id, 'template.back_to_built_in', {}, [update('template', found.template.id, { inUse: null, version: found.template.version + 1 })]);
}

export function retire(facts: TemplateFacts, input: TemplateInput<'retire'>, given: Given): Decision {
  const found = standing('template.retire', facts, input, given);
  if (!found.ok) return found.decision;
  const { template, version } = found;
  if (version === null || version.retiredAt !== null) return refuse(need('need.template_retired', 'versionId'));
  if (template.inUse === version.id) return refuse(need('need.template_not_in_use', 'versionId'));
  return done(facts.paper, template.id, 'template.retired', { number: version.number, name: version.name }, [
    update('templateVersion', version.id, { retiredAt: given.now }), update('template', template.id, { version: template.version + 1 }),
  ]);
}

const done = (paper: TemplatePaper, id: string, name: string, details: Readonly<Record<string, string | number>>, changes: Extract<Decision, { ok: true }>['changes']): Decision =>
  ({ ok: true, subject: { type: 'template', id, activityId: null }, changes, events: [{ name, details: { paper: paper.name, ...details } }] });
