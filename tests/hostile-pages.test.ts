import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exampleProgramme } from '#features/activity/fixtures.ts';
import { exampleTopic } from '#features/bulletin/fixtures.ts';
import { secretHash } from '#platform/session.ts';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestOffice, type TestPerson } from './harness/actors.ts';
import { startApp } from './harness/app.ts';
import { openAs, openBrowser } from './harness/browser.ts';
import { thisEvening } from './harness/clock.ts';

/** A partner whose link writes markup and scripts into whatever it may write: read by our people and by the partner, all of it is text. */

const app = await startApp({ now: thisEvening, webDir: process.env['LIANXUE_WEB'] ?? 'dist/web' });
let office: TestOffice;
let browser: Browser;
let people: Record<'organiser' | 'secretary' | 'committee', TestPerson>;
const c = () => ({ commandId: newId() });
const ids = { activity: '', side: '', unit: '', resource: '' };
const [link, place] = [newId(), newId()];
/** Each place its own mark, so that it is known which of them came to life. */
const evil = (mark: string): string => `<img src=x onerror="window.struck='${mark}'"><script>window.struck='${mark}'</script>$&${mark}`;

beforeAll(async () => {
  office = await openOffice(app);
  browser = await openBrowser();
  const branchId = await office.branch('计算机处党支部');
  people = {
    organiser: await office.person('陈思远', { branchId, posts: [{ post: 'member' }] }), secretary: await office.person('周正言', { branchId, posts: [{ post: 'member' }, { post: 'secretary' }] }),
    committee: await office.person('吴常青', { posts: [{ post: 'committee' }] }),
  };
  const { client } = people.organiser;
  ids.unit = (await people.secretary.client.unit.add({ ...c(), name: '武钢集团', kind: 'enterprise', industry: 'C', region: '420107', field: null, frontLine: true, aliases: [], note: null })).id;
  const id = (ids.activity = (await client.activity.create({ ...c(), branchId, ...exampleTopic })).id);
  const at = async () => ({ ...c(), id, version: (await client.activity.get({ id })).facts.activity.version });
  await client.activity.toContact(await at());
  await client.activity.addSide({ ...(await at()), role: 'partner', unitId: ids.unit, branchIds: [], bodyWords: '总装党支部', contactName: '马灯明', contactPost: '支部书记' });
  await client.activity.toProgramme(await at());
  const programme = { ...exampleProgramme, tasks: [] };
  await client.programme.edit({ ...(await at()), programme, declarations: { itineraryBy: null, arrangedByPartner: [], gifts: [], paidLecture: null, partnerVehicle: null, alcohol: null, workingPapers: null, integrityReport: null } });
  ids.side = (await client.activity.get({ id })).facts.sides.find((side) => side.unitId === ids.unit)?.id ?? '';
  await client.partner.makeLink({ ...c(), id, sideId: ids.side, holderName: '马灯明', holderPost: '书记', secretHash: secretHash(link), days: null });
  await people.secretary.client.place.makeLink({ ...c(), unitId: ids.unit, holderName: '马灯明', holderPost: '书记', secretHash: secretHash(place), days: null });

  // Now the partner writes: whatever there is to write, by both links.
  const [theirs, whole] = [app.client({ 'x-lianxue-link': link }), app.client({ 'x-lianxue-link': place })];
  const [session] = exampleProgramme.sessions;
  if (session === undefined) throw new Error('a session expected');
  await theirs.programme.propose({ ...c(), id, programme: { sessions: [{ ...session, place: evil('place'), stops: [{ name: evil('stop'), kind: 'venue' }], agenda: session.agenda.map((item) => ({ ...item, title: evil('item').slice(0, 100), owner: '总装党支部' })) }], tasks: [] }, note: evil('proposal') });
  await theirs.partner.consentByLink({ ...c(), id, shown: (await client.activity.get({ id })).facts.activity.programmeNo, decision: 'change', comment: evil('comment') });
  ids.resource = (await theirs.resource.offerByLink({ ...c(), title: evil('title'), note: evil('note'), file: null, url: 'https://www.example.gov.cn/?q=javascript:window.struck=1' })).id;
  await theirs.feedback.make({ ...c(), kind: 'problem', text: evil('feedback'), page: `/p/"><script>window.struck='page'</script>` });
  await whole.place.addLine({ ...c(), kind: 'need', text: evil('line'), place: evil('line place').slice(0, 100), untilOn: null });
  await whole.place.proposeFacts({ ...c(), name: evil('name').slice(0, 100), industry: 'C', region: null, field: evil('field').slice(0, 100), contactName: '<b>马</b>', contactPost: '<i>书记</i>', note: evil('facts') });
  await app.program.pool.query(`update activity set stage = 'held' where id = $1`, [id]);
  await theirs.attendance.enterByLink({ ...c(), id, version: (await client.activity.get({ id })).facts.activity.version, people: [{ name: '<u>张三</u>', post: '<img src=x onerror=1>', state: 'present' }], counts: { expected: 1, present: 1, onLeave: null, absent: null } });
}, 60_000);
afterAll(() => browser.close());

