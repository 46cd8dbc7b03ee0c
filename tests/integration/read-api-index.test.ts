import {
  CompareUnitsResponseSchema,
  GetItemsResponseSchema,
  GetSeriesResponseSchema,
  GetSummaryResponseSchema,
  GetUnitResultResponseSchema,
  ListPeriodsResponseSchema,
  ListReleasesResponseSchema,
} from '@congkhai/shared/contracts/read-api-index';
import { CheckTableResponseSchema } from '@congkhai/shared/scorecards/check-table-contract';
import type * as z from 'zod';
import { type Api, openApi } from '../helpers/api';
import { anItemScore, aPeriod, aScorecard, TIEN_CHAU, TIEN_MY } from '../helpers/builders';
import { putRelease, putSummedUpRelease } from '../helpers/release-builders';

let api: Api;
beforeEach(() => {
  api = openApi();
});
afterEach(() => api.close());

async function read<Body>(path: string, schema: z.ZodType<Body>): Promise<Body> {
  const response = await api.get(path);
  expect(response.status).toBe(200);
  return schema.parse(await response.json());
}
const SUMMARY = '/v1/periods/tien-phuoc-2022/summary';

/** Tiên Châu with 0.5 points more in the first area than the 12.97 of the page. */
const corrected = () => {
  const card = aScorecard();
  card.scores['1'] = anItemScore({ appraisedScoreThousandths: 13_470 });
  return card;
};
const secondRelease = {
  release: {
    number: 2,
    errata: [
      {
        blockId: 'xa',
        unitId: TIEN_CHAU.unitId,
        itemId: '1',
        from: '12,97',
        to: '13,47',
        reason: 'Cộng sót điểm thưởng',
      },
    ],
  },
  scorecards: [corrected()],
};

describe('of two releases', () => {
  beforeEach(async () => {
    await putSummedUpRelease(api.published);
    await putSummedUpRelease(api.published, secondRelease);
  });

  test('the newest answers, and says so', async () => {
    const { data, meta } = await read(SUMMARY, GetSummaryResponseSchema);
    expect(data.blocks[0]?.ranking[0]?.points).toBe(86.32);
    expect(meta).toMatchObject({ release: { number: 2 }, isNewest: true });
  });

  test('the first stays readable at its address, unchanged', async () => {
    const { data, meta } = await read(`${SUMMARY}?release=1`, GetSummaryResponseSchema);
    expect(data.blocks[0]?.ranking[0]?.points).toBe(85.82);
    expect(meta).toMatchObject({ release: { number: 1 }, isNewest: false });
    const address = '/v1/periods/tien-phuoc-2022/units/xa-tien-chau?release=1';
    const unit = await read(address, GetUnitResultResponseSchema);
    expect(unit.data.items[0]).toMatchObject({ score: 12.97, appraisedScore: 12.97 });
  });

  test('are listed newest first, with what the second mends', async () => {
    const { data } = await read('/v1/periods/tien-phuoc-2022/releases', ListReleasesResponseSchema);
    expect(data.map(({ number }) => number)).toEqual([2, 1]);
    expect(data[0]?.errata).toMatchObject([{ from: '12,97', to: '13,47' }]);
  });
});

test('a release that is not summed up yet leaves the word to the one before it', async () => {
  await putSummedUpRelease(api.published);
  await putRelease(api.published, secondRelease);
  const { meta } = await read(SUMMARY, GetSummaryResponseSchema);
  expect(meta).toMatchObject({ release: { number: 1 }, isNewest: false });
});

test('a period that is not summed up yet is named, and says when to come back for its results', async () => {
  await putRelease(api.published);
  const { data } = await read('/v1/periods', ListPeriodsResponseSchema);
  expect(data.map(({ periodId }) => periodId)).toEqual(['tien-phuoc-2022']);
  for (const path of [SUMMARY, '/v1/periods/tien-phuoc-2022/units/xa-tien-chau']) {
    const response = await api.get(path);
    expect(response.headers.get('retry-after')).toBe('5');
    expect(await response.json()).toMatchObject({
      status: 503,
      detail: expect.stringContaining('being computed'),
    });
  }
  // It is nobody's fault.
  expect(api.logLines).toEqual([]);
});

