import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { Agent, request as openRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { openApi } from '../helpers/api';
import { fillStore } from '../helpers/filled-api';
import {
  buildFunctionsServer,
  type FunctionsServer,
  startFunctionsServer,
} from '../helpers/functions-server';
import { type FuzzAnswer, judge, type Send } from '../helpers/openapi-judge';
import { type OpenApiReading, readOpenApi } from '../helpers/openapi-reading';
import { examplesTo, type FuzzRequest, requestsTo } from '../helpers/openapi-requests';

// The same requests as in tests/contract/openapi-fuzz.test.ts, over the network to the embedded server.

const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? 15);
const SEED = Number(process.env.FUZZ_SEED ?? 20_231_006);

jest.setTimeout(3_600_000);

const agent = new Agent({ keepAlive: true });
let folder: string;
let server: FunctionsServer;
let reading: OpenApiReading;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'congkhai-fuzz-'));
  const api = openApi();
  await fillStore(api);
  cpSync(join(api.folder, 'published'), join(folder, 'published'), { recursive: true });
  await api.close();
  const program = buildFunctionsServer(join(folder, 'program'));
  server = await startFunctionsServer(program, { DATA_DIR: folder });
  reading = readOpenApi(await (await fetch(`${server.url}/v1/openapi.json`)).json());
  process.stdout.write(`${REQUESTS} requests to each operation, seed ${SEED}\n`);
});
afterAll(async () => {
  agent.destroy();
  await server?.end('SIGTERM');
  rmSync(folder, { recursive: true });
});

/** Not with `fetch`, which mends addresses and refuses some methods and headers. */
const ask: Send = ({ method, address, headers, body }) =>
  new Promise<FuzzAnswer>((resolve, reject) => {
    const { hostname, port } = new URL(server.url);
    // Node would send a body with DELETE without saying how long it is, and it would be taken for the next request.
    const length = body === null ? {} : { 'content-length': Buffer.byteLength(body) };
    const options = {
      agent,
      hostname,
      port,
      method,
      path: address,
      headers: { ...headers, ...length },
    };
    const sent = openRequest(options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const named = Object.entries(response.headers).map(([name, value]) => [
          name,
          String(value),
        ]);
        const { statusCode: status = 0, headers: answered } = response;
        try {
          const body = unpack(Buffer.concat(chunks), answered['content-encoding']);
          resolve({ status, headers: Object.fromEntries(named), body });
        } catch (error) {
          reject(error);
        }
      });
    });
    sent.on('error', reject);
    sent.end(body ?? undefined);
  });

/** What an answer says, however it was sent; throws if it is not what its header says. */
function unpack(bytes: Buffer, encoding: string | undefined): Buffer {
  // To HEAD and 304 there is none.
  if (bytes.byteLength === 0 || encoding === undefined) return bytes;
  const unpackWith = new Map([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ]).get(encoding);
  if (!unpackWith) throw new Error(`An answer came in the encoding ${encoding}`);
  return unpackWith(bytes);
}

/** Of a HEAD that is too long nobody reads that it is one, and it is answered with a body: Node's client takes that for a broken answer. */
function isReadable({ method, address, headers }: FuzzRequest): boolean {
  return method !== 'HEAD' || address.length + JSON.stringify(headers).length < 15_000;
}

test('the embedded server answers every operation of the OpenAPI document as the document says, whatever is asked', async () => {
  for (const operation of reading.operations)
    await fc.assert(
      fc.asyncProperty(requestsTo(operation).filter(isReadable), async (request) => {
        const fault = await judge(ask, reading, operation, request);
        if (fault !== null) throw new Error(fault);
      }),
      {
        seed: SEED,
        numRuns: REQUESTS,
        examples: examplesTo(operation).map((request) => [request]),
      },
    );
  expect(server.log.filter(({ level }) => level === 'error')).toEqual([]);
});
