import { type Environment, readEnvironment } from '../src/env';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** A page asks for another access token so many times within the time without use, because only that counts as use. */
const RENEWALS_WHILE_IDLE = 4;
const ACCESS_TOKEN_MAX = 30 * MINUTE;

export default () => {
  const env = readEnvironment();
  return {
    auth: { secret: env.ADMIN_JWT_SECRET, sessions: sessionsOf(env) },
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

/** How long sessions last, in seconds. */
function sessionsOf(env: Environment) {
  const idle = env.SESSION_IDLE_MINUTES * MINUTE;
  const remembered = env.SESSION_REMEMBERED_DAYS * DAY;
  return {
    accessTokenLifespan: Math.min(ACCESS_TOKEN_MAX, Math.floor(idle / RENEWALS_WHILE_IDLE)),
    idleSessionLifespan: idle,
    maxSessionLifespan: env.SESSION_MAX_HOURS * HOUR,
    // Of whoever asked to be remembered. Half of the time without use ends it sooner.
    idleRefreshTokenLifespan: Math.floor(remembered / 2),
    maxRefreshTokenLifespan: remembered,
  };
}
