import { request } from 'node:http';
import { brotliDecompressSync } from 'node:zlib';
import { parseAtomFeed } from 'feedsmith';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { verify } from '#platform/ledger/verify.ts';
import { newId } from '#shared/ids.ts';
import { startApp } from '#tests/harness/app.ts';
import { openPublicity, paragraph, type Publicity, type Released } from '#tests/harness/publicity.ts';

/** The public page as somebody who is nobody asks for it, and what it must never tell. */

const app = await startApp();
let ours: Publicity;
let theirs: Publicity;
const c = () => ({ commandId: newId() });
const get = (path: string, headers: Record<string, string> = {}) => app.ask(path, { headers });
const text = async (path: string): Promise<string> => (await get(path)).text();
const siteOutlet = async ({ people }: Publicity) => (await people.committee.client.outlet.list({})).outlets.find((one) => one.kind === 'site')?.id ?? '';
const put = async (office: Publicity, { id, bulletinId }: Released) =>
  office.people.committee.client.outlet.publish({ ...c(), id, bulletinId, outletId: await siteOutlet(office), publishedOn: null, address: null });
/** Everything an answer tells, but for what the clock and the server add to each. */
async function told(path: string) {
  const answer = await get(path);
  const headers = Object.fromEntries([...answer.headers].filter(([name]) => !['date', 'keep-alive', 'connection'].includes(name)));
  return { status: answer.status, headers, body: await answer.text() };
}

beforeAll(async () => {
  ours = await openPublicity(app, '审计署某特派办');
  theirs = await openPublicity(app, '乙办');
});

const addresses = ['/site', '/site/', '/site/whtb', '/site/whtb/', '/site/whtb/feed.atom', '/site/feed.atom', '/site/sitemap.xml', '/site/whtb/2026-1', '/site/whtb/2026-1/card.jpg', '/site/whtb/2026-1/photo-1.jpg', '/site/whtb/card.jpg'];

test('off by default: every address answers as one that never was, and robots are told to stay away', async () => {
  await ours.released();
  const never = await told('/site/nobody-was-ever-here/9');
  expect(never.status).toBe(404);
  for (const path of addresses) expect({ path, ...(await told(path)) }).toEqual({ path, ...never });
  expect(await text('/robots.txt')).toBe('User-agent: *\nDisallow: /\n');
  expect((await get('/site', { cookie: ours.people.committee.headers.cookie })).status).toBe(404);
});

