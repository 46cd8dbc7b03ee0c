import type { OpeningBalanceSource } from '@congkhai/shared/contracts/opening-balance';
import { putSource, withoutSource } from './put-source';

const aSource = (sourceId: string, hash: string, viewCount = 1): OpeningBalanceSource => ({
  sourceId,
  format: 'portal',
  files: [{ name: `${hash}.csv`, sha256: hash.repeat(64) }],
  importedAt: '2026-11-25T08:00:00.000Z',
  period: null,
  site: { viewCount, visitCount: null },
  articles: [],
  unmatched: { addressCount: 0, viewCount: 0 },
});

test('the same file again replaces what it gave before', () => {
  const before = { sources: [aSource('portal', 'a', 1), aSource('umami', 'b')] };
  const again = aSource('portal', 'a', 2);
  expect(putSource(before, again, false)).toEqual({
    balance: { sources: [again, aSource('umami', 'b')] },
    replaced: aSource('portal', 'a', 1),
  });
});

test('another file replaces a source only when that is meant', () => {
  const before = { sources: [aSource('portal', 'a')] };
  const other = aSource('portal', 'c');
  expect(() => putSource(before, other, false)).toThrow(
    /the source "portal" was imported from other files \(a.csv\). Add --replace/,
  );
  expect(putSource(before, other, true).balance.sources).toEqual([other]);
});

test('a file never counts in two sources', () => {
  const before = { sources: [aSource('portal', 'a')] };
  expect(() => putSource(before, aSource('portal-2', 'a'), true)).toThrow(
    /a.csv: .*already part of the source "portal"/,
  );
});

test('a source can be taken away by its name', () => {
  const before = { sources: [aSource('portal', 'a'), aSource('umami', 'b')] };
  expect(withoutSource(before, 'umami')).toEqual({ sources: [aSource('portal', 'a')] });
  expect(() => withoutSource(before, 'matomo')).toThrow(
    /there is no source "matomo"; there are: portal, umami/,
  );
});
