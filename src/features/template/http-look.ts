import { askedAgain } from '#features/burden/facts.ts';
import { marksAtDoor } from '#features/rulebook/marks.ts';
import { marksInName } from '#features/file/queries.ts';
import { scopeIn, type ApiContext } from '#platform/api.ts';
import { checkTemplate, openTemplate } from '#platform/templates/check.ts';
import { unfit } from '#platform/uploads/kinds.ts';
import type { Field } from '#shared/document/fields.ts';
import type { Checked } from '#shared/document/problems.ts';
import { need, type Finding } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';
import type { TemplateInput } from './contract.ts';
import type { FileSeen } from './decide.ts';
import { fieldsOf, type TemplateKind } from './facts-papers.ts';
import { versionBy } from './store.ts';

/** A file looked through as a template. */
export interface LookedThrough extends Checked {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly kind: TemplateKind;
  readonly asked: readonly string[];
}

/** @throws Refusal naming what is wrong with the file as a whole; wrong placeholders come back as problems. */
export async function lookThrough(bytes: Uint8Array, rawName: string, fields: readonly Field[]): Promise<LookedThrough> {
  const file = await openTemplate(bytes, rawName);
  const marks = [...marksInName(file.name), ...marksAtDoor({ text: file.text })];
  if (marks.length > 0) throw new Refusal('REFUSED', marks);
  return { bytes: file.bytes, name: file.name, kind: file.kind, asked: askedAgain(file.text, fields.map((field) => field.name)), ...(await checkTemplate(file.bytes, file.kind, fields)) };
}

const misfit = ({ problems }: Checked): Finding[] => (problems.length === 0 ? [] : [need('need.template_sound', 'file', { count: problems.length, names: [...new Set(problems.map(({ name }) => name))].slice(0, 5).join('、') })]);
const faultsOf = (error: unknown): readonly Finding[] => {
  if (error instanceof Refusal && error.code === 'REFUSED') return error.findings;
  throw error;
};

/** What the upload kept, looked through once more: nobody can put a file in use that never came through it. */
export async function seenAgain({ files }: Pick<ApiContext, 'files'>, { paper, sha256, name }: TemplateInput<'upload'>): Promise<FileSeen> {
  const none = { kind: 'docx', size: 0, fields: [] } as const;
  try {
    const bytes = await files.get(sha256).catch((error: unknown) => {
      throw error instanceof Refusal && error.code === 'NOT_FOUND' ? unfit('unknown') : error;
    });
    const looked = await lookThrough(bytes, name, fieldsOf(paper));
    if (looked.name !== name) return { ...none, faults: [need('file.unknown', 'file')] };
    return { faults: misfit(looked), kind: looked.kind, size: bytes.byteLength, fields: looked.used };
  } catch (error) {
    return { ...none, faults: faultsOf(error) };
  }
}

/** Why a version that was kept does not fit any more: fields may have been renamed since. */
export async function fitOfVersion(context: ApiContext, { paper, versionId }: TemplateInput<'use'>): Promise<readonly Finding[]> {
  const version = await versionBy(context.db, scopeIn(context), paper, versionId);
  // That there is none is told by the command.
  if (version === null) return [];
  return context.files.get(version.sha256).then((bytes) => checkTemplate(bytes, version.kind, fieldsOf(paper))).then(misfit, faultsOf);
}
