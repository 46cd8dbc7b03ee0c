import type { Browser, Locator, Page } from 'playwright-core';
import { expectAccessible, expectSaved, gridCell, signInTo } from '../helpers/admin-pages';
import { launchBrowser } from '../helpers/browser';
import { eventually, PASSWORD } from '../helpers/cms-process';
import { type IndexOffice, startIndexOffice } from '../helpers/index-office';

const COMMUNES = ['Xã Tiên Châu', 'Xã Tiên Hà', 'Xã Tiên Mỹ', 'Xã Tiên Sơn', 'Xã Tiên Thọ'];

let office: IndexOffice;
let browser: Browser;
let year: Awaited<ReturnType<IndexOffice['openYear']>>;
let address: string;
let first: Page;
let second: Page;

beforeAll(async () => {
  office = await startIndexOffice();
  browser = await launchBrowser();
  year = await office.openYear(...COMMUNES);
  await office.moveUpTo(year.period, 'appraisal');
  address = `${office.cms.url}/admin/plugins/scorecards/matrix/${year.block.documentId}`;
  first = await signInAsAppraiser();
  second = await signInAsAppraiser();
});
afterAll(async () => {
  await browser?.close();
  await office?.stop();
});

async function signInAsAppraiser(): Promise<Page> {
  const { email } = await office.hire('congkhai-appraiser');
  const screen = { width: 1280, height: 900 };
  return signInTo(browser, { adminUrl: office.cms.url, email, password: PASSWORD, screen });
}

const unitOf = (row: number) => String(year.units[row]?.unitId);

async function open(page: Page, path = ''): Promise<void> {
  await page.goto(`${address}${path}`);
  await page.locator('.ag-row').first().waitFor();
}

const textOf = async (shown: Locator) => (await shown.textContent())?.trim();

