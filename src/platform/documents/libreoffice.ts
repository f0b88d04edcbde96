import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { need, type Finding } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';

/** LibreOffice, where this machine has it: it prints what the program itself cannot, an office's own template. */

/** How long one file may take: a limit of the machine. The first start takes longest. */
const limit = 90_000;
const names = ['soffice', 'libreoffice', 'soffice.com'];
/** Where installers put it without telling the search path. */
const usual = ['/usr/lib/libreoffice/program/soffice', '/opt/libreoffice/program/soffice', '/Applications/LibreOffice.app/Contents/MacOS/soffice', 'C:\\Program Files\\LibreOffice\\program\\soffice.com'];

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The program named by `LIANXUE_SOFFICE`, or the first found; asked anew each time, so that one installed meanwhile is found. */
function find(env: Readonly<Record<string, string | undefined>>): string | null {
  const named = env['LIANXUE_SOFFICE'];
  if (named !== undefined && named !== '') return isProgram(named) ? named : null;
  const onPath = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '').flatMap((folder) => names.map((name) => join(folder, name)));
  return [...onPath, ...usual].find(isProgram) ?? null;
}

/** Whether this machine can print a .docx or .xlsx; `why` is a finding for the button that says so. */
export function available(env: Readonly<Record<string, string | undefined>> = process.env): { readonly ok: true; readonly program: string } | { readonly ok: false; readonly why: Finding } {
  const program = find(env);
  if (program !== null) return { ok: true, program };
  const named = env['LIANXUE_SOFFICE'] ?? '';
  return { ok: false, why: named === '' ? need('file.no_libreoffice') : need('file.no_libreoffice_at', null, { path: named }) };
}

let before: Promise<unknown> = Promise.resolve();

/**
 * A .docx or .xlsx as PDF, one after the other: each start of LibreOffice takes some 200 MB.
 * @throws Refusal UNAVAILABLE without LibreOffice, REFUSED where it does not come to an end or cannot open the file.
 */
export function toPdf(bytes: Uint8Array, kind: 'docx' | 'xlsx', { milliseconds = limit, env = process.env as Readonly<Record<string, string | undefined>> } = {}): Promise<Uint8Array> {
  const found = available(env);
  if (!found.ok) return Promise.reject(new Refusal('UNAVAILABLE', [found.why]));
  const asked = before.then(() => convert(found.program, bytes, kind, milliseconds));
  before = asked.catch(() => undefined);
  return asked;
}

async function convert(program: string, bytes: Uint8Array, kind: 'docx' | 'xlsx', milliseconds: number): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'lianxue-print-'));
  try {
    await writeFile(join(folder, `paper.${kind}`), bytes, { mode: 0o600 });
    // A profile of its own: nothing is left of one file when the next is opened, and a running LibreOffice is not touched.
    await run(program, [`-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`, '--headless', '--norestore', '--nolockcheck', '--convert-to', 'pdf', '--outdir', folder, join(folder, `paper.${kind}`)], milliseconds);
    // It ends without complaint even when it could not open the file: then nothing was written.
    return new Uint8Array(await readFile(join(folder, 'paper.pdf')).catch(() => { throw new Refusal('REFUSED', [need('file.not_printed')]); }));
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

function run(program: string, given: readonly string[], milliseconds: number): Promise<void> {
  return new Promise((resolve, reject) => {
    // A group of its own: what is called soffice is often a script that starts the program proper.
    const child = spawn(program, given, { stdio: 'ignore', detached: process.platform !== 'win32', env: { PATH: process.env['PATH'], HOME: process.env['HOME'], LANG: 'C.UTF-8' } });
    const late = setTimeout(() => {
      end(child.pid);
      reject(new Refusal('REFUSED', [need('file.print_endless', null, { seconds: Math.round(milliseconds / 1000) })]));
    }, milliseconds);
    child.once('error', (error) => {
      clearTimeout(late);
      reject(error);
    });
    child.once('close', () => {
      clearTimeout(late);
      resolve();
    });
  });
}

function end(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // Gone already.
  }
}
