import { createReadStream, createWriteStream, rmSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import JSZip from 'jszip';
import { folderOf } from '#features/papers/queries-folder.ts';
import { scopeIn, type ApiContext } from '#platform/api.ts';
import { actingId } from '#shared/actor.ts';
import { demoLine } from '#shared/demo.ts';
import { dayIn } from '#shared/dates.ts';
import { roleWords } from './documents.ts';
import type { DossierProgress } from './contract.ts';
import { activitiesOf, countOf, leadersEver, membersEver } from './list-store-dossier.ts';
import { requestOfBranch, type BranchHead } from './list-store.ts';
import { dossierIndex, fileName, type Dossier } from './print-dossier.ts';
import { requestFiles } from './http-papers.ts';

/**
 * A temporary branch's whole history as one .zip, made in a folder of its own, activity by activity, for the one person who asked and as he or she
 * may read it. Nothing of the office changes by it, so it is no command; it is forgotten by itself, and with the program.
 */

interface Making {
  state: DossierProgress['state'];
  done: number;
  total: number;
  readonly name: string;
  readonly stop: AbortController;
  folder: string | null;
  /** Done, failed or stopped: it never rejects. */
  over: Promise<void>;
  error: unknown;
}
const makings = new Map<string, Making>();
let willClear = false;
/** What is not fetched does not outlive the program either. */
function clearAtEnd(): void {
  if (willClear) return;
  willClear = true;
  process.once('exit', () => {
    for (const { folder } of makings.values()) if (folder !== null) rmSync(folder, { recursive: true, force: true });
  });
}
/** One after the other: each takes a processor for itself. */
let last: Promise<void> = Promise.resolve();
/** How long a finished one lies ready. */
const keptMinutes = 30;
const page = 100;

const keyOf = ({ actor }: ReturnType<typeof scopeIn>, branchId: string): string => `${actor.officeId} ${actingId(actor) ?? ''} ${branchId}`;
const told = (making: Making | undefined): DossierProgress => (making === undefined ? { state: 'none', done: 0, total: 0 } : { state: making.state, done: making.done, total: making.total });

export const lookAt = (context: ApiContext, branchId: string): DossierProgress => told(makings.get(keyOf(scopeIn(context), branchId)));

export async function stopMaking(context: ApiContext, branchId: string): Promise<DossierProgress> {
  const making = makings.get(keyOf(scopeIn(context), branchId));
  making?.stop.abort();
  await making?.over;
  return told(making);
}

const isUnderWay = ({ state }: Making): boolean => state === 'waiting' || state === 'making' || state === 'packing';

/** Begins one, or finds the one that is under way. */
export function beginMaking(context: ApiContext, branch: BranchHead): DossierProgress {
  return told(begun(context, branch));
}
function begun(context: ApiContext, branch: BranchHead): Making {
  const key = keyOf(scopeIn(context), branch.id);
  const known = makings.get(key);
  if (known !== undefined && isUnderWay(known)) return known;
  if (known !== undefined) forget(key, known);
  const making: Making = { state: 'waiting', done: 0, total: 0, name: `${fileName(branch.name)}档案.zip`, stop: new AbortController(), folder: null, over: Promise.resolve(), error: null };
  makings.set(key, making);
  making.over = last.then(() => make(context, branch, making)).catch(async (error: unknown) => {
    Object.assign(making, making.stop.signal.aborted ? { state: 'stopped' } : { state: 'failed', error });
    await clear(making);
  });
  last = making.over;
  return making;
}

/** The file, made now where there is none ready. @throws whatever went wrong. */
export async function wholeDossier(context: ApiContext, branch: BranchHead): Promise<{ readonly file: string; readonly name: string }> {
  const ready = makings.get(keyOf(scopeIn(context), branch.id));
  const making = ready?.state === 'ready' ? ready : begun(context, branch);
  await making.over;
  if (making.folder === null || making.state !== 'ready') throw making.error ?? new Error('the dossier was stopped');
  return { file: join(making.folder, 'dossier.zip'), name: making.name };
}

const clear = async (making: Making): Promise<void> => {
  const { folder } = making;
  making.folder = null;
  if (folder !== null) await rm(folder, { recursive: true, force: true });
};
function forget(key: string, making: Making): void {
  if (makings.get(key) === making) makings.delete(key);
  void clear(making).catch(() => undefined);
}

async function make(context: ApiContext, branch: BranchHead, making: Making): Promise<void> {
  const { signal } = making.stop;
  signal.throwIfAborted();
  const scope = scopeIn(context);
  const folder = await mkdtemp(join(tmpdir(), 'lianxue-dossier-'));
  clearAtEnd();
  Object.assign(making, { state: 'making', folder });
  const parts: { readonly path: string; readonly file: string }[] = [];
  const put = async (path: string, bytes: Uint8Array | string): Promise<void> => {
    const file = join(folder, String(parts.length));
    await writeFile(file, bytes, { mode: 0o600 });
    parts.push({ path, file });
  };
  const { seen, unseen } = await countOf(context.db, scope, branch.id);
  making.total = seen;
  const request = await requestOfBranch(context.db, scope, branch.id);
  const papers = request === null ? [] : await requestFiles(context, request, put);
  const activities: Dossier['activities'][number][] = [];
  const width = Math.max(2, String(seen).length);
  for (let after: string | null = null; ; ) {
    const { rows, next } = await activitiesOf(context.db, scope, branch.id, { after, limit: page });
    // One after the other: an activity's photos are the largest thing here.
    for (const one of rows) {
      signal.throwIfAborted();
      const inside = `${String(activities.length + 1).padStart(width, '0')} ${one.code} ${fileName(one.theme ?? '')}`;
      const files = await folderOf(context, one.id);
      for (const { name, bytes } of files) await put(`${inside}/${name}`, bytes);
      activities.push({ ...one, folder: inside, files: files.map(({ name }) => name) });
      making.done = activities.length;
    }
    if (next === null) break;
    after = next;
  }
  const office = await context.db.selectFrom('office').select(['name', 'demo', 'timeZone']).where('id', '=', scope.officeId).executeTakeFirstOrThrow();
  await put('目录.html', dossierIndex({
    office: office.name, demo: office.demo ? demoLine[0] : null, madeOn: dayIn(scope.now.toISOString(), office.timeZone), branch, members: await membersEver(context.db, scope, branch.id),
    leaders: request === null ? await leadersEver(context.db, scope, branch.id) : request.leaders.map(({ name, role }) => ({ name, role: roleWords[role] })), papers, activities, unseen,
  }));
  making.state = 'packing';
  await pack(parts, join(folder, 'dossier.zip'), signal);
  await Promise.all(parts.map(({ file }) => rm(file, { force: true })));
  making.state = 'ready';
  setTimeout(() => forget(keyOf(scope, branch.id), making), keptMinutes * 60_000).unref();
}

/** Each part is opened when its turn comes, so that neither memory nor open files grow with their number. Papers and photos are packed already. */
async function pack(parts: readonly { readonly path: string; readonly file: string }[], to: string, signal: AbortSignal): Promise<void> {
  const zip = new JSZip();
  for (const { path, file } of parts) zip.file(path, Readable.from(contentOf(file)));
  await pipeline(zip.generateNodeStream({ compression: 'STORE', streamFiles: true }), createWriteStream(to, { mode: 0o600 }), { signal });
}
async function* contentOf(file: string): AsyncGenerator<Buffer> {
  for await (const chunk of createReadStream(file)) yield chunk as Buffer;
}
