import { readEnvironment } from '../src/env';

export default () => {
  const env = readEnvironment();
  return [
    'strapi::logger',
    'strapi::errors',
    'global::reply-headers',
    {
      name: 'strapi::security',
      config: {
        crossOriginOpenerPolicy: { policy: 'same-origin' },
        crossOriginResourcePolicy: { policy: 'same-origin' },
        frameguard: { action: 'deny' },
        contentSecurityPolicy: {
          useDefaults: true,
          // Texts, not lists: Strapi fills up a list that is shorter than its own, and would let the admin send anything to any host.
          directives: {
            'connect-src': "'self'",
            'img-src': "'self' data: blob:",
            'media-src': "'self' data: blob:",
            'font-src': "'self' data:",
            'style-src': "'self' 'unsafe-inline'",
            'object-src': "'none'",
            'base-uri': "'self'",
            'form-action': "'self'",
            'frame-ancestors': "'none'",
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
    'plugin::publishing.uploads',
    'strapi::public',
  ];
};
