import { insert, refuse, stale, update, type Change, type Decision, type Given, type Happening } from '#shared/decision.ts';
import { need, type Finding } from '#shared/finding.ts';
import { barred } from '#shared/policy.ts';
import type { OutletInput } from './contract.ts';
import { reservedKeys, siteKey, type Outlet } from './facts.ts';
import { outletPolicy } from './policy.ts';

/** Outlets and the public page: pure. */

/** What a new or changed outlet is held against. */
export interface Among {
  /** Whether another one in use has this name. */
  readonly nameTaken: boolean;
  /** Whether anything may be sent to the address; true where there is none. */
  readonly mayReach: boolean;
}
export interface OnOne extends Among {
  readonly outlet: Outlet & { readonly address: string | null };
}

const about = (id: string, changes: readonly Change[], event: Happening): Decision => ({
  ok: true, subject: { type: 'outlet', id, activityId: null }, changes, events: [event],
});

interface Said {
  readonly name: string;
  readonly form: string | null;
  readonly address: string | null;
}

/** What does not fit the kind, each beside its field. */
function wrong(kind: Outlet['kind'], { name, form, address }: Said, { nameTaken, mayReach }: Among): Finding[] {
  return [
    ...(nameTaken ? [need('need.outlet_name', 'name', { name })] : []),
    ...((kind === 'file') !== (form !== null) ? [need(kind === 'file' ? 'need.outlet_form' : 'need.outlet_no_form', 'form')] : []),
    ...((kind === 'webhook') !== (address !== null) ? [need(kind === 'webhook' ? 'need.outlet_address' : 'need.outlet_no_address', 'address')] : []),
    ...(mayReach ? [] : [need('need.outlet_reach', 'address')]),
  ];
}

/** `secret` comes sealed: what a person typed never reaches the door. One that is no good comes empty. */
export function add(among: Among, input: OutletInput<'add'>, given: Given): Decision {
  const { name, kind, form, address, secret } = input;
  const against = [
    ...barred(outletPolicy, 'outlet.add', given.actor), ...wrong(kind, input, among),
    ...(kind === 'webhook' ? (secret === null || secret === '' ? [need('need.outlet_secret', 'secret')] : []) : secret === null ? [] : [need('need.outlet_no_secret', 'secret')]),
  ];
  if (against.length > 0) return refuse(...against);
  // The key is sealed for its place, which has to be known before the outlet is: the command's own id.
  const id = input.commandId;
  return about(id, [insert('outlet', { id, name, kind, form, address, secret })], { name: 'outlet.added', details: { outlet: name, kind: `@outlet.kind.${kind}` } });
}

/** An outlet that is kept by hand, in use, and as the sender saw it; else what to answer. */
function kept(verb: string, { outlet }: OnOne, version: number, given: Given): Decision | null {
  const against = barred(outletPolicy, verb, given.actor);
  if (against.length > 0) return refuse(...against);
  if (outlet.kind === 'site') return refuse(need('need.outlet_not_site'));
  if (outlet.retiredOn !== null) return refuse(need('need.outlet_in_use', null, { outlet: outlet.name }));
  return version === outlet.version ? null : stale('outlet', outlet);
}

export function edit(facts: OnOne, input: OutletInput<'edit'>, given: Given): Decision {
  const { outlet } = facts;
  const no = kept('outlet.edit', facts, input.version, given);
  if (no !== null) return no;
  const against = wrong(outlet.kind, input, facts);
  if (against.length > 0) return refuse(...against);
  const { name, form, address } = input;
  return about(outlet.id, [update('outlet', outlet.id, { name, form, address, version: outlet.version + 1 })], { name: 'outlet.edited', details: { outlet: name } });
}

export function changeSecret(facts: OnOne, { version, secret }: OutletInput<'changeSecret'>, given: Given): Decision {
  const { outlet } = facts;
  const no = kept('outlet.change_secret', facts, version, given);
  if (no !== null) return no;
  if (outlet.kind !== 'webhook') return refuse(need('need.outlet_no_secret', 'secret'));
  if (secret === '') return refuse(need('need.outlet_secret', 'secret'));
  return about(outlet.id, [update('outlet', outlet.id, { secret, version: outlet.version + 1 })], { name: 'outlet.secret_changed', details: { outlet: outlet.name } });
}

export function retire(facts: OnOne, { version }: OutletInput<'retire'>, given: Given): Decision {
  const { outlet } = facts;
  const no = kept('outlet.retire', facts, version, given);
  if (no !== null) return no;
  return about(outlet.id, [update('outlet', outlet.id, { retiredOn: given.today, version: outlet.version + 1 })], { name: 'outlet.retired', details: { outlet: outlet.name } });
}

export interface SiteFacts {
  readonly site: { readonly id: string; readonly key: string; readonly open: boolean; readonly version: number } | null;
  /** Whether another office of this installation has the short name. */
  readonly keyTaken: boolean;
  /** Whether something was published under it: its addresses are known outside and stay. */
  readonly published: boolean;
  /** The outlet that stands for the page, once there is one. */
  readonly outletId: string | null;
}

const siteAbout = (id: string, changes: readonly Change[], event: Happening): Decision => ({
  ok: true, subject: { type: 'site', id, activityId: null }, changes, events: [event],
});
/** What its outlet is called: one there is, whatever the page is called in the address. */
const siteOutlet = '本单位公开页';

export function openSite({ site, keyTaken, published, outletId }: SiteFacts, { key, reason }: OutletInput<'openSite'>, given: Given): Decision {
  const against = barred(outletPolicy, 'outlet.open_site', given.actor);
  if (against.length > 0) return refuse(...against);
  if (site?.open === true) return refuse(need('need.site_closed'));
  if (!siteKey.test(key)) return refuse(need('need.site_key_form', 'key'));
  if (keyTaken || reservedKeys.includes(key)) return refuse(need('need.site_key', 'key', { key }));
  if (site !== null && published && key !== site.key) return refuse(need('need.site_key_stays', 'key', { key: site.key }));
  const said = { key, open: true, reason, changedOn: given.today, changedBy: given.actor.name };
  const id = site?.id ?? given.newId();
  const page = site === null ? insert('site', { id, ...said }) : update('site', id, { ...said, version: site.version + 1 });
  const outlet = outletId === null ? [insert('outlet', { id: given.newId(), name: siteOutlet, kind: 'site' })] : [];
  return siteAbout(id, [page, ...outlet], { name: 'outlet.site_opened', details: { key, reason } });
}

export function closeSite({ site }: SiteFacts, { reason }: OutletInput<'closeSite'>, given: Given): Decision {
  const against = barred(outletPolicy, 'outlet.close_site', given.actor);
  if (against.length > 0) return refuse(...against);
  if (site?.open !== true) return refuse(need('need.site_open'));
  const set = { open: false, reason, changedOn: given.today, changedBy: given.actor.name, version: site.version + 1 };
  return siteAbout(site.id, [update('site', site.id, set)], { name: 'outlet.site_closed', details: { reason } });
}
