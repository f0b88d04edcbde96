import { noticeOf } from '#features/papers/documents-made.ts';
import { printWith, templatesInUse } from '#features/template/queries.ts';
import { scopeIn, type ApiContext } from '#platform/api.ts';
import { toDocx } from '#platform/documents/docx.ts';
import { toPdf as printFile } from '#platform/documents/libreoffice.ts';
import { toPdf } from '#platform/documents/pdf.ts';
import { settingOn } from '#shared/rules.ts';
import type { RequestRow } from './contract.ts';
import { paperNames, templateKey, temporaryPaper, temporaryPapers, valuesOfRequest, type TemporaryPaper } from './documents.ts';
import { readRequest } from './list-store.ts';

/** 请示 and 批复 of a request as files: by the office's own template where one is in use, else as built in. */

export interface RequestPaper {
  /** Without its ending. */
  readonly name: string;
  docx(): Promise<Uint8Array>;
  /** @throws Refusal UNAVAILABLE where an own template is in use and this machine prints none. */
  pdf(): Promise<Uint8Array>;
}

/** One paper of a request; null where the reply has not been given. */
export async function paperOf(context: ApiContext, requestId: string, key: TemporaryPaper): Promise<RequestPaper | null> {
  const scope = scopeIn(context);
  const { request, project, office, rules } = await readRequest(context.db, scope, requestId);
  const setting = settingOn(rules, 'ORG-04', 'actions', rules.today)?.value;
  const actions = Array.isArray(setting) ? setting.map(String) : [];
  const facts = { request, project, office: office.name, mayNot: actions.filter((one) => !actions.some((other) => other !== one && other.includes(one))) };
  const paper = temporaryPaper(key, facts, noticeOf(office.demo, ''));
  if (paper === null) return null;
  const own = (await templatesInUse(context.db, scope)).get(templateKey(key));
  const name = `${request.name}${paperNames[key]}`;
  const docx = (): Promise<Uint8Array> => (own === undefined ? toDocx(paper) : printWith(context.files, own, valuesOfRequest(facts), templateKey(key)));
  const pdf = async (): Promise<Uint8Array> => (own === undefined ? (await toPdf([paper], { fonts: context.fonts, title: name })).bytes : printFile(await docx(), 'docx'));
  return { name, docx, pdf };
}

/** Those that there are, put into a dossier. @returns their names in it */
export async function requestFiles(context: ApiContext, request: RequestRow, put: (path: string, bytes: Uint8Array) => Promise<void>): Promise<string[]> {
  const names: string[] = [];
  for (const key of temporaryPapers) {
    const paper = await paperOf(context, request.id, key);
    if (paper === null) continue;
    names.push(`${paperNames[key]}.docx`);
    await put(`${paperNames[key]}.docx`, await paper.docx());
  }
  return names;
}
