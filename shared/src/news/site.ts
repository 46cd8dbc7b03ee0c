import type { Locale } from '../contracts/identifiers';

/** The site that readers see, as its operator describes it. */
export interface SiteSettings {
  /** What the portal is called, such as "Cổng thông tin Cải cách hành chính tỉnh Quảng Nam". */
  name: string;
  /** Where the JSON API is, without a slash at the end. */
  apiUrl: string;
  /**
   * Where readers find an article: an address with `{slug}` and, if languages have addresses of their own, `{locale}`, or
   * `{localePrefix}`, which is nothing for Vietnamese and `/en` for English.
   */
  articleUrl: string;
}

/** Where readers find the article with this slug. */
export function articleUrlOf(
  { articleUrl }: SiteSettings,
  { slug, locale }: { slug: string; locale: Locale },
): string {
  return articleUrl
    .replaceAll('{slug}', slug)
    .replaceAll('{locale}', locale)
    .replaceAll('{localePrefix}', locale === 'vi' ? '' : `/${locale}`);
}

/** Where readers find the portal itself, with a slash at the end. */
export function portalUrlOf(site: SiteSettings): string {
  const [origin = ''] =
    /^https?:\/\/[^/?#]+/.exec(articleUrlOf(site, { slug: '', locale: 'vi' })) ?? [];
  return `${origin}/`;
}

/** Where readers get a file of the published store. */
export function mediaUrlOf({ apiUrl }: SiteSettings, key: string): string {
  return `${apiUrl}/v1/${key}`;
}
