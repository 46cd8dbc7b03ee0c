import { currentPeriodOf } from './current-period';

const aPeriod = (year: number, stage: 'survey' | 'published', isCorrectionOpen = false) => ({
  documentId: String(year),
  periodId: `nam-${year}`,
  name: `Năm ${year}`,
  year,
  stage,
  isCorrectionOpen,
  blocks: [],
});

test('the year that is being worked on comes before newer ones that are published', () => {
  expect(currentPeriodOf([aPeriod(2026, 'published'), aPeriod(2025, 'survey')])?.year).toBe(2025);
  const corrected = [aPeriod(2026, 'published'), aPeriod(2025, 'published', true)];
  expect(currentPeriodOf(corrected)?.year).toBe(2025);
});

test('with nothing to work on it is the newest year, and without years there is none', () => {
  expect(currentPeriodOf([aPeriod(2026, 'published'), aPeriod(2025, 'published')])?.year).toBe(
    2026,
  );
  expect(currentPeriodOf([])).toBeNull();
});
