import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import type { PublicContext, PublicEnv, PublicRoutes } from '#platform/http.ts';
import { photoCard, wordCard } from '#platform/documents/card.ts';
import { outwardPhoto, outwardPhotos } from '#features/record/queries.ts';
import { atomFeed, robots, sitemap } from './documents-feed.ts';
import { issueOf } from './documents-html.ts';
import { bulletinPage, gonePage, keyAfter, listPage, notFoundPage, officesPage, unavailablePage, type Site } from './documents-page.ts';
import { style } from './documents-style.ts';
import { numberIn, siteKey, sitePath } from './facts.ts';
import { sendable } from '#shared/text/markup.ts';
import { entriesOnSite, listOnSite, oneOnSite, openSites, pathsOnSite, siteBy, yearsOnSite, type OpenSite } from './store-site.ts';

/**
 * The public page: `/site`, `/site/<office>/`, `/site/<office>/2026-3`, feed, sitemap, robots.txt. Everything that is not
 * there answers alike, whether it never was, is not public, or belongs to an office whose page is off.
 */

/** Issues on one page, and in the feed. */
const onPage = 30;
const inFeed = 50;
/** Photos with one bulletin. */
const mostPhotos = 9;

const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
type C = Context<PublicEnv>;

const html = (c: C, page: string, status: 200 | 404 | 410 | 503 = 200): Response =>
  c.body(page, status, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy });
const nothing = (c: C): Response => html(c, notFoundPage(c.get('open').reader), 404);
const plain = (c: C, text: string, type: string): Response => c.body(text, 200, { 'content-type': `${type}; charset=utf-8` });

const shown = ({ key, office, demo }: OpenSite, { baseUrl, reader }: PublicContext): Site => ({ key, office, demo, baseUrl, reader });

/** The office's page that is on, by its short name; null for anything else. */
async function siteIn(c: C): Promise<OpenSite | null> {
  const key = c.req.param('key') ?? '';
  return siteKey.test(key) ? siteBy(c.get('open').db, key) : null;
}

async function offices(c: C): Promise<Response> {
  const [first, ...others] = await openSites(c.get('open').db);
  if (first === undefined) return nothing(c);
  return others.length === 0 ? c.redirect(sitePath(first.key), 302) : html(c, officesPage(c.get('open').reader, [first, ...others]));
}

async function list(c: C): Promise<Response> {
  const site = await siteIn(c);
  if (site === null) return nothing(c);
  const { db } = c.get('open');
  const asked = c.req.query();
  const year = asked['year'] === undefined ? null : (/^[12]\d{3}$/.exec(asked['year']) === null ? undefined : Number(asked['year']));
  const before = asked['after'] === undefined ? null : (numberIn(asked['after']) ?? undefined);
  if (year === undefined || before === undefined) return nothing(c);
  const rows = await listOnSite(db, site.officeId, { year, before, limit: onPage });
  const last = rows.length > onPage ? rows[onPage - 1] : undefined;
  return html(c, listPage({
    site: shown(site, c.get('open')), rows: rows.slice(0, onPage), years: await yearsOnSite(db, site.officeId), year,
    next: last === undefined ? null : keyAfter(last), later: before !== null,
  }));
}

async function bulletin(c: C): Promise<Response> {
  const site = await siteIn(c);
  const number = numberIn(c.req.param('issue') ?? '');
  const found = site === null || number === null ? null : await oneOnSite(c.get('open').db, site.officeId, number);
  if (site === null || number === null || found === null) return nothing(c);
  const page = shown(site, c.get('open'));
  return found.text === null ? html(c, gonePage(page, { ...number, ...found.gone }), 410) : html(c, bulletinPage(page, found.text, (await photosOf(c, site, found.activityId)).length));
}

async function feed(c: C): Promise<Response> {
  const site = await siteIn(c);
  if (site === null) return nothing(c);
  const { entries, changedAt } = await entriesOnSite(c.get('open').db, site.officeId, inFeed);
  return plain(c, atomFeed(shown(site, c.get('open')), site.id, entries, changedAt ?? `${site.changedOn}T00:00:00.000Z`), 'application/atom+xml');
}

