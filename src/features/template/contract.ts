import { z } from 'zod';
import { problemKinds } from '#shared/document/problems.ts';
import { command, findingSchema, idSchema, read, required } from '#shared/procedure.ts';

/** The office's own templates of its papers: uploaded, checked, put in use, every version kept. */

const tag = 'template';
const paper = required(40);
const kind = z.enum(['docx', 'xlsx']);
const allowed = z.record(z.string(), z.array(findingSchema));

const paperShape = { key: z.string(), name: z.string(), en: z.string(), kind };
const inUse = z.object({ number: z.int(), name: z.string() });

export const versionSchema = z.object({
  id: idSchema, number: z.int(), name: z.string(), kind, size: z.int(), fields: z.array(z.string()), byName: z.string(), at: z.string(), inUse: z.boolean(), retiredAt: z.string().nullable(),
});
export type TemplateVersion = z.infer<typeof versionSchema>;

export const fieldRow = z.object({
  name: z.string(), en: z.string().nullable(), kind: z.enum(['text', 'day', 'money', 'integer', 'rich', 'list']), cure: z.string().nullable(), later: z.string().nullable(), of: z.enum(['activity', 'temporary']), example: z.string(),
  get items() { return z.array(fieldRow); },
});

/** What the upload answers: nothing is kept while there are problems. */
export const lookedSchema = z.object({
  name: z.string(), kind, size: z.int(), fields: z.array(z.string()),
  /** Facts it leaves open to be written by hand although the system holds them (BRD-02). */
  asked: z.array(z.string()),
  sha256: z.string().nullable(),
  problems: z.array(z.object({
    kind: z.enum(problemKinds), name: z.string(), near: z.string().nullable(), list: z.string().nullable(),
    place: z.object({
      where: z.enum(['body', 'header', 'footer', 'note', 'properties', 'sheet', 'sheet_name', 'sheet_margin', 'sheet_drawing']), text: z.string(),
      paragraph: z.int().optional(), table: z.int().optional(), row: z.int().optional(), column: z.int().optional(), sheet: z.string().optional(), cell: z.string().optional(),
    }),
  })),
});
export type Looked = z.infer<typeof lookedSchema>;

const version = z.int().min(1);

export const templateContract = {
  list: read(tag, '/templates', 'Every paper with the template it is printed with, and whether own templates can be printed as PDF here.', z.object({}), z.object({
    papers: z.array(z.object({ ...paperShape, versions: z.int(), inUse: inUse.nullable() })),
    /** Why this machine makes no PDF of an own template; null where it does. */
    noPdf: findingSchema.nullable(),
  })),
  fields: read(tag, '/template-fields', 'Every field a template may name, with what it means and an example.', z.object({}), z.array(fieldRow)),
  paper: read(tag, '/templates/{paper}', 'One paper: the versions of its template, newest first.', z.object({ paper }), z.object({
    ...paperShape, version: z.int(), versions: z.array(versionSchema), noPdf: findingSchema.nullable(), allowed,
  })),
  upload: command(tag, '/templates/{paper}/versions', 'Keeps an uploaded file as the next version of a paper’s template; it is looked through once more.', { paper, name: required(120), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  use: command(tag, '/templates/{paper}/use', 'Prints the paper with a version from now on.', { paper, versionId: idSchema, version }),
  useBuiltIn: command(tag, '/templates/{paper}/use-built-in', 'Prints the paper with the built-in template again.', { paper, version }),
  retire: command(tag, '/templates/{paper}/retire', 'Takes a version out of the choice; it stays to be seen and downloaded.', { paper, versionId: idSchema, version }),
};
export type TemplateInput<V extends keyof typeof templateContract> = z.infer<NonNullable<(typeof templateContract)[V]['~orpc']['inputSchema']>>;
