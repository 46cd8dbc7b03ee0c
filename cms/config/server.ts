import { readEnvironment } from '../src/env';

export default () => {
  const env = readEnvironment();
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
