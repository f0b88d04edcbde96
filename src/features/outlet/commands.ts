import { onActivityWith } from '#features/activity/on-activity.ts';
import type { Command } from '#platform/command.ts';
import type { Outbound } from '#platform/outbound.ts';
import type { OutletInput } from './contract.ts';
import * as decideDelivery from './decide-delivery.ts';
import * as decide from './decide.ts';
import { sitePath } from './facts.ts';
import { deliveryToNote, loadDelivery, loadOutlet, loadSite, loadTarget, lockOutlets, nameTaken } from './store.ts';

/** The outlets' verbs. Those that depend on what the program may reach, or on its address, are made with it. */

type Reach = Pick<Outbound, 'mayReach'>;
const reached = (outbound: Reach, address: string | null): boolean => address === null || outbound.mayReach(address);

export const add = (outbound: Reach): Command<OutletInput<'add'>, decide.Among> => ({
  name: 'outlet.add', tables: ['outlet'],
  async load(db, scope, { name, address }) {
    await lockOutlets(db, scope);
    return { nameTaken: await nameTaken(db, scope, name), mayReach: reached(outbound, address) };
  },
  decide: decide.add,
});

export const edit = (outbound: Reach): Command<OutletInput<'edit'>, decide.OnOne> => ({
  name: 'outlet.edit', tables: ['outlet'],
  async load(db, scope, { id, name, address }) {
    await lockOutlets(db, scope);
    return { outlet: await loadOutlet(db, scope, id), nameTaken: await nameTaken(db, scope, name, id), mayReach: reached(outbound, address) };
  },
  decide: decide.edit,
});

const untouched = { nameTaken: false, mayReach: true };
export const changeSecret: Command<OutletInput<'changeSecret'>, decide.OnOne> = {
  name: 'outlet.change_secret', tables: ['outlet'], load: async (db, scope, { id }) => ({ ...untouched, outlet: await loadOutlet(db, scope, id) }), decide: decide.changeSecret,
};
export const retire: Command<OutletInput<'retire'>, decide.OnOne> = {
  name: 'outlet.retire', tables: ['outlet'], load: async (db, scope, { id }) => ({ ...untouched, outlet: await loadOutlet(db, scope, id) }), decide: decide.retire,
};

export const openSite: Command<OutletInput<'openSite'>, decide.SiteFacts> = {
  name: 'outlet.open_site', tables: ['site', 'outlet'],
  async load(db, scope, { key }) {
    await lockOutlets(db, scope);
    return loadSite(db, scope, key);
  },
  decide: decide.openSite,
};
export const closeSite: Command<OutletInput<'closeSite'>, decide.SiteFacts> = {
  name: 'outlet.close_site', tables: ['site'],
  async load(db, scope) {
    await lockOutlets(db, scope);
    return loadSite(db, scope, null);
  },
  decide: decide.closeSite,
};

/** Writes the publication as well: one list tells where a bulletin came out, whoever carried it there. */
const published = ['delivery', 'publication'] as const;

export const publish = ({ baseUrl }: Pick<Outbound, 'baseUrl'>) =>
  onActivityWith<OutletInput<'publish'>, Omit<decideDelivery.ToPublish, 'facts' | 'rules'>>({
    name: 'outlet.publish', tables: published, decide: decideDelivery.publish,
    async also(db, scope, { facts }, { outletId, bulletinId }) {
      const { outlet, delivery, key } = await loadTarget(db, scope, outletId, bulletinId);
      const { year, number } = facts.bulletins.find((one) => one.id === bulletinId) ?? { year: null, number: null };
      return { outlet, delivery, siteAddress: key === null || year === null || number === null ? null : `${baseUrl}${sitePath(key, { year, number })}` };
    },
  });

type Also = Pick<decideDelivery.OnDelivery, 'outlet' | 'delivery'>;
export const replaced = onActivityWith<OutletInput<'replaced'>, Also>({
  name: 'outlet.replaced', tables: ['delivery'], decide: decideDelivery.replaced, also: (db, scope, { facts }, { deliveryId }) => loadDelivery(db, scope, facts.activity.id, deliveryId),
});
export const resend = onActivityWith<OutletInput<'resend'>, Also>({
  name: 'outlet.resend', tables: ['delivery'], decide: decideDelivery.resend, also: (db, scope, { facts }, { deliveryId }) => loadDelivery(db, scope, facts.activity.id, deliveryId),
});

/** Given by the program itself only: how a sending went, and what our own page shows by itself. */
export const noteAnswer: Command<decideDelivery.NoteInput, decideDelivery.ToNote> = {
  name: 'outlet.note_answer', tables: published, load: (db, scope, { deliveryId }) => deliveryToNote(db, scope, deliveryId), decide: decideDelivery.noteAnswer,
};
export const noteOnSite: Command<{ readonly commandId: string; readonly deliveryId: string }, decideDelivery.ToNote> = {
  name: 'outlet.note_on_site', tables: published, load: (db, scope, { deliveryId }) => deliveryToNote(db, scope, deliveryId), decide: decideDelivery.noteOnSite,
};
