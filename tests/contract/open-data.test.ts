import { createHash } from 'node:crypto';
import {
  GetReleaseResponseSchema,
  ListOpenDataResponseSchema,
} from '@congkhai/shared/contracts/read-api-index';
import { parseCsv } from '@congkhai/shared/text/csv';
import canonicalize from 'canonicalize';
import { toRDF } from 'jsonld';
import readJsonStat from 'jsonstat-toolkit';
import * as z from 'zod';
import { readWorkbook } from '../../workbooks/src/reading/read-workbook';
import { type Api, openApi } from '../helpers/api';
import { putSummedUpRelease } from '../helpers/release-builders';
import { schemaOrgFaults } from '../helpers/schema-org';

// The open data of a release, read with libraries of others: what they find is what the release says.

const RELEASE = '/v1/periods/tien-phuoc-2022/releases/1';
const DCAT = 'http://www.w3.org/ns/dcat#';

let api: Api;
beforeAll(async () => {
  api = openApi();
  await putSummedUpRelease(api.published);
});
afterAll(() => api.close());

const fileOf = async (name: string, headers = {}) => {
  const response = await api.get(`${RELEASE}/open-data/${name}`, headers);
  expect(response.status).toBe(200);
  return response;
};
const textOf = async (name: string) => (await fileOf(name)).text();
const jsonOf = async (name: string) =>
  z.looseObject({}).parse(JSON.parse(await textOf(name)) as unknown);
async function listFiles() {
  const response = await api.get(`${RELEASE}/open-data`);
  return ListOpenDataResponseSchema.parse(await response.json()).data.files;
}
const sha256Of = (content: string | Buffer) => createHash('sha256').update(content).digest('hex');

test('every file is what the index says: type, size and SHA-256', async () => {
  const files = await listFiles();
  expect(files.map(({ name }) => name)).toEqual([
    'ranking.csv',
    'areas.csv',
    'items.csv',
    'scores.csv',
    'csv-metadata.json',
    'json-stat.json',
    'json-stat-scores.json',
    'annex.xlsx',
    'dcat.jsonld',
    'schema-org.jsonld',
  ]);
  for (const { name, mediaType, bytes, sha256 } of files) {
    const response = await fileOf(name);
    const content = Buffer.from(await response.arrayBuffer());
    expect([response.headers.get('content-type'), content.length]).toEqual([mediaType, bytes]);
    expect(sha256Of(content)).toBe(sha256);
  }
});

test('a compressed answer is the same file, with an ETag of its own', async () => {
  const plain = await fileOf('scores.csv');
  const packed = await fileOf('scores.csv', { 'accept-encoding': 'gzip, br' });
  expect(packed.headers.get('content-encoding')).toBe('gzip');
  expect(packed.headers.get('vary')).toContain('Accept-Encoding');
  const etag = packed.headers.get('etag') ?? '';
  expect(etag).not.toBe(plain.headers.get('etag'));
  const again = await api.get(`${RELEASE}/open-data/scores.csv`, {
    'accept-encoding': 'gzip',
    'if-none-match': etag,
  });
  expect(again.status).toBe(304);
  expect((await fileOf('scores.csv', { 'accept-encoding': 'gzip;q=0' })).headers.get('etag')).toBe(
    plain.headers.get('etag'),
  );
});

test('a file that is too large for one answer is a problem that says where it is', async () => {
  const small = openApi({ fileBytesMax: 5_000 });
  await putSummedUpRelease(small.published);
  const ask = (name: string, headers = {}) => small.get(`${RELEASE}/open-data/${name}`, headers);
  const unpacked = await ask('csv-metadata.json');
  expect(unpacked.status).toBe(406);
  expect(await unpacked.text()).toContain('Accept-Encoding: gzip');
  expect((await ask('csv-metadata.json', { 'accept-encoding': 'gzip' })).status).toBe(200);
  const annex = await ask('annex.xlsx');
  expect(annex.status).toBe(406);
  expect(await annex.text()).toContain('releases/tien-phuoc-2022/1/open-data/annex.xlsx');
  await small.close();
});

test('anyone can compute the hash of a release from what is served', async () => {
  const response = await api.get(RELEASE);
  const { release, sha256 } = GetReleaseResponseSchema.parse(await response.json()).data;
  expect(sha256Of(canonicalize(release) ?? '')).toBe(sha256);
});

