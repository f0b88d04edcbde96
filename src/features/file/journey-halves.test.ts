import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, utimesSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exampleTopic } from '#features/bulletin/fixtures.ts';
import { secretHash } from '#platform/session.ts';
import { newId } from '#shared/ids.ts';
import { openOffice, signedIn, type TestOffice, type TestPerson } from '#tests/harness/actors.ts';
import { startApp } from '#tests/harness/app.ts';
import { startCutting } from '#tests/harness/cutting.ts';
import { sweep } from './jobs.ts';
import type { Uploaded } from './queries.ts';

/** Files on a network that is cut: real sockets, the real server, and what a careless or hostile sender may try. */

const app = await startApp();
const cutting = await startCutting(app.url);
let office: TestOffice;
let member: TestPerson;
let other: TestPerson;
let branchId = '';
const c = () => ({ commandId: newId() });
const protocol = { 'tus-resumable': '1.0.0' };

beforeAll(async () => {
  office = await openOffice(app);
  branchId = await office.branch('计算机处党支部');
  member = await office.person('李向东', { branchId, posts: [{ post: 'member' }] });
  other = await office.person('陈外', { branchId, posts: [{ post: 'member' }] });
});

const killed: ChildProcess[] = [];
afterAll(() => killed.forEach((child) => child.kill('SIGKILL')));

let seed = 0;
/** Text that is like no other, and its hash. */
function file(length: number) {
  const line = `第${seed += 1}份 审计取数口径核对记录\n`;
  const bytes = Buffer.from(line.repeat(Math.ceil(length / Buffer.byteLength(line)))).subarray(0, length - (length % 3));
  const clean = Buffer.from(bytes.toString('utf8').replaceAll('\ufffd', ''));
  return { bytes: clean, name: `核对${seed}.txt`, size: clean.length, sha256: createHash('sha256').update(clean).digest('hex') };
}
type File = ReturnType<typeof file>;
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const announce = ({ name, size, sha256 }: Omit<File, 'bytes'>) => ({ ...protocol, 'upload-length': String(size), 'upload-metadata': `filename ${base64(name)},sha256 ${base64(sha256)}` });
interface At {
  readonly by?: TestPerson | null;
  readonly url?: string;
  readonly door?: string;
}
const headersOf = (by: TestPerson | null = member) => by?.headers ?? {};
const begin = (one: Omit<File, 'bytes'>, { by, url = app.url, door = '/files/halves' }: At = {}) => fetch(`${url}${door}`, { method: 'POST', headers: { ...headersOf(by), ...announce(one) } });
const placeOf = (answer: Response): string => new URL(answer.headers.get('location') ?? '', answer.url).pathname;
const offsetOf = (answer: Response): number => Number(answer.headers.get('upload-offset'));
const stands = (place: string, { by, url = app.url }: At = {}) => fetch(`${url}${place}`, { method: 'HEAD', headers: { ...headersOf(by), ...protocol } });
const bring = (place: string, from: number, bytes: Buffer, { by, url = app.url }: At = {}) =>
  fetch(`${url}${place}`, { method: 'PATCH', headers: { ...headersOf(by), ...protocol, 'upload-offset': String(from), 'content-type': 'application/offset+octet-stream' }, body: new Uint8Array(bytes) });
const take = async (place: string, { by, url = app.url }: At = {}) => {
  const answer = await fetch(`${url}${place}`, { method: 'POST', headers: { ...headersOf(by), ...protocol } });
  return { status: answer.status, body: (await answer.json()) as Uploaded & { data?: { findings?: { check: string }[]; current?: unknown } } };
};
const why = async (answer: Response): Promise<string> => ((await answer.json()) as { data?: { findings?: { check: string }[] } }).data?.findings?.[0]?.check ?? '';
const onDisk = (): string[] => readdirSync(join(app.dataDir, 'halves'));

