import { readFile } from 'node:fs/promises';
import {
  GetSummaryResponseSchema,
  ListReleasesResponseSchema,
} from '@congkhai/shared/contracts/read-api-index';
import { frameworkWorkbook } from '@congkhai/workbooks/frameworks/write-framework';
import type { Browser, Page } from 'playwright-core';
import { enterInGrid, expectAccessible, signInTo } from '../helpers/admin-pages';
import { launchBrowser } from '../helpers/browser';
import { eventually } from '../helpers/cms-process';
import {
  type Call,
  connectTo,
  FRAMEWORK,
  makePeople,
  openYear,
  PASSWORD,
  PEOPLE,
  PERIOD_ID,
  saveScores,
} from '../helpers/index-year';
import { ACCOUNTS, type Product, startProduct } from '../helpers/product';

// A whole year by the four roles. Points of Tiên Châu are typed in the grid, those of the two other communes are sent.
//                 1.1           1.2   2 (survey)   total
// Tiên Châu       30, then 35   15    36           86
// Tiên Mỹ         38            18    30           86    the same, so they share the first rank
// Tiên Hà         20            10    20           50
// A correction gives Tiên Châu 36 for 1.1: 87, first alone.

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const RELEASE_1 = [
  ['xa-tien-chau', 86, 1],
  ['xa-tien-my', 86, 1],
  ['xa-tien-ha', 50, 3],
];

let product: Product;
let browser: Browser;
let calls: Record<'administrator' | 'appraiser', Call>;
let pages: Record<keyof typeof PEOPLE, Page>;
let year: { period: string; block: string };

