import { SlugSchema } from '@congkhai/shared/contracts/identifiers';
import { freeSlugOf } from './free-slug';

test('a free slug stays as it is', () => {
  expect(freeSlugOf('lich-tiep-dan', new Set(['lich-tiep-dan-2']))).toBe('lich-tiep-dan');
});

test('a taken slug gets the first free number from two', () => {
  expect(freeSlugOf('lich-tiep-dan', new Set(['lich-tiep-dan', 'lich-tiep-dan-2']))).toBe(
    'lich-tiep-dan-3',
  );
});

test('a numbered slug still fits, and does not end a word with two hyphens', () => {
  const long = `${'a'.repeat(112)}-bcdefgh`.slice(0, 120);
  const free = freeSlugOf(long, new Set([long]));
  expect(free).toBe(`${'a'.repeat(112)}-2`);
  expect(SlugSchema.safeParse(free).success).toBe(true);
});
