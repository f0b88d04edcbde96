import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { startApp, type Client } from '#tests/harness/app.ts';
import { openWorld, persons, type Person, type World } from '#tests/harness/world.ts';
import { foundKinds, type FoundKind } from './facts.ts';
import { kindsOf } from './policy.ts';
import { catchUp } from './store.ts';

/** Who finds what, for every kind: one word stands in everything of an office that can be found, another in everything nobody may find. */

const app = await startApp();
const { db, pool } = app.program;
let ours: World;
let theirs: World;

/** Stands in an activity that only its own branches see yet, in one that all see, in everything beside activities, where nobody finds it, in a circular sent to one branch, and in an item of the library for some only. */
const words = { early: '鹳雀登楼', late: '黄鹂鸣柳', beside: '白鹭上天', hidden: '鹭鸶藏苇', sent: '孤帆远影', limited: '烟波江上' };
const kinds = {
  activity: ['activity', 'bulletin', 'file'], beside: ['branch', 'pattern', 'person', 'project', 'resource', 'suggestion', 'unit'], sent: ['circular'],
} as const satisfies Record<string, readonly FoundKind[]>;
const business: readonly Person[] = persons.filter((who) => !who.endsWith('_admin'));
const inside = business.filter((who) => who !== 'elsewhere');
const administrators = persons.filter((who) => who.endsWith('_admin'));

const set = (table: string, id: string, values: Readonly<Record<string, unknown>>) => {
  const names = Object.keys(values);
  return pool.query(`update ${table} set ${names.map((name, at) => `${name} = $${at + 2}`).join(', ')} where id = $1`, [id, ...Object.values(values)]);
};
const put = async (table: string, values: Readonly<Record<string, unknown>>): Promise<string> => {
  const all = { id: randomUUID(), office_id: ours.office.id, ...values };
  const given = Object.values(all).map((value) => (typeof value === 'object' && value !== null ? JSON.stringify(value) : value));
  await pool.query(`insert into "${table}" (${Object.keys(all).map((name) => `"${name}"`).join(', ')}) values (${given.map((_, at) => `$${at + 1}`).join(', ')})`, given);
  return all.id;
};

/** The word in everything of an activity that can be found. */
async function plant(ids: World['early'], word: string): Promise<void> {
  const activity = { activity_id: ids['id'] };
  await set('activity', ids['id'] ?? '', { theme: `主题${word}`, tasks: `任务${word}` });
  await set('bulletin', ids['bulletinId'] ?? '', { title: `简报${word}`, body: JSON.stringify([{ kind: 'paragraph', runs: [{ text: word, bold: false }] }]) });
  await set('problem', ids['problemId'] ?? '', { text: word });
  await set('action', ids['actionId'] ?? '', { measure: word });
  await set('insight', ids['insightId'] ?? '', { text: word });
  const sha256 = await app.program.files.put(new TextEncoder().encode(word));
  await put('file', { ...activity, name: `${word}.txt`, sha256, size: 12, media_type: 'text/plain', purpose: 'paper', caption: word, created_at: '2026-11-01T00:00:00Z', created_by: ours.people.member.id });
  await put('record', { ...activity, topic: word, strands: {}, results: {}, decisions: [], donations: [], actual_stops: [], version: 1 });
}

