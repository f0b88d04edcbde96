import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import chromiumPackage from '@sparticuz/chromium';
import { type Browser, type Page, chromium } from 'playwright-core';

/**
 * Where the browser is: the one CHROMIUM_PATH names, or the npm package's, unpacked into a folder of this project so
 * that two checkouts never share one binary of different versions. Called once before all tests (cluster.ts): while one
 * file unpacks it no other may start it.
 */
export async function browserPath(): Promise<string> {
  const folder = join(process.cwd(), 'node_modules/.cache/chromium');
  mkdirSync(folder, { recursive: true });
  process.env['TMPDIR'] = folder;
  return process.env['CHROMIUM_PATH'] ?? chromiumPackage.executablePath();
}

/** Headless Chromium. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = await browserPath();
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--no-first-run'],
  });
}

/** What axe finds against WCAG 2.2 AA, as lines a person can act on; empty when nothing. */
export async function axeFindings(page: Page): Promise<string[]> {
  // Only what is wrong is worked out to the end, in the page itself: no page of ours holds frames of others.
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help} · ${node.html.slice(0, 160)}`));
}

/** Everything the page's console complains of, gathered from now on. */
export function complaints(page: Page): string[] {
  const heard: string[] = [];
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && heard.push(message.text()));
  page.on('pageerror', (error) => heard.push(String(error)));
  return heard;
}
