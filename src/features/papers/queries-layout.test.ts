import JSZip from 'jszip';
import { beforeAll, describe, expect, test } from 'vitest';
import { exampleFacts } from '#features/activity/fixtures.ts';
import { shippedRules } from '#features/rulebook/fixtures.ts';
import { toDocx } from '#platform/documents/docx.ts';
import { approvalForm, ledger, recordForm, signInSheet } from '#platform/documents/fixtures-forms.ts';
import { bulletin, letter, request, scheme } from '#platform/documents/fixtures.ts';
import { toXlsx } from '#platform/documents/xlsx.ts';
import type { PaperDocument } from '#shared/document/model.ts';
import { convert } from '#tests/harness/office.ts';
import { askedPaper } from './documents-catalogue.ts';
import { makePaper } from './documents-made.ts';
import { layoutFindings, type LayoutAbout } from './queries-layout.ts';

const about: LayoutAbout = { rules: shippedRules, fonts: null };
/** What is found of a file, the stand-ins of a machine without licensed faces apart. */
async function found(bytes: Uint8Array, more: Partial<LayoutAbout> = {}, kind: 'docx' | 'xlsx' = 'docx'): Promise<string[]> {
  const findings = await layoutFindings(bytes, kind, { ...about, ...more });
  return findings.filter(({ check, facts }) => check !== 'DOC-09' || facts.what === '@check.DOC-09.glyph').map(({ check, subject }) => `${check} ${subject}`);
}
const programme = makePaper(askedPaper('programme'), { facts: exampleFacts(), office: '审计署武汉特派办', today: '2026-11-24', rules: shippedRules, demo: true, branches: [], year: [], plan: null, inspections: [], which: null });
const papers: readonly (readonly [string, PaperDocument])[] = [
  ['活动方案', scheme], ['请示', request], ['函', letter], ['简报', bulletin], ['审批表', approvalForm], ['签到表', signInSheet], ['活动记录表', recordForm],
  ['横排', { ...signInSheet, orientation: 'landscape' }], ['an activity’s own', programme.kind === 'docx' ? programme.document : scheme],
];
const formOf = (paper: PaperDocument) => ({ form: paper.kind === 'official' ? (paper.form ?? 'standard') : 'standard' }) as const;

describe('what this program writes passes', () => {
  test.each(papers)('%s', async (_, paper) => expect(await found(await toDocx(paper), { ...formOf(paper), approvedOn: '2026-09-01' })).toEqual([]));
  test('台账', async () => expect(await found(await toXlsx(ledger), {}, 'xlsx')).toEqual([]));
  test.each([['活动方案', scheme], ['函', letter]] as const)('%s, also when LibreOffice has opened and saved it', async (_, paper) => {
    expect(await found(await convert(await toDocx(paper), 'docx', 'docx'), formOf(paper))).toEqual([]);
  });
});

