import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { partsOf, urlOf } from './environment.mjs';

/** @param {Record<string, string>} values */
const noteFileOf = ({ DATA_DIR = '' }) => join(DATA_DIR, 'logins-shown');

/**
 * Whether this installation has ever been up.
 * @param {Record<string, string>} values
 */
export const hasRunBefore = (values) => existsSync(noteFileOf(values));

/**
 * Tells where everything is and how to sign in. Passwords are shown once, at the first start on a data folder.
 * @param {import('./environment.mjs').Settings} settings
 */
export function printWelcome({ values, envFile, created }) {
  const isFirst = !hasRunBefore(values);
  const parts = partsOf(values);
  const reader = urlOf(values.HOST, values.PORT);
  const cms = urlOf(values.CMS_HOST, values.CMS_PORT);
  const lines = [
    'Công Khai đang chạy · Công Khai is running',
    '',
    ...(parts.includes('cms') ? [`Quản trị nội dung · Admin         ${cms}/admin`] : []),
    ...(parts.includes('functions')
      ? [
          `API dạng JSON · JSON API          ${reader}/v1/articles`,
          `Trang mẫu · Example page          ${reader}/`,
        ]
      : [`Phần cho người đọc · For readers  ${values.FUNCTIONS_URL}`]),
    '',
    ...(parts.includes('cms') ? [...loginLines({ values, envFile, created, isFirst }), ''] : []),
    'Dừng: Ctrl-C · Stop: Ctrl-C',
  ];
  const width = Math.max(...lines.map((line) => line.length));
  const rule = '─'.repeat(width + 2);
  console.log(
    `\n┌${rule}┐\n${lines.map((line) => `│ ${line.padEnd(width)} │`).join('\n')}\n└${rule}┘\n`,
  );
  if (isFirst)
    writeFileSync(noteFileOf(values), 'The first logins were shown; the .env file keeps them.\n');
}

/** @param {import('./environment.mjs').Settings & { isFirst: boolean }} start */
function loginLines({ values, envFile, created, isFirst }) {
  const accounts = [
    { label: 'Quản trị · Administrator', role: 'ADMINISTRATOR' },
    { label: 'Biên tập viên · Editor', role: 'EDITOR' },
    { label: 'Thẩm định · Appraiser', role: 'APPRAISER' },
    // The account of a commune is part of the demonstration.
    ...(values.DEMONSTRATION_CONTENT === 'load'
      ? [{ label: 'Đơn vị · Unit (Xã Tiên Châu)', role: 'UNIT' }]
      : []),
  ];
  const emails = accounts.map(({ label, role }) => `${label.padEnd(34)}${values[`${role}_EMAIL`]}`);
  if (!isFirst && created.includes('ADMINISTRATOR_PASSWORD')) {
    return [
      ...emails,
      'Mật khẩu như lần đầu (tệp .env đã mất) · Passwords as at the first start (.env was lost)',
    ];
  }
  if (!isFirst) return [...emails, `Mật khẩu ban đầu ở · First passwords are kept in ${envFile}`];
  const passwords = accounts.map(({ role }) => {
    const isOwn = Boolean(process.env[`${role}_PASSWORD`]);
    return isOwn ? '(đã đặt · as set)' : values[`${role}_PASSWORD`];
  });
  return emails.map((line, index) => `${line}   mật khẩu · password: ${passwords[index]}`);
}
