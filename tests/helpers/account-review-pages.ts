import type { Browser } from 'playwright-core';
import { expectAccessible, signInTo } from './admin-pages';
import { ACCOUNTS, PASSWORD } from './cms-process';

const DIALOG = { within: '[role=dialog]' };

/** Looks at the review of accounts as the administrator does, and gives somebody's account a last day, by keyboard alone. */
export async function reviewAccounts(
  browser: Browser,
  adminUrl: string,
  person: string,
): Promise<void> {
  const { administrator: email } = ACCOUNTS;
  const screen = { width: 1_280, height: 900 };
  const page = await signInTo(browser, { adminUrl, email, password: PASSWORD, screen });
  // What she may do comes last, as it may on a busy machine.
  await page.route('**/admin/users/me/permissions', async (route) => {
    await page.getByRole('heading', { name: 'Tài khoản và đăng nhập' }).waitFor();
    await route.continue();
  });
  await page.goto(`${adminUrl}/admin/plugins/accounts`);
  await page.getByRole('link', { name: 'Rà soát tài khoản' }).click();
  const row = page.getByRole('row', { name: new RegExp(`^${person}`) });
  const actions = row.getByRole('button', { name: `Thao tác với tài khoản ${person}` });
  await actions.waitFor();
  await expectAccessible(page, 'accounts-review');
  await actions.press('Enter');
  await page.getByRole('menuitem', { name: 'Đặt hạn dùng' }).press('Enter');
  await page.getByLabel('Ngày dùng cuối cùng').fill('2030-12-31');
  await expectAccessible(page, 'accounts-expiry', DIALOG);
  await page.getByLabel('Ngày dùng cuối cùng').press('Enter');
  await row.getByText('31/12/2030').waitFor();
  // Blocked and let in again, so that the rest of the test file finds the account as it was.
  await actions.press('Enter');
  await page.getByRole('menuitem', { name: 'Khoá tài khoản' }).press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Khoá tài khoản' }).press('Enter');
  await row.getByText('Đã khoá').waitFor();
  await actions.press('Enter');
  await page.getByRole('menuitem', { name: 'Mở khoá tài khoản' }).press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Mở khoá tài khoản' }).press('Enter');
  await row.getByText('Đã khoá').waitFor({ state: 'detached' });
  await page.context().close();
}