test('the toolkit of JSON-stat finds 85.82 points for Tiên Châu, and a status where nothing was submitted', async () => {
  const collection = readJsonStat(await jsonOf('json-stat.json'));
  if (collection.class !== 'collection') throw new Error('not a collection');
  const ranking = collection.Dataset(0);
  expect(ranking?.id).toEqual(['year', 'unit', 'figure']);
  const at = (unit: string, figure: string) => ranking?.Data({ year: '2022', unit, figure });
  expect(at('xa-tien-chau', 'points')?.value).toBe(85.82);
  expect(at('xa-tien-chau', 'rank')?.value).toBe(1);
  expect(at('xa-tien-my', 'points')).toMatchObject({ value: null, status: 'not-submitted' });
});

const DATATYPES: Record<string, z.ZodType> = {
  string: z.string().min(1),
  integer: z.string().regex(/^-?\d+$/),
  decimal: z.string().regex(/^-?\d+(?:\.\d{1,3})?$/),
  boolean: z.enum(['true', 'false']),
};
const ColumnSchema = z.looseObject({
  name: z.string(),
  titles: z.string(),
  datatype: z.union([z.string(), z.looseObject({ base: z.string() })]),
  required: z.boolean().optional(),
});
const TablesSchema = z.looseObject({
  '@context': z.tuple([z.literal('http://www.w3.org/ns/csvw'), z.looseObject({})]),
  tables: z.array(
    z.looseObject({
      url: z.string(),
      tableSchema: z.looseObject({ columns: z.array(ColumnSchema) }),
    }),
  ),
});

test('each CSV file has the columns that its CSVW description names, and cells of their types', async () => {
  const { tables } = TablesSchema.parse(await jsonOf('csv-metadata.json'));
  expect(tables).toHaveLength(4);
  for (const { url, tableSchema } of tables) {
    const text = await textOf(url);
    // RFC 4180: lines end with CR LF, the last one too.
    expect(text.replace(/"[^"]*"/g, '')).not.toMatch(/(?<!\r)\n/);
    const rows = parseCsv(text);
    expect(Object.keys(rows[0] ?? {})).toEqual(tableSchema.columns.map(({ titles }) => titles));
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows)
      for (const { titles, datatype, required = false } of tableSchema.columns) {
        const cell = row[titles] ?? '';
        if (cell === '') expect(required).toBe(false);
        else DATATYPES[typeof datatype === 'string' ? datatype : datatype.base]?.parse(cell);
      }
  }
});

test('a reader of JSON-LD finds a DCAT dataset with a distribution and a checksum for every file', async () => {
  const quads = await toRDF(await jsonOf('dcat.jsonld'));
  const objectsOf = (predicate: string) =>
    quads.filter((quad) => quad.predicate.value === predicate).map((quad) => quad.object.value);
  expect(objectsOf('http://www.w3.org/1999/02/22-rdf-syntax-ns#type')).toContain(`${DCAT}Dataset`);
  const files = (await listFiles()).filter(({ name }) => !name.endsWith('.jsonld'));
  expect(objectsOf(`${DCAT}downloadURL`).sort()).toEqual(
    files.map(({ name }) => `https://cchc.example${RELEASE}/open-data/${name}`).sort(),
  );
  expect(objectsOf('http://spdx.org/rdf/terms#checksumValue').sort()).toEqual(
    files.map(({ sha256 }) => sha256).sort(),
  );
});

test('the description by schema.org is a Dataset with downloads', async () => {
  const DatasetSchema = z.looseObject({
    '@context': z.literal('https://schema.org/'),
    '@type': z.literal('Dataset'),
    name: z.string(),
    description: z.string().min(50),
    distribution: z.array(
      z.looseObject({ '@type': z.literal('DataDownload'), contentUrl: z.url() }),
    ),
  });
  const dataset = await jsonOf('schema-org.jsonld');
  expect(DatasetSchema.parse(dataset).distribution.length).toBe(8);
  expect(await schemaOrgFaults(dataset)).toEqual([]);
});

test('the annex is a workbook with the ranking', async () => {
  const bytes = Buffer.from(await (await fileOf('annex.xlsx')).arrayBuffer());
  const reading = await readWorkbook(bytes);
  if (reading.kind === 'refused') throw new Error(reading.message);
  expect(reading.sheets.map(({ name }) => name)).toContain('Xếp hạng');
});
