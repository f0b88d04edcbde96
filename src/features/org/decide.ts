import { insert, refuse, stale, update, type Decision, type Given } from '#shared/decision.ts';
import { need, type Finding } from '#shared/finding.ts';
import { personKey } from '#shared/pinyin.ts';
import { barred } from '#shared/policy.ts';
import type { OrgInput } from './contract.ts';
import { joining } from './decide-memberships.ts';
import { about, ending, gone, lastSecurityAdmin, maskPhone, type BranchKnown, type PersonKnown } from './facts.ts';
import { orgPolicy } from './policy.ts';

/** Entering, changing and removing people: pure. Memberships, posts and branches have files of their own beside this. */

export interface AddFacts {
  readonly branch: BranchKnown | null;
}
export interface PersonFacts {
  readonly person: PersonKnown;
  /** Whether someone else holds 安全管理员 today: without one nobody could grant a right again. */
  readonly otherSecurityAdmin: boolean;
}

const masked = (phone: string | null): string | null => (phone === null ? null : maskPhone(phone));

export function addPerson({ branch }: AddFacts, input: OrgInput<'addPerson'>, given: Given): Decision {
  const against = [...barred(orgPolicy, 'org.add_person', given.actor), ...(branch === null ? [] : barred(orgPolicy, 'org.join', given.actor))];
  if (against.length > 0) return refuse(...against);
  const { name, status, rank, email } = input;
  const id = given.newId();
  const fresh: PersonKnown = {
    id, name, status, rank, email, phoneMasked: masked(input.phone), removedOn: null, version: 1, posts: [], memberships: [],
  };
  const joined = branch === null ? [] : joining(fresh, branch, input.fromOn ?? given.today, given);
  if ('refused' in joined) return refuse(...joined.refused);
  const row = insert('person', { id, name, pinyin: personKey(name), status, rank, email, phoneMasked: fresh.phoneMasked });
  return about({ id }, [row, ...joined], { name: 'org.person_added', details: { person: name, branch: branch?.name ?? null } });
}

export function editPerson({ person }: PersonFacts, input: OrgInput<'editPerson'>, given: Given): Decision {
  const against = barred(orgPolicy, 'org.edit_person', given.actor);
  if (against.length > 0) return refuse(...against);
  if (input.version !== person.version) return stale('person', { ...person, posts: [], memberships: [] });
  const { name, status, rank, email, phone } = input;
  const phoneMasked = phone === undefined ? person.phoneMasked : masked(phone);
  const set = { name, pinyin: personKey(name), status, rank, email, phoneMasked, version: person.version + 1 };
  return about(person, [update('person', person.id, set)], { name: 'org.person_edited', details: { person: name } });
}

export function removePerson({ person, otherSecurityAdmin }: PersonFacts, input: OrgInput<'removePerson'>, given: Given): Decision {
  const against = [...barred(orgPolicy, 'org.remove_person', given.actor), ...remaining(person, otherSecurityAdmin, given)];
  if (against.length > 0) return refuse(...against);
  if (input.version !== person.version) return stale('person', { ...person, posts: [], memberships: [] });
  if (person.id === given.actor.personId) return refuse(need('need.not_self'));
  if (input.on > given.today) return refuse(need('need.not_future', 'on'));
  const changes = [
    update('person', person.id, { removedOn: input.on, version: person.version + 1 }),
    ...ending('post', person.posts, input.on),
    ...ending('membership', person.memberships, input.on),
  ];
  return about(person, changes, { name: 'org.person_removed', details: { person: person.name, on: input.on } });
}

function remaining(person: PersonKnown, otherSecurityAdmin: boolean, given: Given): Finding[] {
  if (gone(person, given.today)) return [need('need.person_here', null, { person: person.name })];
  return lastSecurityAdmin(person, otherSecurityAdmin, given.today) ? [need('need.last_security_admin', null, { person: person.name })] : [];
}
