import fc from 'fast-check';
import { handle } from 'hono/aws-lambda';
import * as z from 'zod';
import { type Api, openApi } from '../helpers/api';
import { fillStore } from '../helpers/filled-api';
import { type FuzzAnswer, judge, type Send } from '../helpers/openapi-judge';
import { type OpenApiReading, readOpenApi } from '../helpers/openapi-reading';
import { examplesTo, requestsTo } from '../helpers/openapi-requests';

// Everything that the served OpenAPI document names, asked in every right and wrong way, as Node and as Lambda answer it.

const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? 40);
// A run can be repeated with the seed that it printed.
const SEED = Number(process.env.FUZZ_SEED ?? 20_231_006);
const LambdaAnswerSchema = z.object({
  statusCode: z.number(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
  isBase64Encoded: z.boolean(),
});

jest.setTimeout(3_600_000);

let api: Api;
let reading: OpenApiReading;
beforeAll(async () => {
  api = openApi();
  await fillStore(api);
  reading = readOpenApi(await (await api.get('/v1/openapi.json')).json());
  process.stdout.write(`${REQUESTS} requests to each operation, seed ${SEED}\n`);
});
afterAll(() => api.close());
afterEach(() => expect(api.logLines).toEqual([]));

const askNode: Send = async ({ address, ...request }) =>
  answerOf(await api.request(address, request));

async function answerOf(response: Response): Promise<FuzzAnswer> {
  const headers: Record<string, string> = {};
  response.headers.forEach((value, name) => {
    headers[name] = value;
  });
  return {
    status: response.status,
    headers,
    body: Buffer.from(await response.arrayBuffer()),
  };
}

/** An HTTP API hands the path over decoded, and the query as it came. */
const askLambda: Send = async ({ method, address, headers, body }) => {
  const { pathname, search } = new URL(address, 'https://api.example');
  const event = {
    version: '2.0',
    routeKey: '$default',
    rawPath: decodedOrAsIs(pathname),
    rawQueryString: search.slice(1),
    headers,
    requestContext: {
      http: { method, path: pathname, sourceIp: '203.0.113.7', protocol: 'HTTP/1.1' },
      domainName: 'api.example',
      stage: '$default',
    },
    body: body === null ? undefined : Buffer.from(body).toString('base64'),
    isBase64Encoded: body !== null,
  };
  // What the types want of an event beside this is read by nobody.
  const handler: (event: object) => Promise<unknown> = handle(api.app) as never;
  const answer = LambdaAnswerSchema.parse(await handler(event));
  return {
    status: answer.statusCode,
    headers: answer.headers,
    body: Buffer.from(answer.body, answer.isBase64Encoded ? 'base64' : 'utf8'),
  };
};

function decodedOrAsIs(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

test.each([
  ['the app', askNode],
  ['the handler of Lambda', askLambda],
])(
  '%s answers every operation of the OpenAPI document as the document says, whatever is asked',
  async (_who, send) => {
    expect(reading.operations.length).toBeGreaterThan(40);
    for (const operation of reading.operations) {
      const met = new Set<number>();
      const sendAndNote: Send = async (request) => {
        const answer = await send(request);
        met.add(answer.status);
        return answer;
      };
      await fc.assert(
        fc.asyncProperty(requestsTo(operation), async (request) => {
          const fault = await judge(sendAndNote, reading, operation, request);
          if (fault !== null) throw new Error(fault);
        }),
        {
          seed: SEED,
          numRuns: REQUESTS,
          examples: examplesTo(operation).map((request) => [request]),
        },
      );
      // All sorts indeed: what is right and what is wrong was asked.
      expect([operation.operationId, [...met].sort()]).toEqual([
        operation.operationId,
        expect.arrayContaining([operation.operationId === 'recordView' ? 204 : 200, 400, 405]),
      ]);
    }
  },
);

test('an example of a parameter is its value, which is encoded by whoever makes an address of it', () => {
  const examples = reading.operations.flatMap(({ parameters }) =>
    parameters.flatMap(({ example }) => (typeof example === 'string' ? [example] : [])),
  );
  expect(examples).toEqual(expect.arrayContaining(['tien chau', '/xep-hang/tien-phuoc-2022']));
  expect(examples.filter((example) => example.includes('%'))).toEqual([]);
});

test('every operation that takes fields describes what they leave of its answer, which the whole answer does not have to be', async () => {
  const choosing = reading.operations.filter(({ parameters }) =>
    parameters.some(({ name }) => name === 'fields'),
  );
  expect(choosing.map(({ operationId }) => operationId).sort()).toEqual([
    'getArticle',
    'getSummary',
    'getUnit',
    'getUnitResult',
    'getUnitSeries',
    'listArticles',
    'listMostRead',
    'listPeriods',
    'listRising',
    'listUnits',
  ]);
  for (const operation of choosing) {
    const [{ address } = { address: '' }] = examplesTo(operation);
    const names = operation.parameters.find(({ name }) => name === 'fields')?.schema.items?.enum;
    const name = String(names?.[0]);
    const chosen = `${address}${address.includes('?') ? '&' : '?'}fields=${name}`;
    const [whole, selection]: unknown[] = await Promise.all(
      [address, chosen].map(async (path) => (await api.get(path)).json()),
    );
    const faultOf = (body: unknown, isSelection: boolean) =>
      reading.faultOf(operation, { status: 200, body, isSelection });
    expect([chosen, faultOf(whole, false), faultOf(selection, true)]).toEqual([chosen, null, null]);
    if (!isEmpty(selection)) expect(faultOf(selection, false)).toContain('required property');
  }
});

/** Of a list without rows nothing can be left out. */
function isEmpty(answer: unknown): boolean {
  const { data } = z.object({ data: z.unknown() }).parse(answer);
  return Array.isArray(data) && data.length === 0;
}

interface SentAnswer {
  status: number;
  body: string;
  more?: Record<string, string>;
}
const KEPT = { more: { etag: '"1"' } };
const LINKED = { more: { etag: '"1"', link: '</>' } };

test.each([
  ['a failure', { status: 500, body: '' }, '500: '],
  ['a field that is missing', { status: 200, body: '{"data":[]}', ...KEPT }, 'required property'],
  ['a header that is missing', { status: 200, body: '{"data":[]}' }, '200 without ETag'],
  ['a header that nobody told of', { status: 200, body: '', ...LINKED }, '200 has Link'],
  ['a status that the document does not know', { status: 202, body: '' }, 'not in the document'],
  ['a problem that is none', { status: 404, body: '{}' }, '404 is application/json'],
  ['where programs lie', { status: 200, body: '"/srv/node_modules/x"' }, 'tells of internals'],
])('%s is seen', async (_what, { status, body, more }: SentAnswer, fault) => {
  const listArticles = reading.operations.find(({ operationId }) => operationId === 'listArticles');
  if (!listArticles) throw new Error('There is no such operation');
  const headers = {
    'content-type': 'application/json',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    ...more,
  };
  const send: Send = async () => ({ status, headers, body: Buffer.from(body) });
  const request = { method: 'GET', address: '/v1/articles', headers: {}, body: null };
  expect(await judge(send, reading, listArticles, request)).toContain(fault);
});
