import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { lifecycle } from '#features/activity/lifecycle.ts';
import { verify } from '#platform/ledger/verify.ts';
import { secretHash } from '#platform/session.ts';
import { newId } from '#shared/ids.ts';
import { startApp } from '#tests/harness/app.ts';
import { procedures, sample } from '#tests/harness/samples.ts';
import { openWorld, type World } from '#tests/harness/world.ts';

/** Requests that are no requests, commands twice and out of turn, links that open nothing, files that are not what they claim. */

const app = await startApp();
let world: World;
beforeAll(async () => {
  world = await openWorld(app, '甲办');
});
const zh = { 'accept-language': 'zh-CN' };
const as = (): Record<string, string> => ({ ...world.people.secretary.headers, ...zh });
/** How many entries there are, but for those by which the program tells of attempts in vain. */
const heads = async (): Promise<number> => (await app.program.db.selectFrom('ledgerEntry').select('seq').where('command', '<>', 'security.note').execute()).length;
interface Body {
  readonly code?: string;
  readonly message?: string;
  readonly id?: string;
  readonly data?: { readonly findings?: readonly { readonly check: string; readonly field: string | null }[] };
}
const told = async (answer: Response): Promise<{ status: number; body: Body }> => ({ status: answer.status, body: (await answer.json()) as Body });
const token = (over: object = {}) => ({ commandId: newId(), name: '令牌', scope: 'read', expiresOn: '2026-12-01', ...over });

describe('bodies', () => {
  const post = (body: string | Uint8Array<ArrayBuffer>, type = 'application/json') => fetch(`${app.url}/api/me/tokens`, { method: 'POST', body, headers: { ...as(), 'content-type': type } });
  test.each([
    ['half a JSON', '{"a":', 400], ['nothing', '', 400], ['a list', '[]', 400], ['null', 'null', 400], ['a number', '1', 400], ['deep nesting', '['.repeat(50_000), 400],
    ['two megabytes and more', JSON.stringify({ name: 'x'.repeat(2_200_000) }), 413],
  ])('%s', async (_, body, status) => {
    const before = await heads();
    const answer = await told(await post(body));
    expect(answer).toMatchObject({ status, body: { message: expect.stringMatching(/请|未予接收/) } });
    expect(await heads()).toBe(before);
  });
  test('bytes that are no text, and a type that is no JSON', async () => {
    expect((await post(new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]))).status).toBe(400);
    expect((await post('name=x', 'application/x-www-form-urlencoded')).status).toBe(400);
    expect((await post('hello', 'text/plain')).status).toBeLessThan(500);
  });
  test('an address that is none, and one that cannot be read', async () => {
    expect(await told(await app.ask('/api/nowhere', { headers: as() }))).toMatchObject({ status: 404, body: { message: '没有这个接口。请查看 /api 上的说明。' } });
    for (const path of ['/api/activities/%zz', '/%', '/files/%ff', '/papers/%ff/record', '/api/activities?limit=%ff']) {
      expect([path, (await app.ask(path, { headers: as() })).status < 500]).toEqual([path, true]);
    }
  });
  test('a request that is broken off half-way leaves the program running', async () => {
    const before = await heads();
    await new Promise<void>((resolve) => {
      const half = request(`${app.url}/api/me/tokens`, { method: 'POST', headers: { ...as(), 'content-type': 'application/json', 'content-length': '500' } });
      half.on('error', () => resolve());
      half.write('{"name":');
      setTimeout(() => half.destroy(), 50);
    });
    expect((await app.ask('/healthz')).status).toBe(200);
    expect(await heads()).toBe(before);
  });
});

