import { outward, type Outward } from '#features/bulletin/facts-outward.ts';
import type { Bulletin } from '#features/bulletin/facts.ts';
import type { Known } from '#features/activity/subject.ts';
import { insert, refuse, update, type Change, type Decision, type Given, type Happening } from '#shared/decision.ts';
import { need, type Finding } from '#shared/finding.ts';
import { barred } from '#shared/policy.ts';
import type { OutletInput } from './contract.ts';
import { owedTo, type Delivery, type Outlet, type Stands } from './facts.ts';
import { outletPolicy } from './policy.ts';

/** Bulletins at outlets: pure. What an outlet is owed follows from what it was told and from the bulletin itself. */

/** How a bulletin stands: its edition that is out, and whether it was withdrawn. */
export function standsOf(bulletin: Bulletin): Stands {
  const text = outward(bulletin);
  return { edition: text.leaves ? text.edition : Math.max(1, bulletin.editions.length), withdrawn: bulletin.withdrawnOn !== null };
}

const done = (known: Known, bulletinId: string, changes: readonly Change[], event: Happening): Decision => ({
  ok: true, subject: { type: 'bulletin', id: bulletinId, activityId: known.facts.activity.id }, changes, events: [event],
});

export type ToPublish = Known & {
  readonly outlet: Outlet | null;
  readonly delivery: Delivery | null;
  /** The address the public page has for the bulletin; null while it is off. */
  readonly siteAddress: string | null;
};

/** The text that may leave, and how it stands with this outlet; else what forbids publishing it there. */
function publishable({ facts, outlet, delivery }: ToPublish, bulletinId: string): { text: Extract<Outward, { leaves: true }>; outlet: Outlet } | Finding {
  const bulletin = facts.bulletins.find((one) => one.id === bulletinId);
  if (bulletin === undefined) return need('need.bulletin_one');
  if (outlet === null || outlet.retiredOn !== null) return need('need.outlet', 'outletId');
  const text = outward(bulletin);
  if (!text.leaves) return need(text.why === 'withdrawn' ? 'need.not_withdrawn' : 'need.bulletin_released', null, { on: text.withdrawnOn });
  if (delivery !== null) return need('need.outlet_once', 'outletId', { outlet: outlet.name });
  return { text, outlet };
}

/**
 * Our own page: there at once. Carried by a person: noted with the day and, where it has one, the address. A program:
 * sent in a moment, and noted when it has answered.
 */
export function publish(known: ToPublish, input: OutletInput<'publish'>, given: Given): Decision {
  const found = publishable(known, input.bulletinId);
  if ('check' in found) return refuse(found);
  const enteredBy = given.actor.personId;
  if (enteredBy === null) return refuse(need('forbidden.post'));
  const { text, outlet } = found;
  const { id: activityId } = known.facts.activity;
  const byHand = outlet.kind === 'file' || outlet.kind === 'copy';
  if (!byHand && (input.publishedOn !== null || input.address !== null)) return refuse(need('need.outlet_by_itself', input.publishedOn === null ? 'address' : 'publishedOn'));
  const delivery = { id: given.newId(), activityId, bulletinId: text.id, outletId: outlet.id, createdAt: given.now, createdBy: enteredBy };
  if (outlet.kind === 'webhook') {
    return done(known, text.id, [insert('delivery', delivery)], { name: 'outlet.queued', details: { outlet: outlet.name, delivery: delivery.id } });
  }
  if (outlet.kind === 'site' && known.siteAddress === null) return refuse(need('need.site_open', 'outletId'));
  const publishedOn = outlet.kind === 'site' ? given.today : input.publishedOn;
  if (publishedOn === null) return refuse(need('need.published_on', 'publishedOn'));
  if (publishedOn > given.today) return refuse(need('need.past_day', 'publishedOn', { day: publishedOn }));
  if (publishedOn < text.releasedOn) return refuse(need('need.after_release', 'publishedOn', { day: text.releasedOn }));
  const address = outlet.kind === 'site' ? known.siteAddress : input.address;
  const publication = { id: given.newId(), activityId, bulletinId: text.id, outlet: outlet.name, publishedOn, address, enteredBy };
  const changes = [insert('publication', publication), insert('delivery', { ...delivery, publicationId: publication.id, toldEdition: text.edition })];
  return done(known, text.id, changes, { name: 'outlet.published', details: { outlet: outlet.name, publishedOn } });
}

export type OnDelivery = Known & { readonly outlet: Outlet | null; readonly delivery: Delivery | null };

/** What a delivery is owed now; a finding where there is none, or nothing. */
function owing({ facts, outlet, delivery }: OnDelivery) {
  const bulletin = facts.bulletins.find((one) => one.id === delivery?.bulletinId);
  if (outlet === null || delivery === null || bulletin === undefined) return need('need.delivery');
  const stands = standsOf(bulletin);
  const owed = owedTo(outlet.kind, delivery, stands);
  return owed === null ? need('need.outlet_owed', null, { outlet: outlet.name }) : { bulletin, outlet, delivery, stands, owed };
}

