import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { stateTables } from '#platform/ledger/state-tables.ts';
import { startApp, type Client } from '#tests/harness/app.ts';
import { procedures, sample, type Fill, type Procedure } from '#tests/harness/samples.ts';
import { openWorld, persons, type Person, type World } from '#tests/harness/world.ts';

/**
 * Every procedure of the contract, asked of the running program as everybody who might ask. What is expected is read
 * from docs/permissions.md and from the lists below; a procedure that stands in neither fails.
 */

const app = await startApp();
let ours: World;
let theirs: World;
beforeAll(async () => {
  ours = await openWorld(app, '甲办');
  theirs = await openWorld(app, '乙办');
});

type Role = Person | 'link' | 'holder' | 'token_read' | 'token_all' | 'stranger';
const roles: readonly Role[] = [...persons, 'token_read', 'token_all', 'link', 'holder', 'stranger'];
/** Between them these hold every right there is in an office. */
const mighty: readonly Role[] = ['member', 'secretary', 'committee', 'discipline', 'system_admin', 'security_admin', 'audit_admin', 'token_all', 'link', 'holder'];
/** Whose posts and branches a token carries. */
const personOf = (role: Role): Person | null => (role === 'link' || role === 'holder' || role === 'stranger' ? null : role === 'token_read' || role === 'token_all' ? 'secretary' : role);

/** How each stands to the activities of the test office; `finance` is asked by the pending step. */
const relations: Readonly<Record<Person, readonly string[]>> = {
  member: ['member', 'concerned', 'owner', 'author'], secretary: ['secretary', 'member', 'concerned', 'side-leader'], organiser: ['organiser', 'member', 'concerned'],
  side_leader: ['side-leader', 'concerned'], elsewhere: [], committee: ['committee'], finance: ['finance', 'step'], discipline: ['discipline'], leading_group: ['leading_group'],
  system_admin: [], security_admin: [], audit_admin: [],
};
/** Posts each holds: everybody who stands in a branch is a member. */
const postsOf: Readonly<Record<Person, readonly string[]>> = {
  member: ['member'], elsewhere: ['member'], organiser: ['member'], secretary: ['member', 'secretary'], side_leader: ['member', 'secretary'], committee: ['committee'], finance: ['finance'],
  discipline: ['discipline'], leading_group: ['leading_group'], system_admin: ['system_admin'], security_admin: ['security_admin'], audit_admin: ['audit_admin'],
};
/** Who does not learn of an activity: of one that is not approved yet, and of any. */
const blind: Readonly<Record<'early' | 'late', readonly Role[]>> = {
  early: ['elsewhere', 'system_admin', 'security_admin', 'audit_admin'], late: ['system_admin', 'security_admin', 'audit_admin'],
};

/** Procedures that stand in no permission table: who may is told here, once. `seen`: whoever may see the activity. */
const untabled: Readonly<Record<string, 'anybody' | 'link_too' | 'signed_in' | 'seen' | readonly Role[]>> = {
  'office.state': 'anybody',
  'outside.offered': 'anybody',
  'account.me': 'link_too',
  'account.device': 'link_too',
  'partner.page': ['link', 'holder'],
  'papers.of_link': ['link', 'holder'],
  // `holder`: signed in with an account of the unit. By the link of a whole unit the same: tried in features/place/journey.test.ts.
  'place.page': ['holder'],
  'place.activities': ['holder'],
  'place.claim_account': ['holder'],
  'place.add_line': ['holder'],
  'place.edit_line': ['holder'],
  'place.end_line': ['holder'],
  'place.propose_facts': ['holder'],
  'activity.list': 'signed_in',
  'activity.get': 'seen',
  'activity.check': 'seen',
  'bulletin.sources': 'seen',
  'attendance.roster': 'seen',
  'attendance.notice': 'seen',
  'attendance.on_site': 'seen',
  'record.check': 'seen',
  'record.draft': 'seen',
  'series.of_activity': 'seen',
  'peer.of_activity': 'seen',
  'outlet.of_activity': 'seen',
  'outlet.outward': 'seen',
  'papers.list': 'seen',
  'papers.preview': 'seen',
  'papers.of_year': ['member', 'elsewhere', 'secretary', 'organiser', 'side_leader', 'committee', 'finance', 'discipline', 'leading_group', 'token_read', 'token_all'],
  'activity.create': ['member', 'secretary', 'organiser', 'token_all'],
  'activity.begin': ['member', 'secretary', 'organiser', 'token_all'],
  'approval.pending': 'signed_in',
  'home.waiting': 'signed_in',
  'feedback.list': 'link_too',
  'feedback.make': 'link_too',
  'consultation.of_link': ['link', 'holder'],
  'consultation.opine_by_link': ['link', 'holder'],
  'resource.of_link': ['link', 'holder'],
  'resource.offer_by_link': ['link', 'holder'],
  'home.month': 'signed_in',
};
/** Where a table names several posts, and another (org/policy.ts, rulebook/book.ts) says which of them for what is asked here. */
const apart: Readonly<Record<string, readonly Role[]>> = {
  // Into a branch people are entered by 机关党委.
  'org.add_person': ['system_admin'],
  // A secretary is named by 机关党委.
  'org.give_post': ['security_admin'],
  // INT rules are set by 机关党委 and confirmed by 机关纪委.
  'rulebook.set': ['security_admin'],
  'rulebook.confirm': ['committee', 'security_admin'],
  // A result is put before one branch, whose secretary answers.
  'outcome.answer_spread': ['secretary', 'token_all'],
};
/** What a program with a token never does. */
const atScreenOnly = ['account.change_password', 'account.device', 'account.end_sessions', 'account.make_token'];

