import type { IncomingHttpHeaders } from 'node:http';
import { call } from '@orpc/server';
import { words as activity } from '#features/activity/words.ts';
import { words as pairing } from '#features/pairing/words.ts';
import { words as place } from '#features/place/words.ts';
import type { Identity } from '#platform/session.ts';
import { createFormat } from '#shared/format.ts';
import { createSay } from '#shared/language.ts';
import { answered, answeredList } from '#web/first-answers.ts';
import type { Program } from './compose.ts';
import { contextOf, escape, framed, listed, section, thing, type First } from './first-frame.ts';
import { gate } from './gate.ts';
import { hant } from './hant.ts';
import { router } from './rooms.ts';

/** As many of each as a phone shows at first; the page itself brings the rest. What it weighs is held by a test (30 KB). */
const most = { activities: 10, agreements: 5 };
/** As many activities as the page asks for at once (place-activities.tsx). */
const asPage = 20;
const inShort = (text: string): string => (text.length > 120 ? `${text.slice(0, 120)}…` : text);

/** A partner's own place at its address, by link or account: what is asked of the unit, its activities and agreements. */
export async function ofPlace(program: Program, identity: Identity, { at, headers }: { readonly at: string; readonly headers: IncomingHttpHeaders }): Promise<First | null> {
  gate('place.page', false, identity);
  const { actor } = identity;
  if (actor === null) return null;
  const context = { context: contextOf(program, identity, headers) };
  const [me, page, list] = await Promise.all([call(router.account.me, {}, context), call(router.place.page, {}, context), call(router.place.activities, { limit: asPage }, context)]);
  const { office, holder, unit, agreements } = page;
  const rows = list.rows.slice(0, most.activities);
  const { language } = actor;
  const traditional = hant(language);
  const [say, sayActivity, sayPairing, { day, days, instant }] = [createSay(place, language, traditional), createSay(activity, language, traditional), createSay(pairing, language, traditional), createFormat(language)];
  const asked = (row: (typeof rows)[number]): string => [sayActivity(row.standing === 'active' ? `stage.${row.stage}` : `standing.${row.standing}`), ...(row.asked === null ? [] : [say(`place.asked.${row.asked}`)])].join(' · ');
  const activities = rows.map((row) => thing(`${at}/${row.sideId}`, inShort(row.theme ?? say('place.untitled')), [asked(row), day(row.on), row.place, row.hosts.join('、')].filter(Boolean).map((part) => inShort(part ?? '')).join(' · ')));
  const agreed = agreements.slice(0, most.agreements).map((row) => `<li class="thing"><div class="thing-what"><span>${escape(inShort(row.purpose))}</span><p>${escape([sayPairing(`pairing.state.${row.state}`), row.untilOn === null ? day(row.fromOn) : days(row.fromOn, row.untilOn)].join(' · '))}</p></div></li>`);
  const html = framed({
    language, office: office.name, title: say('place.title', { office: office.name }),
    body: [
      `<p>${escape(say('place.holder', { name: holder.name, post: holder.post, unit: unit.name }))}</p>`,
      section(say('place.activities'), listed(activities, say('place.no_activities'))), section(say('place.agreements'), listed(agreed, say('place.no_agreements'))),
      `<p class="hint">${escape(holder.expiresAt === null ? say('place.until_account') : say('place.until', { at: instant(holder.expiresAt) }))}</p>`,
    ].join(''),
  });
  return { html, page: 'place', answers: [answered('account.me', me), answered('place.page', page), answeredList('place', 'activities', list)] };
}