describe('on', () => {
  const secret = '张长江';
  let first: Released;
  beforeAll(async () => {
    const { committee } = ours.people;
    await committee.client.outlet.openSite({ ...c(), key: 'whtb', reason: '机关党委会同意公开' });
    first = await ours.released({
      title: '共研“大数据”审计 <b>&amp;</b> ]]>\u202E',
      body: [
        { kind: 'heading', runs: [{ text: '理论共学', bold: false }] },
        paragraph('带队的', { text: secret, bold: true, mask: 'name' }, '同志介绍了👩🏽‍💻经验，住在', { text: '八号楼内线', bold: false, mask: 'other' }, '，电话', { text: '13800138000', bold: false, mask: 'phone' }, '。<script>alert(1)</script>\u2066'),
        { kind: 'bullet', runs: [{ text: '统一口径', bold: false }] }, { kind: 'bullet', runs: [{ text: '建中间表', bold: true }] },
      ],
    });
    await put(ours, first);
  });

  test('list, bulletin, feed, sitemap, robots and card are what readers and their programs take', async () => {
    expect((await get('/site')).headers.get('location')).toBe('/site/whtb/');
    expect((await get('/site/whtb')).headers.get('location')).toBe('/site/whtb/');
    const list = await text('/site/whtb/');
    expect(list).toContain('审计署某特派办');
    expect(list).toContain('href="/site/whtb/2026-2"');
    const page = await text('/site/whtb/2026-2');
    expect(page).toContain('共研“大数据”审计 &lt;b&gt;&amp;amp;&lt;/b&gt; ]]&gt;');
    expect(page).toContain('<strong>张某某</strong>');
    expect(page).toContain('×××，电话138****8000');
    expect(page).toContain('<ul><li>统一口径</li><li><strong>建中间表</strong></li></ul>');
    expect(page).toContain('<meta property="og:image" content="http://localhost/site/whtb/2026-2/card.jpg">');
    expect(page).not.toMatch(/<script|[\u202A-\u202E\u2066-\u2069]|style="|\son\w+="/);
    for (const path of ['/site/whtb/', '/site/whtb/2026-2']) expect((await text(path)).length).toBeLessThan(50_000);

    const feed = await get('/site/whtb/feed.atom');
    expect(feed.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    const atom = parseAtomFeed(await feed.text());
    expect(atom).toMatchObject({ title: { value: '审计署某特派办主题联学简报' }, authors: [{ name: '审计署某特派办' }] });
    expect(atom.id).toMatch(/^urn:uuid:/);
    expect(atom.entries).toMatchObject([{ id: `urn:uuid:${first.bulletinId}`, links: [{ href: 'http://localhost/site/whtb/2026-2' }] }]);
    expect(JSON.stringify(atom.entries)).toContain('张某某');

    const map = await text('/site/sitemap.xml');
    expect(map).toContain('<loc>http://localhost/site/whtb/</loc>');
    expect(map).toContain('<loc>http://localhost/site/whtb/2026-2</loc>');
    expect(await text('/robots.txt')).toBe('User-agent: *\nAllow: /site\nDisallow: /\nSitemap: http://localhost/site/sitemap.xml\n');
    for (const path of ['/site/whtb/card.jpg', '/site/whtb/2026-2/card.jpg']) {
      const answer = await get(path);
      expect(await sharp(new Uint8Array(await answer.arrayBuffer())).metadata()).toMatchObject({ format: 'jpeg', width: 1200, height: 630 });
    }
  });

  test('no script, no cookie, nothing kept on the way; asked again it is not sent again; small where the reader takes it small', async () => {
    const answer = await get('/site/whtb/2026-2');
    expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/=]{44}'; img-src 'self' data:/);
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(answer.headers.get('cache-control')).toBe('public, no-cache');
    const etag = answer.headers.get('etag') ?? '';
    const again = await get('/site/whtb/2026-2', { 'if-none-match': etag });
    expect([again.status, await again.text()]).toEqual([304, '']);
    const plain = await answer.text();
    const raw = await new Promise<{ encoding: string | undefined; bytes: Buffer }>((resolve, reject) => {
      request(`${app.url}/site/whtb/2026-2`, { headers: { 'accept-encoding': 'gzip, br' } }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part)).on('end', () => resolve({ encoding: response.headers['content-encoding'], bytes: Buffer.concat(parts) }));
      }).on('error', reject).end();
    });
    expect(raw.encoding).toBe('br');
    expect(brotliDecompressSync(raw.bytes).toString('utf8')).toBe(plain);
    const head = await app.ask('/site/whtb/2026-2', { method: 'HEAD' });
    expect([head.status, head.headers.get('etag'), await head.text()]).toEqual([200, etag, '']);
  });

  test('what was not published there, not released, or of an office whose page is off, answers as if it were not', async () => {
    const draft = await ours.draft('不公开的草稿标题');
    const released = await theirs.released({ title: '乙办没有开启公开页' });
    const never = await told('/site/whtb/2026-99');
    expect(never.status).toBe(404);
    for (const path of ['/site/whtb/2026-1', '/site/whtb/2026-3', `/site/whtb/${draft.bulletinId}`, '/site/yib/', '/site/yib/2026-1', '/site/whtb/2026-2/photo-1.jpg', '/site/whtb/2026-1/card.jpg', '/site/WHTB/', '/site/whtb/2026-02', '/site/whtb/2026-2/x', '/site/whtb/?year=x', '/site/whtb/?after=1', '/site/%ff']) {
      expect({ path, ...(await told(path)) }).toEqual({ path, ...never });
    }
    expect((await app.ask('/site/whtb/', { method: 'POST' })).status).toBe(404);
    expect(await theirs.people.committee.client.outlet.publish({ ...c(), ...released, outletId: await siteOutlet(ours), publishedOn: null, address: null }).then(() => 'done', (error: { code: string }) => error.code)).toBe('REFUSED');
  });

  test('nobody’s name, no masked word and nothing that is inside is in any answer', async () => {
    const { organiser, secretary, member, committee, discipline } = ours.people;
    const inside = [secret, '八号楼内线', '13800138000', '不公开的草稿标题', '乙办', ...[organiser, secretary, member, committee, discipline].flatMap((one) => [one.name, one.id]), ours.office.id, first.id, '机关党委会同意公开'];
    for (const path of [...addresses, '/site/whtb/2026-2', '/site/whtb/2026-3', '/site/whtb/?year=2026', '/robots.txt', '/site/nothing']) {
      const { headers, body } = await told(path);
      for (const word of inside) expect({ path, word, found: `${JSON.stringify(headers)}${body}`.includes(word) }).toEqual({ path, word, found: false });
    }
  });

  test('around the bulletins it speaks the reader’s language; what was published stays as it was written', async () => {
    const asked = async (path: string, language: string) => (await get(path, { 'accept-language': language })).text();
    const [page, list] = ['/site/whtb/2026-2', '/site/whtb/'];
    expect(await asked(page, 'zh-CN')).toBe(await text(page));
    const hant = await asked(page, 'zh-TW,zh;q=0.9');
    for (const words of ['<html lang="zh-Hant">', '全部簡報', '供稿：计算机处党支部', '<h1 lang="zh-Hans">共研“大数据”审计', '2026年11月23日', '本頁不用 Cookie']) expect(hant).toContain(words);
    const english = await asked(page, 'en-GB,en;q=0.9');
    for (const words of ['<html lang="en">', 'All bulletins', 'Contributed by 计算机处党支部', '<div class="text" lang="zh-Hans">', '23 Nov 2026']) expect(english).toContain(words);
    expect(await asked(list, 'en')).toContain('<title>Joint study bulletins of 审计署某特派办</title>');
    expect(await asked(list, 'zh-HK')).toContain('<title>审计署某特派办主題聯學簡報</title>');
    const never = await get('/site/nobody', { 'accept-language': 'en' });
    expect([never.status, (await never.text()).includes('No such page')]).toEqual([404, true]);
    // A copy kept on the way is kept for each language.
    expect((await get(page)).headers.get('vary')).toContain('accept-language');
    for (const path of [page, list]) for (const language of ['zh-TW', 'en']) expect(await asked(path, language)).not.toMatch(/\[site\.|\{\w+\}/u);
  });

  test('a photo leaves only when it may, and goes with its bulletin', async () => {
    const with_ = await ours.released({ title: '有照片的一期' });
    const photo = async (red: number, consent: boolean | null) => {
      const bytes = new Uint8Array(await sharp({ create: { width: 900, height: 600, channels: 3, background: { r: red, g: 40, b: 40 } } }).jpeg().toBuffer());
      const answer = await fetch(`${app.url}/files`, { method: 'POST', body: bytes, headers: { ...ours.people.organiser.headers, 'x-file-name': `${red}.jpg` } });
      const uploaded = (await answer.json()) as { sha256: string; name: string; mediaType: string; size: number };
      await ours.people.organiser.client.record.addFile({ ...c(), id: with_.id, ...uploaded, purpose: 'photo', caption: '李向东发言', consentOfOutsiders: consent });
    };
    await photo(10, false);
    await photo(250, true);
    expect((await get('/site/whtb/2026-3/photo-1.jpg')).status).toBe(404);
    await put(ours, with_);
    const page = await text('/site/whtb/2026-3');
    expect(page.match(/<img /g)).toHaveLength(1);
    expect(page).not.toContain('李向东');
    const shown = await sharp(new Uint8Array(await (await get('/site/whtb/2026-3/photo-1.jpg')).arrayBuffer())).stats();
    expect(shown.channels[0]?.mean).toBeGreaterThan(200);
    expect((await get('/site/whtb/2026-3/photo-2.jpg')).status).toBe(404);
    const card = await sharp(new Uint8Array(await (await get('/site/whtb/2026-3/card.jpg')).arrayBuffer())).stats();
    expect(card.channels[0]?.mean).toBeGreaterThan(200);
  });

  test('a correction stands there at once, said as such; the feed keeps the entry and moves its time', async () => {
    const before = parseAtomFeed(await text('/site/whtb/feed.atom'));
    app.clock.forward(5);
    await ours.corrected(first, '更正后的标题', '人数有误');
    const page = await text('/site/whtb/2026-2');
    expect(page).toContain('更正后的标题');
    expect(page).toContain('本文于2026年11月23日更正：人数有误');
    expect(await text('/site/whtb/')).toContain('已更正');
    const entry = parseAtomFeed(await text('/site/whtb/feed.atom')).entries?.find((one) => one.id === `urn:uuid:${first.bulletinId}`);
    const old = before.entries?.find((one) => one.id === `urn:uuid:${first.bulletinId}`);
    expect(entry?.title).toMatchObject({ value: '更正后的标题' });
    expect(entry?.published).toBe(old?.published);
    expect(String(entry?.updated) > String(old?.updated)).toBe(true);
  });

  test('a withdrawn one says that it was, and no more; it leaves list, feed and sitemap', async () => {
    await ours.withdrawn(first, '内部原因不公开');
    const gone = await told('/site/whtb/2026-2');
    expect(gone.status).toBe(410);
    expect(gone.body).toContain('〔2026〕第2期已撤回');
    expect(gone.body).toContain('2026年11月23日');
    for (const word of ['更正后的标题', '共研', '内部原因不公开', '统一口径']) expect(gone.body).not.toContain(word);
    for (const path of ['/site/whtb/', '/site/whtb/feed.atom', '/site/sitemap.xml']) expect(await text(path)).not.toContain('2026-2');
    expect((await get('/site/whtb/2026-2/card.jpg')).status).toBe(404);
    expect(parseAtomFeed(await text('/site/whtb/feed.atom')).entries).toHaveLength(1);
  });

  test('several offices: a list of those that have a page; each has its own', async () => {
    await theirs.people.committee.client.outlet.openSite({ ...c(), key: 'yib', reason: '公开' });
    const both = await text('/site');
    expect(both).toContain('href="/site/whtb/"');
    expect(both).toContain('href="/site/yib/"');
    expect((await get('/site/feed.atom')).status).toBe(404);
    expect(await text('/site/yib/')).toContain('还没有公开的简报。');
    expect((await get('/site/yib/2026-3')).status).toBe(404);
    const refused = await theirs.people.committee.client.outlet.closeSite({ ...c(), reason: '先关' }).then(() => theirs.people.committee.client.outlet.openSite({ ...c(), key: 'whtb', reason: '要这个' })).then(() => 'done', (error: { data?: { findings?: { check: string }[] } }) => error.data?.findings?.[0]?.check);
    expect(refused).toBe('need.site_key');
  });

  test('pages follow each other by year and number', async () => {
    const { rows: [bulletin] } = await app.program.pool.query('select * from bulletin where office_id = $1 and number = 3', [ours.office.id]);
    const { rows: [delivery] } = await app.program.pool.query('select * from delivery where office_id = $1 and bulletin_id = $2', [ours.office.id, bulletin.id]);
    // A long list of years past, straight into the tables: only reading is tried here.
    await app.program.pool.query(`insert into bulletin select (jsonb_populate_record(b, jsonb_build_object('id', gen_random_uuid(), 'year', 2026 - n / 40, 'number', 100 + n % 40))).* from bulletin b, generate_series(1, 90) n where b.office_id = $1 and b.id = $2`, [ours.office.id, bulletin.id]);
    await app.program.pool.query(`insert into delivery select (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid(), 'bulletin_id', b.id, 'publication_id', null))).* from delivery d, bulletin b where d.id = $1 and b.office_id = $2 and b.number >= 100`, [delivery.id, ours.office.id]);
    const seen: string[] = [];
    let path: string | undefined = '/site/whtb/';
    for (let pages = 0; path !== undefined; pages += 1) {
      expect(pages).toBeLessThan(6);
      const page: string = await text(path);
      expect(Buffer.byteLength(page)).toBeLessThan(50_000);
      seen.push(...[...page.matchAll(/href="\/site\/whtb\/(\d{4}-\d+)"/g)].map((found) => found[1] ?? ''));
      path = /rel="next" href="([^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&');
    }
    expect(seen).toHaveLength(91);
    expect(new Set(seen).size).toBe(91);
    const years = await text('/site/whtb/?year=2025');
    expect(years).toContain('aria-current="page"');
    expect(years).not.toContain('/2026-');
    await app.program.pool.query('delete from delivery where publication_id is null and office_id = $1', [ours.office.id]);
    await app.program.pool.query('delete from bulletin where number >= 100 and office_id = $1', [ours.office.id]);
  });

  test('turned off, everything is gone at once; turned on again it is back; its name stays', async () => {
    const { committee } = ours.people;
    await committee.client.outlet.closeSite({ ...c(), reason: '检查内容' });
    const never = await told('/site/nobody-was-ever-here/9');
    for (const path of addresses) expect({ path, ...(await told(path)) }).toEqual({ path, ...never });
    const other = await committee.client.outlet.openSite({ ...c(), key: 'other', reason: '换名' }).then(() => 'done', (error: { data?: { findings?: { check: string }[] } }) => error.data?.findings?.[0]?.check);
    expect(other).toBe('need.site_key_stays');
    await committee.client.outlet.openSite({ ...c(), key: 'whtb', reason: '检查完毕' });
    expect((await get('/site/whtb/2026-3')).status).toBe(200);
  });

  test('ledger and state are whole', async () => {
    expect(await verify(app.program.db, await app.program.door.anchors())).toMatchObject({ ok: true });
  });
});