describe('commands again and out of turn', () => {
  const make = (body: object, headers = as()) => app.ask('/api/me/tokens', { json: body, headers }).then(told);
  test('the same command eight times at once happens once and is answered alike', async () => {
    const before = await heads();
    const body = token();
    const answers = await Promise.all(Array.from({ length: 8 }, () => make(body)));
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200]));
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
    expect(await heads()).toBe(before + 1);
  });
  test('its id for something else, or from somebody else, is refused', async () => {
    const body = token();
    await make(body);
    const before = await heads();
    const reused = { status: 409, body: { code: 'COMMAND_REUSED', message: '该操作编号已用于另一项操作。请刷新页面后重新提交。' } };
    expect(await make({ ...body, name: '另一个' })).toMatchObject(reused);
    expect(await make(body, { ...world.people.member.headers, ...zh })).toMatchObject(reused);
    expect(await heads()).toBe(before);
  });
  // Verbs on a problem name that, and before its stage an activity has none: entering one is refused, which is tried here.
  const ofActivity = procedures.filter(({ path }) => path.startsWith('/activities/')).map(({ verb }) => verb);
  test.each(lifecycle.filter((line) => !line.from.includes('contact') && line.who.includes('secretary') && ofActivity.includes(line.verb)).map((line) => line.verb))('%s is refused before its stage', async (verb) => {
    const procedure = procedures.find((one) => one.verb === verb);
    // A verb whose feature is not registered cannot be given at all.
    if (procedure === undefined) return;
    const { version } = (await world.people.secretary.client.activity.get({ id: world.early['id'] ?? '' })).facts.activity;
    const before = await heads();
    const input = sample(procedure, (field) => (field === 'version' ? version : world.early[field]));
    const address = procedure.path.replaceAll(/\{(\w+)\}/g, (_, key: string) => String(input[key]));
    const { [`id`]: _, ...body } = input;
    const answer = await told(await app.ask(`/api${address}`, { json: body, headers: as() }));
    expect(answer).toMatchObject({ status: 422, body: { message: expect.stringMatching(/联络/), data: { findings: [{ check: 'stage.wrong' }] } } });
    expect(await heads()).toBe(before);
  });
  test('what started from an older version gets what is stored now', async () => {
    const { id = '' } = world.early;
    const { version } = (await world.people.secretary.client.activity.get({ id })).facts.activity;
    const edit = (theme: string) => app.ask(`/api/activities/${id}/edit`, { json: { commandId: newId(), version, theme }, headers: as() }).then(told);
    expect((await edit('先到')).status).toBe(200);
    const before = await heads();
    expect(await edit('后到')).toMatchObject({ status: 409, body: { code: 'STALE', data: { current: { theme: '先到' } } } });
    expect(await heads()).toBe(before);
  });
});

test('links that are guessed, expired or revoked open nothing', async () => {
  const { id = '', sideId = '' } = world.early;
  const secret = newId();
  const { client } = world.people.secretary;
  await client.partner.makeLink({ commandId: newId(), id, sideId, holderName: '对方书记', holderPost: '书记', secretHash: secretHash(secret), days: 1 });
  const consent = (header: string) =>
    app.ask(`/api/activities/${id}/consents/link`, { json: { commandId: newId(), shown: 1, decision: 'approve', comment: null }, headers: { ...zh, 'x-lianxue-link': header } }).then(told);
  const closed = (why: string) => ({ status: 401, body: { code: 'UNAUTHENTICATED', data: { findings: [{ check: `sign_in.link_${why}` }] } } });
  const before = await heads();
  expect(await consent(secret)).toMatchObject({ status: 422 });
  for (const guess of ['', 'guess', `${secret}x`, secretHash(secret), secret.toUpperCase(), `' or 1=1 --`]) expect(await consent(guess)).toMatchObject(closed('invalid'));
  app.clock.forward(24 * 60 + 1);
  expect(await consent(secret)).toMatchObject(closed('expired'));
  app.clock.forward(-24 * 60 - 1);
  expect(await heads()).toBe(before);
  const made = (await client.activity.get({ id })).facts.links.at(-1);
  await client.partner.revokeLink({ commandId: newId(), id, linkId: made?.id ?? '' });
  expect(await consent(secret)).toMatchObject(closed('revoked'));
});

