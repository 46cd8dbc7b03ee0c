import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import * as z from 'zod';
import { launchBrowser } from './browser';
import { ACCOUNTS, type CmsProcess, eventually, PASSWORD, startCmsProcess } from './cms-process';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const SCREENSHOTS = process.env.TEST_SCREENSHOTS;
const ViolationsSchema = z.object({
  violations: z.array(z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string() })) })),
});
// Wide enough for every column of a scorecard: the grid draws those that can be seen and no others.
const SCREEN = { width: 2_000, height: 900 };
const WIDTHS = [1280, 390];
/** After so long a page of another width is drawn. */
const DRAWN_MILLISECONDS = 300;

/** A page of the admin in which this person has signed in. */
export async function signInTo(
  browser: Browser,
  {
    adminUrl,
    email,
    password,
    screen = SCREEN,
  }: { adminUrl: string; email: string; password: string; screen?: typeof SCREEN },
): Promise<Page> {
  const context = await browser.newContext({
    viewport: screen,
    locale: 'vi-VN',
    reducedMotion: 'reduce',
  });
  // Whoever is invited reads English until he or she chooses.
  await context.addInitScript("localStorage.setItem('strapi-admin-language', 'vi')");
  const page = await context.newPage();
  await page.goto(`${adminUrl}/admin`);
  await page.locator('input[name=email]').fill(email);
  await page.locator('input[name=password]').fill(password);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /Xin chào/ }).waitFor();
  return page;
}

/** A CMS of its own with a browser, in which the administrator has signed in. */
export interface AdminAtWork {
  cms: CmsProcess;
  browser: Browser;
  page: Page;
  stop(): Promise<void>;
}

/** Starts a CMS and a browser, and signs the administrator in. */
export async function startAdmin(screen = SCREEN): Promise<AdminAtWork> {
  const cms = await startCmsProcess();
  const browser = await launchBrowser();
  const { administrator: email } = ACCOUNTS;
  const page = await signInTo(browser, { adminUrl: cms.url, email, password: PASSWORD, screen });
  return {
    cms,
    browser,
    page,
    async stop() {
      await browser.close();
      await cms.stop();
    },
  };
}

/**
 * What axe objects to in the page's own content, or in a dialog, on a desktop and on a phone. With TEST_SCREENSHOTS it also takes
 * pictures. Strapi scrolls inside the page, so a picture of all of a long one needs a high screen. The dialogs of its panels are
 * closed where it moves the panels to a drawer: those are looked at on a desktop only.
 */
export async function expectAccessible(
  page: Page,
  name: string,
  { within = 'main', height = SCREEN.height, widths = WIDTHS } = {},
): Promise<void> {
  const screen = page.viewportSize() ?? SCREEN;
  try {
    for (const width of widths) {
      // A sheet draws other columns on a phone.
      await resize(page, { width, height });
      // Strapi moves its panels to a drawer on a phone: they are made anew.
      await page.locator(within).first().waitFor({ state: 'attached' });
      if (SCREENSHOTS) {
        mkdirSync(SCREENSHOTS, { recursive: true });
        await page.screenshot({ path: join(SCREENSHOTS, `${name}-${width}.png`) });
      }
      // What is still being drawn is asked about again: a colour that fades in is not the colour that one reads.
      await eventually(async () =>
        expect([name, width, await violationsOf(page, within)]).toEqual([name, width, []]),
      );
    }
  } finally {
    // What comes next finds the page as it was, not one that is just being drawn anew.
    await resize(page, screen);
  }
}

/**
 * Returns when the page knows its new size: on a busy machine that takes longer than saying so, and Strapi's next page would be that of a phone and
 * stay so, because it asks for the size before it listens for changes.
 */
async function resize(page: Page, size: { width: number; height: number }): Promise<void> {
  await page.setViewportSize(size);
  await eventually(async () => expect(await page.evaluate('innerWidth')).toBe(size.width));
  await page.waitForTimeout(DRAWN_MILLISECONDS);
}

async function violationsOf(page: Page, within: string) {
  await page.evaluate(AXE);
  const result: unknown = await page.evaluate(
    `axe.run('${within}', { rules: { 'page-has-heading-one': { enabled: false } } })`,
  );
  const { violations } = ViolationsSchema.parse(result);
  return violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html) }));
}

/** A cell of a sheet by the number of its row and the item or field of its column. */
export function gridCell(page: Page, row: number, column: string): Locator {
  return page.locator(`.ag-row[row-index="${row}"] .ag-cell[col-id="${column}"]`);
}

/** Waits until the sheet says that everything is saved. */
export async function expectSaved(page: Page): Promise<void> {
  await page
    .getByRole('status')
    .filter({ hasText: /^Đã lưu$/ })
    .waitFor();
}

interface GridEntry {
  itemId: string;
  /** The field of the item. */
  column: string;
  text: string;
  /** What has to be answered before anything is sent, such as the reason of a correction. */
  answer?: () => Promise<void>;
}

/** Types into a cell of a unit's card, as one does in a spreadsheet, and waits until the server has answered. */
export async function enterInGrid(page: Page, entry: GridEntry): Promise<void> {
  const { itemId, column, text, answer } = entry;
  const row = page.locator('.ag-row', {
    has: page.locator('.ag-cell[col-id="item"]', { hasText: `${itemId} ` }),
  });
  const index = await row.first().getAttribute('row-index');
  await gridCell(page, Number(index), column).click();
  const saved = page.waitForResponse((response) => {
    const sent = response.request().postData() ?? '';
    return (
      response.url().endsWith('/scores') &&
      sent.includes(`"itemId":"${itemId}"`) &&
      sent.includes(`"field":"${column}"`)
    );
  });
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
  await answer?.();
  expect((await saved).ok()).toBe(true);
}
