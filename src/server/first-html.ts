import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { call } from '@orpc/server';
import { whereOf } from '#features/home/parts/where.ts';
import { words as home } from '#features/home/words.ts';
import { words as account } from '#features/account/words.ts';
import { words as partner } from '#features/partner/words.ts';
import { languageOf, linkHeader, sideHeader } from '#platform/session.ts';
import { administratorPosts } from '#shared/actor.ts';
import { createFormat } from '#shared/format.ts';
import { createSay } from '#shared/language.ts';
import { answered } from '#web/first-answers.ts';
import type { Program } from './compose.ts';
import { contextOf, escape, framed, listed, section, thing, type First } from './first-frame.ts';
import { ofPlace } from './first-place.ts';
import { filesOf, head, sealed } from './first-head.ts';
import { gate } from './gate.ts';
import { hant } from './hant.ts';
import { router } from './rooms.ts';
import { pagePolicy } from './static.ts';
import { noteAtGate } from './vain.ts';

/**
 * The first HTML of the pages people come to from a link on a phone: what is to be read stands in it, so that it
 * is read before any script has come. The script draws the same in its place (web/first.ts), and need not ask for it: the
 * answers come along, and so do the names of the files the page needs beside the entry. Answered to a browser that
 * opens a page only, and kept by nobody: whatever fetches the shell, a service worker among them, gets it empty.
 */
export function firstHtml(program: Program, webDir: string) {
  return async (path: string, request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    if (request.method !== 'GET' || !opensPage(request)) return false;
    const [, secret, side] = /^\/p\/([\w-]{1,200})(?:\/([0-9a-f-]{36}))?$/.exec(path) ?? [];
    if (path !== '/' && path !== '/sign-in' && path !== '/place' && secret === undefined) return false;
    // What does not go well here is said by the page itself, which asks again.
    const shown = await (secret !== undefined ? ofPartner(program, request, { secret, side }) : path === '/' ? ofHome(program, request) : path === '/place' ? ofAccount(program, request) : ofSignIn(program, request)).catch(async (error: unknown) => {
      await noteAtGate(program, request, error, null);
      return null;
    });
    const shell = shown === null ? null : await readFile(join(webDir, 'index.html'), 'utf8').catch(() => null);
    if (shown === null || shell === null) return false;
    const files = await filesOf(webDir, shown.page);
    await answer(request, response, shell.replace('</head>', () => `${head(files)}</head>`).replace('<div id="root"></div>', () => `${shown.html}<div id="root" hidden></div>${sealed(shown.answers)}`));
    return true;
  };
}

/** Browsers say that a page is opened; over plain http they say only what they take. */
const opensPage = ({ headers }: IncomingMessage): boolean => {
  const dest = headers['sec-fetch-dest'];
  return dest === undefined ? String(headers.accept ?? '').startsWith('text/html') : dest === 'document';
};

/** What waits and what is coming, each with its link: they work without the script as well. */
async function ofHome(program: Program, request: IncomingMessage): Promise<First | null> {
  const identity = await program.sessions.identify(request.headers);
  const { actor } = identity;
  if (actor === null || actor.kind === 'link' || actor.posts.some(({ post }) => administratorPosts.some((each) => each === post))) return null;
  gate('home.waiting', false, identity);
  const context = { context: contextOf(program, identity, request.headers) };
  const [me, there] = await Promise.all([call(router.account.me, {}, context), call(router.home.waiting, {}, context)]);
  const { waiting, coming } = there;
  const { language } = actor;
  const [say, { day }] = [createSay(home, language, hant(language)), createFormat(language)];
  const named = (theme: string | null): string => theme ?? say('home.untitled');
  const things = waiting.map((row) => thing(whereOf(row), named(row.theme), [say(`home.kind.${row.kind}`), row.day === null ? null : day(row.day)].filter(Boolean).join(' · ')));
  const next = coming.map((row) => thing(`/activities/${row.activityId}`, named(row.theme), [day(row.from), row.place, row.hosts.join('、')].filter(Boolean).join(' · ')));
  const html = framed({
    language, office: me.office?.name ?? null, title: say('home.title'),
    body: section(waiting.length === 0 ? say('home.waiting') : say('home.waiting_count', { count: waiting.length }), listed(things, say('home.nothing'))) + section(say('home.coming'), listed(next, say('home.none_coming'))),
  });
  return { html, page: 'home', answers: [answered('account.me', me), answered('home.waiting', there)] };
}

