import {
  type GetChartRequest,
  GetChartRequestSchema,
} from '@congkhai/shared/contracts/read-api-charts';
import { portalUrlOf, type SiteSettings } from '@congkhai/shared/news/site';

/** A chart that an address shows, and the page that a reader of it is led to. */
export interface EmbeddedChart {
  request: GetChartRequest;
  page: string;
}

/**
 * The chart that an address of this site, with or without its host, shows: the ranking of a period on the example portal, or a chart itself. Null for every other address,
 * above all for those of other sites. Nothing is fetched, and the page is made anew of what was understood.
 */
export function chartAt(address: string, site: SiteSettings): EmbeddedChart | null {
  const portalUrl = portalUrlOf(site);
  const url = URL.canParse(address, portalUrl) ? new URL(address, portalUrl) : null;
  if (url?.username !== '' || url.password !== '') return null;
  return rankingAt(url, site) ?? chartFileAt(url, site);
}

/** `/xep-hang/{period}?khoi=`, in English below `/en`. */
function rankingAt(url: URL, site: SiteSettings): EmbeddedChart | null {
  const portal = new URL(portalUrlOf(site));
  const [, english, id] = /^(\/en)?\/xep-hang\/([^/]+)$/.exec(url.pathname) ?? [];
  const others = [...url.searchParams.keys()].filter((name) => name !== 'khoi');
  if (url.origin !== portal.origin || id === undefined || others.length > 0) return null;
  const block = url.searchParams.get('khoi') ?? undefined;
  const locale = english === undefined ? 'vi' : 'en';
  const parsed = GetChartRequestSchema.safeParse({ id, block, locale });
  if (!parsed.success) return null;
  const query = block === undefined ? '' : `?khoi=${encodeURIComponent(block)}`;
  const page = `${portal.origin}${english ?? ''}/xep-hang/${parsed.data.id}${query}`;
  return { request: parsed.data, page };
}

/** `/v1/periods/{id}/chart.svg` or `chart.png`, with its parameters. */
function chartFileAt(url: URL, { apiUrl }: SiteSettings): EmbeddedChart | null {
  const api = new URL(apiUrl);
  const folder = `${api.pathname.replace(/\/$/, '')}/v1/periods/`;
  if (url.origin !== api.origin || !url.pathname.startsWith(folder)) return null;
  const [, id, file] =
    /^([^/]+)\/(chart\.(?:svg|png))$/.exec(url.pathname.slice(folder.length)) ?? [];
  if (id === undefined) return null;
  const parsed = GetChartRequestSchema.safeParse({ ...Object.fromEntries(url.searchParams), id });
  if (!parsed.success) return null;
  return {
    request: parsed.data,
    page: `${apiUrl}/v1/periods/${parsed.data.id}/${file}${url.search}`,
  };
}
