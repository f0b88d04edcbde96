import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verify } from '#platform/ledger/verify.ts';
import { newId } from '#shared/ids.ts';
import type { TestPerson } from '#tests/harness/actors.ts';
import { startApp } from '#tests/harness/app.ts';
import { openPublicity, paragraph, type Publicity, type Released } from '#tests/harness/publicity.ts';

/** Sent to a real program on this machine, which the operator allows; and to one that is slow, broken, elsewhere or not allowed. */

const app = await startApp({ jobs: true, outboundAllow: ['127.0.0.1'], outboundPatience: 700 });
let office: Publicity;
const secret = 'kJ8-portal-key-0123456789';
const c = () => ({ commandId: newId() });

interface Heard {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}
const heard: Heard[] = [];
let answer: (response: ServerResponse) => void = (response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{"address":"https://portal.example/news/1"}');
const receiver = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8').on('data', (part: string) => (body += part)).on('end', () => {
    heard.push({ headers: request.headers, body });
    answer(response);
  });
});
let address = '';
let outletId = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/in`;
  office = await openPublicity(app, '甲办');
  outletId = (await office.people.committee.client.outlet.add({ ...c(), name: '党建门户', kind: 'webhook', form: null, address, secret })).id;
});
afterAll(() => {
  receiver.closeAllConnections();
  receiver.close();
});

const at = async ({ id, bulletinId }: Released) => (await office.people.secretary.client.outlet.ofActivity({ id })).deliveries.find((one) => one.bulletinId === bulletinId);
const until = (of: Released, standing: string) => expect.poll(async () => (await at(of))?.standing, { timeout: 15_000, interval: 150 }).toBe(standing);
const publish = (of: Released, to = outletId) => office.people.organiser.client.outlet.publish({ ...c(), ...of, outletId: to, publishedOn: null, address: null });
const publications = async ({ id }: Released) => (await office.people.secretary.client.activity.get({ id })).facts.publications;
const said = () => heard.map(({ body }) => JSON.parse(body) as { event: string; id: string; bulletin: Record<string, unknown> });

let first: Released;
test('what is published is sent, signed, masked, once; the answer tells where it stands', async () => {
  first = await office.released({ title: '推送的一期', body: [paragraph('由', { text: '张长江', bold: false, mask: 'name' }, '带队。')] });
  await publish(first);
  await until(first, 'out');
  expect(heard).toHaveLength(1);
  const [{ headers, body } = { headers: {}, body: '' }] = heard;
  const timestamp = String(headers['x-lianxue-timestamp']);
  expect(headers['x-lianxue-signature']).toBe(`v1=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`);
  expect(Math.abs(Number(timestamp) * 1000 - Date.now())).toBeLessThan(60_000);
  expect(headers).toMatchObject({ 'x-lianxue-event': 'bulletin.published', 'idempotency-key': said()[0]?.id, 'content-type': 'application/json; charset=utf-8' });
  expect(headers.cookie).toBeUndefined();
  expect(said()[0]).toMatchObject({ event: 'bulletin.published', office: '甲办', bulletin: { title: '推送的一期', issue: '〔2026〕第1期', edition: 1, html: '<p>由张某某带队。</p>\n', text: '由张某某带队。' } });
  expect(body).not.toContain('张长江');
  expect(await publications(first)).toMatchObject([{ outlet: '党建门户', publishedOn: '2026-11-23', address: 'https://portal.example/news/1', takenDownOn: null }]);
  expect(await at(first)).toMatchObject({ answer: expect.stringContaining('200'), attempts: 1, failed: false });
});

test('a correction and a withdrawal follow it there; of a withdrawn one no text is sent', async () => {
  await office.corrected(first, '更正的标题', '人数有误');
  await expect.poll(() => heard.length, { timeout: 10_000 }).toBe(2);
  expect(said()[1]).toMatchObject({ event: 'bulletin.corrected', bulletin: { title: '更正的标题', edition: 2, correction: '人数有误' } });
  await until(first, 'out');
  await office.withdrawn(first, '不再公开');
  await until(first, 'removed');
  expect(said()[2]).toMatchObject({ event: 'bulletin.withdrawn', bulletin: { issue: '〔2026〕第1期', withdrawnOn: '2026-11-23' } });
  expect(heard[2]?.body).not.toMatch(/标题|不再公开|html/);
  expect(new Set(said().map((one) => one.id)).size).toBe(3);
  expect(await publications(first)).toMatchObject([{ takenDownOn: '2026-11-23' }]);
});

test('one that answers with a fault is asked again with the same key, and gets it', async () => {
  heard.length = 0;
  let broken = true;
  answer = (response) => {
    response.writeHead(broken ? 503 : 204).end(broken ? '维护中' : undefined);
    broken = false;
  };
  const second = await office.released();
  await publish(second);
  await until(second, 'failed');
  expect(await at(second)).toMatchObject({ answer: '503 维护中', attempts: 1 });
  expect(await publications(second)).toEqual([]);
  // By itself, some seconds later; nobody presses anything.
  await until(second, 'out');
  expect(said()[0]?.id).toBe(said()[1]?.id);
  expect(await at(second)).toMatchObject({ attempts: 2, failed: false, answer: '204' });
  expect(await publications(second)).toMatchObject([{ address: null }]);
}, 40_000);

test.each([
  ['leads elsewhere', (response: ServerResponse) => void response.writeHead(302, { location: `${address}/elsewhere` }).end(), '@outlet.answer.redirect'],
  ['says no', (response: ServerResponse) => void response.writeHead(401, { 'content-type': 'text/html' }).end('<b>no\u202E</b> 密级：机密'), '401'],
])('one that %s waits for a person: nothing is followed, nothing is tried again by itself', async (_, answers, words) => {
  heard.length = 0;
  answer = answers;
  const one = await office.released();
  await publish(one);
  await until(one, 'failed');
  expect(await at(one)).toMatchObject({ answer: words, attempts: 1 });
  expect(heard).toHaveLength(1);
  const { organiser, secretary, committee, member } = office.people;
  const told = async ({ client }: TestPerson) => (await client.notice.list({ limit: 50 })).rows.filter((row) => row.activityId === one.id && row.kind === 'outlet_failed');
  const waits = async ({ client }: TestPerson) => (await client.home.waiting({})).waiting.filter((row) => row.activityId === one.id).map(({ kind, detail }) => `${kind} ${detail}`);
  for (const who of [organiser, secretary, committee]) {
    await expect.poll(async () => (await told(who)).length, { timeout: 10_000 }).toBe(1);
    expect(await waits(who)).toEqual(['outlet 党建门户']);
  }
  expect([await told(member), await waits(member)]).toEqual([[], []]);
  answer = (response) => void response.writeHead(200).end('not json');
  await office.people.secretary.client.outlet.resend({ ...c(), id: one.id, deliveryId: (await at(one))?.id ?? '' });
  await until(one, 'out');
  expect(await at(one)).toMatchObject({ answer: '200 not json', attempts: 2 });
  // It got there: nothing waits, and what was not read asks no more.
  for (const who of [organiser, secretary, committee]) {
    expect(await waits(who)).toEqual([]);
    await expect.poll(async () => (await told(who)).map(({ readAt }) => readAt !== null), { timeout: 10_000 }).toEqual([true]);
  }
}, 30_000);

test('one that is slow is given up in time, and one that sends without end is read no further', async () => {
  heard.length = 0;
  answer = () => undefined;
  const slow = await office.released();
  const began = Date.now();
  await publish(slow);
  await until(slow, 'failed');
  expect(await at(slow)).toMatchObject({ answer: '@outlet.answer.slow' });
  expect(Date.now() - began).toBeLessThan(10_000);
  answer = (response) => {
    response.writeHead(200);
    const more = setInterval(() => response.write('x'.repeat(50_000)), 5);
    response.on('close', () => clearInterval(more));
  };
  await until(slow, 'out');
  expect((await at(slow))?.answer?.length).toBeLessThan(400);
}, 40_000);

test('an address inside is refused when it is entered', async () => {
  const { committee } = office.people;
  const add = (where: string) => committee.client.outlet.add({ ...c(), name: newId(), kind: 'webhook', form: null, address: where, secret })
    .then(() => 'done', (error: { data?: { findings?: { check: string; field: string }[] } }) => error.data?.findings?.map(({ check, field }) => `${check} ${field}`).join());
  for (const where of ['http://portal.example/in', 'https://127.0.0.2/', 'https://10.0.0.1/', 'https://[::1]/', 'https://[::ffff:10.0.0.1]/', 'https://0x7f000002/', 'https://2130706434/', 'https://169.254.169.254/latest', 'https://user:pass@portal.example/']) {
    expect([where, await add(where)]).toEqual([where, 'need.outlet_reach address']);
  }
});

test('the key is in no table, no entry and no answer; a new one signs from then on', async () => {
  const { rows } = await app.program.pool.query<{ found: number }>(
    `select (select count(*) from outlet x where strpos(x::text, $1) > 0)::int + (select count(*) from ledger_entry x where strpos(x::text, $1) > 0)::int as found`, [secret]);
  expect(rows[0]?.found).toBe(0);
  const { committee } = office.people;
  const list = await committee.client.outlet.list({});
  expect(JSON.stringify(list)).not.toContain(secret);
  expect(JSON.stringify(list)).not.toContain('v1.');
  const version = list.outlets.find((one) => one.id === outletId)?.version ?? 0;
  await committee.client.outlet.changeSecret({ ...c(), id: outletId, version, secret: 'another-key-9876543210' });
  heard.length = 0;
  answer = (response) => void response.writeHead(200).end();
  const one = await office.released();
  await publish(one);
  await until(one, 'out');
  const [{ headers, body } = { headers: {} as IncomingHttpHeaders, body: '' }] = heard;
  expect(headers['x-lianxue-signature']).toBe(`v1=${createHmac('sha256', 'another-key-9876543210').update(`${String(headers['x-lianxue-timestamp'])}.${body}`).digest('hex')}`);
  expect(await verify(app.program.db, await app.program.door.anchors())).toMatchObject({ ok: true });
});
