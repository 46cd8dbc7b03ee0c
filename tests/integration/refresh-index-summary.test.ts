import { objectKeys, openDataPrefix, releasePrefix } from '@congkhai/shared/contracts/object-keys';
import { OpenDataIndexSchema } from '@congkhai/shared/contracts/open-data';
import { PeriodSummarySchema } from '@congkhai/shared/scorecards/summary';
import {
  refreshRelease,
  refreshReleases,
} from '../../functions/src/handlers/refresh-index-summary';
import { type Api, openApi } from '../helpers/api';
import { anItemScore, aPeriod, aScorecard, put, TIEN_CHAU, TIEN_MY } from '../helpers/builders';
import { CATALOGUE, putRelease, removeRelease } from '../helpers/release-builders';

const PERIOD = 'tien-phuoc-2022';
const FIRST = { periodId: PERIOD, number: 1 };

let api: Api;
beforeEach(() => {
  api = openApi();
});
afterEach(() => api.close());

const refresh = (program = 'a program') =>
  refreshReleases({ published: api.published, catalogue: CATALOGUE, program });

async function summaryOf({ periodId, number }: { periodId: string; number: number }) {
  const stored = await api.published.read(objectKeys.releaseSummary(periodId, number));
  return stored && PeriodSummarySchema.parse(JSON.parse(stored.text));
}

async function rankingOf(name: { periodId: string; number: number }) {
  const [block] = (await summaryOf(name))?.blocks ?? [];
  return block?.ranking.map(({ unit, rank, points }) => [unit.unitId, rank, points]);
}

/** Every derived document with its version, to see which were written again. */
async function derivedOf({ periodId, number }: { periodId: string; number: number }) {
  const prefix = releasePrefix(periodId, number);
  const keys = (await api.published.list(prefix)).filter(
    (key) => !key.includes('/scorecards/') && !key.endsWith('/release.json'),
  );
  const etags = await Promise.all(
    keys.map(async (key) => (await api.published.readBytes(key))?.etag),
  );
  return Object.fromEntries(
    keys.map((key, position) => [key.slice(prefix.length), etags[position]]),
  );
}

const betterCard = () => {
  const better = aScorecard({ unit: TIEN_MY });
  better.scores['1'] = anItemScore({ appraisedScoreThousandths: 13_500 });
  return better;
};

