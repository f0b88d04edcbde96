import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { makeUser } from '#features/account/credentials.ts';
import { foundOffice } from '#features/office/commands.ts';
import { hashOf, sessionCookie, signToken } from '#platform/auth.ts';
import type { Command } from '#platform/command.ts';
import type { Actor, Post } from '#shared/actor.ts';
import { insert, update, type Change } from '#shared/decision.ts';
import { nameKey, personKey } from '#shared/pinyin.ts';
import type { App, Client } from './app.ts';

/** Somebody of a test office, signed in without the sign-in page. */
export interface TestPerson {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly accountId: string;
  readonly headers: { readonly cookie: string };
  readonly client: Client;
}
interface About {
  readonly posts?: readonly { readonly post: Post; readonly branchId?: string }[];
  /** Home branch; with it come the posts that are told by name only (`member`, `secretary`). */
  readonly branchId?: string;
  /** A password to sign in with; without one only the ready session opens the door. */
  readonly password?: string;
  readonly mustChange?: boolean;
}
export interface TestOffice {
  readonly id: string;
  readonly system: TestPerson;
  readonly security: TestPerson;
  readonly audit: TestPerson;
  branch(name: string): Promise<string>;
  /** A person with posts from today on. User name: `u` and a number. */
  person(name: string, about?: About): Promise<TestPerson>;
}

/** Writes rows of several features through the door, so that the ledger of a test office is as good as a real one. */
const rows: Command<{ commandId: string; changes: readonly Change[] }, null> = {
  name: 'test.rows',
  tables: ['unit', 'branch', 'person', 'membership', 'post', 'account'],
  load: async () => null,
  decide: (_, { changes }) => ({ ok: true, subject: { type: 'test', id: randomUUID(), activityId: null }, changes, events: [] }),
};

export const testPassword = 'Lian-xue-2026';
let count = 0;

/** Opens an office with its three administrators, all signed in. Several offices may be opened in one database. */
export async function openOffice(app: App, name = '测试特派办'): Promise<TestOffice> {
  const { program } = app;
  const n = ++count;
  const { id } = await foundOffice(program, { kind: 'operator', name: '测试' }, {
    commandId: randomUUID(), name,
    administrators: (['system', 'security', 'audit'] as const).map((role) => ({
      post: `${role}_admin` as const, name: `${role}${n}`, username: `${role}${n}`, password: testPassword,
    })),
  });
  const actor: Actor = {
    kind: 'operator', officeId: id, personId: null, name: '测试', posts: [], branchIds: [], link: null, may: 'all', language: 'zh-Hans',
  };
  const write = (changes: readonly Change[]) => {
    const commandId = randomUUID();
    return program.door.run(rows, actor, { commandId, input: { commandId, changes } });
  };
  const accounts = await program.db.selectFrom('account').select('id').where('officeId', '=', id).execute();
  await write(accounts.map((account) => update('account', account.id, { mustChange: false })));
  const today = program.now().toISOString().slice(0, 10);
  const unit = await program.db.selectFrom('unit').select('id').where('officeId', '=', id).where('own', '=', true).executeTakeFirstOrThrow();
  const administrator = async (username: string): Promise<TestPerson> => {
    const row = await program.db.selectFrom('account').selectAll().where('username', '=', username).executeTakeFirstOrThrow();
    return signIn(app, { id: row.personId ?? '', name: username, username, accountId: row.id }, row.userId);
  };
  return {
    id,
    system: await administrator(`system${n}`), security: await administrator(`security${n}`), audit: await administrator(`audit${n}`),
    async branch(branchName) {
      const branchId = randomUUID();
      await write([insert('branch', { id: branchId, unitId: unit.id, name: branchName, pinyin: nameKey(branchName), kind: 'standing' })]);
      return branchId;
    },
    async person(personName, { posts = [], branchId, password, mustChange = false } = {}) {
      const personId = randomUUID();
      const accountId = randomUUID();
      const username = `u${++count}`;
      const hash = password === undefined ? '' : await hashOf(password);
      const userId = await program.db.transaction().execute((tx) => makeUser(tx, username, personName, hash));
      await write([
        insert('person', { id: personId, name: personName, pinyin: personKey(personName), status: branchId === undefined ? null : 'full' }),
        ...(branchId === undefined ? [] : [insert('membership', { id: randomUUID(), personId, branchId, kind: 'home', fromOn: today })]),
        ...posts.map(({ post, branchId: at }) => {
          const ofBranch = post === 'member' || post === 'secretary' ? (at ?? branchId ?? null) : null;
          return insert('post', { id: randomUUID(), personId, post, branchId: ofBranch, fromOn: today, appointedBy: '测试' });
        }),
        insert('account', { id: accountId, personId, userId, username, passwordSetAt: program.now().toISOString(), mustChange }),
      ]);
      return signIn(app, { id: personId, name: personName, username, accountId }, userId);
    },
  };
}

/** Somebody who is there already, such as a person of the demo, signed in. */
export async function signedIn(app: App, username: string): Promise<TestPerson> {
  const row = await app.program.db.selectFrom('account').innerJoin('person', (join) => join.onRef('person.id', '=', 'account.personId').onRef('person.officeId', '=', 'account.officeId'))
    .select(['account.id', 'account.personId', 'account.userId', 'person.name']).where('account.username', '=', username).executeTakeFirstOrThrow();
  return signIn(app, { id: row.personId ?? '', name: row.name, username, accountId: row.id }, row.userId);
}

/** A session as the sign-in page would have made it, by the program's clock. */
async function signIn(app: App, person: Omit<TestPerson, 'headers' | 'client'>, userId: string): Promise<TestPerson> {
  const { program } = app;
  const token = randomUUID().replaceAll('-', '');
  const now = program.now();
  await sql`insert into auth_session (id, "userId", token, "expiresAt", "createdAt", "updatedAt")
    values (${randomUUID()}, ${userId}, ${token}, now() + interval '12 hours', ${now}, ${now})`.execute(program.db);
  const headers = { cookie: `${sessionCookie(program.baseUrl)}=${signToken(token, program.secret)}` };
  return { ...person, headers, client: app.client(headers) };
}