describe('a file that was changed is found out', () => {
  let made: Uint8Array;
  beforeAll(async () => {
    made = await toDocx(scheme);
  });
  /** The paper with something replaced in one of its parts; fails where there is nothing to replace. */
  async function changed(from: string | RegExp, to: string, part = 'word/document.xml'): Promise<Uint8Array> {
    const zip = await JSZip.loadAsync(made);
    const xml = (await zip.file(part)?.async('string')) ?? '';
    expect(xml.replace(from, to)).not.toBe(xml);
    zip.file(part, xml.replace(from, to));
    return await zip.generateAsync({ type: 'uint8array' });
  }
  test.each([
    ['the page moved down by 2 mm', /w:top="2098"/, 'w:top="2211"', ['DOC-01 top', 'DOC-01 areaHeight', 'DOC-02 lines']],
    ['half a millimetre is nothing', /w:left="1587"/, 'w:left="1559"', []],
    ['Letter paper', /w:w="11906" w:h="16838"/, 'w:w="12240" w:h="15840"', ['DOC-01 width', 'DOC-01 height', 'DOC-01 areaWidth', 'DOC-01 areaHeight', 'DOC-02 lines', 'DOC-02 characters']],
    ['lines 32 pt apart', /w:line="579"/g, 'w:line="640"', ['DOC-02 lines']],
    ['characters not drawn together', /<w:spacing w:val="-6"\/>/g, '', ['DOC-02 characters']],
    ['第 in the number', '〔2026〕12号', '〔2026〕第12号', ['DOC-03 ordinal']], ['a zero in the number', '〔2026〕12号', '〔2026〕012号', ['DOC-03 zero']], ['brackets of ASCII', '〔2026〕12号', '[2026]12号', ['DOC-03 brackets']],
    ['a heading left out', /（一）时间地点。/, '1.时间地点。', ['DOC-04 skip 1.时间地点。2026年11月4日上午9', 'DOC-04 count （二）议程']],
    ['a zero in the date', /2026年10月9日<\/w:t>/, '2026年10月09日</w:t>', ['DOC-05 zero 2026年10月09日']], ['a date in Chinese', /2026年10月9日<\/w:t>/, '二〇二六年十月九日</w:t>', ['DOC-05 form 二〇二六年十月九日']],
    ['an attachment renamed', /主题联学活动参加人员名单(?=<\/w:t><\/w:r><\/w:p><w:p>)/, '参加人员名单', ['DOC-06 name 参加人员名单']],
    ['a sign after its name', '\t主题联学活动参加人员名单', '主题联学活动参加人员名单。', ['DOC-06 sign 主题联学活动参加人员名单。']],
    ['thicker rules', /w:sz="8"/g, 'w:sz="12"', ['DOC-07 first', 'DOC-07 last']],
  ])('%s', async (_, from, to, expected) => expect(await found(await changed(from, to))).toEqual(expected));
  test('page numbers of another size, place, or all on one side', async () => {
    expect(await found(await changed(/w:sz w:val="28"/g, 'w:sz w:val="24"', 'word/footer1.xml'))).toEqual(['DOC-08 size']);
    expect(await found(await changed(/w:footer="1440"/, 'w:footer="850"'))).toEqual(['DOC-08 below']);
    expect(await found(await changed(/<w:evenAndOddHeaders\/>/, '', 'word/settings.xml'))).toEqual(['DOC-08 side']);
  });
  test('a number that was given before, a date before the last approval', async () => {
    expect(await found(made, { takenNumbers: ['审武特党〔2026〕12号'] })).toEqual(['DOC-03 taken']);
    expect(await found(made, { approvedOn: '2026-10-10' })).toEqual(['DOC-05 early 2026年10月9日']);
  });
  test('fields of a template are no fault', async () => {
    const zip = await JSZip.loadAsync(made);
    const xml = (await zip.file('word/document.xml')?.async('string')) ?? '';
    zip.file('word/document.xml', xml.replace('审武特党〔2026〕12号', '{发文字号}').replaceAll('2026年10月9日', '{成文日期}').replaceAll('主题联学活动参加人员名单', '{附件名称}'));
    expect(await found(await zip.generateAsync({ type: 'uint8array' }))).toEqual([]);
  });
  test('a rare name has a glyph, a hieroglyph has none', async () => {
    expect(await found(await toDocx({ ...request, note: '䶮𬱖㛃翀' }))).toEqual([]);
    expect(await found(await toDocx({ ...request, note: '\u{13080}' }))).toEqual(['DOC-09 glyph']);
  });
  test('what stands in is named', async () => {
    const faces = (await layoutFindings(made, 'docx', about)).filter(({ check }) => check === 'DOC-09');
    expect(faces.map(({ facts }) => [facts.seen, facts.instead])).toContainEqual(['方正小标宋简体', 'Noto Serif SC Bold']);
  });
});

test('what is no .docx is refused', async () => {
  await expect(layoutFindings(new TextEncoder().encode('PK'), 'docx', about)).rejects.toThrow();
  const zip = await JSZip.loadAsync(await toDocx(request));
  zip.file('word/document.xml', '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>');
  await expect(layoutFindings(await zip.generateAsync({ type: 'uint8array' }), 'docx', about)).rejects.toThrow('not well-formed');
});