describe('refresh-index-summary', () => {
  test('makes the summary, the items and the open data of a release, and twice is once', async () => {
    await putRelease(api.published);
    await refresh();
    expect(await rankingOf(FIRST)).toEqual([['xa-tien-chau', 1, 85.82]]);
    const derived = await derivedOf(FIRST);
    expect(Object.keys(derived)).toEqual([
      'items.json',
      'open-data/annex.xlsx',
      'open-data/areas.csv.gz',
      'open-data/csv-metadata.json.gz',
      'open-data/dcat.jsonld.gz',
      'open-data/index.json',
      'open-data/items.csv.gz',
      'open-data/json-stat-scores.json.gz',
      'open-data/json-stat.json.gz',
      'open-data/ranking.csv.gz',
      'open-data/schema-org.jsonld.gz',
      'open-data/scores.csv.gz',
      'summary.json',
    ]);
    await refresh();
    expect(await derivedOf(FIRST)).toEqual(derived);
  });

  test('a correction is a release of its own: the first stays as it was', async () => {
    const first = await putRelease(api.published);
    await refresh();
    const before = await derivedOf(FIRST);
    await putRelease(api.published, {
      release: { number: 2, previousRelease: { number: 1, sha256: first.sha256 } },
      scorecards: [aScorecard(), betterCard()],
    });
    await refresh();
    expect(await rankingOf(FIRST)).toEqual([['xa-tien-chau', 1, 85.82]]);
    expect(await rankingOf({ ...FIRST, number: 2 })).toEqual([
      ['xa-tien-my', 1, 86.35],
      ['xa-tien-chau', 2, 85.82],
    ]);
    expect(await derivedOf(FIRST)).toEqual(before);
  });

  test('what is derived from a release goes when it is no longer published, and only that', async () => {
    await putRelease(api.published);
    await putRelease(api.published, { release: { number: 2 } });
    await refresh();
    await removeRelease(api.published, FIRST);
    await refresh();
    expect(await api.published.list(releasePrefix(PERIOD, 1))).toEqual([]);
    expect(Object.keys(await derivedOf({ ...FIRST, number: 2 }))).toHaveLength(13);
    expect(await api.published.list('frameworks/')).toHaveLength(1);
  });

  test('another program makes everything anew, and so do other settings', async () => {
    await putRelease(api.published);
    await refresh();
    const indexKey = objectKeys.openDataIndex(PERIOD, 1);
    const madeFrom = async () =>
      OpenDataIndexSchema.parse(JSON.parse((await api.published.read(indexKey))?.text ?? ''))
        .madeFrom;
    const first = await madeFrom();
    await refresh('another program');
    const second = await madeFrom();
    expect(second).not.toBe(first);
    const catalogue = { ...CATALOGUE, publisher: 'Sở Nội vụ' };
    await refreshReleases({ published: api.published, catalogue, program: 'another program' });
    expect(await madeFrom()).not.toBe(second);
  });

  test.each(['summary.json', 'open-data/scores.csv.gz', 'open-data/index.json'])(
    'when %s is lost it is made again, and what does not belong there goes',
    async (name) => {
      await putRelease(api.published);
      await refresh();
      const names = Object.keys(await derivedOf(FIRST));
      await api.published.remove(`${releasePrefix(PERIOD, 1)}${name}`);
      await api.published.write(`${openDataPrefix(PERIOD, 1)}hacklink.html`, '<a>');
      await refresh();
      expect(Object.keys(await derivedOf(FIRST))).toEqual(names);
    },
  );

  test('a broken index is made anew', async () => {
    await putRelease(api.published);
    await api.published.write(objectKeys.openDataIndex(PERIOD, 1), 'Hacklink');
    await refresh();
    const stored = await api.published.read(objectKeys.openDataIndex(PERIOD, 1));
    expect(OpenDataIndexSchema.parse(JSON.parse(stored?.text ?? '')).files).toHaveLength(10);
  });

  test.each([
    ['a scorecard', objectKeys.releasedScorecard(PERIOD, 1, TIEN_CHAU.unitId)],
    ['a framework', objectKeys.framework('tien-phuoc-xa-2022')],
    ['the release', objectKeys.release(PERIOD, 1)],
  ])(
    'nothing is computed when %s has been changed since it was frozen, and what there was stays',
    async (_what, key) => {
      await putRelease(api.published);
      await refresh();
      const derived = await derivedOf(FIRST);
      const text = (await api.published.read(key))?.text ?? '';
      // One point more, or another name: still well-formed, but not what was approved.
      const forged = text
        .replace('"13500"', '')
        .replace('12970', '12980')
        .replace('Bộ chỉ số', 'Bộ')
        .replace('214/QĐ', '215/QĐ');
      expect(forged).not.toBe(text);
      await api.published.write(key, forged);
      await expect(refresh('another program')).rejects.toThrow(key);
      expect(await derivedOf(FIRST)).toEqual(derived);
    },
  );

  test('a missing scorecard that the release names is not taken for one that was never submitted', async () => {
    await putRelease(api.published);
    const key = objectKeys.releasedScorecard(PERIOD, 1, TIEN_CHAU.unitId);
    await api.published.remove(key);
    await expect(refresh()).rejects.toThrow(key);
    expect(await summaryOf(FIRST)).toBeNull();
  });

  test('one release that cannot be summed up does not keep the others from it', async () => {
    await putRelease(api.published);
    await put(api.published, objectKeys.release('hong-2021', 1), { release: {}, sha256: 'x' });
    await expect(refresh()).rejects.toThrow('releases/hong-2021/1/release.json');
    expect(await summaryOf(FIRST)).not.toBeNull();
  });
});

describe('a release that is compared with one of the year before', () => {
  const NEXT = { periodId: 'tien-phuoc-2023', number: 1 };
  const next = () => ({
    release: { ...aPeriod(), ...NEXT, year: 2023, comparedWith: FIRST },
    scorecards: [betterCard(), { ...aScorecard(), periodId: NEXT.periodId }].map((card) => ({
      ...card,
      periodId: NEXT.periodId,
    })),
    continuity: {
      'xa-tien-my': { kind: 'boundary-break' as const, predecessors: [TIEN_MY, TIEN_CHAU] },
    },
  });
  const changesOf = async () => {
    const [block] = (await summaryOf(NEXT))?.blocks ?? [];
    return block?.ranking.map(({ unit, change }) => [unit.unitId, change?.kind ?? null]);
  };

  test('has changes for unbroken units and predecessors for the others; the earlier one is summed up first', async () => {
    await putRelease(api.published);
    await putRelease(api.published, next());
    await refreshRelease({ published: api.published, catalogue: CATALOGUE, program: 'p' }, NEXT);
    expect(await changesOf()).toEqual([
      ['xa-tien-my', 'boundary-break'],
      ['xa-tien-chau', 'unbroken'],
    ]);
    expect(await rankingOf(FIRST)).toEqual([['xa-tien-chau', 1, 85.82]]);
  });

  test('has none while the earlier one is not public, and has them once it is', async () => {
    await putRelease(api.published, next());
    await refresh();
    expect(await changesOf()).toEqual([
      ['xa-tien-my', null],
      ['xa-tien-chau', null],
    ]);
    await putRelease(api.published);
    await refresh();
    expect(await changesOf()).toEqual([
      ['xa-tien-my', 'boundary-break'],
      ['xa-tien-chau', 'unbroken'],
    ]);
  });

  test('two that name each other are both summed up, one of them without changes', async () => {
    await putRelease(api.published, { release: { comparedWith: NEXT } });
    await putRelease(api.published, next());
    await refresh();
    expect(await rankingOf(FIRST)).toHaveLength(1);
    expect(await rankingOf(NEXT)).toHaveLength(2);
  });
});