/** The word where a person may have written it and nobody finds it: said in confidence, taken back, or about how the office works. */
async function hide({ early, late, people, ids }: World, word: string): Promise<void> {
  const at = '2026-11-01T00:00:00Z';
  for (const { id, sideId, bulletinId, commentId, insightId } of [early, late] as const) {
    const [activity, person] = [{ activity_id: id }, people.member.id];
    await set('side', sideId ?? '', { contact_name: word, contact_post: word });
    await set('bulletin_comment', commentId ?? '', { text: word, answer: word });
    await put('insight', { ...activity, person_id: person, text: word, created_at: at, withdrawn_at: at, version: 1 });
    await put('reply', { ...activity, person_id: person, answer: 'leave', reason: word, at, version: 1 });
    await put('attendance', { ...activity, side_id: sideId, name: word, state: 'leave', reason: word });
    await put('contact_log', { ...activity, person_id: person, contacted_on: '2026-11-01', means: 'phone', content: word, created_at: at });
    await put('secrecy_review', { ...activity, bulletin_id: bulletinId, bulletin_version: 1, conclusion: 'return', comment: word, title: word, body: [{ kind: 'paragraph', runs: [{ text: word, bold: false }] }], reviewer_id: person, reviewer_name: word, at });
    await put('finding_response', { ...activity, check_id: 'PLN-01', kind: 'reason', subject: word, text: word, by_person_id: person, by_name: word, at });
    await put('file', { ...activity, name: `${word}.txt`, sha256: 'c'.repeat(64), size: 12, media_type: 'text/plain', purpose: 'paper', caption: word, created_at: at, created_by: person, removed_at: at });
    await pool.query('update approval set comment = $2 where activity_id = $1', [id, word]);
    await pool.query('update link set holder_name = $2 where activity_id = $1', [id, word]);
    await pool.query("update bulletin set kept = $2, editions = $3 where id = $1", [bulletinId, JSON.stringify([{ text: word, reason: word }]), '[]']);
    expect(insightId).toBeDefined();
  }
  await pool.query("update person set email = $2, phone_masked = $2, rank = $2 where office_id = $1", [ours.office.id, word]);
  await put('person', { name: word, pinyin: 'lu si', removed_on: '2026-01-01', version: 1 });
  await put('suggestion', { author_id: people.member.id, kind: 'topic', text: word, state: 'withdrawn', created_at: at, version: 1 });
  const design = { forms: [word], sessions: [], todo: [], papers: [], minds: [] };
  await put('pattern', { name: word, good_for: word, design, author_id: people.member.id, author_name: '某', state: 'retired', created_at: at, changed_at: at });
  const edition = { version: 1, title: word, body: [{ kind: 'paragraph', runs: [{ text: word, bold: false }] }], branchIds: [], releasedOn: '2026-11-01', releasedBy: '某', reason: null };
  const circular = async (state: string, more: Readonly<Record<string, unknown>>) => {
    const id = randomUUID();
    await pool.query("insert into circular (office_id, id, title, body, chosen, state, author_id, author_name, writer_ids, created_at) values ($1, $2, $3, $4, '[]', $5, $6, '某', '{}', $7)", [ours.office.id, id, word, JSON.stringify(edition.body), state, people.member.id, at]);
    await set('circular', id, more);
  };
  await circular('draft', { comment: word });
  await circular('released', { number: 7, year: 2026, editions: JSON.stringify([edition]), withdrawn_on: '2026-11-02', withdrawn_reason: word, withdrawn_name: '某', withdrawn_by: people.member.id });
  await put('resource', { title: word, kind: 'link', note: word, source_kind: 'own', sensitivity: 'open', state: 'declined', by_name: '某', created_at: at });
  await set('template_version', ids['versionId'] ?? '', { name: `${word}.docx` });
  await set('outlet', ids['outletId'] ?? '', { name: word });
  await pool.query('update token set name = $2 where office_id = $1', [ours.office.id, word]);
  await put('notice', { person_id: people.member.id, kind: 'approved', facts: { comment: word }, cause_seq: 1, created_at: at });
}

beforeAll(async () => {
  ours = await openWorld(app, '甲办');
  theirs = await openWorld(app, '乙办');
  await plant(ours.early, words.early);
  await plant(ours.late, words.late);
  const { ids } = ours;
  await set('unit', ids['unit'] ?? '', { name: `${words.beside}研究院`, aliases: [`${words.beside}院`], note: words.beside });
  await set('branch', ids['branch'] ?? '', { name: `${words.beside}党支部` });
  await set('person', ids['person'] ?? '', { name: words.beside });
  await set('project', ids['project'] ?? '', { name: `${words.beside}项目` });
  await set('resource', ids['resource'] ?? '', { title: `资料${words.beside}`, note: words.beside });
  await set('pattern', ids['pattern'] ?? '', { name: `模式${words.beside}`, good_for: words.beside });
  const told = { version: 1, title: `通报${words.sent}`, body: [{ kind: 'paragraph', runs: [{ text: words.sent, bold: false }] }], branchIds: [ids['hostBranch']], releasedOn: '2026-11-01', releasedBy: '某', reason: null };
  // A correction in work says something that is not out yet.
  await set('circular', ids['circular'] ?? '', { number: 1, year: 2026, state: 'returned', correction: '更正', title: words.hidden, editions: JSON.stringify([told]), sent_to: [ids['hostBranch']] });
  const limited = await put('resource', { title: `资料${words.limited}`, kind: 'link', note: words.limited, source_kind: 'own', sensitivity: 'limited', state: 'library', by_person_id: ours.people.member.id, by_name: '某', created_at: '2026-11-01T00:00:00Z' });
  await put('resource_version', { resource_id: limited, no: 1, url: 'https://example.gov.cn/a', by_name: '某', at: '2026-11-01T00:00:00Z' });
  await set('suggestion', ids['suggestion'] ?? '', { text: `建议${words.beside}`, reason: words.beside });
  await hide(ours, words.hidden);
  // The rows were laid there without the door: the index is made anew from the state.
  await pool.query('delete from search_document');
  await pool.query('delete from search_state');
  for (const { office } of [ours, theirs]) await catchUp(app.program, office.id);
});

