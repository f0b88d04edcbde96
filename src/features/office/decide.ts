import type { JsonValue } from '#database/types.ts';
import { insert, type Change, type Decision, type Given } from '#shared/decision.ts';
import type { Post } from '#shared/actor.ts';
import { pinyinKey } from '#shared/pinyin.ts';
import { shippedSettings } from '#features/rulebook/shipped.ts';

/** A person with an account, as the first three administrators and the seed's people are made. */
export interface NewAccount {
  readonly username: string;
  readonly name: string;
  readonly post: Post;
  /** The sign-in library's id of the account, made in the same transaction. */
  readonly userId: string;
}
export interface NewOffice {
  readonly officeId: string;
  readonly name: string;
  readonly demo: boolean;
  readonly administrators: readonly NewAccount[];
}

/** An office, its own unit, the settings it starts with, and its administrators: three people, none with business rights. */
export function create(_: null, office: NewOffice, given: Given): Decision {
  const changes: Change[] = [
    insert('office', { id: office.officeId, name: office.name, demo: office.demo, createdAt: given.now }),
    insert('unit', { id: given.newId(), name: office.name, kind: '机关', pinyin: pinyinKey(office.name), own: true }),
    ...shippedSettings().map((setting) => insert('ruleSetting', { id: given.newId(), ...setting, value: setting.value as JsonValue })),
    ...office.administrators.flatMap((administrator) => accountRows(administrator, given)),
  ];
  return {
    ok: true, subject: { type: 'office', id: office.officeId, activityId: null }, changes,
    events: [{ name: 'office.created', details: { name: office.name } }],
  };
}

function accountRows({ username, name, post, userId }: NewAccount, given: Given): Change[] {
  const personId = given.newId();
  return [
    insert('person', { id: personId, name, pinyin: pinyinKey(name) }),
    insert('post', { id: given.newId(), personId, post, fromOn: given.today, appointedBy: given.actor.name }),
    insert('account', { id: given.newId(), personId, userId, username, passwordSetAt: given.now, mustChange: true }),
  ];
}