/** The tables of docs/permissions.md: verb → who, and which of the two tables it stands in. */
const tables = new Map<string, { readonly who: readonly string[]; readonly ofActivity: boolean }>();
let columns: string[] = [];
let ofActivity = true;
for (const line of readFileSync('docs/permissions.md', 'utf8').split('\n')) {
  if (line.startsWith('## ')) ofActivity = line === '## To an activity';
  const cells = line.split('|').slice(1, -1).map((cell) => cell.trim());
  if (cells[0] === 'verb') columns = cells;
  const verb = /^`(.+)`$/.exec(cells[0] ?? '')?.[1];
  if (verb !== undefined) tables.set(verb, { who: columns.filter((_, index) => cells[index] === '●'), ofActivity });
}

type Outcome = 'unknown' | 'unseen' | 'barred' | 'open';
const about = ({ path }: Procedure): string => path.split('/')[path.startsWith('/me/') ? 2 : 1] ?? '';
const isOfActivity = (procedure: Procedure): boolean => procedure.path.startsWith('/activities/{id}');

function expected(procedure: Procedure, role: Role, which: 'early' | 'late'): Outcome {
  const { verb, isCommand } = procedure;
  const line = tables.get(verb);
  const rule = untabled[verb];
  if (rule === 'anybody') return 'open';
  if (role === 'stranger') return verb === 'office.create' ? 'barred' : 'unknown';
  if (role === 'holder' && line?.who.includes('holder') === true) return 'open';
  if (role === 'link' || role === 'holder') return rule === 'link_too' || (Array.isArray(rule) && rule.includes(role)) || line?.who.includes('link') === true ? 'open' : 'barred';
  if ((role === 'token_all' || role === 'token_read') && atScreenOnly.includes(verb)) return 'barred';
  // What is asked by POST is closed to a token that may only read, be it only a check.
  if (role === 'token_read' && (isCommand || procedure.method === 'POST')) return 'barred';
  if (isOfActivity(procedure) && blind[which].includes(role)) return 'unseen';
  if (apart[verb]?.includes(role) === true) return 'barred';
  if (Array.isArray(rule)) return rule.includes(role) ? 'open' : 'barred';
  if (rule !== undefined) return 'open';
  if (line === undefined) throw new Error(`${verb}: no line in docs/permissions.md and none in this test`);
  const person = personOf(role);
  const mine = person === null ? [] : line.ofActivity ? relations[person] : ['person', ...postsOf[person]];
  return line.who.some((who) => mine.includes(who)) ? 'open' : 'barred';
}

function clientOf(world: World, role: Role, which: 'early' | 'late'): Client {
  if (role === 'stranger') return app.client();
  if (role === 'link' || role === 'holder') return world[role === 'link' ? 'links' : 'holders'][which];
  return role === 'token_read' ? world.tokens.read : role === 'token_all' ? world.tokens.all : world.people[role].client;
}

/** Ids of a world for a procedure's fields: the subject by its address, the others by their names. */
const fillFrom = (world: World, procedure: Procedure, which: 'early' | 'late', version: number): Fill => (field) => {
  if (field === 'version' || field.endsWith('Version') || field === 'shown') return version;
  const subjects: Readonly<Record<string, string>> = {
    patterns: 'pattern',
    circulars: 'circular',
    accounts: 'account',
    people: 'person',
    branches: 'branch',
    projects: 'project',
    units: 'unit',
    tokens: 'token',
    rules: 'setting',
    suggestions: 'suggestion',
    feedback: 'feedback',
    series: 'series',
    imports: 'import',
    outlets: 'outlet',
    offers: 'offer',
    resources: 'resource',
    robots: 'robot',
    'sign-in-providers': 'provider',
    'sign-in-subjects': 'providerSubject',
    outcomes: 'problem',
    pairings: 'pairing',
    peers: 'peer',
    shared: 'shared',
    temporary: 'temporary',
    inspections: 'round',
    consultations: 'consultation',
  };
  const { ids } = world;
  if (about(procedure) === 'activities') return procedure.verb === 'activity.create' ? ids['hostBranch'] : (world[which][field] ?? ids[field]);
  if (field === 'branchId' && about(procedure) === 'units') return ids['unitBranch'];
  if (field !== 'id') return ids[field.replace(/Ids$/, 'Id')] ?? (/^(leader|member)Ids$/.test(field) ? ids['person'] : undefined);
  const subject = subjects[about(procedure)];
  return subject === undefined ? undefined : ids[subject];
};

