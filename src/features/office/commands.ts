import type { Kysely } from 'kysely';
import type { DB } from '#database/types.ts';
import type { Command, Receipt } from '#platform/command.ts';
import type { Door } from '#platform/door.ts';
import type { Actor, AdministratorPost } from '#shared/actor.ts';
import { makeUser, prepare, type Secret } from '#features/account/credentials.ts';
import { shippedSettings } from '#features/rulebook/shipped.ts';
import { create, type NewAdministrator, type OfficeFacts, type OfficeInput } from './decide.ts';
import { countOffices, takenUsernames } from './store.ts';

interface Administrator {
  readonly post: AdministratorPost;
  readonly name: string;
  readonly username: string;
  readonly password: string;
}
/** What is asked for a new office. Passwords stay out of the command's input, and so out of the ledger. */
export interface NewOffice {
  readonly commandId: string;
  readonly name: string;
  readonly demo?: boolean;
  /** 等级保护 level; from SEC-08's on (three as shipped) everybody needs a second factor. */
  readonly securityLevel?: number;
  readonly administrators: readonly Administrator[];
}
type Prepared = Omit<Administrator, 'password'> & { readonly secret: Secret };

/**
 * Opens an office. The one command that writes tables of several features (office, org, rulebook, account), because an
 * office without its unit, settings and administrators would be a place nobody can enter; the house test knows it.
 */
const createOffice = (people: readonly Prepared[]): Command<OfficeInput, OfficeFacts> => ({
  name: 'office.create',
  tables: ['office', 'unit', 'ruleSetting', 'person', 'post', 'account'],
  async load(db) {
    const offices = await countOffices(db, { lock: true });
    const names = people.map((one) => one.username.toLowerCase());
    const taken = await takenUsernames(db, names);
    const administrators: NewAdministrator[] = [];
    for (const { secret, ...one } of people) {
      // A name given twice is refused by the decision; its user is made once, since the library's table has it once.
      const first = names.indexOf(one.username.toLowerCase()) === administrators.length;
      const free = first && !taken.includes(one.username.toLowerCase());
      administrators.push({ ...one, password: secret.facts, userId: free ? await makeUser(db, one.username, one.name, secret.hash) : '' });
    }
    return { offices, taken, administrators, rules: { today: '', calendar: new Map(), settings: shippedSettings } };
  },
  decide: create,
});

/** Somebody who creates an office before anybody is known in it. The command's id becomes the office's. */
const founder = (kind: 'system' | 'operator', name: string, officeId: string): Actor => ({
  kind, officeId, personId: null, name, posts: [], branchIds: [], link: null, may: 'all', language: 'zh-Hans',
});

/**
 * Creates an office through the door: from the first-run page (`system`, only while there is none) or by a named local
 * operator. Sent twice with one command id it happens once.
 */
export async function foundOffice(
  { db, door }: { readonly db: Kysely<DB>; readonly door: Door },
  by: { readonly kind: 'system' | 'operator'; readonly name: string },
  { commandId, name, demo = false, securityLevel = 2, administrators }: NewOffice,
): Promise<Receipt> {
  const people: Prepared[] = [];
  for (const { password, ...one } of administrators) people.push({ ...one, secret: await prepare(db, password, one.username) });
  const input = { commandId, name, demo, securityLevel, administrators: people.map(({ secret: _, ...one }) => one) };
  return door.run(createOffice(people), founder(by.kind, by.name, commandId), { commandId, input });
}
