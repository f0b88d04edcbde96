import type { Command } from '#platform/command.ts';
import type { Finding } from '#shared/finding.ts';
import type { TemplateInput } from './contract.ts';
import * as decide from './decide.ts';
import { loadTemplate } from './store.ts';

const tables = ['template', 'templateVersion'] as const;

/** `seen`: what a look at the file gave; it takes longer than a transaction should. */
export const upload = (seen: decide.FileSeen): Command<TemplateInput<'upload'>, decide.TemplateFacts> => ({
  name: 'template.upload', tables, load: (db, scope, { paper }) => loadTemplate(db, scope, paper), decide: (facts, input, given) => decide.upload(facts, input, given, seen),
});

/** `faults`: why the version no longer fits the fields there are. */
export const use = (faults: readonly Finding[]): Command<TemplateInput<'use'>, decide.TemplateFacts> => ({
  name: 'template.use', tables, load: (db, scope, { paper }) => loadTemplate(db, scope, paper), decide: (facts, input, given) => decide.use(facts, input, given, faults),
});

export const useBuiltIn: Command<TemplateInput<'useBuiltIn'>, decide.TemplateFacts> = {
  name: 'template.use_built_in', tables, load: (db, scope, { paper }) => loadTemplate(db, scope, paper), decide: decide.useBuiltIn,
};

export const retire: Command<TemplateInput<'retire'>, decide.TemplateFacts> = {
  name: 'template.retire', tables, load: (db, scope, { paper }) => loadTemplate(db, scope, paper), decide: decide.retire,
};
