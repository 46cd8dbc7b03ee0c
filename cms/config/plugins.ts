import { type Environment, readEnvironment } from '../src/env';
import { functionsServerOf } from '../src/functions-server';
import { mailSettings } from '../src/mail';

export default () => {
  const env = readEnvironment();
  const { notify, preview } = functionsServerOf(env);
  return {
    email: { config: mailSettings(env) },
    upload: {
      config: {
        sizeLimit: 20 * 1024 * 1024,
        // The newsroom looks at whole files and says in Vietnamese what is wrong. Strapi asks the first 4,100 bytes and the name, so that a
        // Word file of today or of 1997 is told from an archive by its name alone; without this line it warns at every upload.
        security: { allowedTypes: ['*'] },
      },
    },
    publishing: {
      config: {
        store: publishedStoreOf(env),
        keepsUploads: true,
        signingKey: env.PUBLISHING_PRIVATE_KEY ?? null,
        reconcile: {
          everyMinutes: env.RECONCILE_MINUTES,
          quarantineFolder: env.QUARANTINE_FOLDER,
          pageUrl: `${env.FUNCTIONS_URL}/v1/articles/{slug}`,
        },
        alerts: {
          emails: env.ALERT_EMAILS,
          webhook:
            env.ALERT_WEBHOOK_URL && env.ALERT_WEBHOOK_SECRET
              ? { url: env.ALERT_WEBHOOK_URL, secret: env.ALERT_WEBHOOK_SECRET }
              : null,
        },
        notify,
        links: {
          ...(env.LINK_HOSTS ? { allowedHosts: env.LINK_HOSTS } : {}),
          ...(env.PORTAL_URL ? { portalUrl: env.PORTAL_URL } : {}),
        },
      },
    },
    'audit-log': {
      config: {
        checkpointsFile: env.AUDIT_CHECKPOINTS_FILE,
        signingKey: env.AUDIT_PRIVATE_KEY ?? null,
        addressDays: env.AUDIT_ADDRESS_DAYS,
      },
    },
    newsroom: {
      config: { preview },
    },
    accounts: {
      config: {
        secret: env.ACCOUNTS_SECRET,
        issuer: 'Công Khai',
        requireTwoFactorFor: env.TWO_FACTOR_ROLES,
        throttle: env.ADMIN_RATE_LIMIT,
        sessionsPerAccount: env.SESSIONS_PER_ACCOUNT,
        idleDaysMax: env.ACCOUNT_IDLE_DAYS,
        superAdministratorsMax: env.SUPER_ADMINISTRATORS_MAX,
      },
    },
    audience: {
      config: {
        functionsUrl: env.FUNCTIONS_URL,
        ...(env.PORTAL_URL ? { portalUrl: env.PORTAL_URL } : {}),
        articleCountSeconds: env.ARTICLE_COUNT_SECONDS,
      },
    },
  };
};

function publishedStoreOf(env: Environment) {
  return env.PUBLISHED_STORE === 's3'
    ? {
        kind: 's3',
        endpoint: env.S3_ENDPOINT,
        region: env.S3_REGION,
        bucket: env.S3_BUCKET,
        accessKeyId: env.S3_ACCESS_KEY_ID,
        secretAccessKey: env.S3_SECRET_ACCESS_KEY,
        forcePathStyle: env.S3_FORCE_PATH_STYLE,
        prefix: env.S3_PREFIX,
      }
    : { kind: 'folder', root: env.PUBLISHED_FOLDER };
}
