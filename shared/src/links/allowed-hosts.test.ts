import { findAllowed, parseHostSetting, proposeHost } from './allowed-hosts';

const GOV = { host: 'gov.vn', withSubdomains: true };
const PAPER = { host: 'baoquangnam.vn', withSubdomains: false };

test.each([
  ['gov.vn', GOV],
  ['tamky.quangnam.gov.vn', GOV],
  ['xgov.vn', undefined],
  ['gov.vn.evil.com', undefined],
  ['baoquangnam.vn', PAPER],
  ['www.baoquangnam.vn', undefined],
])('%s is allowed by %j', (host, entry) => {
  expect(findAllowed(host, [GOV, PAPER])).toEqual(entry);
});

test.each([
  ['baoquangnam.vn', true, 'proposed'],
  ['https://BaoQuangNam.vn/tin?x=1', true, 'proposed'],
  ['blogspot.com', true, 'too-wide'],
  ['ubnd.blogspot.com', true, 'proposed'],
  ['com.vn', true, 'too-wide'],
  ['com.vn', false, 'proposed'],
  ['10.0.0.1', false, 'not-a-host'],
  ['localhost', false, 'not-a-host'],
  ['javascript:alert(1)', false, 'not-a-host'],
])('%s with subdomains (%s) is %s', (written, withSubdomains, outcome) => {
  const proposal = proposeHost(written, withSubdomains);
  expect(proposal.kind === 'proposed' ? 'proposed' : proposal.problem).toBe(outcome);
});

test('a setting with "*." means a host and all below it', () => {
  expect(parseHostSetting('*.gov.vn')).toEqual(GOV);
  expect(parseHostSetting('baoquangnam.vn')).toEqual(PAPER);
  expect(parseHostSetting('*.vn/x')).toBeNull();
});
