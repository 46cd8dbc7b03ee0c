import { createHash } from 'node:crypto';
import type { Chart } from '@congkhai/shared/charts/chart';
import {
  GetChartRequestSchema,
  GetOEmbedRequestSchema,
} from '@congkhai/shared/contracts/read-api-charts';
import type { SiteSettings } from '@congkhai/shared/news/site';
import type { ChartFormat, ChartPainter, DrawingRequest, Picture } from '../../charts/drawing';
import { bodyReply } from '../../finished-body';
import { type HttpApp, type HttpContext, parseParameters, READ_CACHE_HEADERS } from '../../http';
import type { DocumentCache } from '../../stores/document-cache';
import type { IndexDocuments } from '../../stores/index-documents';
import { createLeastRecentlyUsed } from '../../stores/least-recently-used';
import { createAnswerCache } from './answer-cache';
import { chartOf } from './chart-of-request';
import { addressOf, createDocumentRoutes, markedStale } from './document-routes';
import { getOEmbed } from './oembed';

const MEDIA_TYPES: Readonly<Record<ChartFormat, string>> = {
  svg: 'image/svg+xml; charset=utf-8',
  png: 'image/png',
};
/** Pictures that are kept, in bytes. */
const KEPT_BYTES_MAX = 32 * 1_024 * 1_024;
/** An SVG that is opened by itself may do nothing: it is a picture. */
const PICTURE_ONLY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/** What an address was answered with. */
interface DrawnChart extends Picture {
  chart: Pick<Chart, 'dataUrl' | 'locale'>;
}

interface Dependencies {
  documents: DocumentCache<IndexDocuments>;
  site: SiteSettings;
  charts: ChartPainter;
  now: () => Date;
  /** How long a store is waited for where an earlier answer is known; null: until it answers. */
  patienceMilliseconds: number | null;
}

/**
 * `GET /v1/periods/{id}/chart.svg` and `chart.png`: what a release says, as a picture. The same figures are the same bytes. While the store cannot be reached it
 * is the picture that was answered last.
 */
export function addCharts(app: HttpApp, dependencies: Dependencies): void {
  const { documents, site, charts, now, patienceMilliseconds } = dependencies;
  const draw = keepPictures(charts);
  const answer = createAnswerCache<IndexDocuments, DrawnChart>(documents, {
    bytesMax: KEPT_BYTES_MAX,
    now,
    patienceMilliseconds,
  });
  for (const format of ['svg', 'png'] as const)
    app.get(`/v1/periods/:id/chart.${format}`, async (context) => {
      const { body, staleSince } = await answer(addressOf(context), '', async (opened) => {
        const request = parseParameters(GetChartRequestSchema, context);
        const { theme, width } = request;
        const chart = await chartOf(request, opened, site);
        const { dataUrl, locale } = chart;
        return { ...(await draw({ chart, format, theme, width })), chart: { dataUrl, locale } };
      });
      return markedStale(pictureReply(context, body, format), staleSince, now());
    });
  createDocumentRoutes(app, dependencies)('/v1/oembed', GetOEmbedRequestSchema, (request, opened) =>
    getOEmbed(request, { documents: opened, site, draw }),
  );
}

/** Draws what was not drawn lately, and what several ask for at once one time. */
function keepPictures(charts: ChartPainter): (request: DrawingRequest) => Promise<Picture> {
  const kept = createLeastRecentlyUsed<Picture>(KEPT_BYTES_MAX);
  const beingDrawn = new Map<string, Promise<Picture>>();

  async function draw(request: DrawingRequest, name: string): Promise<Picture> {
    try {
      const bytes = Buffer.from(await charts.draw(request));
      const picture = { bytes, etag: `"${digestOf(bytes)}"` };
      kept.set(name, picture, bytes.byteLength);
      return picture;
    } finally {
      beingDrawn.delete(name);
    }
  }

  return async (request) => {
    const name = digestOf(JSON.stringify(request));
    const known = kept.get(name) ?? beingDrawn.get(name);
    if (known) return known;
    const picture = draw(request, name);
    beingDrawn.set(name, picture);
    return picture;
  };
}

function digestOf(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('base64url').slice(0, 27);
}

function pictureReply(
  context: HttpContext,
  { chart, ...picture }: DrawnChart,
  format: ChartFormat,
): Response {
  return bodyReply(context, picture, {
    mediaType: MEDIA_TYPES[format],
    headers: {
      ...READ_CACHE_HEADERS,
      Link: `<${chart.dataUrl}>; rel="describedby"; type="application/json"`,
      'Content-Language': chart.locale,
      'Content-Security-Policy': PICTURE_ONLY,
    },
  });
}
