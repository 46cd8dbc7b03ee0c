import {
  GetChartRequestSchema,
  GetOEmbedRequestSchema,
  GetOEmbedResponseSchema,
} from '../contracts/read-api-charts';
import { type Endpoint, file, json } from './endpoint';

const CHART = '/v1/periods/tien-phuoc-2022/chart';

/** Results of a period as pictures. */
export const CHART_ENDPOINTS: readonly Endpoint[] = [
  {
    operationId: 'getChartSvg',
    group: 'Index of a year',
    method: 'get',
    path: '/v1/periods/{id}/chart.svg',
    summary: 'A ranking, the areas of a unit or its years as an SVG picture',
    description:
      'The picture says in words what it shows, in its `title` and `desc`. `Link` with `rel="describedby"` leads to the figures.',
    parameters: GetChartRequestSchema,
    answer: file('image/svg+xml'),
    headers: ['Content-Language', 'Link'],
    problems: [404],
    examples: [
      `${CHART}.svg?kind=ranking&unit=xa-tien-chau`,
      `${CHART}.svg?kind=areas&theme=dark&width=480`,
      `${CHART}.svg?kind=series&unit=xa-tien-chau&locale=en`,
    ],
  },
  {
    operationId: 'getChartPng',
    group: 'Index of a year',
    method: 'get',
    path: '/v1/periods/{id}/chart.png',
    summary: 'The same as a PNG picture, with two pixels for each of `width`',
    description: 'The texts `Title`, `Description` and `Source` are in it, as iTXt.',
    parameters: GetChartRequestSchema,
    answer: file('image/png'),
    headers: ['Content-Language', 'Link'],
    problems: [404],
    examples: [`${CHART}.png?kind=areas&unit=xa-tien-chau`],
  },
  {
    operationId: 'getOEmbed',
    group: 'Index of a year',
    method: 'get',
    path: '/v1/oembed',
    summary: 'A ranking chart to be embedded elsewhere, by the specification of oEmbed',
    description:
      'Only addresses of this site are known: rankings of the example portal, and charts. `format=xml` is answered with 501, as oEmbed allows.',
    parameters: GetOEmbedRequestSchema,
    answer: json(GetOEmbedResponseSchema),
    problems: [404, 501],
    examples: ['/v1/oembed?url=%2Fxep-hang%2Ftien-phuoc-2022&maxwidth=600'],
  },
];
