import { describe, expect, test } from 'vitest';
import { actors, exampleFacts, ids, plainRules } from '#features/activity/fixtures.ts';
import { exampleBulletin } from '#features/record/fixtures-checks.ts';
import type { Decision } from '#shared/decision.ts';
import { countingIds } from '#shared/ids.ts';
import * as decide from './decide.ts';
import * as deliver from './decide-delivery.ts';
import { numberIn, owedTo, siteKey, standingOf, type Delivery, type Outlet } from './facts.ts';

const given = { actor: actors.committee, now: '2026-12-12T02:00:00.000Z', today: '2026-12-12', newId: countingIds(500) };
const checks = (decision: Decision): string => (decision.ok ? 'done' : decision.findings.map(({ check, field }) => `${check}${field === null ? '' : ` ${field}`}`).join(', '));
const commandId = '00000000-0000-7000-8000-000000000999';

describe('what an outlet is owed follows from what it was told and how the bulletin stands', () => {
  const told = (toldEdition: number, toldWithdrawn = false) => ({ toldEdition, toldWithdrawn, failed: false });
  test.each([
    ['webhook', told(0), { edition: 1, withdrawn: false }, 'publish', 'waiting'],
    ['webhook', { ...told(0), failed: true }, { edition: 1, withdrawn: false }, 'publish', 'failed'],
    ['webhook', told(1), { edition: 1, withdrawn: false }, null, 'out'],
    ['file', told(1), { edition: 2, withdrawn: false }, 'update', 'to_replace'],
    ['copy', told(2), { edition: 2, withdrawn: true }, 'withdraw', 'to_remove'],
    ['webhook', { ...told(2), failed: true }, { edition: 2, withdrawn: true }, 'withdraw', 'failed'],
    ['webhook', told(2, true), { edition: 2, withdrawn: true }, null, 'removed'],
    ['webhook', told(0), { edition: 1, withdrawn: true }, null, 'removed'],
    ['site', told(1), { edition: 3, withdrawn: false }, null, 'out'],
    ['site', told(1), { edition: 3, withdrawn: true }, null, 'removed'],
  ] as const)('%s %j of %j: %s, %s', (kind, delivery, stands, owed, standing) => {
    expect([owedTo(kind, delivery, stands), standingOf(kind, delivery, stands)]).toEqual([owed, standing]);
  });
});

test.each([['2026-3', { year: 2026, number: 3 }], ['2026-03', null], ['2026-0', null], ['26-3', null], ['2026-3x', null], ['', null], ['9999-1', null]])('%s in the address', (key, found) => expect(numberIn(key)).toEqual(found));
test.each([['whtb', true], ['wh-tb2', true], ['a', false], ['-a', false], ['a--b', false], ['ab-', false], ['WHTB', false], ['武汉', false], ['a.b', false], ['a/b', false]])('%s as a short name: %s', (key, good) => expect(siteKey.test(key)).toBe(good));

describe('outlets', () => {
  const among = { nameTaken: false, mayReach: true };
  const input = { commandId, name: '门户', kind: 'webhook' as const, form: null, address: 'https://portal.example/in', secret: 'v1.sealed' };
  test.each([
    ['as it should be', among, {}, 'done'],
    ['a file without its format', among, { kind: 'file' as const, address: null, secret: null }, 'need.outlet_form form'],
    ['a copy with everything that is not its', among, { kind: 'copy' as const, form: 'zip' as const }, 'need.outlet_no_form form, need.outlet_no_address address, need.outlet_no_secret secret'],
    ['no address, no key', among, { address: null, secret: null }, 'need.outlet_address address, need.outlet_secret secret'],
    ['a key that is no good', among, { secret: '' }, 'need.outlet_secret secret'],
    ['an address inside', { ...among, mayReach: false }, {}, 'need.outlet_reach address'],
    ['a name that is taken', { ...among, nameTaken: true }, {}, 'need.outlet_name name'],
  ])('%s', (_, facts, over, said) => expect(checks(decide.add(facts, { ...input, ...over }, given))).toBe(said));
  test('secretaries keep none', () => expect(checks(decide.add(among, input, { ...given, actor: actors.secretary }))).toBe('forbidden.post'));

  const outlet: decide.OnOne['outlet'] = { id: ids.otherBranch, name: '门户', kind: 'webhook', form: null, address: 'https://portal.example/in', retiredOn: null, version: 3 };
  const on = (over: object = {}) => ({ ...among, outlet: { ...outlet, ...over } });
  test.each([
    ['as seen', on(), 3, 'done'], ['seen before a change', on(), 2, 'stale.outlet'], ['retired', on({ retiredOn: '2026-01-01' }), 3, 'need.outlet_in_use'], ['our own page', on({ kind: 'site' }), 3, 'need.outlet_not_site'],
  ])('retired, %s', (_, facts, version, said) => expect(checks(decide.retire(facts, { commandId, id: outlet.id, version }, given))).toBe(said));
});

