import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pdfText } from '#tests/harness/office.ts';
import { available, toPdf } from './libreoffice.ts';
import { toXlsx } from './xlsx.ts';

const paper = () => toXlsx({ name: '表', columns: [{ title: '单位', width: 20, kind: 'text' }], rows: [['武汉特派办']] });

test('a sheet is printed', async () => {
  expect(available().ok).toBe(true);
  expect(await pdfText(await toPdf(await paper(), 'xlsx'))).toContain('武汉特派办');
});

test('where there is none, or none at the place that is named, it says so', async () => {
  expect(available({ LIANXUE_SOFFICE: '/nowhere/soffice' })).toMatchObject({ ok: false, why: { check: 'file.no_libreoffice_at', facts: { path: '/nowhere/soffice' } } });
  await expect(toPdf(await paper(), 'xlsx', { env: { LIANXUE_SOFFICE: '/nowhere/soffice' } })).rejects.toMatchObject({ code: 'UNAVAILABLE' });
});

test('one that does not end is ended with all it has started; one that writes nothing is told', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lx-soffice-'));
  const program = (name: string, text: string): string => {
    writeFileSync(join(folder, name), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
    return join(folder, name);
  };
  const slow = program('slow', `sleep 600 & echo $! > ${join(folder, 'child')}; wait`);
  await expect(toPdf(await paper(), 'xlsx', { milliseconds: 1500, env: { LIANXUE_SOFFICE: slow } })).rejects.toMatchObject({ findings: [{ check: 'file.print_endless' }] });
  const child = Number(readFileSync(join(folder, 'child'), 'utf8'));
  await expect.poll(() => isRunning(child), { timeout: 5000 }).toBe(false);
  await expect(toPdf(await paper(), 'xlsx', { env: { LIANXUE_SOFFICE: program('nothing', 'exit 0') } })).rejects.toMatchObject({ findings: [{ check: 'file.not_printed' }] });
});

function isRunning(pid: number): boolean {
  try {
    // A child nobody has waited for yet is dead all the same.
    return !/^State:\s+Z/mu.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}
