import type { Chart } from '@congkhai/shared/charts/chart';
import {
  CHART_WIDTH,
  type GetChartRequest,
  type GetOEmbedRequestSchema,
  type GetOEmbedResponse,
} from '@congkhai/shared/contracts/read-api-charts';
import { portalUrlOf, type SiteSettings } from '@congkhai/shared/news/site';
import { element } from '@congkhai/shared/text/xml-text';
import type * as z from 'zod';
import type { DrawingRequest, Picture } from '../../charts/drawing';
import { notFound, RequestRefused } from '../../http';
import type { IndexDocuments } from '../../stores/index-documents';
import { chartOf } from './chart-of-request';
import { chartAt, type EmbeddedChart } from './embedded-address';

/** As long as a correction may take to be seen elsewhere. */
const CACHE_SECONDS = 300;
/** How often a ranking is tried with fewer units until it is low enough. */
const TRIES_MAX = 4;

type OEmbedRequest = z.infer<typeof GetOEmbedRequestSchema>;
interface Sources {
  documents: IndexDocuments;
  site: SiteSettings;
  draw: (request: DrawingRequest) => Promise<Picture>;
}
interface Sized {
  chart: Chart;
  request: GetChartRequest;
  height: number;
}

/** `GET /v1/oembed`: a link with a picture of the chart in it. The address that is asked for is read, and never fetched. */
export async function getOEmbed(
  { url, format, maxwidth, maxheight }: OEmbedRequest,
  sources: Sources,
): Promise<GetOEmbedResponse> {
  if (format === 'xml') throw new RequestRefused(501, 'Embedding is described in JSON only');
  const { site } = sources;
  const found = chartAt(url, site);
  if (!found) throw notFound('This site has no chart at that address');
  const { min, max } = CHART_WIDTH;
  const width = Math.min(Math.max(maxwidth ?? found.request.width, min), found.request.width, max);
  const sized = await fit({ ...found.request, width }, maxheight, sources);
  const scale = Math.min(
    1,
    (maxwidth ?? width) / width,
    (maxheight ?? sized.height) / sized.height,
  );
  const size = {
    width: Math.max(1, Math.floor(width * scale)),
    height: Math.max(1, Math.floor(sized.height * scale)),
  };
  return {
    type: 'rich',
    version: '1.0',
    title: sized.chart.title,
    provider_name: site.name,
    provider_url: portalUrlOf(site),
    cache_age: CACHE_SECONDS,
    html: htmlOf(found, sized, { ...size, site }),
    ...size,
  };
}

/** The chart with as many units as there is room for. How high it is only its drawing tells. */
async function fit(
  asked: GetChartRequest,
  maxheight: number | undefined,
  { documents, site, draw }: Sources,
): Promise<Sized> {
  let request = asked;
  for (let tries = 1; ; tries += 1) {
    const chart = await chartOf(request, documents, site);
    const { theme, width } = request;
    const { bytes } = await draw({ chart, format: 'svg', theme, width });
    const height = Number(/ height="(\d+)"/.exec(bytes.toString('utf8', 0, 500))?.[1]);
    const isLowEnough = maxheight === undefined || height <= maxheight;
    const rows = chart.kind === 'bars' && request.kind === 'ranking' ? chart.bars.length : 0;
    if (isLowEnough || rows <= 1 || request.limit === 1 || tries === TRIES_MAX)
      return { chart, request, height };
    const limit = Math.min(request.limit, rows) - Math.ceil(((height - maxheight) / height) * rows);
    request = { ...request, limit: Math.max(1, limit) };
  }
}

function htmlOf(
  { page }: EmbeddedChart,
  { chart, request }: Sized,
  { site, width, height }: { site: SiteSettings; width: number; height: number },
): string {
  const picture = element('img', {
    src: pictureUrlOf(request, site),
    width: String(width),
    height: String(height),
    alt: `${chart.title}. ${chart.description}`,
    loading: 'lazy',
  }).xml.replace('</img>', '');
  return element('a', { href: page }, { xml: picture }).xml;
}

function pictureUrlOf({ id, ...request }: GetChartRequest, { apiUrl }: SiteSettings): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(request))
    if (value !== undefined) query.set(name, String(value));
  return `${apiUrl}/v1/periods/${id}/chart.png?${query}`;
}
