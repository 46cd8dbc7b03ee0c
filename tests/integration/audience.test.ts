import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { MostReadResponse, TotalResponse } from '@congkhai/shared/contracts/read-api-views';
import { VIEW_DEFINITION } from '@congkhai/shared/views/view';
import * as z from 'zod';
import { aHeadline } from '../helpers/builders';
import { type CmsClient, type CmsProcess, startCmsProcess } from '../helpers/cms-process';

const FIGURES = '/audience/figures';
const TOTAL: TotalResponse = {
  data: {
    visitCount: 1_200,
    viewCount: 3_400,
    readCount: 3_000,
    opening: { viewCount: 0, visitCount: null, sources: [] },
  },
  meta: { definition: VIEW_DEFINITION },
};
const MOST_READ: MostReadResponse = {
  data: [
    {
      rank: 1,
      isPinned: false,
      article: aHeadline({ title: 'Tiên Châu xếp thứ tư' }),
      readCount: 40,
      viewCount: 55,
    },
  ],
  meta: {
    window: '7d',
    scope: 'all',
    computedAt: '2023-10-07T00:00:00.000Z',
    definition: VIEW_DEFINITION,
  },
};

let cms: CmsProcess;
let editor: CmsClient;
let counting: Server;
/** What the counting server answers now, by path; undefined means that it keeps silent. */
let answers: Record<string, unknown>;

beforeAll(async () => {
  counting = createServer((request, response) => {
    const answer = answers[request.url ?? ''];
    if (answer !== undefined) response.end(JSON.stringify(answer));
  }).listen(0, '127.0.0.1');
  await once(counting, 'listening');
  const { port } = z.object({ port: z.number() }).parse(counting.address());
  cms = await startCmsProcess({ FUNCTIONS_URL: `http://127.0.0.1:${port}` });
  editor = await cms.signIn('editor');
}, 120_000);
afterAll(async () => {
  counting?.closeAllConnections();
  counting?.close();
  await cms?.stop();
});
beforeEach(() => {
  answers = { '/v1/total': TOTAL, '/v1/most-read?window=7d&limit=5': MOST_READ };
});

test('an editor sees visits, views and what is most read', async () => {
  const { body } = await editor('GET', FIGURES);
  expect(body).toEqual({
    data: {
      status: 'answered',
      visitCount: 1_200,
      viewCount: 3_400,
      mostRead: [
        {
          articleId: aHeadline().articleId,
          locale: 'vi',
          title: 'Tiên Châu xếp thứ tư',
          readCount: 40,
          viewCount: 55,
        },
      ],
      computedAt: '2023-10-07T00:00:00.000Z',
    },
  });
});

test('nobody sees figures without signing in', async () => {
  const stranger = cms.connect();
  expect((await stranger('GET', FIGURES)).status).toBe(401);
});

test.each([
  ['keeps silent', undefined],
  ['answers something else', { data: { visitCount: -1 } }],
])('a counting server that %s leaves the admin working', async (_, answer) => {
  answers['/v1/total'] = answer;
  const { status, body } = await editor('GET', FIGURES);
  expect({ status, body }).toEqual({ status: 200, body: { data: { status: 'unanswered' } } });
});
