import { createFormat } from '#shared/format.ts';
import { createSay, type Reader } from '#shared/language.ts';
import { Markup, markup } from '#shared/text/markup.ts';
import { bodyHtml, issueOf, summaryOf, type Text } from './documents-html.ts';
import { icon, style } from './documents-style.ts';
import { numberKey, sitePath } from './facts.ts';
import { words } from './words-site.ts';

/** The public pages, as whole documents: no script, nothing from elsewhere, nothing that is not in `Text`. */

/** What stands around the bulletins is said in the reader's language; names and the bulletins' own text stay as they were written. */
const voiceOf = ({ language, hant }: Reader) => ({ say: createSay(words, language, hant), format: createFormat(language), own: language === 'zh-Hans' ? null : new Markup(' lang="zh-Hans"') });

/** The office whose page it is. */
export interface Site {
  readonly key: string;
  readonly office: string;
  readonly demo: boolean;
  /** What absolute addresses begin with. */
  readonly baseUrl: string;
  readonly reader: Reader;
}

interface Page {
  readonly reader: Reader;
  readonly title: string;
  readonly main: Markup;
  readonly site?: Site;
  /** Head beside the title: the card, the feed. */
  readonly head?: Markup;
  /** Where the head of the page leads. */
  readonly up?: string;
}

function document({ reader, title, main, site, head, up }: Page): string {
  const { say } = voiceOf(reader);
  return markup`<!doctype html>
<html lang="${reader.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<meta name="format-detection" content="telephone=no">
<link rel="icon" href="${icon}">
${head ?? null}<style>${new Markup(style)}</style>
</head>
<body>
${site?.demo === true ? markup`<p class="demo">${say('site.demo')}</p>\n` : null}${site === undefined ? null : markup`<header class="top">${up === undefined ? site.office : markup`<a href="${up}">${site.office}<span class="screen">　${say('site.back')}</span></a>`}</header>
`}<main>
${main}
</main>
${site === undefined ? null : markup`<footer class="foot"><p>${site.office}</p><p class="screen">${say('site.private')} <a href="${sitePath(site.key)}feed.atom">${say('site.feed')}</a></p></footer>
`}</body>
</html>
`.text;
}

/** What a link to the page looks like where it is shared: WeChat reads the title, the description and the picture. */
function card(site: Site, { path, title, description, image, article }: { path: string; title: string; description: string; image: string | null; article: Text | null }): Markup {
  const { say } = voiceOf(site.reader);
  const url = `${site.baseUrl}${path}`;
  const property = (name: string, content: string | null): Markup | null => (content === null ? null : markup`<meta property="${name}" content="${content}">\n`);
  return markup`<link rel="canonical" href="${url}">
<link rel="alternate" type="application/atom+xml" title="${say('site.of', { office: site.office })}" href="${site.baseUrl}${sitePath(site.key)}feed.atom">
<meta name="description" content="${description}">
${property('og:type', article === null ? 'website' : 'article')}${property('og:title', title)}${property('og:description', description)}${property('og:url', url)}${property('og:site_name', site.office)}${property('og:locale', 'zh_CN')}${
    image === null ? null : markup`${property('og:image', `${site.baseUrl}${image}`)}${property('og:image:width', '1200')}${property('og:image:height', '630')}<meta itemprop="image" content="${site.baseUrl}${image}">\n`
  }${property('article:published_time', article?.releasedOn ?? null)}${property('article:modified_time', article?.correction?.on ?? null)}`;
}

interface ListPage {
  readonly site: Site;
  readonly rows: readonly Text[];
  /** Years something was published in, latest first, and the one that is shown. */
  readonly years: readonly number[];
  readonly year: number | null;
  /** Key of the next page. */
  readonly next: string | null;
  readonly later: boolean;
}

/** All bulletins by year, newest first. */
export function listPage({ site, rows, years, year, next, later }: ListPage): string {
  const { say } = voiceOf(site.reader);
  const home = sitePath(site.key);
  const here = year === null ? '' : `year=${year}&`;
  const shown = [...new Set(rows.map((row) => row.year))];
  const title = say('site.of', { office: site.office });
  const yearLink = (one: number | null, words_: string) => markup`<li><a href="${one === null ? home : `${home}?year=${one}`}"${one === year ? new Markup(' aria-current="page"') : null}>${words_}</a></li>`;
  const main = markup`<h1>${say('site.title')}</h1>
${years.length < 2 ? null : markup`<nav class="years" aria-label="${say('site.years')}"><ul>${yearLink(null, say('site.all'))}${years.map((one) => yearLink(one, say('site.year', { year: one })))}</ul></nav>
`}${rows.length === 0 ? markup`<p class="quiet">${say('site.none')}</p>` : shown.map((one) => markup`<h2>${say('site.year', { year: one })}</h2>
<ol class="list" reversed>
${rows.filter((row) => row.year === one).map((row) => item(site, row))}</ol>
`)}${next === null && !later ? null : markup`<nav class="pager" aria-label="${say('site.pages')}">${later ? markup`<a href="${home}${year === null ? '' : `?year=${year}`}">${say('site.newest')}</a>` : markup`<span></span>`}${next === null ? null : markup`<a rel="next" href="${home}?${here}after=${next}">${say('site.older')}</a>`}</nav>`}`;
  return document({ reader: site.reader, title, main, site, head: card(site, { path: home, title, description: title, image: `${home}card.jpg`, article: null }) });
}

