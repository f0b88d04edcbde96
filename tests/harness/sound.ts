import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { axeFindings, shoot } from './browser.ts';

/** axe finds nothing on the page, and nothing of it lies beyond its right edge. With a name, a picture too. */
export async function expectSound(page: Page, name?: string): Promise<void> {
  if (name !== undefined) await shoot(page, name);
  expect(await axeFindings(page), name).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth'), name).toBe(true);
}
