import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedCalendar } from '#database/seed/calendar.ts';
import { demoLink } from '#database/seed/demo-people.ts';
import { seedDemo } from '#database/seed/demo.ts';
import { papers } from '#features/papers/documents-catalogue.ts';
import { newId } from '#shared/ids.ts';
import { signedIn } from './harness/actors.ts';
import { startApp } from './harness/app.ts';
import { linkedRows } from './harness/linked.ts';
import { openBrowser, requestsOf, settled } from './harness/browser.ts';
import { unitAccount } from './harness/unit-account.ts';

/** Every page of the demo on a phone: what is wider than the screen moves in its own box, never the page. */

const app = await startApp({ now: new Date().toISOString(), webDir: process.env['LIANXUE_WEB'] ?? 'dist/web' });
const { db } = app.program;
let browser: Browser;
let activities: { readonly id: string; readonly stage: string }[];
let ids: Readonly<Record<string, string>>;

beforeAll(async () => {
  await seedCalendar(db);
  await seedDemo(app.program, () => undefined);
  await db.updateTable('account').set({ mustChange: false, passwordSetAt: new Date().toISOString() }).execute();
  await longWords();
  activities = await db.selectFrom('activity').select(['id', 'stage']).orderBy('sortOn').execute();
  const first = async (table: 'branch' | 'person' | 'project' | 'suggestion' | 'circular' | 'series' | 'consultation' | 'pairing' | 'inspectionRound' | 'problem' | 'pattern' | 'resource'): Promise<string> => (await db.selectFrom(table).select('id').orderBy('id').executeTakeFirstOrThrow()).id;
  ids = {
    branch: await first('branch'), person: await first('person'), project: await first('project'), suggestion: await first('suggestion'),
    circular: await first('circular'), series: await first('series'), consultation: await first('consultation'), pairing: await first('pairing'), round: await first('inspectionRound'), problem: await first('problem'), pattern: await first('pattern'), resource: await first('resource'),
    unit: (await db.selectFrom('unit').select('id').where('own', '=', false).executeTakeFirstOrThrow()).id,
  };
  ids = { ...ids, shared: await linkedRows(app, long.slice(0, 100)) };
  browser = await openBrowser();
}, 120_000);
afterAll(() => browser.close());

/** A telephone: what is wider than the screen would make the page itself wider. */
/** People paste addresses and names of files: one word without a break, in whatever they type. */
const long = `https://portal.example/${'dangjian-lianxue-'.repeat(6)}2026.html`;
async function longWords(): Promise<void> {
  const fields = {
    activity: ['theme', 'place', 'tasks', 'expected_effect', 'problem_brought', 'source_note', 'kind'], unit: ['name', 'field', 'note', 'region'], branch: ['name'], project: ['name', 'place'], person: ['name'], suggestion: ['text', 'reason'],
    problem: ['text'], action: ['measure', 'evidence', 'method'], insight: ['text'], bulletin: ['title', 'contributor'], publication: ['address', 'outlet'], file: ['name', 'caption'], side: ['body_words', 'contact_name', 'contact_post'],
    reply: ['reason'], attendance: ['name', 'post'], contact_log: ['content'], approval: ['comment', 'decided_name'], record: ['topic', 'place', 'chair', 'recorder'], link: ['holder_name'], unit_link: ['holder_name'], unit_account: ['holder_name', 'holder_post'], secrecy_review: ['comment'],
    circular: ['title'], series: ['name', 'purpose'], consultation: ['title'], pairing: ['purpose', 'contents'], pairing_party: ['body_words'], unit_offer: ['text', 'place'], observation: ['text', 'requirement'], inspection_round: ['name'], pattern: ['name'], resource: ['title', 'note', 'source_words'],
  };
  for (const [table, names] of Object.entries(fields)) {
    for (const name of names) await app.program.pool.query(`update "${table}" set ${name} = ${table === 'publication' && name === 'address' ? '$1' : `${name} || $1`} where ${name} is not null`, [table === 'branch' || table === 'person' || table === 'unit' ? long.slice(8, 70) : long]);
  }
}