describe('the public page', () => {
  const none: decide.SiteFacts = { site: null, keyTaken: false, published: false, outletId: null };
  const site = { id: ids.otherBranch, key: 'whtb', open: false, version: 1 };
  const open = (facts: decide.SiteFacts, key: string) => decide.openSite(facts, { commandId, key, reason: '同意公开' }, given);
  test('the first time makes its outlet too', () => {
    expect(open(none, 'whtb')).toMatchObject({ ok: true, changes: [{ table: 'site', row: { key: 'whtb', open: true, changedBy: actors.committee.name } }, { table: 'outlet', row: { kind: 'site' } }] });
    expect(open({ ...none, site, outletId: ids.otherBranch }, 'other')).toMatchObject({ ok: true, changes: [{ table: 'site', op: 'update', set: { key: 'other' } }] });
  });
  test.each([
    ['no short name', none, 'W H', 'need.site_key_form key'], ['an address of its own', none, 'sitemap', 'need.site_key key'], ['another office’s', { ...none, keyTaken: true }, 'whtb', 'need.site_key key'],
    ['known outside by another', { ...none, site, published: true }, 'other', 'need.site_key_stays key'], ['on already', { ...none, site: { ...site, open: true } }, 'whtb', 'need.site_closed'],
  ])('%s', (_, facts, key, said) => expect(checks(open(facts, key))).toBe(said));
});