test('cut again and again, it goes on where it stopped, arrives whole and may be put with something', async () => {
  const one = file(1_500_000);
  const place = placeOf(await begin(one, { url: cutting.url }));
  const before = cutting.upward();
  cutting.cutAfter(400_000);
  let at = 0;
  let cuts = 0;
  const seen = [0];
  while (at < one.size) {
    await bring(place, at, one.bytes.subarray(at), { url: cutting.url }).catch(() => { cuts += 1; });
    // The server may still be writing what came before the cut.
    for (let stood = -1; stood !== at || at === seen.at(-1); ) {
      stood = at;
      at = offsetOf(await stands(place));
    }
    seen.push(at);
  }
  cutting.cutAfter(null);
  expect(cuts).toBeGreaterThan(2);
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  // Not once from the start, which would never end: what left is the file and what was lost at each cut.
  expect(cutting.upward() - before).toBeLessThan(one.size * 1.5);
  const { status, body } = await take(place);
  expect([status, body.sha256, body.size, body.name]).toEqual([201, one.sha256, one.size, one.name]);
  expect(onDisk()).not.toContain(place.split('/').at(-1));
  await member.client.resource.add({ ...c(), kind: 'file', title: '核对', note: null, tags: [], sourceKind: 'own', unitId: null, sourceWords: null, sensitivity: 'open', activityId: null, file: body, url: null });
});

test('the same file from two tabs, or after the page was killed, is one file; asked again, the answer is the same', async () => {
  const one = file(300_000);
  const place = placeOf(await begin(one));
  await bring(place, 0, one.bytes.subarray(0, 100_000));
  const again = await begin(one);
  expect([placeOf(again), offsetOf(again)]).toEqual([place, 100_000]);
  const both = await Promise.all([bring(place, 100_000, one.bytes.subarray(100_000)), bring(place, 100_000, one.bytes.subarray(100_000))]);
  expect(both.map(({ status }) => status).filter((status) => status !== 204 && status !== 409)).toEqual([]);
  if (offsetOf(await stands(place)) < one.size) await bring(place, offsetOf(await stands(place)), one.bytes.subarray(offsetOf(await stands(place))));
  const answers = await Promise.all([take(place), take(place)]);
  expect(answers.map(({ body }) => body.sha256)).toEqual([one.sha256, one.sha256]);
  const later = await begin(one);
  expect([placeOf(later), offsetOf(later)]).toEqual([place, one.size]);
  expect((await take(place)).body.sha256).toBe(one.sha256);
});

