import path from 'node:path';
import { createStrapi } from '@strapi/strapi';
import { removeDemonstrationContent } from '../demonstration/remove';

const PENDING_CHECK_MILLISECONDS = 200;
const PUBLISHING_MILLISECONDS_MAX = 60_000;

// Run by `npm run demonstration:remove`. The publishing plugin of this process takes the content out of the published store too.
async function main(): Promise<void> {
  const appDir = path.resolve(__dirname, '../../..');
  const strapi = await createStrapi({ appDir, distDir: path.join(appDir, 'dist') }).load();
  const kept = await removeDemonstrationContent(strapi);
  const outbox = strapi.plugin('publishing').service('outbox');
  const deadline = Date.now() + PUBLISHING_MILLISECONDS_MAX;
  while ((await outbox.countPending()) > 0 && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, PENDING_CHECK_MILLISECONDS));
  }
  const pendingCount: number = await outbox.countPending();
  process.stdout.write('Đã gỡ dữ liệu minh hoạ. / Demonstration content removed.\n');
  if (kept.length > 0)
    process.stdout.write(`Giữ lại vì đang được dùng / Kept because in use: ${kept.join(', ')}\n`);
  if (pendingCount > 0)
    process.stdout.write(`Còn chờ xuất bản / Still to be published: ${pendingCount}\n`);
  await strapi.destroy();
}

main().catch((error: unknown) => {
  process.stderr.write(`Không gỡ được dữ liệu minh hoạ / Could not remove it: ${String(error)}\n`);
  process.exit(1);
});
