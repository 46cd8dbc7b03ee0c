import type { Browser, Page } from 'playwright-core';
import { expectAccessible } from './admin-pages';
import { totpAt } from './totp';

const DIALOG = { within: '[role=dialog]' };

/** Turns a person's own two-factor sign-in on, on its page. Gives the secret that was shown for an authenticator app. */
export async function turnOnTwoFactor(page: Page, password: string): Promise<string> {
  await page.getByRole('button', { name: 'Bật đăng nhập hai bước' }).click();
  await page.getByLabel(/^Mật khẩu/).fill(password);
  await page.keyboard.press('Enter');
  const shown = await page.getByTestId('enrolment-secret').textContent();
  const secret = (shown ?? '').replaceAll(' ', '');
  await expectAccessible(page, 'accounts-enrolment', DIALOG);
  await page.getByRole('textbox', { name: /^Mã/ }).fill(totpAt(secret, new Date()));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Mã khôi phục' }).waitFor();
  await expectAccessible(page, 'accounts-recovery-codes', DIALOG);
  expect(await page.getByRole('dialog').getByRole('listitem').count()).toBe(10);
  await page.getByRole('button', { name: 'Tôi đã giữ các mã' }).click();
  await page.getByText(/Còn 10 mã khôi phục/).waitFor();
  await expectAccessible(page, 'accounts-own');
  return secret;
}

interface Person {
  adminUrl: string;
  email: string;
  password: string;
  secret: string;
  screen: { width: number; height: number };
}

/** Signs in with password and code, by keyboard alone, with one wrong code first. */
export async function signInWithCode(
  browser: Browser,
  { adminUrl, email, password, secret, screen }: Person,
): Promise<void> {
  const context = await browser.newContext({ viewport: screen, locale: 'vi-VN' });
  await context.addInitScript("localStorage.setItem('strapi-admin-language', 'vi')");
  const page = await context.newPage();
  await page.goto(`${adminUrl}/admin`);
  await page.locator('input[name=email]').fill(email);
  await page.locator('input[name=password]').fill(password);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Đăng nhập hai bước' }).waitFor();
  await expectAccessible(page, 'accounts-second-step', DIALOG);
  await page.keyboard.type('000000');
  await page.keyboard.press('Enter');
  await page.getByText('Mã không đúng, hoặc đã dùng rồi.').waitFor();
  await page.keyboard.type(totpAt(secret, new Date()));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /Xin chào/ }).waitFor();
  await context.close();
}
