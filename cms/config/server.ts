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
    // Of the addresses in X-Forwarded-For only those that our own proxies wrote are believed: the rest is what a visitor wrote.
    ...(env.PUBLIC_URL
      ? { url: env.PUBLIC_URL, proxy: { koa: true, maxIpsCount: env.PROXY_COUNT } }
      : {}),
    app: { keys: env.APP_KEYS },
    // Not each request: the admin asks for dozens of files and answers at every click.
    logger: { config: { level: 'info' }, updates: { enabled: false }, startup: { enabled: false } },
    transfer: { remote: { enabled: false } },
    dirs: { public: env.UPLOADS_FOLDER },
  };
};
