import * as z from 'zod';
import { ReleaseNumberSchema } from '../scorecards/release';
import { IdentifierSchema, LocaleSchema } from './identifiers';

// Charts as pictures: what is asked. What is answered is a picture.

/** `ranking`: the units of a block; `areas`: the areas of a unit, or of all, against the mean; `series`: the years of a unit. */
export const CHART_KINDS = ['ranking', 'areas', 'series'] as const;
export type ChartKind = (typeof CHART_KINDS)[number];
export const CHART_WIDTH = { min: 320, max: 1_600, usual: 800 } as const;
export const CHART_ROWS = { max: 50, usual: 20 } as const;

/** `GET /v1/periods/{id}/chart.svg` and `chart.png` */
export const GetChartRequestSchema = z
  .strictObject({
    id: IdentifierSchema,
    /** `ranking`: the units of a block; `areas`: the areas of a unit, or of all, against the mean; `series`: the years of a unit. */
    kind: z.enum(CHART_KINDS).default('ranking'),
    /** Marked in a ranking; whose areas or years are shown. A series needs it. */
    unit: IdentifierSchema.optional(),
    /** The unit's, or the first of the period, if left out. */
    block: IdentifierSchema.optional(),
    /** The newest, if left out. */
    release: z.coerce.number().pipe(ReleaseNumberSchema).optional(),
    /** Of the words; names of units, areas and periods are Vietnamese. */
    locale: LocaleSchema.default('vi'),
    theme: z.enum(['light', 'dark']).default('light'),
    /** In CSS pixels. The height follows from what is shown. PNG has two pixels for each. */
    width: z.coerce
      .number()
      .int()
      .min(CHART_WIDTH.min)
      .max(CHART_WIDTH.max)
      .default(CHART_WIDTH.usual),
    /** How many units a ranking shows; a marked one that comes later is shown below them. */
    limit: z.coerce.number().int().min(1).max(CHART_ROWS.max).default(CHART_ROWS.usual),
  })
  .refine(({ kind, unit }) => kind !== 'series' || unit !== undefined, {
    message: 'a series is of one unit',
    path: ['unit'],
  });
export type GetChartRequest = z.infer<typeof GetChartRequestSchema>;

/** `GET /v1/oembed` (https://oembed.com): a ranking chart for pages elsewhere. */
export const GetOEmbedRequestSchema = z.strictObject({
  /** The address of a ranking on the portal, or of a chart; the host may be left out. Only addresses of this site are known. */
  url: z.string().max(2_000),
  /** `xml` is not answered. */
  format: z.enum(['json', 'xml']).default('json'),
  /** In CSS pixels. */
  maxwidth: z.coerce.number().int().min(1).max(100_000).optional(),
  /** In CSS pixels. A ranking shows as many units as fit, and is made smaller if not one does. */
  maxheight: z.coerce.number().int().min(1).max(100_000).optional(),
});
/** As the specification of oEmbed has it: no envelope. */
export const GetOEmbedResponseSchema = z.strictObject({
  type: z.literal('rich'),
  version: z.literal('1.0'),
  title: z.string(),
  provider_name: z.string(),
  provider_url: z.url(),
  /** Seconds. */
  cache_age: z.number().int().min(0),
  /** A link with a picture in it that says in its `alt` what it shows. */
  html: z.string(),
  width: z.number().int().min(1),
  height: z.number().int().min(1),
});
export type GetOEmbedResponse = z.infer<typeof GetOEmbedResponseSchema>;