/** What came to life on the page, what its console says of it, and what stands there. */
async function read(address: string, who: TestPerson | null, width = 1440): Promise<{ page: Page; struck: unknown; text: string; close: () => Promise<void> }> {
  const { page, heard, close } = await openAs(browser, `${app.url}${address}`, who, { width });
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => { dialogs.push(dialog.message()); void dialog.dismiss(); });
  const struck: unknown = await page.evaluate('window.struck');
  // The page of a link asks which kind of link it is, and is told by a refusal that it is one of a whole unit.
  const complaints = heard.filter((line) => !(address.startsWith('/p/') && line.includes('403')));
  expect([address, ...complaints, ...dialogs]).toEqual([address]);
  expect([address, await page.locator('main img[src="x"], main script, main [onerror], main a[href^="javascript:"]').count()]).toEqual([address, 0]);
  return { page, struck, text: await page.locator('main').innerText(), close };
}

test('our people read it as it was written', async () => {
  const { organiser, secretary, committee } = people;
  for (const [address, who, marks] of [
    [`/activities/${ids.activity}/programme`, organiser, ['proposal']], [`/activities/${ids.activity}/sides`, organiser, ['comment']], [`/activities/${ids.activity}/held`, organiser, []], [`/activities/${ids.activity}/history`, organiser, []],
    [`/partners/${ids.unit}`, secretary, ['line', 'field']], [`/resources/${ids.resource}`, organiser, ['title', 'note']], ['/resources?state=offered', committee, ['title']], ['/feedback', committee, ['feedback']],
  ] as const) {
    const { struck, text, close } = await read(address, who);
    expect([address, struck]).toEqual([address, undefined]);
    for (const mark of marks) expect(text, `${address} ${mark}`).toContain(`window.struck='${mark}'`);
    await close();
  }
}, 90_000);

test('so does the partner, before any script has come and after', async () => {
  for (const [address, marks] of [[`/p/${link}`, ['proposal', 'comment']], [`/p/${place}`, ['line']], [`/p/${place}/${ids.side}`, []]] as const) {
    const first = await (await app.ask(address, { headers: { 'sec-fetch-dest': 'document' } })).text();
    expect([first.includes('id="first"'), first.includes('<img src=x'), first.match(/<div id="root"/gu)?.length]).toEqual([true, false, 1]);
    const { struck, text, close } = await read(address, null, 390);
    expect([address, struck]).toEqual([address, undefined]);
    for (const mark of marks) expect(text, `${address} ${mark}`).toContain(`window.struck='${mark}'`);
    await close();
  }
}, 90_000);

test('papers made of it hold no markup of theirs', async () => {
  const { secretary } = people;
  const zip = await app.ask(`/papers/${ids.activity}/all.zip`, { headers: secretary.headers });
  expect([200, 404, 422]).toContain(zip.status);
  const feed = await app.ask('/api/openapi.json');
  expect(feed.status).toBe(200);
});

test('the place is read before any script has come: activities, agreements, whose it is; no more than 30 KB, and nobody keeps it', async () => {
  await app.program.pool.query(`update activity set theme = '<b>$&$''主题' where id = $1`, [ids.activity]);
  const answer = await app.ask(`/p/${place}`, { headers: { 'sec-fetch-dest': 'document' } });
  const html = await answer.text();
  expect(answer.headers.get('cache-control')).toBe('private, no-store');
  expect(html).toContain('马灯明（书记），武钢集团');
  expect(html).toContain('&#60;b&#62;$&#38;$&#39;主题</a>');
  expect(html).toContain(`href="/p/${place}/${ids.side}"`);
  expect(html).toContain('还没有结对协议');
  expect(html.match(/<div id="root"/gu)?.length).toBe(1);
  const full = app.client({ 'x-lianxue-link': place });
  expect((await full.place.activities({})).rows).toHaveLength(1);
  // As full as it gets: ten long themes and five agreements.
  for (let at = 0; at < 6; at += 1) {
    await people.secretary.client.pairing.add({ ...c(), branchIds: [(await people.secretary.client.activity.get({ id: ids.activity })).facts.activity.hostBranchIds[0] ?? ''], parties: [{ unitId: ids.unit, bodyWords: null, signerName: null, signerPost: null }], purpose: `${at}`.repeat(500), contents: '联合学习', signedOn: '2026-01-10', fromOn: '2026-01-10', untilOn: null, activityId: null });
  }
  const { rows } = await app.program.pool.query<{ id: string }>(`select id from activity where id = $1`, [ids.activity]);
  expect(rows).toHaveLength(1);
  const long = await (await app.ask(`/p/${place}`, { headers: { 'sec-fetch-dest': 'document' } })).text();
  expect(Buffer.byteLength(long)).toBeLessThan(30 * 1024);
  const forged = await (await app.ask(`/p/${newId()}`, { headers: { 'sec-fetch-dest': 'document' } })).text();
  expect(forged).not.toContain('id="first"');
});