/** The place of whoever is signed in with an account of a partner's unit. */
async function ofAccount(program: Program, request: IncomingMessage): Promise<First | null> {
  const identity = await program.sessions.identify(request.headers);
  return identity.actor?.place?.account === true ? ofPlace(program, identity, { at: '/place', headers: request.headers }) : null;
}

/** What the partner is asked about, as its page shows it further on; or the whole unit's place, where the link is one of a unit. */
async function ofPartner(program: Program, request: IncomingMessage, { secret, side }: { readonly secret: string; readonly side: string | undefined }): Promise<First | null> {
  const headers = { ...request.headers, [linkHeader]: secret, ...(side === undefined ? {} : { [sideHeader]: side }) };
  const identity = await program.sessions.identify(headers);
  if (identity.actor?.place !== undefined && identity.actor.link === null) return ofPlace(program, identity, { at: `/p/${secret}`, headers: request.headers });
  gate('partner.page', false, identity);
  const context = { context: contextOf(program, identity, request.headers) };
  const [me, asked] = await Promise.all([call(router.account.me, {}, context), call(router.partner.page, {}, context)]);
  const { office, holder, activity } = asked;
  const language = languageOf(request.headers);
  const [say, { day }] = [createSay(partner, language, hant(language)), createFormat(language)];
  const facts: readonly (readonly [string, string | null])[] = [
    [say('page.sides'), activity.sides.map((side) => side.branches.join('、') || side.words || side.unit).filter(Boolean).join('；')],
    [say('page.time'), activity.plannedOn === null ? null : day(activity.plannedOn)], [say('page.place'), activity.place], [say('page.kind'), activity.kind],
    [say('page.tasks'), activity.tasks], [say('page.effect'), activity.expectedEffect],
  ];
  const shown = facts.map(([label, value]) => `<div><dt>${escape(label)}</dt><dd>${escape(value ?? say('page.open'))}</dd></div>`).join('');
  const html = framed({
    language, office: office.name, title: activity.theme ?? say('page.untitled'),
    body: `<p>${escape(say('page.holder', { name: holder.holderName, post: holder.holderPost, side: holder.side }))}</p>${section(say('page.activity'), `<dl class="facts">${shown}</dl>`)}`,
  });
  return { html, page: 'partner', answers: [answered('account.me', me), answered('partner.page', asked, side ?? null)] };
}

async function ofSignIn(program: Program, request: IncomingMessage): Promise<First | null> {
  const context = { context: contextOf(program, { actor: null, session: null, why: 'sign_in.needed' }, request.headers) };
  const state = await call(router.office.state, {}, context);
  const language = languageOf(request.headers);
  if (state.empty) return null;
  return { html: framed({ language, office: state.name, title: createSay(account, language, hant(language))('account.title'), body: '' }), page: 'sign-in', answers: [answered('office.state', state)] };
}

const brotli = promisify(brotliCompress);
const deflate = promisify(gzip);
async function answer(request: IncomingMessage, response: ServerResponse, html: string): Promise<void> {
  const accepts = String(request.headers['accept-encoding'] ?? '');
  const how = /\bbr\b/.test(accepts) ? 'br' : /\bgzip\b/.test(accepts) ? 'gzip' : null;
  const body = how === 'br' ? await brotli(html, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }) : how === 'gzip' ? await deflate(html) : Buffer.from(html);
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8', 'cache-control': 'private, no-store', 'content-security-policy': pagePolicy, 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer',
    vary: 'accept-encoding, cookie', 'content-length': body.length, ...(how === null ? {} : { 'content-encoding': how }),
  });
  response.end(body);
}
