import { readEnvironment } from '../src/env';

export default () => {
  const env = readEnvironment();
  return {
    auth: { secret: env.ADMIN_JWT_SECRET },
    apiToken: { salt: env.API_TOKEN_SALT },
    transfer: { token: { salt: env.TRANSFER_TOKEN_SALT } },
    secrets: { encryptionKey: env.ENCRYPTION_KEY },
    // Strapi's own limit is forgotten at each start and counts for itself in each instance; the plugin `accounts` has a better one.
    rateLimit: { enabled: false },
    // Strapi's own preview gives its link to every account of the admin, whatever it may read. The newsroom has one of its own.
    preview: { enabled: false },
    flags: { nps: false, promoteEE: false, docLinks: false },
  };
};
