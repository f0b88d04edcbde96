import sharp from 'sharp';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exampleTopic } from '#features/bulletin/fixtures.ts';
import { bringToSummary } from '#features/record/fixtures.ts';
import { secretHash } from '#platform/session.ts';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestPerson } from './harness/actors.ts';
import { startApp } from './harness/app.ts';
import { openAs, openBrowser } from './harness/browser.ts';
import { expectSound } from './harness/sound.ts';

/** Somebody looks at each photo before it leaves: draws over a face by mouse, on a phone, or by the keyboard alone, and says that is all. */

const today = '2026-11-24';
const app = await startApp({ now: `${today}T04:00:00.000Z`, webDir: process.env['LIANXUE_WEB'] ?? 'dist/web' });
let browser: Browser;
let people: Record<'organiser' | 'member', TestPerson>;
let id = '';
const c = () => ({ commandId: newId() });
const photos: Record<string, string> = {};
const file = async (name: string) => (await people.organiser.client.activity.get({ id })).facts.files.find((one) => one.id === photos[name]);

beforeAll(async () => {
  const office = await openOffice(app, '审计署武汉特派办');
  browser = await openBrowser();
  const branchId = await office.branch('计算机处党支部');
  people = { organiser: await office.person('陈思远', { branchId, posts: [{ post: 'member' }] }), member: await office.person('李向东', { branchId, posts: [{ post: 'member' }] }) };
  const { client, headers } = people.organiser;
  ({ id } = await client.activity.create({ ...c(), branchId, ...exampleTopic }));
  const ownSide = (await client.activity.get({ id })).facts.sides[0]?.id ?? '';
  await bringToSummary(app.program.door, office.id, { id, ownSide, heldOn: today, secretHash: secretHash(newId()), createdBy: people.organiser.id, attended: [{ personId: people.organiser.id, name: '陈思远', branchId }] });
  // A wall with a light patch where a face might be, and two dark eyes in it.
  const bytes = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#56636b' } })
    .composite([{ input: { create: { width: 180, height: 240, channels: 3, background: '#e8c9a8' } }, left: 360, top: 120 }, ...[400, 460].map((left) => ({ input: { create: { width: 22, height: 22, channels: 3 as const, background: '#000000' } }, left, top: 190 }))]).jpeg().toBuffer();
  for (const [name, consentOfOutsiders] of [['座谈', false], ['合影', null], ['参观', true]] as const) {
    const answer = await fetch(`${app.url}/files`, { method: 'POST', body: new Uint8Array(bytes), headers: { ...headers, 'x-file-name': encodeURIComponent(`${name}.jpg`) } });
    const uploaded = (await answer.json()) as { sha256: string; name: string; mediaType: string; size: number };
    photos[name] = (await client.record.addFile({ ...c(), id, ...uploaded, purpose: 'photo', caption: name, consentOfOutsiders })).id;
  }
});
afterAll(() => browser.close());

const open = (who: TestPerson, width: number, hasTouch = false) => openAs(browser, `${app.url}/activities/${id}/record`, who, { width, hasTouch, heading: '照片和文件' });

