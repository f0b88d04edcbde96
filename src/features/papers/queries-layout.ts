import { findFaces } from '#platform/documents/faces.ts';
import { inspectDocx } from '#platform/documents/inspect-docx.ts';
import { inspectXlsx } from '#platform/documents/inspect-xlsx.ts';
import { face as prescribed, otherNames, type Face } from '#shared/document/measures.ts';
import type { InspectedPaper } from '#shared/document/inspected.ts';
import type { Finding } from '#shared/finding.ts';
import type { Rules } from '#shared/rules.ts';
import { layoutFindingsOf } from './checks.ts';
import { unfilled, type LayoutFacts } from './facts-layout.ts';

/** What the checks are told besides the file itself. */
export interface LayoutAbout extends Partial<Pick<LayoutFacts, 'on' | 'form' | 'takenNumbers' | 'approvedOn'>> {
  readonly rules: Rules;
  /** Folder of licensed faces, as in the API context; null without one. */
  readonly fonts: string | null;
}

/**
 * DOC-01 to DOC-09 over a written paper or a template: built-in or an office's own, filled or still with its fields, which are
 * no fault of a date or a number.
 * @throws Refusal when the archive is damaged or dangerous; XmlError when a part of it is not well-formed.
 */
export async function layoutFindings(bytes: Uint8Array, kind: 'docx' | 'xlsx', about: LayoutAbout): Promise<Finding[]> {
  const { rules, fonts, on = rules.today, form = 'standard', takenNumbers = [], approvedOn = null } = about;
  const paper = await (kind === 'docx' ? inspectDocx(bytes) : inspectXlsx(bytes));
  return layoutFindingsOf({ paper, on, form, takenNumbers, approvedOn, ...(await facesOf(paper, fonts)) }, rules);
}

const faceCalled = (name: string): Face | undefined => Object.values(prescribed).find((one) => one === name || otherNames[one].includes(name));

async function facesOf({ faces: named, paragraphs }: InspectedPaper, fonts: string | null): Promise<Pick<LayoutFacts, 'standIns' | 'unprinted'>> {
  const server = await findFaces(fonts);
  const standIns = named.flatMap((name) => {
    const known = faceCalled(name);
    // A face of the office's own choice is looked for by name; what a program takes instead is its own affair.
    const standIn = known !== undefined ? server.of[known].standIn : server.own.has(name) ? null : '@check.DOC-09.another';
    return standIn === null ? [] : [{ face: name, standIn }];
  });
  const signs = new Set(paragraphs.flatMap(({ text }) => (unfilled(text) ? [] : [...text])));
  const printed = server.of[prescribed.body];
  const unprinted = [...signs].filter((sign) => !/[\s\p{Cc}\p{Cf}]/u.test(sign) && !printed.has(sign.codePointAt(0) ?? 0));
  return { standIns, unprinted };
}