/** Kinds in which somebody finds a word, each asked for by itself, and all together the same. */
async function found(client: Client, q: string): Promise<string[]> {
  const by: string[] = [];
  for (const kind of foundKinds) {
    const { rows } = await client.search.find({ q, kind, limit: 100 });
    expect(rows.filter((row) => row.kind !== kind)).toEqual([]);
    if (rows.some((row) => !row.partly)) by.push(kind);
  }
  const { rows } = await client.search.find({ q, limit: 100 });
  expect([...new Set(rows.filter((row) => !row.partly).map((row) => row.kind))].toSorted()).toEqual(by.toSorted());
  return by.toSorted();
}

test('every kind that can be found is tried here', () => {
  expect([...kinds.activity, ...kinds.beside, ...kinds.sent, 'rule'].toSorted()).toEqual([...foundKinds].toSorted());
  const actor = { kind: 'person', officeId: '', personId: '', name: '', posts: [{ post: 'member', branchId: '' }], branchIds: [''], link: null, may: 'all', language: 'zh-Hans' } as const;
  expect(kindsOf(actor)).toEqual([...foundKinds]);
});

test.each(inside)('%s finds everything of an activity that is only begun, and all the rest', async (who) => {
  const { client } = ours.people[who];
  expect(await found(client, words.early)).toEqual(kinds.activity);
  expect(await found(client, words.late)).toEqual(kinds.activity);
  expect(await found(client, words.beside)).toEqual(['activity', ...kinds.beside]);
});

test('a member of another branch finds nothing of it, by whatever word of it: whole, in part, by pinyin', async () => {
  const { client } = ours.people.elsewhere;
  for (const q of [words.early, words.early.slice(0, 2), words.early.slice(2), '鹳雀 白鹭', words.beside, 'guanque', 'gqdl', `${words.early}.txt`, `主题${words.early}`]) {
    const { rows } = await client.search.find({ q, limit: 100 });
    expect(rows.filter((row) => row.activityId === ours.early['id'])).toEqual([]);
    expect(JSON.stringify(rows.map(({ title, passage }) => [...title, ...passage].map(({ text }) => text).join('')))).not.toContain('鹳雀');
  }
  expect(await found(client, words.early)).toEqual([]);
  expect(await found(client, words.late)).toEqual(kinds.activity);
  // The unit is a partner in both activities: the one that all see is found by its name, the other is not (above).
  expect(await found(client, words.beside)).toEqual(['activity', ...kinds.beside]);
});

test('what was said in confidence, taken back or is no kind of ours is found by nobody: not in part either', async () => {
  for (const who of business) {
    const { rows } = await ours.people[who].client.search.find({ q: words.hidden, limit: 100 });
    expect({ who, rows }).toEqual({ who, rows: [] });
  }
});

test('another office finds nothing of ours, whatever post asks; the rules are everybody’s', async () => {
  for (const who of business) {
    const { client } = theirs.people[who];
    for (const q of [...Object.values(words), '甲办', ours.people.member.name]) {
      const { rows } = await client.search.find({ q, limit: 100 });
      const foreign = rows.filter((row) => [...row.title, ...row.passage].some(({ text }) => /[鹳鹂鹭鸶帆]|烟波|甲办/u.test(text)));
      expect({ who, q, foreign }).toEqual({ who, q, foreign: [] });
    }
    for (const q of [words.late, words.beside, words.sent, words.limited]) expect(await found(client, q)).toEqual([]);
    expect(await found(client, 'PLN-13')).toEqual(['rule']);
  }
});

