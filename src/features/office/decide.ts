import type { AdministratorPost } from '#shared/actor.ts';
import { insert, refuse, type Change, type Decision, type Given } from '#shared/decision.ts';
import { need, type Finding } from '#shared/finding.ts';
import { nameKey, personKey } from '#shared/pinyin.ts';
import type { Rules } from '#shared/rules.ts';
import { passwordFindings, type PasswordFacts } from '#features/account/checks.ts';
import { shipRules } from '#features/rulebook/shipped.ts';

/** One of the first three people, with the sign-in library's user made for him or her in the same transaction. */
export interface NewAdministrator {
  readonly post: AdministratorPost;
  readonly name: string;
  readonly username: string;
  readonly userId: string;
  readonly password: PasswordFacts;
}
export interface OfficeFacts {
  /** How many offices there are already. */
  readonly offices: number;
  /** User names that somebody has. */
  readonly taken: readonly string[];
  readonly administrators: readonly NewAdministrator[];
  /** As shipped: the new office has no settings of its own yet. */
  readonly rules: Rules;
}
export interface OfficeInput {
  readonly commandId: string;
  readonly name: string;
  readonly demo: boolean;
  readonly securityLevel: number;
}

/** SEC-04: three people, three names, three accounts. */
function alike(administrators: readonly NewAdministrator[]): Finding[] {
  const once = (key: 'name' | 'username', check: string): Finding[] =>
    administrators.flatMap((one, index) => {
      const first = administrators.findIndex((other) => other[key].toLowerCase() === one[key].toLowerCase());
      return first === index ? [] : [need(check, `${fieldOf(one)}.${key}`, { name: one[key] })];
    });
  return [...once('name', 'office.same_person'), ...once('username', 'office.same_username')];
}
const fieldOf = ({ post }: NewAdministrator): string => post.replace('_admin', '');

/** An office, its own unit, the settings it starts with, and its administrators, none of whom has business rights. */
export function create(facts: OfficeFacts, input: OfficeInput, given: Given): Decision {
  const { actor } = given;
  const may = actor.kind === 'operator' || (actor.kind === 'system' && facts.offices === 0);
  if (!may) return refuse(need('forbidden.office_exists'));
  const wrong = [
    ...alike(facts.administrators),
    ...facts.administrators.flatMap((one) => [
      ...(facts.taken.includes(one.username.toLowerCase()) ? [need('account.name_taken', `${fieldOf(one)}.username`, { username: one.username })] : []),
      ...passwordFindings(one.password, facts.rules, given.today).map((found) => ({ ...found, field: `${fieldOf(one)}.password` })),
    ]),
  ];
  if (wrong.length > 0) return refuse(...wrong);
  const { name, demo, securityLevel } = input;
  return {
    ok: true,
    subject: { type: 'office', id: actor.officeId, activityId: null },
    changes: [
      insert('office', { id: actor.officeId, name, demo, securityLevel, createdAt: given.now }),
      insert('unit', { id: given.newId(), name, kind: '机关', pinyin: nameKey(name), own: true }),
      ...shipRules(given.newId),
      ...facts.administrators.flatMap((one) => rowsOf(one, given, !demo)),
    ],
    events: [{ name: 'office.created', details: { name, administrators: facts.administrators.map((one) => one.name) } }],
  };
}

function rowsOf({ username, name, post, userId }: NewAdministrator, given: Given, mustChange: boolean): Change[] {
  const personId = given.newId();
  const account = { personId, userId, username: username.toLowerCase(), passwordSetAt: given.now, mustChange };
  return [
    insert('person', { id: personId, name, pinyin: personKey(name) }),
    insert('post', { id: given.newId(), personId, post, fromOn: given.today, appointedBy: given.actor.name }),
    // One person typed all three passwords, so each is changed by its owner at first sign-in (not in the demo office).
    insert('account', { id: given.newId(), ...account }),
  ];
}
