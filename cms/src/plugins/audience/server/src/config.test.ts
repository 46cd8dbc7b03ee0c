import { config } from './config';

test('the default points at the functions server on this machine', () => {
  expect(() => config.validator(config.default)).not.toThrow();
});

test.each([
  ['no address', {}],
  ['an address without a protocol', { functionsUrl: '127.0.0.1:8080' }],
  ['an address that is no web address', { functionsUrl: 'ftp://127.0.0.1' }],
  ['a portal at no web address', { functionsUrl: 'http://127.0.0.1', portalUrl: 'cchc' }],
  ['counts at every moment', { functionsUrl: 'http://127.0.0.1', articleCountSeconds: 0 }],
  ['an option that does not exist', { functionsUrl: 'http://127.0.0.1', window: '7d' }],
])('%s is refused at start', (_, settings) => {
  expect(() => config.validator(settings)).toThrow();
});
