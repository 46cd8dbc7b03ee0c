import type { Environment } from './env';

type Settings = Pick<
  Environment,
  'INTERNAL_TOKEN' | 'FUNCTIONS_KIND' | 'FUNCTIONS_URL' | 'PORTAL_URL'
>;

/**
 * How a functions server is told what was published, and where it shows drafts to who has a link. Null for both where there is none that knows us:
 * on AWS the bucket itself tells, and nobody can ask the CMS for a draft.
 */
export function functionsServerOf(env: Settings) {
  if (env.FUNCTIONS_KIND === 'aws' || !env.INTERNAL_TOKEN) return { notify: null, preview: null };
  return {
    notify: { url: `${env.FUNCTIONS_URL}/internal/published-changes`, token: env.INTERNAL_TOKEN },
    preview: { secret: env.INTERNAL_TOKEN, pageUrl: env.PORTAL_URL ?? env.FUNCTIONS_URL },
  };
}
