import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { exampleTopic } from '#features/bulletin/fixtures.ts';
import { verify } from '#platform/ledger/verify.ts';
import { secretHash } from '#platform/session.ts';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestOffice, type TestPerson } from '#tests/harness/actors.ts';
import { startApp } from '#tests/harness/app.ts';
import { bringToSummary } from './fixtures.ts';
import { outwardPhoto, outwardPhotos } from './queries.ts';

/** Photos on their way out: what was said of each, by whom, and the very bytes that leave. */

const app = await startApp({ now: '2026-11-24T02:00:00.000Z' });
let office: TestOffice;
let people: Record<'organiser' | 'member' | 'discipline' | 'stranger', TestPerson>;
let id = '';
const c = () => ({ commandId: newId() });
type Refused = { code: string; data?: { findings?: readonly { check: string }[] } };
const outcome = (work: Promise<unknown>): Promise<string> => work.then(() => 'done', (error: Refused) => error.data?.findings?.[0]?.check ?? error.code);

/** Left half red, right half blue. */
const halves = async () => sharp({ create: { width: 200, height: 100, channels: 3, background: '#c03020' } })
  .composite([{ input: { create: { width: 100, height: 100, channels: 3, background: '#2030c0' } }, left: 100, top: 0 }]).jpeg({ quality: 95 }).toBuffer();
async function put(name: string, consentOfOutsiders: boolean | null): Promise<string> {
  const answer = await fetch(`${app.url}/files`, { method: 'POST', body: new Uint8Array(await halves()), headers: { ...people.organiser.headers, 'x-file-name': encodeURIComponent(name) } });
  const uploaded = (await answer.json()) as { sha256: string; name: string; mediaType: string; size: number };
  return (await people.organiser.client.record.addFile({ ...c(), id, ...uploaded, purpose: 'photo', caption: name, consentOfOutsiders })).id;
}
const mask = (who: TestPerson, fileId: string, over: object = {}) => who.client.record.maskPhoto({ ...c(), id, fileId, maskVersion: null, rectangles: [], complete: true, ...over });
const out = async () => (await outwardPhotos(app.program.db, { officeId: office.id }, id)).map(({ caption, because }) => `${caption} ${because}`);
const stored = async (fileId: string) => (await people.organiser.client.activity.get({ id })).facts.files.find((one) => one.id === fileId);

beforeAll(async () => {
  office = await openOffice(app);
  const branchId = await office.branch('计算机处党支部');
  people = {
    organiser: await office.person('陈思远', { branchId, posts: [{ post: 'member' }] }),
    member: await office.person('李向东', { branchId, posts: [{ post: 'member' }] }),
    discipline: await office.person('王清正', { posts: [{ post: 'discipline' }] }),
    stranger: await (await openOffice(app, '另一办')).person('外人', { posts: [{ post: 'discipline' }] }),
  };
  ({ id } = await people.organiser.client.activity.create({ ...c(), branchId, ...exampleTopic }));
  const ownSide = (await people.organiser.client.activity.get({ id })).facts.sides[0]?.id ?? '';
  await bringToSummary(app.program.door, office.id, { id, ownSide, heldOn: '2026-11-24', secretHash: secretHash(newId()), createdBy: people.organiser.id, attended: [{ personId: people.organiser.id, name: '陈思远', branchId }] });
});

test('only what those shown agreed to, or of which somebody has said so, leaves; REC-07 follows', async () => {
  const { organiser, member, discipline, stranger } = people;
  const [agreed, asked, unsaid] = [await put('同意.jpg', true), await put('未问.jpg', false), await put('没说.jpg', null)];
  expect(await out()).toEqual(['同意.jpg agreed']);
  const faces = async () => (await organiser.client.record.check({ id })).filter((one) => one.check === 'REC-07').map((one) => one.subject);
  expect(await faces()).toEqual([asked]);

  expect(await outcome(mask(member, asked))).toBe('forbidden.post');
  expect(await outcome(mask(stranger, asked))).toBe('activity.not_found');
  expect(await outcome(mask(discipline, newId()))).toBe('need.photo');
  expect(await outcome(mask(organiser, asked, { rectangles: [{ x: 600, y: 0, width: 500, height: 100 }] }))).toBe('need.mask_inside');

  // Begun is not said: it stays inside.
  await mask(organiser, asked, { rectangles: [{ x: 0, y: 0, width: 500, height: 1000 }], complete: false });
  expect(await out()).toEqual(['同意.jpg agreed']);
  expect(await outcome(mask(discipline, asked))).toBe('stale.mask');
  await mask(discipline, asked, { maskVersion: 1, rectangles: [{ x: 0, y: 0, width: 1000, height: 1000 }] });
  await mask(organiser, unsaid);
  expect(await out()).toEqual(['同意.jpg agreed', '未问.jpg masked', '没说.jpg looked']);
  expect(await stored(asked)).toMatchObject({ mask: { complete: true, byName: '王清正', version: 2, rectangles: [{ width: 1000 }] } });
  expect(await faces()).toEqual([]);
  expect(await outwardPhotos(app.program.db, { officeId: newId() }, id)).toEqual([]);

  // The bytes: red and blue are gone where it was covered, and there where nobody asked for it.
  const spread = async (fileId: string) => {
    const { bytes } = await outwardPhoto(app.program, { officeId: office.id }, fileId);
    const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
    const reds = [10, 190].map((x) => data[(50 * info.width + x) * 3] ?? 0);
    expect((await sharp(bytes).metadata()).exif).toBeUndefined();
    return Math.abs((reds[0] ?? 0) - (reds[1] ?? 0));
  };
  expect(await spread(agreed)).toBeGreaterThan(130);
  expect(await spread(unsaid)).toBeGreaterThan(130);
  await expect(outwardPhoto(app.program, { officeId: newId() }, asked)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const before = await outwardPhoto(app.program, { officeId: office.id }, asked);
  await mask(discipline, asked, { maskVersion: 2, rectangles: [{ x: 0, y: 0, width: 500, height: 1000 }, { x: 500, y: 0, width: 500, height: 1000 }] });
  expect((await outwardPhoto(app.program, { officeId: office.id }, asked)).sha256).not.toBe(before.sha256);
});

test('seen inside as it leaves by whoever may see the activity; what may not leave has no such address', async () => {
  const { organiser, stranger } = people;
  const [open, shut] = [await put('给看.jpg', true), await put('不给.jpg', false)];
  const fetched = (fileId: string, who: TestPerson | null, headers: Record<string, string> = {}) => fetch(`${app.url}/files/${fileId}/outside`, { headers: { ...who?.headers, ...headers } });
  const given = await fetched(open, organiser);
  expect([given.status, given.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
  expect((await fetched(open, organiser, { 'if-none-match': given.headers.get('etag') ?? '' })).status).toBe(304);
  expect([(await fetched(shut, organiser)).status, (await fetched(open, stranger)).status, (await fetched(open, null)).status]).toEqual([404, 404, 401]);
  await organiser.client.record.removeFile({ ...c(), id, fileId: open });
  expect((await fetched(open, organiser)).status).toBe(404);
  expect(await outcome(mask(organiser, open))).toBe('need.photo');
});

test('the ledger of all this is in order', async () => {
  expect(await verify(app.program.db, await app.program.door.anchors())).toMatchObject({ ok: true });
});