test('whoever comes back is not kept waiting by the dead connection that was before', async () => {
  const one = file(300_000);
  const place = placeOf(await begin(one));
  const dead = request(`${app.url}${place}`, { method: 'PATCH', headers: { ...member.headers, ...protocol, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream', 'content-length': String(one.size) } });
  dead.on('error', () => undefined);
  dead.write(one.bytes.subarray(0, 120_000));
  await expect.poll(async () => offsetOf(await stands(place))).toBe(120_000);
  expect((await bring(place, 120_000, one.bytes.subarray(120_000))).status).toBe(204);
  expect((await take(place)).body.sha256).toBe(one.sha256);
  dead.destroy();
});

test('a server killed while it writes: another over the same database and folder goes on', async () => {
  const one = file(900_000);
  const child = spawn(process.execPath, ['--import', './scripts/need-node.mjs', 'src/server/main.ts'], { stdio: ['ignore', 'pipe', 'ignore'], env: { ...process.env, DATABASE_URL: app.databaseUrl, LIANXUE_DATA: app.dataDir, LIANXUE_DEMO: '0', PORT: '0' } });
  killed.push(child);
  let said = '';
  child.stdout.on('data', (data: Buffer) => { said += data.toString(); });
  // Its first start may build the pages anew.
  await expect.poll(() => /Ready: http:\/\/localhost:\d+/u.exec(said)?.[0], { timeout: 240_000 }).toBeDefined();
  const url = /http:\/\/localhost:\d+/u.exec(said)?.[0] ?? '';
  // The other server goes by this machine's clock.
  const before = app.clock.now().toISOString();
  app.clock.set(new Date().toISOString());
  const by = await signedIn(app, member.username);
  const place = placeOf(await begin(one, { url, by }));
  const half = request(`${url}${place}`, { method: 'PATCH', headers: { ...by.headers, ...protocol, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream', 'content-length': String(one.size) } });
  half.on('error', () => undefined);
  half.write(one.bytes.subarray(0, 500_000));
  await expect.poll(async () => offsetOf(await stands(place, { by })), { timeout: 20_000 }).toBe(500_000);
  child.kill('SIGKILL');
  await once(child, 'exit');
  const at = offsetOf(await stands(place, { by }));
  expect(at).toBe(500_000);
  await bring(place, at, one.bytes.subarray(at), { by });
  expect((await take(place, { by })).body.sha256).toBe(one.sha256);
  app.clock.set(before);
}, 300_000);

test('what is asked wrongly is answered, and nothing of it is kept', async () => {
  const one = file(60_000);
  const place = placeOf(await begin(one));
  // From somewhere else than where it stands.
  const moved = await bring(place, 30_000, one.bytes.subarray(30_000));
  expect([moved.status, offsetOf(moved)]).toEqual([409, 0]);
  // More than was said, with and without saying so.
  expect(await why(await bring(place, 0, Buffer.concat([one.bytes, Buffer.from('x')])))).toBe('file.longer');
  const endless = new ReadableStream<Uint8Array>({ pull: (to) => to.enqueue(new Uint8Array(50_000).fill(97)) });
  const headers = { ...member.headers, ...protocol, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' };
  const answer = await fetch(`${app.url}${place}`, { method: 'PATCH', headers, body: endless, duplex: 'half' } as RequestInit).then(why, () => 'cut');
  expect(['file.longer', 'cut']).toContain(answer);
  expect(offsetOf(await stands(place))).toBeLessThanOrEqual(one.size);
  // Before it is whole.
  expect(await take(place)).toMatchObject({ status: 409, body: { data: { findings: [{ check: 'file.half' }] } } });
  // Other words than the protocol's.
  expect((await fetch(`${app.url}${place}`, { method: 'HEAD', headers: member.headers })).status).toBe(422);
  expect((await fetch(`${app.url}${place}`, { method: 'PATCH', headers: { ...member.headers, ...protocol, 'upload-offset': '0' }, body: 'x' })).status).toBe(415);
  for (const offset of ['-1', 'many', '']) expect((await fetch(`${app.url}${place}`, { method: 'PATCH', headers: { ...headers, 'upload-offset': offset }, body: 'x' })).status).toBe(422);
  expect((await fetch(`${app.url}/files/halves`, { method: 'OPTIONS', headers: member.headers })).headers.get('tus-version')).toBe('1.0.0');
  // Somebody else’s, nobody’s, and given up.
  for (const by of [other, office.security]) expect((await stands(place, { by })).status).toBe(404);
  expect((await bring(place, 0, one.bytes, { by: other })).status).toBe(404);
  expect((await take(place, { by: other })).status).toBe(404);
  expect((await stands(place, { by: null })).status).toBe(401);
  expect((await stands(`/files/halves/${newId()}`)).status).toBe(404);
  expect((await fetch(`${app.url}${place}`, { method: 'DELETE', headers: { ...member.headers, ...protocol } })).status).toBe(204);
  expect((await bring(place, 0, one.bytes)).status).toBe(404);
  expect(onDisk()).not.toContain(place.split('/').at(-1));
});

test.each([
  ['too large', { size: 21 * 1024 * 1024 }, 'file.too_large'], ['empty', { size: 0 }, 'file.empty'], ['a kind that is not taken', { name: '页.html' }, 'file.ending'],
  ['a photo nobody can open', { name: '照片.heic' }, 'file.heic'], ['a mark in its name', { name: '机密.txt' }, 'SEC-09'], ['no name', { name: '../' }, 'file.unnamed'], ['no hash', { sha256: 'x' }, 'file.malformed'],
])('refused before the first byte: %s', async (_, wrong, check) => {
  expect(await why(await begin({ ...file(3000), ...wrong }))).toBe(check);
});

test('and after the last: other bytes than were announced, and content that is not what the name says', async () => {
  const one = file(30_000);
  const place = placeOf(await begin(one));
  await bring(place, 0, Buffer.alloc(one.size, 97));
  expect(await take(place)).toMatchObject({ status: 422, body: { data: { findings: [{ check: 'file.changed' }] } } });
  expect((await stands(place)).status).toBe(404);
  const hidden = { ...file(30_000), name: '照片.jpg' };
  const at = placeOf(await begin(hidden));
  await bring(at, 0, hidden.bytes);
  expect(await take(at)).toMatchObject({ status: 422, body: { data: { findings: [{ check: 'file.mismatch' }] } } });
  const marked = Buffer.from('机密★10年\n'.repeat(2000));
  const secret = { name: '材料.txt', size: marked.length, sha256: createHash('sha256').update(marked).digest('hex') };
  const there = placeOf(await begin(secret));
  await bring(there, 0, marked);
  expect(await take(there)).toMatchObject({ status: 422, body: { data: { findings: [{ check: 'SEC-09' }] } } });
  expect(onDisk().filter((id) => [place, at, there].some((each) => each.endsWith(id)))).toEqual([]);
});

test('one person has so much on the way and no more: the oldest goes; after three days without a byte it goes too', async () => {
  const person = await office.person('何其多', { branchId, posts: [{ post: 'member' }] });
  const first = file(5000);
  const place = placeOf(await begin(first, { by: person }));
  await bring(place, 0, first.bytes.subarray(0, 2000), { by: person });
  app.clock.forward(1);
  for (let n = 0; n < 40; n += 1) await begin(file(3000), { by: person });
  expect((await stands(place, { by: person })).status).toBe(404);
  expect(onDisk()).not.toContain(place.split('/').at(-1));
  // Two hundred megabytes are ten files of twenty.
  const large: string[] = [];
  for (let n = 0; n < 11; n += 1, app.clock.forward(1)) large.push(placeOf(await begin({ ...file(3000), size: 20 * 1024 * 1024 }, { by: person })));
  expect((await Promise.all(large.map((one) => stands(one, { by: person })))).map(({ status }) => status)).toEqual([404, ...Array.from({ length: 10 }, () => 200)]);
  const kept = large.at(-1) ?? '';
  await bring(kept, 0, Buffer.alloc(10, 97), { by: person });
  const { db, door, files, outbound, watches } = app.program;
  const at = (hours: number) => ({ db, door, files, outbound, watches, now: () => new Date(app.clock.now().getTime() + hours * 3_600_000) });
  await sweep(at(71));
  expect((await stands(kept, { by: person })).status).toBe(200);
  await sweep(at(73));
  expect((await stands(kept, { by: person })).status).toBe(404);
  // Bytes nobody knows of any more, by the disk's own clock.
  const lost = file(9000);
  const orphan = placeOf(await begin(lost));
  await bring(orphan, 0, lost.bytes.subarray(0, 100));
  const id = orphan.split('/').at(-1) ?? '';
  utimesSync(join(app.dataDir, 'halves', id), new Date('2020-01-01'), new Date('2020-01-01'));
  await sweep(at(0));
  expect(onDisk()).not.toContain(id);
  // The row is there: it begins again from the start, honestly.
  expect(offsetOf(await stands(orphan))).toBe(0);
});

test('the holder of a link sends in parts what may be added, no more than may be added, and sees nobody else’s', async () => {
  const { id: unitId } = await member.client.unit.add({ ...c(), name: '江西省审计厅', kind: 'organ', industry: null, region: '360000', field: null, frontLine: null, aliases: [], note: null });
  const { id } = await member.client.activity.create({ ...c(), branchId, ...exampleTopic, theme: '共学' });
  await member.client.activity.toContact({ ...c(), id, version: 1 });
  const { facts } = await member.client.activity.get({ id });
  await member.client.activity.addSide({ ...c(), id, version: facts.activity.version, role: 'partner', unitId, branchIds: [], bodyWords: null, contactName: null, contactPost: null });
  const side = (await member.client.activity.get({ id })).facts.sides.find((one) => one.unitId === unitId);
  const secret = newId();
  await member.client.partner.makeLink({ ...c(), id, sideId: side?.id ?? '', holderName: '刘数明', holderPost: '书记', secretHash: secretHash(secret), days: null });
  const door = `/p/${secret}/files/halves`;
  const one = file(400_000);
  const place = placeOf(await begin(one, { by: null, door }));
  await bring(place, 0, one.bytes.subarray(0, 150_000), { by: null });
  const again = await begin(one, { by: null, door });
  expect([placeOf(again), offsetOf(again)]).toEqual([place, 150_000]);
  await bring(place, 150_000, one.bytes.subarray(150_000), { by: null });
  const { body } = await take(place, { by: null });
  await app.client({ 'x-lianxue-link': secret }).resource.offerByLink({ ...c(), title: '江西经验', note: null, file: body, url: null });
  expect(await why(await begin({ ...file(3000), size: 11 * 1024 * 1024 }, { by: null, door }))).toBe('file.too_large');
  // Neither a member's by the link, nor the link's by a member, nor by a link that is none.
  const own = placeOf(await begin(file(3000)));
  expect((await stands(own.replace('/files/halves', door), { by: null })).status).toBe(404);
  expect((await stands(place.replace(door, '/files/halves'))).status).toBe(404);
  expect((await begin(file(3000), { by: null, door: `/p/${newId()}/files/halves` })).status).toBe(401);
  // What should not come is seen by the security administrator, sent in parts or not.
  expect(await why(await begin({ ...file(3000), name: '页.html' }, { by: null, door }))).toBe('file.ending');
  expect((await office.security.client.security.list({})).rows.map(({ kind }) => kind)).toContain('contribution');
});
