import { createAgents } from './agent';

const agentOf = createAgents();
const WEBKIT = 'AppleWebKit/537.36 (KHTML, like Gecko)';
const ANDROID = 'Mozilla/5.0 (Linux; Android 10; K)';

test.each([
  ['Firefox', 'Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0'],
  ['Chrome', `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/142.0.0.0 Safari/537.36`],
  [
    'Safari on an iPhone',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
  ],
  [
    'Cốc Cốc',
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT} coc_coc_browser/124.0.168 Chrome/118.0.168.0 Safari/537.36`,
  ],
  [
    'the Google app',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) GSA/320.0.639151274 Mobile/15E148 Safari/604.1',
  ],
  [
    'Zalo on Android',
    `${ANDROID} ${WEBKIT} Version/4.0 Chrome/126.0.6478.122 Mobile Safari/537.36 Zalo android/24070505 ZaloTheme/light ZaloLanguage/vi`,
  ],
  [
    'Facebook on an iPhone',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/21F79 [FBAN/FBIOS;FBAV/472.0.0.26.106;FBBV/620402148;FBDV/iPhone14,5]',
  ],
  [
    'Samsung Internet',
    `${ANDROID} ${WEBKIT} SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36`,
  ],
  [
    'a Cubot phone, though "bot" is in the list',
    `Mozilla/5.0 (Linux; Android 11; CUBOT NOTE 20) ${WEBKIT} Chrome/120.0.0.0 Mobile Safari/537.36`,
  ],
  [
    'a Motorola phone, though "motor" is in the list',
    `Mozilla/5.0 (Linux; Android 13; motorola edge 30) ${WEBKIT} Chrome/120.0.0.0 Mobile Safari/537.36`,
  ],
])('%s is a browser', (_name, userAgent) => expect(agentOf(userAgent)).toBe('browser'));

test.each([
  ['none', ''],
  ['none', '  '],
  ['isbot', 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)'],
  ['isbot', 'Mozilla/5.0 (compatible; coccocbot-web/1.0; +http://help.coccoc.com/searchengine)'],
  ['isbot', 'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)'],
  ['isbot', 'curl/8.5.0'],
  ['isbot', `Mozilla/5.0 (X11; Linux x86_64) ${WEBKIT} HeadlessChrome/142.0.0.0 Safari/537.36`],
  ['counter', `Mozilla/5.0 (Windows NT 10.0) ${WEBKIT} Chrome/120.0.0.0 Safari/537.36 Grammarly`],
  ['counter', 'Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/115.0 Turnitin'],
  ['counter', 'Mozilla/5.0+like+Gecko'],
] as const)('%s: %j', (agent, userAgent) => {
  expect(agentOf(userAgent)).toBe(agent);
  // The second time it is remembered.
  expect(agentOf(userAgent)).toBe(agent);
});

test('a user agent of 100,000 characters is classed by its beginning', () => {
  expect(agentOf(`${'Mozilla/5.0 '.repeat(10_000)}Googlebot`)).toBe('browser');
  expect(agentOf('Googlebot '.repeat(10_000))).toBe('isbot');
});