/** Somebody of a partner that has a side in the demo, signed in with an account of its unit. */
async function ofPartner(): Promise<{ readonly cookie: string; readonly sideId: string }> {
  const side = await db.selectFrom('side').innerJoin('activity', 'activity.id', 'side.activityId').select(['side.id', 'side.officeId', 'side.unitId']).where('side.role', '=', 'partner').where('side.unitId', 'is not', null)
    .where('activity.stage', '=', 'archived').executeTakeFirstOrThrow();
  const linkId = newId();
  const { id: createdBy } = await db.selectFrom('person').select('id').where('officeId', '=', side.officeId).executeTakeFirstOrThrow();
  const link = { id: linkId, unitId: side.unitId ?? '', holderName: '马灯明', holderPost: '支部书记', secretHash: linkId, createdBy, createdName: '某', createdAt: new Date().toISOString(), expiresAt: '2099-01-01T00:00:00Z' };
  const account = await unitAccount(app, { unitId: link.unitId, linkId, state: 'open' });
  await db.insertInto('unitLink').values({ officeId: side.officeId, ...link }).execute();
  for (const change of account.changes) if (change.op === 'insert') await db.insertInto(change.table as 'account').values({ officeId: side.officeId, ...change.row } as never).execute();
  return { cookie: account.cookie, sideId: side.id };
}

async function on390(username: string | null, language = 'zh-Hans', cookie: string | null = null): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 1, serviceWorkers: 'block' });
  await context.addCookies([{ name: 'lianxue_lang', value: language, url: app.url }]);
  if (username !== null || cookie !== null) {
    const [name = '', value = ''] = (cookie ?? (await signedIn(app, username ?? '')).headers.cookie).split(/=(.*)/su);
    await context.addCookies([{ name, value, url: app.url }]);
  }
  return context.newPage();
}

/**
 * What makes the page move sideways; null where it does not. The heading moves with nothing: a box that scrolls around it would be the page under another name. Of
 * what sticks out that is told which is in no box that scrolls by itself.
 */
const sticksOut = `(() => {
  const above = (one) => (one === null ? [] : [one, ...above(one.parentElement)]);
  const moved = [...document.querySelectorAll('h1')].flatMap(above).filter((up) => up.scrollWidth > up.clientWidth + 1 && getComputedStyle(up).display !== 'inline');
  if (document.scrollingElement.scrollWidth <= 390 && moved.length === 0) return null;
  const boxed = (one) => above(one.parentElement).some((up) => up !== document.body && up !== document.documentElement && getComputedStyle(up).overflowX !== 'visible');
  const out = [...document.body.querySelectorAll('*')].filter((one) => one.getBoundingClientRect().right > 391 && !boxed(one)).map((one) => one.tagName.toLowerCase() + '.' + one.className);
  return document.scrollingElement.scrollWidth + ': ' + [...new Set(out)].slice(0, 8).join(', ');
})()`;

/** The part of an activity an address leads to, as its own address; null where it leads elsewhere. */
const partOf = (path: string | undefined): string | null => /^\/activities\/[^/]{36}\/\w+$/.exec(path ?? '')?.[0] ?? null;

/**
 * Pages that are wider than the screen, with what sticks out of it; empty where none is. Each is opened by its address; only from part
 * to part of activities it goes as a link of the application does, without loading the whole anew.
 */
