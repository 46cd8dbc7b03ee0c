import path from 'node:path';
import { createStrapi } from '@strapi/strapi';

const CORE_TABLE = 'strapi_core_store_settings';

// Run by `npm run restore`: makes the tables in an empty database, and nothing that guards or fills them, so that the rows of a backup can be put in.
async function main(): Promise<void> {
  const appDir = path.resolve(__dirname, '../../..');
  const strapi = createStrapi({ appDir, distDir: path.join(appDir, 'dist') });
  strapi.runUserLifecycles = async () => {};
  await strapi.register();
  // The bootstraps of plugins write rows, install triggers and start timers.
  strapi.runPluginsLifecycles = async () => {};
  strapi.hook('strapi::content-types.beforeSync').register(async () => {
    if (await strapi.db.getSchemaConnection().hasTable(CORE_TABLE))
      throw new Error('Cơ sở dữ liệu không trống / The database is not empty');
  });
  await strapi.bootstrap();
  await strapi.db.destroy();
  process.exit(0);
}

main().catch((error: unknown) => {
  process.stderr.write(`Không tạo được bảng / Could not make the tables: ${String(error)}\n`);
  process.exit(1);
});