beforeAll(async () => {
  product = await startProduct({ ADMIN_RATE_LIMIT: 'false', SUMMARY_CHECK_SECONDS: '5' });
  await makePeople(await connectTo(product, ACCOUNTS.administrator.email));
  calls = {
    administrator: await connectTo(product, PEOPLE.administrator.email),
    appraiser: await connectTo(product, PEOPLE.appraiser.email),
  };
  browser = await launchBrowser();
  const signIn = ({ email }: { email: string }) =>
    signInTo(browser, { adminUrl: product.adminUrl, email, password: PASSWORD });
  pages = {
    administrator: await signIn(PEOPLE.administrator),
    unit: await signIn(PEOPLE.unit),
    appraiser: await signIn(PEOPLE.appraiser),
    approver: await signIn(PEOPLE.approver),
  };
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const open = (page: Page, path: string) =>
  page.goto(`${product.adminUrl}/admin/plugins/scorecards${path}`);
const openBoard = (page: Page) => open(page, `/periods/${year.period}`);
const openCard = (page: Page) => open(page, `/matrix/${year.block}/units/xa-tien-chau`);

async function getJson(path: string): Promise<unknown> {
  const response = await fetch(`${product.siteUrl}/v1/periods/${PERIOD_ID}${path}`);
  expect(response.status).toBe(200);
  return response.json();
}

/** Units of a release as readers get them, best first: unit, points, rank. */
async function readRanking(release: number) {
  const answer = GetSummaryResponseSchema.parse(await getJson(`/summary?release=${release}`));
  return answer.data.blocks.flatMap(({ ranking }) =>
    ranking.map(({ unit, points, rank }) => [unit.unitId, points, rank]),
  );
}

/** Clicks the button that moves the year on, and confirms what the dialog says about it. */
async function moveOn(page: Page, label: string): Promise<void> {
  await openBoard(page);
  await page.getByRole('button', { name: label, exact: true }).click();
  const dialog = page.getByRole('dialog');
  const moved = page.waitForResponse((answer) => answer.url().endsWith('/stage'));
  await dialog.getByRole('button', { name: label, exact: true }).click();
  expect((await moved).ok()).toBe(true);
  await dialog.waitFor({ state: 'detached' });
}

test('the administrator imports the framework from Excel: a wrong cell is named, then the whole of it is read', async () => {
  const page = pages.administrator;
  await open(page, '/frameworks');
  await page.getByRole('button', { name: 'Nhập bộ chỉ số' }).click();
  const choose = async (framework: typeof FRAMEWORK) => {
    const buffer = await frameworkWorkbook(framework);
    const file = { name: 'bo-chi-so.xlsx', mimeType: XLSX, buffer };
    await page.getByLabel('Tệp bộ chỉ số (.xlsx hoặc .json)').setInputFiles(file);
    await page.getByRole('button', { name: 'Kiểm tra', exact: true }).click();
  };
  const [first, ...others] = FRAMEWORK.items;
  if (!first) throw new Error('a framework without items');
  await choose({ ...FRAMEWORK, items: [{ ...first, maximumThousandths: 50_000 }, ...others] });
  await page.getByRole('alert').filter({ hasText: 'không nhập được' }).waitFor();
  await choose(FRAMEWORK);
  await page.getByText(`Sẽ thêm: ${FRAMEWORK.name}`).waitFor();
  await page.getByRole('button', { name: 'Nhập bộ chỉ số này' }).click();
  await page.getByRole('row', { name: FRAMEWORK.name }).waitFor();
  await expectAccessible(page, 'frameworks');
});

test('the administrator opens the year and gives the commune its account', async () => {
  year = await openYear(calls.administrator);
  const page = pages.administrator;
  await open(page, '/accounts');
  await page
    .getByRole('row', { name: PEOPLE.unit.email })
    .getByRole('button', { name: /đơn vị/i })
    .click();
  await page.getByRole('searchbox').fill('tien chau');
  await page.getByRole('button', { name: 'Thêm Xã Tiên Châu' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Lưu' }).click();
  await page
    .getByRole('row', { name: PEOPLE.unit.email })
    .getByRole('cell', { name: 'Xã Tiên Châu', exact: true })
    .waitFor();
  await expectAccessible(page, 'accounts');
  await openBoard(page);
  await page.getByText('UBND xã: 3 đơn vị chưa có phiếu chấm').waitFor();
  await expectAccessible(page, 'board');
});

test('the commune assesses itself in the grid', async () => {
  const page = pages.unit;
  await openCard(page);
  await enterInGrid(page, { itemId: '1.1', column: 'selfScoreThousandths', text: '40' });
  await enterInGrid(page, { itemId: '1.2', column: 'selfScoreThousandths', text: '18,5' });
  await expectAccessible(page, 'card');
  await openBoard(page);
  await page.getByText('1 / 1').first().waitFor();
});

test('the appraiser appraises, the commune explains, the appraiser appraises again', async () => {
  await moveOn(pages.administrator, 'Chuyển sang: Thẩm định');
  await openCard(pages.appraiser);
  const appraise = (column: string, itemId: string, text: string) =>
    enterInGrid(pages.appraiser, { itemId, column, text });
  await appraise('appraisedScoreThousandths', '1.1', '30');
  await appraise('appraisedScoreThousandths', '1.2', '15');
  await appraise('remark', '1.1', 'Kế hoạch chưa hoàn thành quý IV');
  await saveScores(calls.appraiser, year.block, 'appraisedScoreThousandths', {
    'xa-tien-my': { '1.1': 38_000, '1.2': 18_000 },
    'xa-tien-ha': { '1.1': 20_000, '1.2': 10_000 },
  });

  await moveOn(pages.administrator, 'Chuyển sang: Giải trình');
  await openCard(pages.unit);
  await pages.unit.getByText('Kế hoạch chưa hoàn thành quý IV').first().waitFor();
  await enterInGrid(pages.unit, {
    itemId: '1.1',
    column: 'explanation',
    text: 'Đã báo cáo bổ sung ngày 5/1/2024',
  });

  await moveOn(pages.administrator, 'Chuyển sang: Thẩm định lần hai');
  await openCard(pages.appraiser);
  await appraise('secondAppraisedScoreThousandths', '1.1', '35');
});

test('the workbook of the block, downloaded and sent back as it is, changes nothing', async () => {
  const page = pages.appraiser;
  await openBoard(page);
  await page.getByRole('button', { name: 'Nhập Excel' }).click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Tải bảng mẫu đã điền sẵn' }).click();
  const buffer = await readFile(await (await downloading).path());
  const file = { name: 'diem.xlsx', mimeType: XLSX, buffer };
  await page.getByLabel('Tệp Excel (.xlsx) đã điền').setInputFiles(file);
  await page.getByRole('button', { name: 'Kiểm tra', exact: true }).click();
  await page.getByText('Không có gì thay đổi').waitFor();
});

test('with the survey entered, the approver approves and publishes: release 1 is read by everybody', async () => {
  await moveOn(pages.administrator, 'Chuyển sang: Điều tra xã hội học');
  await saveScores(calls.appraiser, year.block, 'surveyScoreThousandths', {
    'xa-tien-chau': { '2': 36_000 },
    'xa-tien-my': { '2': 30_000 },
    'xa-tien-ha': { '2': 20_000 },
  });
  const page = pages.approver;
  await moveOn(page, 'Phê duyệt kết quả');
  await page.getByText('Chưa công khai').waitFor();
  await page.getByRole('button', { name: 'Quyết định phê duyệt' }).click();
  await page.getByLabel('Số quyết định').fill('87/QĐ-UBND');
  await page.getByLabel('Cơ quan ban hành').fill('UBND huyện Tiên Phước');
  await page.getByLabel('Ngày ban hành').fill('2024-01-15');
  await page.getByRole('dialog').getByRole('button', { name: 'Lưu' }).click();
  await page.getByText('Quyết định số 87/QĐ-UBND của UBND huyện Tiên Phước').waitFor();
  await moveOn(page, 'Công bố');
  await page.getByText('Đang công khai').waitFor();
  await expectAccessible(page, 'published');
  await open(page, `/analysis/${year.block}`);
  await page.getByText('Xã Tiên Hà').first().waitFor();
  await expectAccessible(page, 'analysis');
  await eventually(async () => expect(await readRanking(1)).toEqual(RELEASE_1));
});

test('a correction is release 2 with its errata, and release 1 stays readable', async () => {
  const { approver, appraiser } = pages;
  await openBoard(approver);
  const openCorrection = async (reason: string) => {
    await approver.getByRole('button', { name: 'Mở đính chính' }).click();
    await approver.getByLabel(/Lý do đính chính/).fill(reason);
    await approver.getByRole('dialog').getByRole('button', { name: 'Mở đính chính' }).click();
    await approver.getByText(reason).waitFor();
  };
  await openCorrection('Mở nhầm kỳ');
  await expectAccessible(approver, 'correction-open');
  await approver.getByRole('button', { name: 'Huỷ đính chính' }).click();
  await approver.getByRole('dialog').getByRole('button', { name: 'Huỷ đính chính' }).click();
  await openCorrection('Cộng sót một điểm của Tiên Châu');

  await openCard(appraiser);
  await enterInGrid(appraiser, {
    itemId: '1.1',
    column: 'secondAppraisedScoreThousandths',
    text: '36',
    answer: async () => {
      const dialog = appraiser.getByRole('dialog');
      await dialog.getByRole('textbox').fill('Cộng sót báo cáo bổ sung');
      await dialog.getByRole('button', { name: 'Ghi lý do và lưu' }).click();
    },
  });

  await openBoard(approver);
  await approver.getByRole('button', { name: 'Công bố bản đính chính' }).click();
  await approver.getByLabel(/Lý do chung/).fill('Cộng sót báo cáo bổ sung');
  const apply = approver.getByRole('button', { name: 'Điền', exact: true });
  await apply.click();
  await approver
    .getByRole('dialog')
    .getByRole('button', { name: 'Công bố bản đính chính' })
    .click();
  await approver.getByRole('row', { name: /^2 / }).waitFor();
  await expectAccessible(approver, 'corrected');

  await eventually(async () =>
    expect(await readRanking(2)).toEqual([
      ['xa-tien-chau', 87, 1],
      ['xa-tien-my', 86, 2],
      ['xa-tien-ha', 50, 3],
    ]),
  );
  expect(await readRanking(1)).toEqual(RELEASE_1);
  const { data } = ListReleasesResponseSchema.parse(await getJson('/releases'));
  expect(data).toMatchObject([
    { number: 2, errata: [{ unitId: 'xa-tien-chau', itemId: '1.1', from: '35', to: '36' }] },
    { number: 1, errata: [], decision: { number: '87/QĐ-UBND', issuedOn: '2024-01-15' } },
  ]);
});
