import { unfit } from '#platform/uploads/kinds.ts';
import type { Part } from './docx-pieces.ts';
import { plainNames } from './sheet-read.ts';
import { attribute, unescapeXml } from './xml.ts';

/**
 * What a template may not hold, beyond what any upload may not: a paper that is made from it would carry it on. Macros,
 * ActiveX, outside templates and locked files are refused by `inspect` already.
 */

/** Objects of other programs, pages set in as they are, connections to data, add-ins. */
const foreign = /(?:^|\/)(?:embeddings|activeX|externalLinks|queryTables|webextensions|ctrlProps|customUI|dialogsheets|macrosheets|model)\/|\/connections\.xml$|\/afchunk|\.(?:bin|ole|exe|dll|js|vbs|hta|mht|html?|rtf)$/iu;
/** What a printer left of its settings runs nowhere. */
const harmless = /\/printerSettings\//iu;

/** Fields of Word that say something of the document itself. Whatever else a field can do, it fetches or runs. */
const fields = new Set(['PAGE', 'NUMPAGES', 'SECTIONPAGES', 'SECTION', 'DATE', 'TIME', 'CREATEDATE', 'SAVEDATE', 'PRINTDATE', 'TOC', 'PAGEREF', 'REF', 'NOTEREF', 'HYPERLINK', 'SEQ', 'STYLEREF', 'TITLE', 'SUBJECT', 'AUTHOR', 'KEYWORDS', 'COMMENTS', 'FILENAME', 'SYMBOL', 'EQ', 'FORMTEXT', 'FORMCHECKBOX', 'FORMDROPDOWN', 'DOCPROPERTY', 'NUMCHARS', 'NUMWORDS', 'LISTNUM', 'AUTONUM', 'AUTONUMLGL', 'ADVANCE', 'TC', 'XE', 'INDEX', '=']);
/** Functions of a sheet that fetch or run; another workbook; a call of another program (`cmd|'/c …'!A1`). */
const functions = /\b(?:WEBSERVICE|FILTERXML|RTD|CALL|REGISTER(?:\.ID)?|EXEC|DDE|IMAGE|ENCODEURL|SQL\.REQUEST|FOPEN|RUN)\s*\(|\[[^\]]*\][^!]*!|\|/iu;

/** A template's own limits: a form of a few pages, not a book. */
export const mostBytes = 5 * 1024 * 1024;
export const mostXml = 8 * 1024 * 1024;

/** @throws Refusal naming what the file holds that a template may not. */
export function refuseDangers(names: readonly string[], parts: readonly Part[]): void {
  const strange = names.find((name) => foreign.test(name) && !harmless.test(name));
  if (strange !== undefined) throw unfit('embedded', { what: strange.split('/').at(-1) ?? '' });
  if (parts.some(({ xml }) => xml.length > mostXml)) throw unfit('template_large', { megabytes: mostBytes / 1024 / 1024 });
  for (const { name, xml } of parts) {
    if (/<!DOCTYPE|<!ENTITY/iu.test(xml)) throw unfit('active');
    if (name.endsWith('.rels')) refuseOutside(xml);
    else if (name.startsWith('word/')) refuseFields(xml);
    else if (/^xl\/(?:worksheets\/|workbook\.xml)/u.test(name)) refuseFormulas(plainNames(xml));
  }
}

/** Links that a person follows may lead to the web; nothing else may come from outside. */
function refuseOutside(xml: string): void {
  for (const [tag] of xml.matchAll(/<(?:\w+:)?Relationship\b[^>]*>/gu)) {
    if (attribute(tag, 'TargetMode')?.toLowerCase() !== 'external') continue;
    const target = attribute(tag, 'Target') ?? '';
    if (!/\/hyperlink$/u.test(attribute(tag, 'Type') ?? '') || !/^(?:https?|mailto):/iu.test(target)) throw unfit('outside', { what: target.slice(0, 80) });
  }
}

/** The first word of every field, put together from however many runs it was split into. */
function refuseFields(xml: string): void {
  const whole = [...xml.matchAll(/<w:fldSimple\b[^>]*>/gu)].map(([tag]) => attribute(tag, 'w:instr') ?? '');
  const split = xml.split(/<w:fldChar\b[^>]*w:fldCharType="begin"[^>]*>/u).slice(1).map((rest) => textOfField(rest.split(/<w:fldChar\b/u)[0] ?? ''));
  for (const instruction of [...whole, ...split]) {
    const word = /^\s*(=|[\p{L}\d.]+)/u.exec(instruction)?.[1]?.toUpperCase() ?? '';
    if (!fields.has(word)) throw unfit('field', { what: instruction.trim().slice(0, 60) });
  }
  // Instructions outside any field are read by nobody, and hide nothing.
  if (/<w:(?:altChunk|subDoc|object|control)\b/u.test(xml)) throw unfit('embedded', { what: /<w:(altChunk|subDoc|object|control)\b/u.exec(xml)?.[1] ?? '' });
}

const textOfField = (xml: string): string => [...xml.matchAll(/<w:instrText\b[^>]*>([\s\S]*?)<\/w:instrText>/gu)].map(([, text = '']) => unescapeXml(text)).join('');

function refuseFormulas(xml: string): void {
  for (const [, formula = ''] of xml.matchAll(/<(?:f|definedName|formula|formula1|formula2)\b[^>]*>([\s\S]*?)<\/(?:f|definedName|formula|formula1|formula2)>/gu)) {
    const plain = unescapeXml(formula).replaceAll(/"(?:[^"]|"")*"/gu, '""');
    if (functions.test(plain)) throw unfit('formula', { what: plain.slice(0, 60) });
  }
}
