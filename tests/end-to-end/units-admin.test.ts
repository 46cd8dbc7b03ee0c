import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { type AdminAtWork, expectAccessible, startAdmin } from '../helpers/admin-pages';
import type { CmsProcess } from '../helpers/cms-process';

const UNITS = resolve(__dirname, '../../cms/units');

let admin: AdminAtWork;
let cms: CmsProcess;
let page: Page;

beforeAll(async () => {
  admin = await startAdmin();
  ({ cms, page } = admin);
});
afterAll(() => admin?.stop());

const open = (path = '') => page.goto(`${cms.url}/admin/plugins/administrative-units${path}`);

const expectPageAccessible = (name: string) => expectAccessible(page, name, { height: 2_000 });

test('two states are checked, and imported after the report was seen', async () => {
  await open('/import');
  await page.getByLabel(/Danh mục trước/).setInputFiles(join(UNITS, 'units_2025H1_three_tier.csv'));
  await page.getByLabel(/Danh mục sau/).setInputFiles(join(UNITS, 'units_2026.csv'));
  await page.getByRole('button', { name: 'Kiểm tra, chưa ghi' }).click();
  await page.getByText('Kết quả kiểm tra, chưa ghi gì').waitFor();
  await page.getByText('Xóm Tổng Dùn').waitFor();
  await expectPageAccessible('import');
  await page.getByRole('button', { name: 'Nhập tất cả' }).click();
  await page.getByText('Đã nhập xong').waitFor({ timeout: 300_000 });
});

test('a file that is no table of units is refused by line and column', async () => {
  await open('/import');
  const wrong = {
    name: 'sai.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('code,level,type,name,full_name,parent_code\n1,province,Tỉnh,A,Tỉnh A,'),
  };
  await page.getByLabel(/Danh mục trước/).setInputFiles(wrong);
  await page.getByLabel(/Danh mục sau/).setInputFiles(wrong);
  await page.getByRole('button', { name: 'Kiểm tra, chưa ghi' }).click();
  await page.getByText('Dòng 2, cột code: “1” không hợp lệ').waitFor();
});

test('the tree of a day is opened by keyboard down to a commune, whose lineage is drawn', async () => {
  await open('?asOf=2025-06-30');
  for (const name of ['Mở Tỉnh Quảng Nam', 'Mở Huyện Tiên Phước']) {
    const opener = page.getByRole('button', { name, exact: true });
    await opener.focus();
    await page.keyboard.press('Enter');
  }
  const commune = page.getByRole('link', { name: 'Xã Tiên Châu' });
  await commune.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Xã Tiên Châu' }).waitFor();
  await page.getByRole('img', { name: /1 liên kết với đơn vị sau/ }).waitFor();
  await page.getByRole('link', { name: 'Xã Sơn Cẩm Hà' }).first().click();
  await page.getByRole('heading', { name: 'Xã Sơn Cẩm Hà' }).waitFor();
  await page.getByRole('img', { name: /3 liên kết với đơn vị trước/ }).waitFor();
  await expectPageAccessible('browse');
});

test('parts are drawn dashed', async () => {
  await open('?asOf=2025-07-01');
  await page.getByLabel('Tìm đơn vị').fill('quang minh');
  await page.getByRole('link', { name: 'Xã Quang Minh' }).first().click();
  await page.getByRole('heading', { name: 'Xã Quang Minh' }).waitFor();
  await page.locator('svg path[stroke-dasharray]').first().waitFor();
  await expectPageAccessible('parts');
});

test('a merger is entered, previewed and recorded as one event', async () => {
  await open('/merge');
  await page.getByRole('button', { name: 'Xem trước' }).click();
  await page.getByText('Nhập ngày có hiệu lực.').first().waitFor();
  await page.getByLabel('Có hiệu lực từ ngày').fill('2026-01-01');
  const search = page.getByLabel(/Tìm đơn vị có hiệu lực/);
  for (const name of ['Xã Sơn Cẩm Hà', 'Xã Lãnh Ngọc']) {
    await search.fill(name.slice(3));
    await page.getByRole('button', { name: `Thêm ${name}` }).click();
  }
  await page.getByLabel('Tên riêng').fill('Tiên Giang Thượng');
  await page.getByRole('button', { name: 'Xem trước' }).click();
  await page.getByText('Xã Sơn Cẩm Hà, hết ngày 31/12/2025').waitFor();
  await expectPageAccessible('merge');
  await page.getByRole('button', { name: 'Ghi sự kiện' }).click();
  await page.getByRole('heading', { name: 'Xã Tiên Giang Thượng' }).waitFor();
  await page.getByRole('img', { name: /8 liên kết với đơn vị trước/ }).waitFor();
  await expectPageAccessible('merged');
});