/** Puts a text on the clipboard and presses the keys that paste it. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, text);
}

const appraisedOf = async (row: number, itemId: string) =>
  (await office.readCard(year.block, unitOf(row))).scores[itemId]?.appraisedScoreThousandths;

test('an appraiser pastes a block with decimal commas, sees the wrong cell at once, undoes, and a reload shows what was saved', async () => {
  const page = first;
  await open(page);
  await gridCell(page, 0, '1').click();
  await paste(page, '12,97\t3\n10,5\tKAD\n99,5\t2,25\r\n');
  expect(await textOf(gridCell(page, 0, '1'))).toContain('12,97');
  expect(await textOf(gridCell(page, 1, '2'))).toContain('KAD');
  // The first area is worth 13,5 points.
  expect(await gridCell(page, 2, '1').getAttribute('aria-invalid')).toBe('true');
  await page.getByText('1 ô có lỗi').waitFor();
  await gridCell(page, 2, '1').click();
  await page.getByText('Vượt điểm tối đa 13,5.').waitFor();
  await expectAccessible(page, 'matrix');

  await page.keyboard.press('Control+z');
  expect(await textOf(gridCell(page, 0, '1'))).toContain('CN');
  await page.keyboard.press('Control+y');
  expect(await textOf(gridCell(page, 0, '1'))).toContain('12,97');
  await gridCell(page, 2, '1').click();
  await page.keyboard.type('9,9');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+s');
  await expectSaved(page);
  await eventually(async () => expect(await appraisedOf(2, '1')).toBe(9_900));

  await open(page);
  expect(await textOf(gridCell(page, 0, '1'))).toBe('12,97');
  expect(await textOf(gridCell(page, 1, '2'))).toBe('KAD');
  expect(await textOf(gridCell(page, 2, '2'))).toBe('2,25');
});

test('two appraisers who change different items of one card lose nothing', async () => {
  await open(first);
  await open(second);
  await gridCell(first, 3, '1').click();
  await first.keyboard.type('11');
  await first.keyboard.press('Enter');
  await gridCell(second, 3, '2').click();
  await second.keyboard.type('2,5');
  await second.keyboard.press('Enter');
  await expectSaved(first);
  await expectSaved(second);
  await eventually(async () => {
    expect(await appraisedOf(3, '1')).toBe(11_000);
    expect(await appraisedOf(3, '2')).toBe(2_500);
  });
});

test('two who change the same item are asked whose points stay', async () => {
  await open(first);
  await open(second);
  await gridCell(first, 4, '1').click();
  await first.keyboard.type('5');
  await first.keyboard.press('Enter');
  await expectSaved(first);
  await eventually(async () => expect(await appraisedOf(4, '1')).toBe(5_000));
  await gridCell(second, 4, '1').click();
  await second.keyboard.type('6');
  await second.keyboard.press('Enter');
  const dialog = second.getByRole('dialog');
  await dialog.getByText('Xung đột: 1 ô').waitFor();
  await dialog.getByText(/Người \d lưu lúc/).waitFor();
  await dialog.getByRole('button', { name: 'Giữ của tôi: 6' }).click();
  await dialog.getByRole('button', { name: 'Đóng' }).last().click();
  await expectSaved(second);
  await eventually(async () => expect(await appraisedOf(4, '1')).toBe(6_000));
});

test('a unit is scored by its tree on a phone, with its history', async () => {
  const page = first;
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, `/units/${unitOf(0)}`);
  await gridCell(page, 2, 'appraisedScoreThousandths').click();
  await page.keyboard.type('20,5');
  await page.keyboard.press('Enter');
  await expectSaved(page);
  await eventually(async () => expect(await appraisedOf(0, '3')).toBe(20_500));
  await gridCell(page, 2, 'appraisedScoreThousandths').click();
  await page.getByRole('button', { name: 'Lịch sử ô' }).click();
  await page.getByRole('dialog').getByText('Thẩm định: (trống) → 20,5').waitFor();
  await page.keyboard.press('Escape');
  await expectAccessible(page, 'matrix-unit');
});

test('a card in the Content Manager leads to its unit in the sheet, and a page with a wrong cell is not left unasked', async () => {
  const page = second;
  const { documentId } = await office.readCard(year.block, unitOf(0));
  await page.goto(
    `${office.cms.url}/admin/content-manager/collection-types/plugin::scorecards.scorecard/${documentId}`,
  );
  await page.getByRole('link', { name: 'Mở bảng chấm điểm' }).click();
  await page.waitForURL(new RegExp(`/matrix/${year.block.documentId}/units/${unitOf(0)}$`));
  await gridCell(page, 3, 'appraisedScoreThousandths').click();
  await page.keyboard.type('6,5');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: String(year.period.name) }).click();
  await page.getByText('Còn 1 ô chưa lưu').waitFor();
  await page.getByRole('button', { name: 'Ở lại' }).click();
  expect(await textOf(gridCell(page, 3, 'appraisedScoreThousandths'))).toContain('6,5');
  await page.keyboard.press('Control+z');
});

test('in a correction the reason is asked for once and kept with every change', async () => {
  const page = first;
  for (const stage of ['explanation', 'second-appraisal', 'survey'])
    expect((await office.moveTo(year.period, stage)).status).toBe(200);
  for (const [row] of COMMUNES.entries()) {
    const { scores } = await office.readCard(year.block, unitOf(row));
    const missing = ['1', '2', '3', '4', '5', '6', '7', '8'].filter((itemId) => !scores[itemId]);
    await office.enter(
      year.block,
      unitOf(row),
      missing.map((itemId) => ({
        itemId,
        field: itemId === '8' ? 'surveyScoreThousandths' : 'appraisedScoreThousandths',
        to: 1_000,
      })),
    );
  }
  await office.moveUpTo(year.period, 'published');
  const correction = `/scorecards/periods/${year.period.documentId}/correction`;
  await office.administrator('POST', correction, { reason: 'Sai sót khi cộng điểm' });
  await page.setViewportSize({ width: 1280, height: 900 });
  await open(page);
  await gridCell(page, 1, '3').click();
  await page.keyboard.type('2');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('Cộng nhầm mục 3');
  await dialog.getByRole('button', { name: 'Ghi lý do và lưu' }).click();
  await expectSaved(page);
  await eventually(async () => expect(await appraisedOf(1, '3')).toBe(2_000));
  await gridCell(page, 1, '3').click();
  await page.getByRole('button', { name: 'Lịch sử ô' }).click();
  await page.getByText('Lý do: Cộng nhầm mục 3').waitFor();
});
