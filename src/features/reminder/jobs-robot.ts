import { createHmac } from 'node:crypto';
import { lexicon } from '#features/words.ts';
import { marksAtDoor } from '#features/rulebook/marks.ts';
import type { Outbound } from '#platform/outbound.ts';
import { sendable } from '#shared/text/markup.ts';
import { voiceOf, type Voice } from './documents-cards.ts';
import { cardFor, heardFrom, type Card, type Heard } from './documents-robot.ts';
import type { SealedRobot } from './facts.ts';

/** Places a robot's two secrets are sealed for. */
export const sealedPlaces = (id: string): { readonly address: string; readonly secret: string } => ({ address: `${id} address`, secret: `${id} secret` });

/** The words a robot's cards are said in: its group's own language. */
export const voiceFor = ({ hant }: Outbound, { language }: SealedRobot): Voice => voiceOf(lexicon, { language, hant });

/** Sends a card to a robot's group, signed as its vendor asks, and reads what it answered. `at`: instant of the signature. */
export async function sendCard(outbound: Outbound, robot: SealedRobot, card: Card, at: Date): Promise<Heard> {
  const places = sealedPlaces(robot.id);
  const address = outbound.sealed.open(robot.address, places.address);
  const secret = robot.secret === null ? null : outbound.sealed.open(robot.secret, places.secret);
  if (address === null || (robot.secret !== null && secret === null)) return { received: false, final: true, answer: '@reminder.answer.no_key' };
  const { to, body } = signed(robot.kind, address, secret, cardFor(robot.kind, card), at);
  const answer = await outbound.post(to, JSON.stringify(body), {});
  if (answer.status === null) return { received: false, final: answer.why === 'not_allowed', answer: `@outlet.answer.${answer.why}` };
  const heard = heardFrom(robot.kind, answer.status, answer.text);
  return { ...heard, answer: shown(heard.answer) };
}

/**
 * DingTalk: base64 HMAC-SHA256 of `timestamp\nsecret` under the secret, in the address, milliseconds. Feishu: of nothing
 * under `timestamp\nsecret`, in the body, seconds. WeCom's address is its whole secret.
 */
export function signed(kind: SealedRobot['kind'], address: string, secret: string | null, body: Record<string, unknown>, at: Date): { readonly to: string; readonly body: Record<string, unknown> } {
  if (secret === null || kind === 'wecom') return { to: address, body };
  if (kind === 'dingtalk') {
    const timestamp = String(at.getTime());
    const to = new URL(address);
    to.searchParams.set('timestamp', timestamp);
    to.searchParams.set('sign', createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64'));
    return { to: to.href, body };
  }
  const timestamp = String(Math.floor(at.getTime() / 1000));
  return { to: address, body: { timestamp, sign: createHmac('sha256', `${timestamp}\n${secret}`).update('').digest('base64'), ...body } };
}

/** What somebody else's program writes is kept only as far as the door lets it in (SEC-09). */
function shown(answer: string): string {
  if (answer.startsWith('@')) return answer;
  const words = sendable(answer).replaceAll(/\s+/gu, ' ').trim().slice(0, 300);
  return marksAtDoor({ words }).length > 0 ? (words.split(' ')[0] ?? '') : words;
}
