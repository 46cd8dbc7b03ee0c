import { functionsServerOf } from './functions-server';

const TOKEN = 'a-token-of-at-least-32-characters';
const FUNCTIONS_URL = 'https://api.example.vn';

test('a functions server is told what was published, and shows drafts on the portal if there is one', () => {
  const settings = { FUNCTIONS_KIND: 'server', FUNCTIONS_URL, INTERNAL_TOKEN: TOKEN } as const;
  const notify = { url: `${FUNCTIONS_URL}/internal/published-changes`, token: TOKEN };
  expect(functionsServerOf(settings)).toEqual({
    notify,
    preview: { secret: TOKEN, pageUrl: FUNCTIONS_URL },
  });
  const PORTAL_URL = 'https://cchc.example.vn';
  expect(functionsServerOf({ ...settings, PORTAL_URL })).toEqual({
    notify,
    preview: { secret: TOKEN, pageUrl: PORTAL_URL },
  });
});

test.each([
  ['on AWS', { FUNCTIONS_KIND: 'aws', INTERNAL_TOKEN: TOKEN }],
  ['without a token', { FUNCTIONS_KIND: 'server' }],
] as const)('%s nobody is told, and nobody shows drafts', (_, settings) => {
  const nothing = { notify: null, preview: null };
  expect(functionsServerOf({ FUNCTIONS_URL, ...settings })).toEqual(nothing);
});