test('units of one block are compared side by side, in the order in which they were asked for', async () => {
  const my = aScorecard({ unit: TIEN_MY });
  my.scores['2'] = anItemScore({ appraisedScoreThousandths: 0 });
  await putSummedUpRelease(api.published, { scorecards: [aScorecard(), my] });
  const { data } = await read(
    '/v1/periods/tien-phuoc-2022/compare?units=xa-tien-my,xa-tien-chau',
    CompareUnitsResponseSchema,
  );
  expect(data.units.map(({ result }) => [result?.rank, result?.points])).toEqual([
    [2, 82.82],
    [1, 85.82],
  ]);
  expect(data.areas[1]?.points).toEqual([0, 3]);
  expect(data.items[1]?.values).toMatchObject([{ state: 'zero' }, { state: 'scored' }]);
});

test('the items of a block say how each was scored, and what chosen units got', async () => {
  await putSummedUpRelease(api.published);
  const { data } = await read(
    '/v1/periods/tien-phuoc-2022/items?block=xa&area=3&units=xa-tien-my,xa-tien-chau',
    GetItemsResponseSchema,
  );
  expect(data).toMatchObject({
    unitCount: 2,
    items: [
      {
        itemId: '3',
        scoredCount: 1,
        notSubmittedCount: 1,
        values: [
          { unitId: 'xa-tien-my', state: 'not-submitted', score: null },
          { unitId: 'xa-tien-chau', state: 'scored', score: 17.5 },
        ],
      },
    ],
  });
});

test('a series goes year by year, and a boundary break names whom the unit was made from', async () => {
  await putSummedUpRelease(api.published);
  const { blocks } = aPeriod();
  const later = { periodId: 'tien-phuoc-2023', name: 'Năm 2023', year: 2023, blocks };
  const card = aScorecard({ ...corrected(), periodId: 'tien-phuoc-2023' });
  await putSummedUpRelease(api.published, {
    release: { ...later, comparedWith: { periodId: 'tien-phuoc-2022', number: 1 } },
    scorecards: [card],
    continuity: {
      'xa-tien-my': { kind: 'boundary-break', predecessors: [TIEN_CHAU] },
    },
  });
  const chau = await read('/v1/units/xa-tien-chau/series', GetSeriesResponseSchema);
  expect(chau.data.entries.map(({ year, result }) => [year, result?.points])).toEqual([
    [2022, 85.82],
    [2023, 86.32],
  ]);
  expect(chau.data.entries[1]?.result?.change).toMatchObject({
    kind: 'unbroken',
    pointsGained: 0.5,
    ranksGained: 0,
  });
  // Nothing was submitted for Tiên Mỹ, so it is in both years, and without a result.
  const my = await read('/v1/units/xa-tien-my/series', GetSeriesResponseSchema);
  expect(my.data.entries.map(({ result }) => result)).toEqual([null, null]);
});

describe('POST /v1/check-table', () => {
  const post = (body: unknown) =>
    api.request('/v1/check-table', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const parts = [
    { id: '1', maximum: 60 },
    { id: '2', maximum: 40 },
  ];

  test('names the row whose total does not follow', async () => {
    const rows = [
      { name: 'Xã A', parts: [46.8, 32.24], total: 79.04 },
      { name: 'Xã B', parts: [50, 30], total: 81 },
    ];
    const response = await post({ parts, rows });
    expect(response.status).toBe(200);
    const { data } = CheckTableResponseSchema.parse(await response.json());
    expect(data.findings).toMatchObject([
      { row: 1, name: 'Xã B', field: 'total', printed: 81, recomputed: 80, explanation: 'none' },
    ]);
  });

  test.each([
    ['no JSON', 'x', 400],
    ['no rows', { parts, rows: [] }, 400],
    ['an unknown field', { parts, rows: [{ name: 'A', parts: [1, 1] }], bang: 1 }, 400],
    ['more than it takes', { parts, rows: [{ name: 'x'.repeat(6_000_000), parts: [1, 1] }] }, 413],
  ])('refuses %s', async (_what, body, status) => {
    const response = await post(body);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
  });
});