test('a circular is found by those it was sent to and those who supervise, an item for some only by those who may open it: what the lists show, and nobody else', async () => {
  const finders: Record<'sent' | 'limited', Person[]> = { sent: [], limited: [] };
  for (const who of business) {
    const { client } = ours.people[who];
    const listed = { sent: (await client.circular.list({})).rows.some(({ id }) => id === ours.ids['circular']), limited: (await client.resource.list({ q: words.limited })).rows.length > 0 };
    for (const [which, kind] of [['sent', 'circular'], ['limited', 'resource']] as const) {
      expect({ who, which, found: await found(client, words[which]) }).toEqual({ who, which, found: listed[which] ? [kind] : [] });
      if (listed[which]) finders[which].push(who);
    }
  }
  expect(finders.sent).toEqual(expect.arrayContaining(['committee', 'discipline', 'member']));
  expect(finders.limited).toEqual(expect.arrayContaining(['committee', 'discipline', 'member']));
  for (const which of ['sent', 'limited'] as const) expect(finders[which]).not.toContain('elsewhere');
  // Sent to their branch as well, and pushed to it, they find both at once: scope is asked when something is looked for.
  const { elsewhere } = ours.people;
  const branch = (await elsewhere.client.account.me({})).branchIds[0] ?? '';
  expect(branch).not.toBe('');
  await set('circular', ours.ids['circular'] ?? '', { sent_to: [ours.ids['hostBranch'], branch] });
  expect(await found(elsewhere.client, words.sent)).toEqual(['circular']);
  await set('circular', ours.ids['circular'] ?? '', { sent_to: [ours.ids['hostBranch']] });
});

test('patterns that ship are found where they stand, and once only where the office has made one its own', async () => {
  const { client } = ours.people.member;
  const rows = async () => (await client.search.find({ q: '参观见学', kind: 'pattern' })).rows.filter((row) => !row.partly);
  const [first] = await rows();
  expect(first?.title.map(({ text }) => text).join('')).toContain('参观');
  const { pattern } = await ours.people.committee.client.pattern.get({ id: first?.id ?? '' });
  await ours.people.committee.client.pattern.retire({ commandId: randomUUID(), id: pattern.id, version: pattern.version, reason: '不再使用' });
  await catchUp(app.program, ours.office.id);
  expect((await rows()).filter(({ id }) => id === first?.id)).toEqual([]);
});

test('a partner’s link, an administrator and nobody may not search, in whatever kind', async () => {
  const clients = [ours.links.early, ours.links.late, ...administrators.map((who) => ours.people[who].client)];
  for (const client of clients) {
    for (const kind of [undefined, ...foundKinds]) {
      for (const q of [words.early, words.beside]) await expect(client.search.find({ q, ...(kind === undefined ? {} : { kind }) })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
  }
  await expect(app.client().search.find({ q: words.beside })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
});

test('a token that may only read finds what its owner finds', async () => {
  expect(await found(ours.tokens.read, words.early)).toEqual(kinds.activity);
});

test('whatever is found can be opened by whoever found it', async () => {
  for (const who of business) {
    const { client, headers } = ours.people[who];
    const opened: Record<FoundKind, (id: string, activityId: string) => Promise<unknown>> = {
      activity: (id) => client.activity.get({ id }), bulletin: (_, id) => client.activity.get({ id }), unit: (id) => client.unit.one({ id }), branch: (id) => client.org.branch({ id }),
      person: (id) => client.org.person({ id }), project: (id) => client.project.one({ id }), suggestion: (id) => client.suggestion.get({ id }), rule: () => client.rulebook.list({}), resource: (id) => client.resource.one({ id }),
      circular: (id) => client.circular.get({ id }), pattern: (id) => client.pattern.get({ id }),
      file: async (id) => expect((await app.ask(`/files/${id}`, { headers })).status).toBe(200),
    };
    for (const q of [words.early, words.late, words.beside, words.sent, words.limited, '参观见学']) {
      for (const { kind, id, activityId } of (await client.search.find({ q, limit: 100 })).rows) await opened[kind](id, activityId ?? '');
    }
  }
});

test('an activity that is approved is found by all, one step before it is not; a file taken away is found no more', async () => {
  const { elsewhere, member } = ours.people;
  const rows = async (q: string) => (await elsewhere.client.search.find({ q, kind: 'file' })).rows.length;
  await set('activity', ours.early['id'] ?? '', { stage: 'held' });
  expect(await rows(words.early)).toBe(1);
  await set('activity', ours.early['id'] ?? '', { stage: 'approval' });
  expect(await rows(words.early)).toBe(0);
  const [file] = (await member.client.search.find({ q: words.early, kind: 'file' })).rows;
  expect(file?.activityId).toBe(ours.early['id']);
  expect(await db.selectFrom('searchDocument').select('id').where('id', '=', file?.id ?? '').execute()).toHaveLength(1);
});