async function wide(page: Page, paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  const onItsWay = requestsOf(page);
  for (const [at, path] of paths.entries()) {
    const part = partOf(paths[at - 1]) === null ? null : partOf(path);
    if (part === null) await page.goto(`${app.url}${path}`);
    else await page.evaluate(`history.pushState({}, '', ${JSON.stringify(path)})`);
    await page.locator(part === null ? 'h1' : `a[aria-current=page][href="${part}"]`).first().waitFor();
    await settled(page, onItsWay);
    if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/narrow${path.replaceAll(/[^\w-]+/g, '_').slice(0, 80)}.png` });
    const out = await page.evaluate<string | null>(sticksOut);
    if (out !== null) found.push(`${path} ${out}`);
  }
  return found;
}

const parts = ['topic', 'sides', 'programme', 'approval', 'held', 'record', 'publicity', 'conversion', 'papers', 'evidence', 'history'];

test('every address of the application is walked here or its file tells why not', () => {
  const routes = [...readFileSync('src/web/routes.tsx', 'utf8').matchAll(/(?:page|alone)\('([^']+)'/g)].map((found) => found[1] ?? '').filter((path) => path !== '$' && path !== '/activities');
  const walked = [...beside(), ...administration, '/activities/x', '/activities/x/y', '/activities/x/papers/y', '/p/x', '/p/x/y', '/not-kept/partner', '/place', '/place/account', '/place/x', '/sign-in', '/first-run'];
  expect(routes.filter((route) => !walked.some((path) => new RegExp(`^${route.replaceAll(/\$\w+/g, '[^/]+')}$`).test(path.split('?')[0] ?? '')))).toEqual([]);
});

const beside = (): string[] => [
  '/plans', ...['', '/way', '/run', '/versions', '/papers', '/papers/points', '/papers/plan-table'].map((at) => `/plans/${new Date().getFullYear()}${at}`),
  '/', '/account', '/activities', '/activities/calendar', '/activities/new', '/ledger', '/not-kept?file=/files/x', '/outbox', '/outlets', '/notices', '/rulebook', '/rulebook/PLN-13', `/branches/${ids['branch']}`, '/partners', '/partners/same', `/partners/${ids['unit']}`,
  '/imports', '/imports/new', '/partners/import', '/templates', '/templates/fields', '/templates/approval', '/search', '/search?q=%E5%AE%A1%E8%AE%A1', '/suggestions', '/suggestions/new', `/suggestions/${ids['suggestion']}`, '/people', `/people/${ids['person']}`,
  '/projects', `/projects/${ids['project']}`,
  '/outcomes', '/outcomes?view=tasks', `/outcomes/${ids['problem']}`, '/inspections', '/inspections/new', '/signals', `/inspections/${ids['round']}`, '/circulars', '/circulars/new', `/circulars/${ids['circular']}`, '/patterns', `/patterns/${ids['pattern']}`,
  '/series', `/series/${ids['series']}`, '/consultations', `/consultations/${ids['consultation']}`, '/statistics', `/statistics/${new Date().getFullYear()}/review`, '/reminders', '/burden', '/feedback',
  '/peers', '/shared', `/shared/${ids['shared']}`, '/partners/offers', '/partners/suggest', '/partners/agreements', `/partners/agreements/${ids['pairing']}`,
  '/resources', `/resources/${ids['resource']}`,
];
const administration = ['/', '/peers', '/administration', '/audit-log', '/account', '/people'];

test('lists, forms and pages of one thing', { timeout: 180_000 }, async () => {
  expect(await wide(await on390('committee'), beside())).toEqual([]);
});

test('every part of every activity', { timeout: 300_000 }, async () => {
  expect(await wide(await on390('committee'), activities.flatMap(({ id }) => parts.map((part) => `/activities/${id}/${part}`)))).toEqual([]);
});

test('in English, whose words are longer', { timeout: 300_000 }, async () => {
  const [one] = activities.filter(({ stage }) => stage === 'archived');
  expect(await wide(await on390('committee', 'en'), [...beside(), ...parts.map((part) => `/activities/${one?.id}/${part}`)])).toEqual([]);
});

test('every paper on screen', { timeout: 300_000 }, async () => {
  const id = activities.find(({ stage }) => stage === 'archived')?.id ?? '';
  expect(await wide(await on390('committee'), papers.map(({ key }) => `/activities/${id}/papers/${key}`))).toEqual([]);
});

test('as somebody who does it: an organiser, a secretary, an administrator, a partner, nobody', { timeout: 300_000 }, async () => {
  const { client } = await signedIn(app, 'organiser');
  const mine = (await client.activity.list({ limit: 50 })).rows.filter(({ stage }) => ['programme', 'publicity', 'topic'].includes(stage)).flatMap(({ id }) => parts.slice(0, 8).map((part) => `/activities/${id}/${part}`));
  expect(await wide(await on390('organiser'), ['/', '/notices', ...mine])).toEqual([]);
  expect(await wide(await on390('sysadmin'), administration)).toEqual([]);
  expect(await wide(await on390('auditadmin'), administration)).toEqual([]);
  expect(await wide(await on390(null), [`/p/${demoLink}`, '/not-kept/partner?file=/p/x/files/y', '/sign-in', '/site/nothing'])).toEqual([]);
  const { cookie, sideId } = await ofPartner();
  expect(await wide(await on390(null, 'zh-Hans', cookie), ['/place', '/place/account', `/place/${sideId}`])).toEqual([]);
});
