import { canonicalHostOf } from './address';
import { findLookAlike } from './look-alike';

const ALLOWED = [
  { host: 'gov.vn', withSubdomains: true },
  { host: 'chinhphu.vn', withSubdomains: true },
  { host: 'baoquangnam.vn', withSubdomains: false },
];

test.each([
  ['quangnam.gоv.vn', 'same-look', 'gov.vn'],
  ['quangnam.g0v.vn', 'same-look', 'gov.vn'],
  ['сhіnhрhu.vn', 'same-look', 'chinhphu.vn'],
  ['ch1nhphu.vn', 'same-look', 'chinhphu.vn'],
  ['baoquangnarn.vn', 'same-look', 'baoquangnam.vn'],
  ['báoquảngnam.vn', 'same-look', 'baoquangnam.vn'],
  ['quangnam.gov.vn.evil.com', 'as-labels', 'gov.vn'],
  ['quangnam.g0v.vn.evil.com', 'as-labels', 'gov.vn'],
  ['quangnam-gov-vn.com', 'with-hyphens', 'gov.vn'],
  ['quangnam-gov.vn', 'with-hyphens', 'gov.vn'],
  ['quangnamgovvn.com', 'with-hyphens', 'gov.vn'],
  ['chinhpu.vn', 'one-letter', 'chinhphu.vn'],
  ['chnihphu.vn', 'one-letter', 'chinhphu.vn'],
  ['quangnam.gow.vn', 'one-letter', 'gov.vn'],
  ['baoquangnamm.vn', 'one-letter', 'baoquangnam.vn'],
  ['fаcebook.com', 'mixed-scripts', null],
])('%s is marked: %s of %s', (shown, resemblance, resembles) => {
  expect(findLookAlike(canonicalHostOf(shown) ?? '', ALLOWED)).toEqual({ resemblance, resembles });
});

test.each(['bet88.com', 'vnexpress.net', 'tuoitre.vn', 'пример.рф', 'govern.com', 'vietnam.vn'])(
  '%s looks like none of them',
  (shown) => {
    expect(findLookAlike(canonicalHostOf(shown) ?? '', ALLOWED)).toBeNull();
  },
);