test('by mouse: drawn, moved, said to be all; the picture that leaves has nothing there', async () => {
  const { page, heard } = await open(people.organiser, 1440);
  expect(await page.getByText('需先确认').count()).toBe(2);
  await page.getByText('出镜人尚未同意').waitFor();
  await page.getByRole('button', { name: '遮挡人脸：座谈' }).click();
  const dialog = page.getByRole('dialog');
  const board = dialog.getByRole('group', { name: '照片和遮挡区域' });
  await dialog.getByRole('img', { name: '座谈' }).waitFor();
  const box = await board.boundingBox();
  if (box === null) throw new Error('the photo is not shown');
  const at = (x: number, y: number): [number, number] => [box.x + box.width * x, box.y + box.height * y];
  await page.mouse.move(...at(0.05, 0.05));
  await page.mouse.down();
  await page.mouse.move(...at(0.2, 0.3), { steps: 3 });
  await page.mouse.move(...at(0.3, 0.55), { steps: 3 });
  await page.mouse.up();
  const part = dialog.getByRole('button', { name: /^遮挡 1：/u });
  await part.waitFor();
  await page.mouse.move(...at(0.1, 0.1));
  await page.mouse.down();
  await page.mouse.move(...at(0.45, 0.25), { steps: 3 });
  await page.mouse.up();
  await dialog.getByLabel('需要遮挡的人脸都已遮挡').check();
  await expectSound(page, 'mask-1440');
  await dialog.getByRole('button', { name: '保存' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('已遮挡 1 处，陈思远确认').waitFor();
  const [rectangle] = (await file('座谈'))?.mask?.rectangles ?? [];
  expect(Math.abs((rectangle?.x ?? 0) - 400)).toBeLessThan(12);
  expect(Math.abs((rectangle?.width ?? 0) - 250)).toBeLessThan(12);
  await expectSound(page, 'photos-1440');
  const darkest = async (path: string): Promise<number> => {
    const answer = await fetch(`${app.url}/files/${photos['座谈']}${path}`, { headers: people.organiser.headers });
    const part = await sharp(new Uint8Array(await answer.arrayBuffer())).extract({ left: 380, top: 140, width: 160, height: 200 }).greyscale().raw().toBuffer();
    return Math.min(...part);
  };
  expect(await darkest('')).toBeLessThan(20);
  expect(await darkest('/outside')).toBeGreaterThan(100);
  await page.context().close();
  expect(heard).toEqual([]);
});

test('by the keyboard alone: added, moved, sized, typed, taken off, and said that there is none', async () => {
  const { page, heard } = await open(people.organiser, 1440);
  await page.getByRole('button', { name: '遮挡人脸：合影' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '添加遮挡' }).focus();
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: '遮挡 1：左 42.5%，上 40%，宽 15%，高 20%' }).focus();
  for (const key of ['ArrowLeft', 'ArrowLeft', 'ArrowUp', 'Shift+ArrowRight', 'Shift+ArrowDown']) await page.keyboard.press(key);
  await dialog.getByRole('button', { name: '遮挡 1：左 40.5%，上 39%，宽 16%，高 21%' }).waitFor();
  await dialog.getByLabel('左（%）').fill('12.5');
  await dialog.getByRole('button', { name: '遮挡 1：左 12.5%，上 39%，宽 16%，高 21%' }).focus();
  await page.keyboard.press('Delete');
  await dialog.getByLabel('已看过，没有需要遮挡的人脸').focus();
  await page.keyboard.press('Space');
  await dialog.getByRole('button', { name: '保存' }).focus();
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('没有需要遮挡的人脸，陈思远确认').waitFor();
  expect(await file('合影')).toMatchObject({ mask: { rectangles: [], complete: true } });
  await page.context().close();
  expect(heard).toEqual([]);
});

test('on a phone by finger; saved without the word it stays inside; who may not is told why', async () => {
  const { page, heard } = await open(people.organiser, 390, true);
  await page.getByRole('button', { name: '遮挡人脸：参观' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('img', { name: '参观' }).waitFor();
  const board = await dialog.getByRole('group', { name: '照片和遮挡区域' }).boundingBox();
  if (board === null) throw new Error('the photo is not shown');
  const touch = await page.context().newCDPSession(page);
  const finger = (type: 'touchStart' | 'touchMove' | 'touchEnd', x: number, y: number) =>
    touch.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x: board.x + board.width * x, y: board.y + board.height * y }] });
  await finger('touchStart', 0.4, 0.2);
  await finger('touchMove', 0.5, 0.4);
  await finger('touchMove', 0.6, 0.6);
  await finger('touchEnd', 0.6, 0.6);
  await dialog.getByRole('button', { name: /^遮挡 1：左 40/u }).waitFor();
  await expectSound(page, 'mask-390');
  await dialog.getByRole('button', { name: '保存' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(await file('参观')).toMatchObject({ consentOfOutsiders: true, mask: { complete: false, rectangles: [{ y: 200 }] } });
  await expectSound(page, 'photos-390');
  await page.context().close();
  expect(heard).toEqual([]);

  const other = await open(people.member, 390);
  expect(await other.page.getByRole('button', { name: '遮挡人脸：参观' }).getAttribute('aria-disabled')).toBe('true');
  await other.page.context().close();
});
