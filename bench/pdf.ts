import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { approvalForm, ledger, recordForm, signInSheet } from '#platform/documents/fixtures-forms.ts';
import { bulletin, letter, request, scheme } from '#platform/documents/fixtures.ts';
import { compilerProcess } from '#platform/documents/pdf/compile.ts';
import { toPdf } from '#platform/documents/pdf.ts';
import type { PaperDocument } from '#shared/document/model.ts';
import type { Sheet } from '#shared/document/sheet.ts';
import { median } from './table.ts';

const set = [scheme, request, letter, bulletin, approvalForm, signInSheet, recordForm, ledger];
const rows = (count: number): Sheet => ({
  ...ledger, rows: Array.from({ length: count }, (_, index) => [`LX-${index}`, `以数据治理促企业高质量发展${index}`, '2026-11-04', 23, 120_050, 0.5]),
});

/** Nothing is worked out beforehand: each time the papers differ in a word. */
const anew = (paper: PaperDocument | Sheet, time: number): PaperDocument | Sheet => ('columns' in paper ? { ...paper, notes: [`第${time}次`] } : { ...paper, notice: `第${time}次` });

/** Time the compiler's process has worked in ms, and its memory in MB, as the system counts them. */
function used(): { readonly cpu: number; readonly memory: number } {
  const pid = compilerProcess();
  if (pid === null) return { cpu: 0, memory: 0 };
  const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1]?.split(' ') ?? [];
  const memory = Number(/^VmRSS:\s+(\d+)/mu.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1]) / 1000;
  return { cpu: (Number(fields[11]) + Number(fields[12])) * 10, memory };
}

/** Papers as PDF: how long one takes, what it costs beside the program, and how long the program itself stands still. */
export async function pdf(): Promise<void> {
  console.log('\n## papers as PDF: time, the compiler’s own time and memory, the longest the program stood still');
  const delay = monitorEventLoopDelay({ resolution: 2 });
  const measure = async (name: string, papers: readonly (PaperDocument | Sheet)[], times: number): Promise<void> => {
    delay.enable();
    delay.reset();
    const before = used().cpu;
    const walls: number[] = [];
    let pages = 0;
    for (let time = 0; time < times; time += 1) {
      const began = performance.now();
      ({ pages } = await toPdf(papers.map((paper) => anew(paper, time))));
      walls.push(performance.now() - began);
    }
    // After a very large job the process is let go at once, and nobody knows any more what it took.
    const { cpu, memory } = used();
    const taken = cpu === 0 ? 'process let go' : `CPU ${((cpu - before) / times).toFixed(0).padStart(6)} ms  ${memory.toFixed(0).padStart(5)} MB`;
    console.log(`${name.padEnd(30)} ${String(pages).padStart(4)} pages  ${median(walls).toFixed(0).padStart(6)} ms  ${taken}  stood still ${(delay.max / 1e6).toFixed(0)} ms`);
  };
  await measure('first of all', [request], 1);
  await measure('one paper (请示)', [request], 20);
  await measure('one paper (活动方案)', [scheme], 20);
  await measure('the papers of an activity', set, 10);
  await measure('after 100 sets', set, 100);
  await measure('台账, 500 rows', [rows(500)], 3);
  await measure('台账, 5,000 rows', [rows(5000)], 1);
}
