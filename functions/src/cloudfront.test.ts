import { ORIGIN_SECRET_HEADER, READER_ADDRESS_HEADER, readerAddressOf } from './cloudfront';
import { createHttpApp } from './http';
import { createLog } from './log';

const SECRET = 'the secret of CloudFront, which nobody else knows';
const FORMER_SECRET = 'the secret that CloudFront showed before it was changed';

function anApp(secrets: readonly string[] = [SECRET, FORMER_SECRET]) {
  const lines: string[] = [];
  const log = createLog({ now: () => new Date(0), write: (line) => lines.push(line) });
  const app = createHttpApp({ corsOrigins: '*', log, originSecrets: secrets });
  app.get('/address', (context) =>
    context.text(readerAddressOf(context.req.header(READER_ADDRESS_HEADER))),
  );
  app.get('/open', (context) => context.text('open'));
  const ask = async (path: string, headers: Record<string, string> = {}, method = 'GET') => {
    const answer = await app.request(path, { method, headers });
    return { status: answer.status, text: await answer.text() };
  };
  return { ask, lines };
}

test.each([
  ['nothing', {}],
  ['an empty secret', { [ORIGIN_SECRET_HEADER]: '' }],
  ['half of the secret', { [ORIGIN_SECRET_HEADER]: SECRET.slice(0, 20) }],
  ['both secrets at once', { [ORIGIN_SECRET_HEADER]: `${SECRET},${FORMER_SECRET}` }],
  [
    'an address of its choice',
    { [READER_ADDRESS_HEADER]: '203.0.113.9', 'X-Forwarded-For': '203.0.113.9' },
  ],
])('who calls the HTTP API past CloudFront with %s is refused', async (_what, headers) => {
  const { status, text } = await anApp().ask('/address', headers);
  expect(status).toBe(403);
  expect(text).toContain('for CloudFront alone');
  expect(text).not.toContain('203.0.113.9');
});

test.each([SECRET, FORMER_SECRET])('CloudFront is known by each of its secrets', async (secret) => {
  const headers = { [ORIGIN_SECRET_HEADER]: secret, [READER_ADDRESS_HEADER]: '198.51.100.7' };
  expect(await anApp().ask('/address', headers)).toEqual({ status: 200, text: '198.51.100.7' });
});

test('the address is what CloudFront says, whatever stands in X-Forwarded-For', async () => {
  const headers = {
    [ORIGIN_SECRET_HEADER]: SECRET,
    [READER_ADDRESS_HEADER]: '2001:db8::7',
    'X-Forwarded-For': '203.0.113.9, 203.0.113.10',
    'CloudFront-Viewer-Address': '203.0.113.9:443',
  };
  expect((await anApp().ask('/address', headers)).text).toBe('2001:db8::7');
});

test('a distribution that does not say the address is our mistake, and no reader is taken for another', async () => {
  const { ask, lines } = anApp();
  const { status } = await ask('/address', { [ORIGIN_SECRET_HEADER]: SECRET });
  expect(status).toBe(500);
  expect(lines.join()).toContain(READER_ADDRESS_HEADER);
});

test('past CloudFront not even a preflight is answered', async () => {
  expect((await anApp().ask('/open', {}, 'OPTIONS')).status).toBe(403);
  const headers = { [ORIGIN_SECRET_HEADER]: SECRET };
  expect((await anApp().ask('/open', headers, 'OPTIONS')).status).toBe(204);
});

test('where no secret is set everybody is answered', async () => {
  expect(await anApp([]).ask('/open')).toEqual({ status: 200, text: 'open' });
});