/** Ids of the photos that go with a bulletin: those of its activity that may leave, the first of them. */
const photosOf = async (c: C, { officeId }: OpenSite, activityId: string): Promise<string[]> =>
  (await outwardPhotos(c.get('open').db, { officeId }, activityId)).slice(0, mostPhotos).map(({ id }) => id);

const picture = (c: C, bytes: Uint8Array): Response =>
  c.body(bytes.slice().buffer, 200, { 'content-type': 'image/jpeg', 'cross-origin-resource-policy': 'cross-origin', 'content-security-policy': "default-src 'none'" });

async function photo(c: C): Promise<Response> {
  const site = await siteIn(c);
  const number = numberIn(c.req.param('issue') ?? '');
  const found = site === null || number === null ? null : await oneOnSite(c.get('open').db, site.officeId, number);
  if (site === null || found?.text == null) return nothing(c);
  const id = (await photosOf(c, site, found.activityId))[Number(/\d+/.exec(c.req.param('photo') ?? '')?.[0]) - 1];
  return id === undefined ? nothing(c) : picture(c, (await outwardPhoto(c.get('open'), site, id)).bytes);
}

/** The picture a shared link shows: the first photo that may leave, else title and office, drawn. */
async function card(c: C): Promise<Response> {
  const site = await siteIn(c);
  if (site === null) return nothing(c);
  const issue = c.req.param('issue');
  if (issue === undefined) return picture(c, await wordCard({ title: '主题联学简报', foot: site.office }));
  const number = numberIn(issue);
  const found = number === null ? null : await oneOnSite(c.get('open').db, site.officeId, number);
  if (found?.text == null) return nothing(c);
  const [id] = await photosOf(c, site, found.activityId);
  const shot = id === undefined ? null : await photoCard((await outwardPhoto(c.get('open'), site, id)).bytes);
  return picture(c, shot ?? (await wordCard({ title: sendable(found.text.title), foot: `${site.office}　${issueOf(found.text)}` })));
}

export const siteRoutes: PublicRoutes = (app) => {
  app.get('/robots.txt', async (c) => plain(c, robots(c.get('open').baseUrl, (await openSites(c.get('open').db)).length > 0), 'text/plain'));
  app.get('/site', offices);
  app.get('/site/', offices);
  app.get('/site/feed.atom', async (c) => {
    const [first, ...others] = await openSites(c.get('open').db);
    return first === undefined || others.length > 0 ? nothing(c) : c.redirect(`${sitePath(first.key)}feed.atom`, 302);
  });
  app.get('/site/sitemap.xml', async (c) => {
    const { db, baseUrl } = c.get('open');
    const sites = await openSites(db);
    if (sites.length === 0) return nothing(c);
    const pages = await Promise.all(sites.map(async ({ officeId, key, changedOn }) => [
      { path: sitePath(key), changedOn }, ...(await pathsOnSite(db, officeId)).map((one) => ({ path: sitePath(key, one), changedOn: one.changedOn })),
    ]));
    return plain(c, sitemap(baseUrl, pages.flat()), 'application/xml');
  });
  app.get('/site/:key', async (c) => {
    const site = await siteIn(c);
    return site === null ? nothing(c) : c.redirect(sitePath(site.key), 302);
  });
  app.get('/site/:key/', list);
  app.get('/site/:key/feed.atom', feed);
  app.get('/site/:key/card.jpg', card);
  app.get('/site/:key/:issue', bulletin);
  app.get('/site/:key/:issue/:photo{photo-[1-9]\\d?\\.jpg}', photo);
  app.get('/site/:key/:issue/card.jpg', card);
  app.notFound((c) => nothing(c));
  app.onError((_, c) => html(c, unavailablePage(c.get('open').reader), 503));
};
