import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { readEnvironment } from '../src/env';

export default () => {
  const env = readEnvironment();
  // Strapi wants the folder of its uploads to be there already.
  mkdirSync(path.join(env.UPLOADS_FOLDER, 'uploads'), { recursive: true });
  return {
    host: env.HOST,
    port: env.PORT,
    ...(env.PUBLIC_URL ? { url: env.PUBLIC_URL, proxy: { koa: true } } : {}),
    app: { keys: env.APP_KEYS },
    // Not each request: the admin asks for dozens of files and answers at every click.
    logger: { config: { level: 'info' }, updates: { enabled: false }, startup: { enabled: false } },
    transfer: { remote: { enabled: false } },
    dirs: { public: env.UPLOADS_FOLDER },
  };
};