describe('a bulletin at an outlet', () => {
  const bulletin = { ...exampleBulletin, state: 'released' as const, year: 2026, number: 4, releasedOn: '2026-12-10' };
  const known = (over: object = {}) => ({ facts: exampleFacts({ activity: { stage: 'publicity' }, bulletins: [{ ...bulletin, ...over }] }), rules: plainRules });
  const outlet: Outlet = { id: ids.otherBranch, name: '门户', kind: 'copy', form: null, retiredOn: null, version: 1 };
  const delivery: Delivery = { id: ids.otherBranch, bulletinId: bulletin.id, outletId: outlet.id, publicationId: ids.otherBranch, toldEdition: 1, toldWithdrawn: false, attempts: 0, failed: false, answer: null, triedAt: null, createdAt: given.now };
  const asked = { commandId, id: ids.activity, bulletinId: bulletin.id, outletId: outlet.id, publishedOn: '2026-12-11', address: null };
  const base = { outlet, delivery: null, siteAddress: null };
  test.each([
    ['by hand, with its day', known(), base, {}, 'done'],
    ['by hand, without', known(), base, { publishedOn: null }, 'need.published_on publishedOn'],
    ['before it was released', known(), base, { publishedOn: '2026-12-09' }, 'need.after_release publishedOn'],
    ['tomorrow', known(), base, { publishedOn: '2026-12-13' }, 'need.past_day publishedOn'],
    ['twice', known(), { ...base, delivery }, {}, 'need.outlet_once outletId'],
    ['a draft', known({ state: 'draft', year: null, number: null, releasedOn: null }), base, {}, 'need.bulletin_released'],
    ['a withdrawn one', known({ withdrawnOn: '2026-12-11' }), base, {}, 'need.not_withdrawn'],
    ['one of nobody', known(), base, { bulletinId: ids.otherBranch }, 'need.bulletin_one'],
    ['at a retired one', known(), { ...base, outlet: { ...outlet, retiredOn: '2026-12-01' } }, {}, 'need.outlet outletId'],
    ['on our page with a day of one’s own', known(), { ...base, outlet: { ...outlet, kind: 'site' as const } }, {}, 'need.outlet_by_itself publishedOn'],
    ['on our page, which is off', known(), { ...base, outlet: { ...outlet, kind: 'site' as const } }, { publishedOn: null }, 'need.site_open outletId'],
    ['on our page', known(), { ...base, outlet: { ...outlet, kind: 'site' as const }, siteAddress: 'https://x.example/site/whtb/2026-4' }, { publishedOn: null }, 'done'],
  ])('%s', (_, facts, more, over, said) => expect(checks(deliver.publish({ ...facts, ...more }, { ...asked, ...over }, given))).toBe(said));

  test('a program is sent to first; that it came out is noted when it says so', () => {
    const webhook: Outlet = { ...outlet, kind: 'webhook' };
    expect(deliver.publish({ ...known(), ...base, outlet: webhook }, { ...asked, publishedOn: null }, given)).toMatchObject({ ok: true, changes: [{ table: 'delivery' }], events: [{ name: 'outlet.queued' }] });
    const waiting = { activityId: ids.activity, createdBy: ids.proposer, outlet: webhook, delivery: { ...delivery, publicationId: null, toldEdition: 0 }, takenDownOn: null, stands: { edition: 1, withdrawn: false } };
    const note = { commandId, deliveryId: delivery.id, edition: 1, withdrawn: false, received: true, answer: '200 好', address: 'https://portal.example/4' };
    const system = { ...given, actor: { ...actors.committee, kind: 'system' as const, posts: [] } };
    expect(checks(deliver.noteAnswer(waiting, note, given))).toBe('forbidden.post');
    expect(deliver.noteAnswer(waiting, note, system)).toMatchObject({ ok: true, changes: [{ table: 'publication', row: { address: 'https://portal.example/4', publishedOn: given.today } }, { table: 'delivery', set: { toldEdition: 1, failed: false } }] });
    expect(deliver.noteAnswer(waiting, { ...note, received: false, answer: '503' }, system)).toMatchObject({ ok: true, changes: [{ table: 'delivery', set: { failed: true, attempts: 1, answer: '503' } }], events: [{ name: 'outlet.failed' }] });
  });

  test('replaced only what was corrected, and only by hand; sent again only what failed', () => {
    const edition = { version: 1, title: '旧', body: [], contributor: '', releasedOn: '2026-12-10', releasedBy: '甲', reason: null };
    const corrected = known({ editions: [edition, { ...edition, reason: '有误' }] });
    const on = { commandId, id: ids.activity, deliveryId: delivery.id };
    expect(checks(deliver.replaced({ ...corrected, outlet, delivery }, on, given))).toBe('done');
    expect(checks(deliver.replaced({ ...known(), outlet, delivery }, on, given))).toBe('need.outlet_owed');
    expect(checks(deliver.replaced({ ...corrected, outlet: { ...outlet, kind: 'webhook' }, delivery }, on, given))).toBe('need.outlet_owed');
    expect(checks(deliver.resend({ ...corrected, outlet: { ...outlet, kind: 'webhook' }, delivery }, on))).toBe('need.outlet_failed');
    expect(checks(deliver.resend({ ...corrected, outlet: { ...outlet, kind: 'webhook' }, delivery: { ...delivery, failed: true } }, on))).toBe('done');
    expect(checks(deliver.resend({ ...corrected, outlet: null, delivery: null }, on))).toBe('need.delivery');
  });
});
