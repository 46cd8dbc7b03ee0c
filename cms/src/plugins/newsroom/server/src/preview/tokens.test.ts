import { previewTokens } from './tokens';

const tokens = previewTokens('only-for-tests-0123456789-0123456789');
const claim = {
  articleId: 'k3j9x0q2m4v8b1n6c5z7a0s2',
  locale: 'vi' as const,
  expiresAtSeconds: 1_800_000_000,
};
const before = new Date(1_799_999_999_999);

test('a link leads to its draft until it expires, to the second', () => {
  const token = tokens.tokenFor(claim);
  expect(tokens.claimOf(token, before)).toEqual(claim);
  expect(tokens.claimOf(token, new Date(1_800_000_000_000))).toBeNull();
});

test('a link that was altered, or signed with another secret, leads nowhere', () => {
  const token = tokens.tokenFor(claim);
  const altered = [
    token.replace('k3j9x0q2m4v8b1n6c5z7a0s2', 'k3j9x0q2m4v8b1n6c5z7a0s3'),
    token.replace('.vi.', '.en.'),
    token.replace('1800000000', '1900000000'),
    token.slice(0, -2) + (token.endsWith('AA') ? 'BB' : 'AA'),
    previewTokens('another-secret-0123456789-0123456789').tokenFor(claim),
  ];
  expect(altered.map((each) => tokens.claimOf(each, before))).toEqual(altered.map(() => null));
});
