import { describeValues } from './statistics';

test.each([
  ['one value is all four figures', [70], [70, 70, 70, 70]],
  ['an even count has the mean of the middle two as median', [10, 20, 40, 90], [40, 30, 90, 10]],
  ['an odd count has the middle value as median', [90, 10, 20], [40, 20, 90, 10]],
  ['half a thousandth is rounded up', [1, 2], [2, 2, 2, 1]],
])('%s', (_, values, [mean, median, highest, lowest]) => {
  expect(describeValues(values, 'half-up')).toEqual({
    meanThousandths: mean,
    medianThousandths: median,
    highestThousandths: highest,
    lowestThousandths: lowest,
  });
});

test('without values there are no statistics', () => {
  expect(describeValues([], 'half-up')).toBeNull();
});
