import { openBrowser, axeFindings } from './harness/browser.ts';
const base = process.env['BASE'] ?? 'http://localhost:8109';
const [user = 'committee', out = '/tmp/lead-shots', ...paths] = process.argv.slice(2);
const browser = await openBrowser();
for (const width of [1440, 390]) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const answer = await context.request.post(`${base}/auth/sign-in`, { headers: { origin: base }, data: { username: user, password: 'Lianxue-2026' } });
  if (!answer.ok()) { console.log('sign in', answer.status(), await answer.text()); process.exit(1); }
  const page = await context.newPage();
  page.on('console', (m) => { if (m.type() === 'error') console.log('console', page.url(), m.text()); });
  page.on('pageerror', (e) => console.log('pageerror', page.url(), e.message));
  for (const path of paths) {
    await page.goto(`${base}${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor({ timeout: 20000 }).catch(() => console.log('no h1', path));
    await page.waitForLoadState('networkidle');
    const wide = await page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');
    if (wide) console.log('WIDE', width, path);
    const missing = await page.evaluate(`[...document.body.innerText.matchAll(/\\[[a-z_]+\\.[a-z_.0-9]+\\]/g)].map((m) => m[0]).join(' ')`);
    if (missing) console.log('MISSING', path, missing);
    const axe = await axeFindings(page); if (axe.length) console.log('AXE', width, path, axe.slice(0, 3).join(' || ').slice(0, 400));
    await page.screenshot({ path: `${out}/${user}${path.replaceAll(/[\/?=&]/g, '_')}-${width}.png`, fullPage: true });
  }
  await context.close();
}
await browser.close();
