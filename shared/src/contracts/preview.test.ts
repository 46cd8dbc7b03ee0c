import { parsePreviewToken, previewClaimText, previewTokenOf } from './preview';

const claim = {
  articleId: 'k3j9x0q2m4v8b1n6c5z7a0s2',
  locale: 'vi' as const,
  expiresAtSeconds: 1_800_000_000,
};
const signature = 'A'.repeat(43);

test('a token says which draft it is for, until when, and is read back', () => {
  expect(parsePreviewToken(previewTokenOf(claim, signature))).toEqual({ claim, signature });
});

test.each([
  'k3j9x0q2m4v8b1n6c5z7a0s2.vi.1800000000',
  `k3j9x0q2m4v8b1n6c5z7a0s2.fr.1800000000.${signature}`,
  `k3j9x0q2m4v8b1n6c5z7a0s2.vi.01800000000.${signature}`,
  `../x.vi.1800000000.${signature}`,
  `k3j9x0q2m4v8b1n6c5z7a0s2.vi.1800000000.${signature}.`,
  '',
  null,
])('%p is no token', (token) => {
  expect(parsePreviewToken(token)).toBeNull();
});

test('other drafts, languages and times are other texts to sign', () => {
  const texts = [
    claim,
    { ...claim, articleId: 'k3j9x0q2m4v8b1n6c5z7a0s3' },
    { ...claim, locale: 'en' as const },
    { ...claim, expiresAtSeconds: 1_800_000_001 },
  ].map(previewClaimText);
  expect(new Set(texts).size).toBe(texts.length);
});