function item(site: Site, row: Text): Markup {
  const { say, format, own } = voiceOf(site.reader);
  return markup`<li>
<h3${own}><a href="${sitePath(site.key, row)}">${row.title}</a>${row.correction === null ? null : markup` <span class="mark">${say('site.corrected_mark')}</span>`}</h3>
<p class="quiet">${issueOf(row)}　<time datetime="${row.releasedOn}">${format.day(row.releasedOn)}</time></p>
<p${own}>${summaryOf(row.body)}</p>
</li>
`;
}

/**
 * One bulletin, with as many photos as may leave: their bytes lie at its address with `/photo-1.jpg` behind it. What
 * people wrote under a photo stays inside: nobody reviewed it.
 */
export function bulletinPage(site: Site, text: Text, photos: number): string {
  const { say, format, own } = voiceOf(site.reader);
  const path = sitePath(site.key, text);
  const { correction } = text;
  const main = markup`<article>
<h1${own}>${text.title}</h1>
<p class="meta"><span>${issueOf(text)}</span><span><time datetime="${text.releasedOn}">${format.day(text.releasedOn)}</time></span>${text.contributor === '' ? null : markup`<span>${say('site.contributor', { name: text.contributor })}</span>`}</p>
${correction === null ? null : markup`<aside class="note" aria-labelledby="corrected"><h2 id="corrected">${say('site.corrected')}</h2><p>${say('site.corrected_on', { day: format.day(correction.on), note: correction.reason })}</p></aside>
`}<div class="text"${own}>
${bodyHtml(text.body)}</div>
${photos === 0 ? null : markup`<h2>${say('site.photos')}</h2>
<ul class="photos">${Array.from({ length: photos }, (_, index) => markup`<li><img src="${path}/photo-${index + 1}.jpg" loading="lazy" alt="${say('site.photo', { n: index + 1 })}"></li>
`)}</ul>
`}</article>`;
  const head = card(site, { path, title: text.title, description: summaryOf(text.body), image: `${path}/card.jpg`, article: text });
  return document({ reader: site.reader, title: `${text.title} · ${site.office}`, main, site, head, up: sitePath(site.key) });
}

/** What is left of one that was withdrawn: that it was, and when. */
export function gonePage(site: Site, { year, number, withdrawnOn }: { readonly year: number; readonly number: number; readonly withdrawnOn: string }): string {
  const { say, format } = voiceOf(site.reader);
  const title = say('site.withdrawn', { issue: issueOf({ year, number }) });
  const main = markup`<h1>${title}</h1>
<p>${say('site.withdrawn_on', { day: format.day(withdrawnOn) })}</p>`;
  return document({ reader: site.reader, title, main, site, head: markup`<meta name="robots" content="noindex">\n`, up: sitePath(site.key) });
}

/** The offices of this installation that have a page, where there are several. */
export function officesPage(reader: Reader, sites: readonly { readonly key: string; readonly office: string }[]): string {
  const { say } = voiceOf(reader);
  return document({
    reader, title: say('site.offices'),
    main: markup`<h1>${say('site.offices')}</h1>
<ul class="list">${sites.map(({ key, office }) => markup`<li><h3><a href="${sitePath(key)}">${say('site.of', { office })}</a></h3></li>`)}</ul>`,
  });
}

/** The same for everything that is not there, was never there, or is nobody's business. */
export function notFoundPage(reader: Reader): string {
  const { say } = voiceOf(reader);
  return document({
    reader, title: say('site.not_found'), main: markup`<h1>${say('site.not_found')}</h1>
<p>${say('site.not_found_why')}</p>`, head: markup`<meta name="robots" content="noindex">\n`,
  });
}
export function unavailablePage(reader: Reader): string {
  const { say } = voiceOf(reader);
  return document({ reader, title: say('site.unavailable'), main: markup`<h1>${say('site.unavailable')}</h1>
<p>${say('site.unavailable_why')}</p>` });
}

/** What readers of the list ask for next. */
export const keyAfter = (row: { readonly year: number; readonly number: number }): string => numberKey(row);
