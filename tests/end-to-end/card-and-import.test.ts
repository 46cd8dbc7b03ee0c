import type { Browser, Page } from 'playwright-core';
import { expectAccessible, expectSaved, gridCell, signInTo } from '../helpers/admin-pages';
import { launchBrowser } from '../helpers/browser';
import { ACCOUNTS, eventually, PASSWORD } from '../helpers/cms-process';
import { type IndexOffice, startIndexOffice } from '../helpers/index-office';
import { setCell, withSheet } from '../helpers/workbook-parts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const IN_DIALOG = { within: '[role=dialog]' };

let office: IndexOffice;
let browser: Browser;
let page: Page;
let year: Awaited<ReturnType<IndexOffice['openYear']>>;
let sheet: string;

beforeAll(async () => {
  office = await startIndexOffice();
  browser = await launchBrowser();
  year = await office.openYear('Xã Tiên Châu', 'Xã Tiên Hà', 'Xã Tiên Mỹ');
  sheet = `${office.cms.url}/admin/plugins/scorecards/matrix/${year.block.documentId}`;
  page = await signInTo(browser, {
    adminUrl: office.cms.url,
    email: ACCOUNTS.administrator,
    password: PASSWORD,
  });
});
afterAll(async () => {
  await browser?.close();
  await office?.stop();
});

const unitOf = (row: number) => String(year.units[row]?.unitId);

const scoreOf = async (row: number, itemId: string) =>
  (await office.readCard(year.block, unitOf(row))).scores[itemId];

async function openSheet(path = ''): Promise<void> {
  await page.goto(`${sheet}${path}`);
  await page.locator('.ag-row').first().waitFor();
}

/** The row and column of the cell that has the focus. */
const focusedCell = () =>
  page.evaluate(() => {
    const cell = document.activeElement;
    return [cell?.closest('.ag-row')?.getAttribute('row-index'), cell?.getAttribute('col-id')];
  });

test('evidence is entered by keyboard; a day that is none and a link that leads nowhere are told and not taken', async () => {
  await openSheet(`/units/${unitOf(0)}`);
  await gridCell(page, 2, 'evidence').click();
  await gridCell(page, 1, 'evidence').click();
  await page.keyboard.press('F2');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('heading', { name: 'Tài liệu kiểm chứng: Xã Tiên Châu, mục 2' }).waitFor();
  await dialog.getByRole('button', { name: 'Thêm tài liệu' }).press('Enter');
  const typeFields = async (...texts: string[]) => {
    for (const text of texts) {
      await page.keyboard.insertText(text);
      await page.keyboard.press('Tab');
    }
  };
  await typeFields('Báo cáo CCHC', '12/BC-UBND', 'UBND xã', '31/2/2025', 'abc');
  await dialog.getByText('Viết như 31/12/2025.').waitFor();
  await dialog.getByText('Bắt đầu bằng https:// hoặc http://.').waitFor();
  await expectAccessible(page, 'evidence', IN_DIALOG);
  await dialog.getByLabel('Liên kết').press('Enter');
  expect(await dialog.getByRole('button', { name: 'Ghi nhận' }).isDisabled()).toBe(true);

  await dialog.getByLabel('Ngày (31/12/2025)').fill('28/2/2025');
  await dialog.getByLabel('Liên kết').fill('https://example.vn/bao-cao.pdf');
  await dialog.getByLabel('Liên kết').press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await eventually(async () => expect(await focusedCell()).toEqual(['1', 'evidence']));
  await expectSaved(page);
  await eventually(async () =>
    expect((await scoreOf(0, '2'))?.evidence).toEqual([
      {
        title: 'Báo cáo CCHC',
        number: '12/BC-UBND',
        issuer: 'UBND xã',
        issuedOn: '2025-02-28',
        url: 'https://example.vn/bao-cao.pdf',
      },
    ]),
  );
});

test('evidence that is there is opened by a double click, and a closed dialog gives the focus back', async () => {
  await openSheet(`/units/${unitOf(0)}`);
  expect(await gridCell(page, 1, 'evidence').textContent()).toBe('1 tài liệu');
  await gridCell(page, 1, 'evidence').dblclick();
  const title = page.getByRole('dialog').getByLabel('Tên tài liệu');
  expect(await title.inputValue()).toBe('Báo cáo CCHC');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await eventually(async () => expect(await focusedCell()).toEqual(['1', 'evidence']));
});

