import type { Bulletin } from '#features/bulletin/facts.ts';
import { outward } from '#features/bulletin/facts-outward.ts';
import { bodyHtml, bodyText, issueOf } from './documents-html.ts';
import type { Owed } from './facts.ts';

/** What is sent to a program that publishes for us: told to its builders in docs/running.md, so nothing here is renamed. */

export const eventNames = { publish: 'bulletin.published', update: 'bulletin.corrected', withdraw: 'bulletin.withdrawn' } as const satisfies Record<Owed, string>;

interface About {
  /** The same for the same news, however often it is sent. */
  readonly id: string;
  readonly sentAt: string;
  readonly office: string;
  /** Where it stands on our own page, if it does. */
  readonly siteAddress: string | null;
}

/** Null where nothing may be sent of it. A withdrawn one is named and no more. */
export function payload(owed: Owed, bulletin: Bulletin, { id, sentAt, office, siteAddress }: About): object | null {
  const { year, number, withdrawnOn } = bulletin;
  if (year === null || number === null) return null;
  const head = { event: eventNames[owed], id, sentAt, office };
  const named = { id: bulletin.id, year, number, issue: issueOf({ year, number }) };
  if (owed === 'withdraw') return withdrawnOn === null ? null : { ...head, bulletin: { ...named, withdrawnOn } };
  const text = outward(bulletin);
  if (!text.leaves) return null;
  const { title, contributor, releasedOn, edition, correction, body } = text;
  return {
    ...head,
    bulletin: { ...named, title, contributor, releasedOn, edition, correctedOn: correction?.on ?? null, correction: correction?.reason ?? null, address: siteAddress, html: bodyHtml(body).text, text: bodyText(body) },
  };
}

/** What the other side may answer with: where it stands there. Anything else is kept as it came and means nothing. */
export function addressIn(answer: string): string | null {
  try {
    const said: unknown = JSON.parse(answer);
    const address = typeof said === 'object' && said !== null && 'address' in said ? said.address : null;
    return typeof address === 'string' && address.length <= 500 && /^https?:\/\/[^\s/]+/u.test(address) && URL.canParse(address) ? address : null;
  } catch {
    return null;
  }
}