const picture = new Uint8Array(await sharp({ create: { width: 40, height: 30, channels: 3, background: '#a33' } }).png().toBuffer());
const upload = (name: string, bytes: Uint8Array<ArrayBuffer> | string, headers: Readonly<Record<string, string>> = as()) =>
  fetch(`${app.url}/files`, { method: 'POST', body: bytes, headers: { ...headers, 'x-file-name': encodeURIComponent(name), 'content-type': 'application/octet-stream' } });
const kept = (): string[] => (existsSync(join(app.dataDir, 'files')) ? readdirSync(join(app.dataDir, 'files'), { recursive: true, encoding: 'utf8' }).filter((name) => name.length > 10) : []);

describe('files', () => {
  test.each([
    ['a picture that says it is a paper', 'scan.pdf', picture, 'file.mismatch'], ['a paper that says it is a picture', 'photo.png', '%PDF-1.7\n%%EOF', 'file.mismatch'],
    ['a program that says it is a picture', 'photo.jpg', 'MZ\x90\0\x03', ''], ['a page of the web', 'page.html', '<script>alert(1)</script>', 'file.ending'],
    ['a page that says it is text', 'page.png', '<svg onload="alert(1)"/>', ''], ['half a picture', 'photo.png', picture.subarray(0, 60), ''],
    ['nothing', 'photo.png', '', 'file.empty'], ['no name', '', picture, 'file.unnamed'], ['a name that is a way out', '../../.png', picture, 'file.unnamed'],
    ['a mark of secrecy', '机密.png', picture, ''], ['an archive', 'a.docx', 'PK\x03\x04broken', ''],
  ])('%s is refused in words and nothing of it is kept', async (_, name, bytes, check) => {
    const [before, files] = [await heads(), kept().length];
    const { status, body } = await told(await upload(name, bytes));
    expect({ status, message: body.message }).toMatchObject({ status: 422, message: expect.stringMatching(/。/) });
    expect(body.message).not.toMatch(/\[|\{/);
    if (check !== '') expect(body.data?.findings?.[0]?.check).toBe(check);
    expect([await heads(), kept().length]).toEqual([before, files]);
  });
  test('more than a file may weigh, and a form that is none', async () => {
    expect(await told(await upload('big.txt', 'x'.repeat(26 * 1024 * 1024)))).toMatchObject({ status: 422, body: { message: expect.stringContaining('MB') } });
    const form = await fetch(`${app.url}/files`, { method: 'POST', body: 'no form', headers: { ...as(), 'content-type': 'multipart/form-data; boundary=x' } });
    expect(await told(form)).toMatchObject({ status: 422, body: { data: { findings: [{ check: 'file.malformed' }] } } });
    expect(kept()).toEqual([]);
  });
  test('nobody, a link and a reading token bring none', async () => {
    expect((await upload('a.png', picture, zh)).status).toBe(401);
    expect((await upload('a.png', picture, { ...zh, ...world.linkHeaders.early })).status).toBe(403);
    expect(kept()).toEqual([]);
  });
  test('a folder that takes nothing, and a full disk: said as that, nothing half-kept, and well again afterwards', async () => {
    const folder = join(app.dataDir, 'files');
    const refused = { status: 503, body: { code: 'UNAVAILABLE', message: '存储空间已满或不可写，文件没有保存。请联系系统管理员。' } };
    if (existsSync(folder)) renameSync(folder, `${folder}.aside`);
    writeFileSync(folder, 'in the way');
    expect(await told(await upload('a.png', picture))).toMatchObject(refused);
    rmSync(folder);
    // A disk of 16 KB, where this machine lets us make one.
    mkdirSync(folder);
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', folder]).status === 0) {
      try {
        expect(await told(await upload('long.txt', '长'.repeat(40_000)))).toMatchObject(refused);
        expect(kept()).toEqual([]);
      } finally {
        spawnSync('umount', [folder]);
      }
    }
    const answer = await told(await upload('a.png', picture));
    expect(answer).toMatchObject({ status: 201, body: { name: 'a.png', mediaType: 'image/png' } });
    expect(kept()).toHaveLength(1);
  });
});

test('after all of this the ledger and the state are whole', async () => {
  expect(await verify(app.program.db, await app.program.door.anchors())).toMatchObject({ ok: true });
});