test('scores from Excel: wrong cells are named; what somebody changed after the check is shown before it is overwritten', async () => {
  const [administrator, address] = [
    office.administrator,
    `/scorecards/blocks/${year.block.documentId}`,
  ];
  const { body } = await administrator('GET', `${address}/template.xlsx`);
  if (!(body instanceof Uint8Array)) throw new Error('the template is no file');
  const fill = (cells: Record<string, string>) =>
    withSheet(Buffer.from(body), 1, (xml) =>
      Object.entries(cells).reduce((edited, [cell, text]) => setCell(edited, cell, text), xml),
    );
  const dialog = page.getByRole('dialog');
  const check = async (buffer: Buffer) => {
    const file = { name: 'diem.xlsx', mimeType: XLSX, buffer };
    await dialog.getByLabel('Tệp Excel (.xlsx) đã điền').setInputFiles(file);
    await dialog.getByRole('button', { name: 'Kiểm tra', exact: true }).click();
  };
  const apply = () => dialog.getByRole('button', { name: 'Nhập tất cả' }).click();

  await page.goto(`${office.cms.url}/admin/plugins/scorecards/periods/${year.period.documentId}`);
  await page.getByRole('button', { name: 'Nhập Excel' }).click();
  await check(fill({ D6: '99,5', E6: 'abc', D7: '12,3456' }));
  await dialog.getByText('Có 3 chỗ sai: không nhập được').waitFor();
  await dialog.getByText('Ô E6 phải là số như 12,97, đang là “abc”.').waitFor();
  await expectAccessible(page, 'import-problems', IN_DIALOG);

  await check(fill({ D6: '12,97', D7: '<v>0</v>' }));
  await dialog.getByText('Sẽ thay đổi 2 ô của 2 đơn vị').waitFor();
  await office.enter(year.block, unitOf(0), [
    { itemId: '1', field: 'selfScoreThousandths', to: 5_000 },
  ]);
  await apply();
  await dialog.getByText('Dữ liệu đã được người khác sửa sau lần kiểm tra.').waitFor();
  expect((await scoreOf(0, '1'))?.selfScoreThousandths).toBe(5_000);
  await expectAccessible(page, 'import-changes', IN_DIALOG);
  await apply();
  await dialog.waitFor({ state: 'detached' });
  expect((await scoreOf(0, '1'))?.selfScoreThousandths).toBe(12_970);
  expect((await scoreOf(1, '1'))?.selfScoreThousandths).toBe(0);
});

test('without a connection nothing that was typed is lost: it is saved when the connection is back', async () => {
  await openSheet();
  await page.context().setOffline(true);
  await gridCell(page, 2, '1').click();
  await page.keyboard.type('10,5');
  await page.keyboard.press('Enter');
  await page.getByText('Chưa lưu được 1 ô, sẽ tự thử lại.').waitFor();
  await expectAccessible(page, 'offline');
  const back = page.getByRole('link', { name: String(year.period.name) });
  await back.click();
  await page.getByText('Còn 1 ô chưa lưu').waitFor();
  await page.getByRole('button', { name: 'Ở lại' }).click();
  await page.getByRole('alertdialog').waitFor({ state: 'detached' });
  await eventually(async () =>
    expect(await back.evaluate((link) => link === document.activeElement)).toBe(true),
  );

  await page.context().setOffline(false);
  await expectSaved(page);
  expect((await scoreOf(2, '1'))?.selfScoreThousandths).toBe(10_500);
});

test('whoever chooses to stay while it is still being saved stays when it has been', async () => {
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  await openSheet();
  let answer = () => {};
  const isHeld = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route('**/scores', async (route) => {
    await isHeld;
    await route.continue();
  });
  await gridCell(page, 2, '2').click();
  await page.keyboard.type('2');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: String(year.period.name) }).click();
  await page.getByRole('button', { name: 'Ở lại' }).click();
  answer();
  await expectSaved(page);
  await page.waitForTimeout(300);
  expect([page.url(), errors]).toEqual([sheet, []]);
});
