import { readEnvironment } from '../src/env';

export default () => {
  const env = readEnvironment();
  return [
    'strapi::logger',
    'strapi::errors',
    {
      name: 'strapi::security',
      config: {
        contentSecurityPolicy: {
          useDefaults: true,
          directives: {
            'connect-src': ["'self'"],
            'img-src': ["'self'", 'data:', 'blob:'],
            'media-src': ["'self'", 'data:', 'blob:'],
            'frame-ancestors': ["'none'"],
            upgradeInsecureRequests: null,
          },
        },
      },
    },
    // The CMS serves its own admin and nobody else.
    {
      name: 'strapi::cors',
      config: { origin: [env.PUBLIC_URL ?? `http://${env.HOST}:${env.PORT}`] },
    },
    'strapi::query',
    // Files of scores that are too large are refused by their own route, in words; media have a limit of their own.
    {
      name: 'strapi::body',
      config: { jsonLimit: '5mb', formidable: { maxFileSize: 64 * 1024 * 1024 } },
    },
    'strapi::session',
    'strapi::favicon',
    'strapi::public',
  ];
};
