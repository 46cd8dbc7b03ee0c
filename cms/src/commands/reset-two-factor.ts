import path from 'node:path';
import { createStrapi } from '@strapi/strapi';

// Run by `npm run accounts:reset-two-factor`, for an administrator who lost the device and the recovery codes.
async function main(): Promise<void> {
  const [email] = process.argv.slice(2);
  if (!email) throw new Error('Needs the e-mail address of an account');
  const appDir = path.resolve(__dirname, '../../..');
  const strapi = await createStrapi({ appDir, distDir: path.join(appDir, 'dist') }).load();
  const service = strapi.plugin('accounts').service('two-factor-reset');
  const isReset: boolean = await service.resetByEmail(email);
  if (!isReset) throw new Error(`Không có tài khoản / There is no account ${email}`);
  process.stdout.write(`Đã đặt lại đăng nhập hai bước / Two-factor sign-in was reset: ${email}\n`);
  await strapi.destroy();
}

main().catch((error: unknown) => {
  process.stderr.write(`Không đặt lại được / Could not reset: ${String(error)}\n`);
  process.exit(1);
});
