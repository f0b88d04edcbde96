import type { IncomingHttpHeaders } from 'node:http';
import type { ApiContext } from '#platform/api.ts';
import type { Identity } from '#platform/session.ts';
import { createSay, type Language } from '#shared/language.ts';
import type { FirstAnswer } from '#web/first-answers.ts';
import { words as web } from '#web/words.ts';
import type { Program } from './compose.ts';
import { hant } from './hant.ts';
import { isPhone } from './phone.ts';

/** What the first HTML is made of: the frame the pages draw, and its few pieces. Whatever comes from people is text. */

export const escape = (text: string): string => text.replaceAll(/[&<>"']/g, (mark) => `&#${mark.codePointAt(0)};`);
/** What is read first; which page's files are wanted next, by its name in `first.json`; and what that page would ask. */
export interface First {
  readonly html: string;
  readonly page: 'home' | 'partner' | 'place' | 'sign-in';
  readonly answers: readonly FirstAnswer[];
}
interface Frame {
  readonly language: Language;
  readonly office: string | null;
  readonly title: string;
  readonly body: string;
}
export function framed({ language, office, title, body }: Frame): string {
  const say = createSay(web, language, hant(language));
  return [
    `<div id="first" class="frame bare" lang="${language}"><header class="top"><div class="top-bar"><span class="brand"><span class="brand-product">${escape(say('web.productLong'))}</span>`,
    office === null ? '' : `<span class="brand-office">${escape(office)}</span>`,
    `</span></div></header><main><article class="page"><header class="page-head"><div><h1>${escape(title)}</h1></div></header>${body}<p class="quiet" role="status">${escape(say('state.loading'))}</p></article></main></div>`,
  ].join('');
}
export const section = (title: string, body: string): string => `<section class="section"><header class="section-head"><h2>${escape(title)}</h2></header>${body}</section>`;
export const thing = (href: string, name: string, more: string): string => `<li class="thing"><div class="thing-what"><a href="${escape(href)}">${escape(name)}</a><p>${escape(more)}</p></div></li>`;
/** Things one below the other, or the words that there are none. */
export const listed = (rows: readonly string[], none: string): string => (rows.length === 0 ? `<p class="quiet">${escape(none)}</p>` : `<ul class="things">${rows.join('')}</ul>`);

/** As a procedure is given it, behind the same gate. */
export function contextOf({ db, door, now, files, fonts, outbound, watches }: Program, { actor, session }: Identity, headers: IncomingHttpHeaders): ApiContext {
  return { actor, session, phone: isPhone(headers), db, door, now, files, fonts, outbound, watches };
}
