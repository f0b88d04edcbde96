import { implement } from '@orpc/server';
import { gives, scopeIn, someone, type ApiContext } from '#platform/api.ts';
import { available } from '#platform/documents/libreoffice.ts';
import { allowedBy, barred } from '#shared/policy.ts';
import * as commands from './commands.ts';
import { templateContract } from './contract.ts';
import { fieldRows, templatePapers } from './facts-papers.ts';
import { fitOfVersion, seenAgain } from './http-look.ts';
import { templatePolicy } from './policy.ts';
import { askedPaper, mayRead, paperVersions, templatesOf } from './store.ts';

const os = implement(templateContract).$context<ApiContext>();
const noPdf = () => { const printer = available(); return printer.ok ? null : printer.why; };
const mayGive = (context: ApiContext, verb: string): boolean => barred(templatePolicy, verb, someone(context)).length === 0;

export const templateApi = {
  list: os.list.handler(async ({ context }) => {
    const scope = scopeIn(context);
    mayRead(scope, 'template.list');
    const known = await templatesOf(context.db, scope);
    return { papers: templatePapers.map((paper) => ({ ...paper, ...(known.get(paper.key) ?? { versions: 0, inUse: null }) })), noPdf: noPdf() };
  }),
  fields: os.fields.handler(({ context }) => {
    mayRead(scopeIn(context), 'template.fields');
    return [...fieldRows];
  }),
  paper: os.paper.handler(async ({ input, context }) => {
    const scope = scopeIn(context);
    mayRead(scope, 'template.paper');
    return { ...askedPaper(input.paper), ...(await paperVersions(context.db, scope, input.paper)), noPdf: noPdf(), allowed: allowedBy(templatePolicy, someone(context)) };
  }),
  // Files are looked through before the door is opened, and only for those who may pass it.
  upload: os.upload.handler(async ({ input, context }) => {
    const seen = mayGive(context, 'template.upload') ? await seenAgain(context, input) : { faults: [], kind: 'docx' as const, size: 0, fields: [] };
    return gives(commands.upload(seen))({ input, context });
  }),
  use: os.use.handler(async ({ input, context }) => gives(commands.use(mayGive(context, 'template.use') ? await fitOfVersion(context, input) : []))({ input, context })),
  useBuiltIn: os.useBuiltIn.handler(gives(commands.useBuiltIn)),
  retire: os.retire.handler(gives(commands.retire)),
};
