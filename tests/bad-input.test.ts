import { beforeAll, describe, expect, test } from 'vitest';
import { lexicon } from '#features/words.ts';
import { verify } from '#platform/ledger/verify.ts';
import type { Words } from '#shared/language.ts';
import { startApp } from '#tests/harness/app.ts';
import { fieldsOf, procedures, sample, type Procedure } from '#tests/harness/samples.ts';
import { newId } from '#shared/ids.ts';
import { openWorld, type World } from '#tests/harness/world.ts';

/**
 * What does not fit the contract, sent to every procedure there is: each fault is answered with the field's name and
 * with what mends it, and nothing is written.
 */

const app = await startApp();
let world: World;
beforeAll(async () => {
  world = await openWorld(app, '甲办');
  // Faults by the hundred come from one link here: what stops that is tried elsewhere.
  await world.people.committee.client.rulebook.set({ commandId: newId(), rule: 'LINK', parameter: 'writes', value: 10_000, severity: null, fromOn: '2026-11-23', source: '测试', article: null });
});

/** Somebody who may give the command, so that it is the input that is refused. */
function headersFor({ name, verb }: Procedure): Readonly<Record<string, string>> {
  if (/by_link$/.test(verb)) return world.linkHeaders.early;
  if (/^place\.(page|activities|claim_account|\w+_line|propose_facts)$/.test(verb)) return world.placeHeaders;
  const { people } = world;
  const by = { account: people.system_admin, ledger: people.audit_admin, org: people.committee, unit: people.committee, project: people.committee, rulebook: people.committee, template: people.committee, outlet: people.committee, plan: people.committee }[name.split('.')[0] ?? ''];
  return (verb === 'project.set_auditee' || verb === 'project.remove_auditee' ? people.discipline : (by ?? people.secretary)).headers;
}
const fill = (field: string): string | number | undefined =>
  /[Vv]ersion$|^shown$/.test(field) ? 1 : field === 'id' ? world.early['id'] : (world.early[field] ?? world.ids[field.replace(/Ids$/, 'Id')]);

interface Told {
  readonly status: number;
  readonly message: string;
  readonly fields: readonly string[];
}
async function send(procedure: Procedure, input: unknown): Promise<Told> {
  const [feature = '', verb = ''] = procedure.name.split('.');
  const answer = await app.ask(`/rpc/${feature}/${verb}`, { json: { json: input }, headers: { ...headersFor(procedure), 'accept-language': 'zh-CN' } });
  if (answer.headers.get('content-type')?.startsWith('text/event-stream') === true) {
    await answer.body?.cancel();
    return { status: answer.status, message: '', fields: [] };
  }
  const { json } = (await answer.json()) as { json: { message?: string; data?: { issues?: { path: string[] }[]; findings?: { field: string | null }[] } } | null };
  return { status: answer.status, message: json?.message ?? '', fields: (json?.data?.issues ?? []).map((issue) => issue.path.join('.')) };
}
const heads = async (): Promise<number> => (await app.program.db.selectFrom('ledgerHead').select('seq').executeTakeFirstOrThrow()).seq;

test('every field has a name that people read (else add field.… in src/shared/words-fields.ts)', () => {
  const all: Words = lexicon;
  const nameless = procedures.flatMap(({ name, input }) =>
    Object.keys(input.properties ?? {}).filter((field) => all[`${name.split('.')[0]}.${field}`] === undefined && all[`field.${field}`] === undefined).map((field) => `${name}: ${field}`));
  expect(nameless).toEqual([]);
});

describe.each(procedures.map((procedure) => [procedure.verb, procedure] as const))('%s', (_, procedure) => {
  const fields = fieldsOf(procedure);

  test('what does not fit names its field and its remedy, and nothing is written', async () => {
    const good = sample(procedure, fill);
    const before = await heads();
    const faults: [string, unknown, string][] = [
      ...(procedure.strict ? [['', { ...good, surprise: 1 }, 'surprise'] as [string, unknown, string]] : []),
      ...fields.flatMap(({ name, required, wrong }): [string, unknown, string][] => [
        ...(required ? [[name, Object.fromEntries(Object.entries(good).filter(([key]) => key !== name)), '没有填写'] as [string, unknown, string]] : []),
        ...wrong.map(({ value, says }): [string, unknown, string] => [name, { ...good, [name]: value }, says]),
      ]),
    ];
    for (const [field, input, says] of faults) {
      const told = await send(procedure, input);
      expect({ field, input, ...told }).toMatchObject({ status: 400, message: expect.stringContaining(says) });
      expect(told.fields.map((path) => path.split('.')[0])).toContain(field);
      expect(told.message).toMatch(/请|最多|至少|最大|最小|可选/);
      expect(told.message).not.toMatch(/\[[a-z_.]+\]|\{\w+\}|Invalid|Expected/);
    }
    expect(await heads()).toBe(before);
  });

  test('strange but well-formed values are no fault of the program', async () => {
    for (const { name, strange } of fields) {
      for (const value of strange) {
        const told = await send(procedure, { ...sample(procedure, fill), [name]: value });
        expect(told.status < 500 ? 'answered' : { name, value, ...told }).toBe('answered');
      }
    }
  });
});

test('after all of this the ledger and the state are whole', async () => {
  expect(await verify(app.program.db, await app.program.door.anchors())).toMatchObject({ ok: true });
});
