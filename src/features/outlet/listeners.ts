import { createHmac } from 'node:crypto';
import { marksAtDoor } from '#features/rulebook/marks.ts';
import type { Emitted } from '#platform/command.ts';
import type { JobContext, Listener } from '#platform/jobs.ts';
import type { Answer } from '#platform/outbound.ts';
import { scopeOf } from '#platform/command.ts';
import { idFrom } from '#platform/named-id.ts';
import { systemOf, type Actor } from '#shared/actor.ts';
import { Refusal } from '#shared/refusal.ts';
import { sendable } from '#shared/text/markup.ts';
import { noteAnswer, noteOnSite } from './commands.ts';
import { standsOf } from './decide-delivery.ts';
import { addressIn, eventNames, payload } from './documents-payload.ts';
import { owedTo, sitePath } from './facts.ts';
import { toTell, type ToTell } from './store-tell.ts';

/** What makes outlets owed something: a bulletin was given to one, or changed where it already is. */
const causes = ['outlet.queued', 'bulletin.corrected', 'bulletin.withdrawn'];

/**
 * Tells the outlets what they are owed: programs by sending, our own page by noting that it shows what is so. What has
 * been told is read anew each time, so that a job done twice sends nothing twice. One that was not received fails the
 * job, which tries again later; one that was refused for good waits for a person.
 */
export const tellOutlets: Listener = {
  name: 'outlet.tell',
  hears: ({ events }) => events.some(({ name }) => causes.includes(name)),
  async handle(context, entry) {
    const system = systemOf(entry.officeId);
    const lost: string[] = [];
    for (const one of await toTell(context.db, scopeOf(system), entry.seq)) {
      if (one.outlet.kind === 'site') await noteSite(context, system, entry, one);
      else if (one.outlet.kind === 'webhook' && !(await send(context, system, one))) lost.push(one.outlet.name);
    }
    if (lost.length > 0) throw new Error(`not received: ${lost.join(', ')}`);
  },
};

async function noteSite({ door }: JobContext, system: Actor, { officeId, seq }: Emitted, { delivery }: ToTell): Promise<void> {
  const commandId = idFrom(`site ${officeId} ${seq} ${delivery.id}`);
  await door.run(noteOnSite, system, { commandId, input: { commandId, deliveryId: delivery.id } }).catch((error: unknown) => {
    if (!(error instanceof Refusal && error.findings[0]?.check === 'need.delivery')) throw error;
  });
}

/** @returns whether nothing is left to try: received, or refused for good. */
async function send({ door, outbound }: JobContext, system: Actor, { delivery, outlet, secret, address, bulletin, office, siteKey }: ToTell): Promise<boolean> {
  const stands = standsOf(bulletin);
  const owed = owedTo('webhook', delivery, stands);
  if (owed === null || address === null || secret === null) return true;
  const id = idFrom(`${delivery.id} ${owed} ${stands.edition}`);
  const { year, number } = bulletin;
  const siteAddress = siteKey === null || year === null || number === null ? null : `${outbound.baseUrl}${sitePath(siteKey, { year, number })}`;
  const sentAt = new Date().toISOString();
  const body = JSON.stringify(payload(owed, bulletin, { id, sentAt, office, siteAddress }));
  const key = outbound.sealed.open(secret, outlet.id);
  const answer: Answer | 'no_key' = key === null || body === 'null' ? 'no_key' : await outbound.post(address, body, headersFor({ key, body, id, sentAt, event: eventNames[owed] }));
  const said = saidBy(answer);
  const commandId = crypto.randomUUID();
  const input = { commandId, deliveryId: delivery.id, edition: stands.edition, withdrawn: owed === 'withdraw', received: said.received, answer: said.answer, address: said.address };
  await door.run(noteAnswer, system, { commandId, input });
  return said.received || said.final;
}

interface Signed {
  readonly key: string;
  readonly body: string;
  readonly id: string;
  readonly sentAt: string;
  readonly event: string;
}

/** The signature covers the time as well, so that nobody who heard it once can say it again later. */
export function headersFor({ key, body, id, sentAt, event }: Signed): Record<string, string> {
  const timestamp = String(Math.floor(Date.parse(sentAt) / 1000));
  return {
    'idempotency-key': id, 'x-lianxue-event': event, 'x-lianxue-timestamp': timestamp,
    'x-lianxue-signature': `v1=${createHmac('sha256', key).update(`${timestamp}.${body}`).digest('hex')}`,
  };
}

interface Said {
  readonly received: boolean;
  /** Trying again would be answered the same. */
  readonly final: boolean;
  /** In words of the lexicon (`@outlet.answer.slow`) or as the other side put it. */
  readonly answer: string;
  readonly address: string | null;
}

function saidBy(answer: Answer | 'no_key'): Said {
  if (answer === 'no_key') return { received: false, final: true, answer: '@outlet.answer.no_key', address: null };
  if (answer.status === null) return { received: false, final: answer.why === 'not_allowed', answer: `@outlet.answer.${answer.why}`, address: null };
  const { status, text } = answer;
  const received = status >= 200 && status < 300;
  const redirect = status >= 300 && status < 400;
  const final = status < 500 && status !== 408 && status !== 425 && status !== 429;
  const words = sendable(text).replace(/\s+/gu, ' ').trim().slice(0, 300);
  // What somebody else's program writes is kept only as far as the door lets it in (SEC-09).
  const shown = redirect || words.startsWith('@') || marksAtDoor({ words }).length > 0 ? '' : words;
  return { received, final, answer: redirect ? '@outlet.answer.redirect' : `${status}${shown === '' ? '' : ` ${shown}`}`, address: received ? addressIn(text) : null };
}