/** A person saw that the corrected text stands there now. */
export function replaced(known: OnDelivery, _: OutletInput<'replaced'>, given: Given): Decision {
  const found = owing(known);
  if ('check' in found) return refuse(found);
  const { bulletin, outlet, delivery, stands, owed } = found;
  if (outlet.kind === 'webhook' || owed !== 'update') return refuse(need('need.outlet_owed', null, { outlet: outlet.name }));
  const set = { toldEdition: stands.edition, triedAt: given.now };
  return done(known, bulletin.id, [update('delivery', delivery.id, set)], { name: 'outlet.replaced', details: { outlet: outlet.name, edition: stands.edition } });
}

/** What was not received is sent again, as it stands now. */
export function resend(known: OnDelivery, _: OutletInput<'resend'>): Decision {
  const found = owing(known);
  if ('check' in found) return refuse(found);
  const { bulletin, outlet, delivery } = found;
  if (outlet.kind !== 'webhook' || !delivery.failed) return refuse(need('need.outlet_failed', null, { outlet: outlet.name }));
  const details = { outlet: outlet.name, delivery: delivery.id };
  return done(known, bulletin.id, [update('delivery', delivery.id, { failed: false })], { name: 'outlet.queued', details });
}

/** How a sending went, as the job that did it tells. */
export interface NoteInput {
  readonly commandId: string;
  readonly deliveryId: string;
  /** What was told: the edition that went, or that it is withdrawn. */
  readonly edition: number;
  readonly withdrawn: boolean;
  readonly received: boolean;
  readonly answer: string;
  /** Where the other side says it stands. */
  readonly address: string | null;
}
/** What the program itself knows of a delivery: no person asks, so no activity is opened. */
export interface ToNote {
  readonly activityId: string;
  readonly createdBy: string;
  readonly outlet: Outlet;
  readonly delivery: Delivery;
  /** The day on which its publication was taken down, if it was. */
  readonly takenDownOn: string | null;
  readonly stands: Stands;
}

export function noteAnswer({ activityId, createdBy, outlet, delivery, takenDownOn }: ToNote, input: NoteInput, given: Given): Decision {
  const against = barred(outletPolicy, 'outlet.note_answer', given.actor);
  if (against.length > 0) return refuse(...against);
  const { received, answer, edition, withdrawn } = input;
  const { bulletinId, publicationId } = delivery;
  const tried = { attempts: delivery.attempts + 1, failed: !received, answer, triedAt: given.now };
  const note = (name: string, set: object, ...more: Change[]): Decision => ({
    ok: true, subject: { type: 'bulletin', id: bulletinId, activityId }, changes: [...more, update('delivery', delivery.id, { ...tried, ...set })],
    events: [{ name, details: { outlet: outlet.name, answer, ...(name === 'outlet.failed' && delivery.failed ? { again: true } : {}) } }],
  });
  if (!received) return note('outlet.failed', {});
  if (withdrawn) {
    const gone = publicationId === null || takenDownOn !== null ? [] : [update('publication', publicationId, { takenDownOn: given.today })];
    return note('outlet.taken_down', { toldWithdrawn: true }, ...gone);
  }
  const told = { toldEdition: Math.max(edition, delivery.toldEdition) };
  if (publicationId !== null) return note('outlet.sent', told);
  const id = given.newId();
  const publication = insert('publication', { id, activityId, bulletinId, outlet: outlet.name, publishedOn: given.today, address: input.address, enteredBy: createdBy });
  return note('outlet.sent', { ...told, publicationId: id }, publication);
}

/**
 * Our own page shows a correction and drops what was withdrawn by itself; this notes that and when, for the feed and so
 * that nobody is asked to take down what is down.
 */
export function noteOnSite({ activityId, outlet, delivery, takenDownOn, stands }: ToNote, _: unknown, given: Given): Decision {
  const against = barred(outletPolicy, 'outlet.note_on_site', given.actor);
  if (against.length > 0) return refuse(...against);
  const { publicationId, bulletinId } = delivery;
  const down = stands.withdrawn && takenDownOn === null && publicationId !== null;
  if (outlet.kind !== 'site' || (!down && (stands.withdrawn || delivery.toldEdition >= stands.edition))) return refuse(need('need.delivery'));
  const told = update('delivery', delivery.id, { toldEdition: Math.max(delivery.toldEdition, stands.edition), triedAt: given.now });
  const gone = down ? [update('publication', publicationId, { takenDownOn: given.today })] : [];
  return {
    ok: true, subject: { type: 'bulletin', id: bulletinId, activityId }, changes: [told, ...gone],
    events: [{ name: stands.withdrawn ? 'outlet.taken_down' : 'outlet.replaced', details: { outlet: outlet.name } }],
  };
}