interface Answer {
  readonly code: string;
  readonly check: string;
  readonly body: string;
}
async function ask(client: Client, { name }: Procedure, input: Readonly<Record<string, unknown>>): Promise<Answer> {
  const [feature = '', verb = ''] = name.split('.');
  const call = (client as unknown as Record<string, Record<string, (given: unknown) => Promise<unknown>>>)[feature]?.[verb];
  if (call === undefined) throw new Error(`no ${name}`);
  try {
    const given = await call(input);
    if (typeof given !== 'object' || given === null || !(Symbol.asyncIterator in given)) return { code: 'done', check: '', body: JSON.stringify(given) };
    const parts: unknown[] = [];
    for await (const part of given as AsyncIterable<unknown>) parts.push(part);
    return { code: 'done', check: '', body: JSON.stringify(parts) };
  } catch (error) {
    const { code = String(error), data } = error as { code?: string; data?: { findings?: { check: string }[] } };
    return { code, check: data?.findings?.[0]?.check ?? '', body: JSON.stringify(data ?? null) };
  }
}
function outcomeOf({ code, check }: Answer): Outcome | string {
  if (code === 'UNAUTHENTICATED') return 'unknown';
  if (code === 'NOT_FOUND' && check === 'activity.not_found') return 'unseen';
  if (/^forbidden\.(post|read_only|link|session_only|office_exists)$/.test(check)) return 'barred';
  return ['done', 'STALE', 'REFUSED', 'NOT_FOUND', 'FORBIDDEN'].includes(code) ? 'open' : `${code} ${check}`;
}
const headOf = async (world: World): Promise<number> =>
  (await app.program.db.selectFrom('ledgerHead').select('seq').where('officeId', '=', world.office.id).executeTakeFirstOrThrow()).seq;

test('every procedure has its line, and no line is left over', () => {
  const verbs = procedures.map((procedure) => procedure.verb);
  expect(verbs.filter((verb) => !tables.has(verb) && untabled[verb] === undefined)).toEqual([]);
  expect(verbs.filter((verb) => tables.has(verb) && untabled[verb] !== undefined)).toEqual([]);
  expect(Object.keys(untabled).filter((verb) => !verbs.includes(verb))).toEqual([]);
});

describe.each(procedures.map((procedure) => [procedure.verb, procedure] as const))('%s', (_, procedure) => {
  test('is open to whom the tables name, and to nobody else', async () => {
    for (const which of isOfActivity(procedure) ? (['early', 'late'] as const) : (['early'] as const)) {
      const said: Record<string, string> = {};
      const wanted: Record<string, string> = {};
      await Promise.all(roles.map(async (role) => {
        const input = sample(procedure, fillFrom(ours, procedure, which, 999_999));
        const answer = await ask(clientOf(ours, role, which), procedure, input);
        said[role] = outcomeOf(answer);
        wanted[role] = expected(procedure, role, which);
      }));
      expect({ which, ...said }).toEqual({ which, ...wanted });
    }
  });

  test('leads nobody into another office', async () => {
    const before = await headOf(ours);
    const seen: string[] = [];
    for (const which of isOfActivity(procedure) ? (['early', 'late'] as const) : (['early'] as const)) {
      await Promise.all(mighty.map(async (role) => {
        const input = sample(procedure, fillFrom(ours, procedure, which, 1));
        const answer = await ask(clientOf(theirs, role, which), procedure, input);
        const named = Object.keys(input).some((key) => key !== 'commandId' && JSON.stringify(input[key]).match(/[0-9a-f]{8}-[0-9a-f-]{27}/) !== null);
        if (named) expect(`${role} ${answer.code}`).toMatch(/ (NOT_FOUND|FORBIDDEN|REFUSED)$/);
        // Where one of several ids is refused beside its field, an id that nobody has is answered alike.
        if (named && answer.code === 'REFUSED') {
          const none = await ask(clientOf(theirs, role, which), procedure, sample(procedure, (field) => (/[Vv]ersion$|^shown$/.test(field) ? 1 : undefined)));
          if (none.check !== answer.check) seen.push(`${role}: ${answer.check}, and ${none.check} for nobody’s`);
        }
        for (const id of [ours.office.id, ours.early['id'], ours.late['id'], '甲办']) expect(answer.body).not.toContain(id);
      }));
    }
    expect(seen).toEqual([]);
    expect(await headOf(ours)).toBe(before);
  });
});

test('nothing of one office has come to stand in the rows of another', async () => {
  const ids = [ours.office.id, ...Object.values(ours.ids), ...Object.values(ours.early), ...Object.values(ours.late), ...Object.values(ours.people).map((one) => one.id)];
  for (const table of stateTables) {
    const { rows } = await app.program.pool.query(
      `select x::text as row from ${table} x where ${table === 'office' ? 'id' : 'office_id'} = $1 and exists (select 1 from unnest($2::text[]) i where strpos(x::text, i) > 0)`,
      [theirs.office.id, ids],
    );
    expect([table, rows]).toEqual([table, []]);
  }
});
