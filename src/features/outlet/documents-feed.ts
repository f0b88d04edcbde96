import { Feed } from 'feed';
import { createSay } from '#shared/language.ts';
import { markup, sendable } from '#shared/text/markup.ts';
import { bodyHtml, summaryOf, type Text } from './documents-html.ts';
import type { Site } from './documents-page.ts';
import { sitePath } from './facts.ts';
import { words } from './words-site.ts';

/** What programs read of the public page: the Atom feed, the sitemap, and what crawlers may open. */

const say = createSay(words, 'zh-Hans');

export interface Entry {
  readonly text: Text;
  /** Instants: when it came out on the page, and when what it says last changed. */
  readonly publishedAt: string;
  readonly updatedAt: string;
}

/** Ends a CDATA section that the text would end itself. */
const cdata = (text: string): string => sendable(text).replaceAll(']]>', ']]]]><![CDATA[>');

/** `siteId` and each bulletin's own id name feed and entries, so that they stay the same when the address changes. */
export function atomFeed(site: Site, siteId: string, entries: readonly Entry[], changedAt: string): string {
  const home = `${site.baseUrl}${sitePath(site.key)}`;
  const feed = new Feed({
    id: `urn:uuid:${siteId}`, title: sendable(say('site.of', { office: site.office })), link: home, feedLinks: { atom: `${home}feed.atom` },
    updated: new Date([changedAt, ...entries.map((entry) => entry.updatedAt)].toSorted().at(-1) ?? changedAt), author: { name: sendable(site.office) }, generator: 'Lianxue',
  });
  for (const { text, publishedAt, updatedAt } of entries) {
    const note = text.correction === null ? null : markup`<p><strong>${say('site.corrected')}</strong>　${say('site.corrected_on', { day: text.correction.on, note: text.correction.reason })}</p>\n`;
    feed.addItem({
      id: `urn:uuid:${text.id}`, link: `${site.baseUrl}${sitePath(site.key, text)}`, date: new Date(updatedAt), published: new Date(publishedAt),
      // The library writes titles and summaries as HTML in CDATA: the text is escaped once for HTML, and kept from ending the CDATA.
      title: cdata(markup`${text.title}`.text), description: cdata(markup`${summaryOf(text.body)}`.text), content: cdata(markup`${note}${bodyHtml(text.body)}`.text),
    });
  }
  return feed.atom1();
}

/** Every public page of every office that has one. `lastmod` is a day. */
export const sitemap = (baseUrl: string, pages: readonly { readonly path: string; readonly changedOn: string }[]): string => markup`<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${pages.map(({ path, changedOn }) => markup`<url><loc>${baseUrl}${path}</loc><lastmod>${changedOn}</lastmod></url>
`)}</urlset>
`.text;

/** Crawlers open the public page and nothing else; while no office has one, nothing at all. */
export const robots = (baseUrl: string, open: boolean): string =>
  open ? `User-agent: *\nAllow: /site\nDisallow: /\nSitemap: ${baseUrl}/site/sitemap.xml\n` : 'User-agent: *\nDisallow: /\n';
