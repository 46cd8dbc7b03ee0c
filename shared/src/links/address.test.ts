import { type AddressProblem, canonicalHostOf, classifyAddress } from './address';

const refused = (problem: AddressProblem) => ({ kind: 'refused', problem });

describe('hosts, by the examples of the URL standard (“Host parsing” and “URL parsing”)', () => {
  test.each([
    ['https://EXAMPLE.com/../x', 'example.com'],
    ['https://example%2Ecom/', 'example.com'],
    ['https://faß.example/', 'xn--fa-hia.example'],
    ['https://xn--fa-hia.example/', 'xn--fa-hia.example'],
    ['https://www.example.com./', 'www.example.com'],
    ['https://ex%41mple.com/', 'example.com'],
    ['https://ＱＵＡＮＧＮＡＭ.ＧＯＶ.ＶＮ/', 'quangnam.gov.vn'],
    ['https://quangnam。gov。vn/', 'quangnam.gov.vn'],
    ['https://example.com:443/', 'example.com'],
    ['http://example.com:80/', 'example.com'],
    ['hTTps://example.com?x=//evil.example', 'example.com'],
    ['https://example.com#@evil.example', 'example.com'],
  ])('%s leads to %s', (address, host) => {
    expect(classifyAddress(address)).toEqual({ kind: 'outbound', host });
  });

  test.each<[string, AddressProblem]>([
    ['https:example.org', 'malformed'],
    ['https://////example.com///', 'malformed'],
    ['https://ex ample.org/', 'characters'],
    ['https://example^example/', 'malformed'],
    ['https://[www.example.com]/', 'malformed'],
    ['https://example.com:demo', 'malformed'],
    ['http://[:1]', 'malformed'],
    ['https://exa%23mple.org', 'malformed'],
    ['https://user:password@example.org/', 'credentials'],
    ['https://quangnam.gov.vn@evil.example/', 'credentials'],
    ['https://@evil.example/', 'credentials'],
    ['https://%61%62%63/', 'single-label'],
    ['http://localhost/', 'single-label'],
    ['https://com./', 'single-label'],
    ['https://.gov.vn/', 'malformed'],
    ['https://quangnam..gov.vn/', 'malformed'],
    ['https://gov.vn:8443/', 'port'],
    ['http://gov.vn:443/', 'port'],
  ])('%s is refused: %s', (address, problem) => {
    expect(classifyAddress(address)).toEqual(refused(problem));
  });

  test.each([
    '0',
    '%30',
    '0x',
    '0xffffffff',
    '127.0.0.1',
    '127.1',
    '2130706433',
    '017700000001',
    '0x7f.0.0.1',
    '0177.0.0.0x1',
    '①②⑦.0.0.1',
    '[::1]',
    '[0:0::1]',
    '[::ffff:127.0.0.1]',
    '192.168.0.1.',
  ])('%s is an internet address, not a name', (host) => {
    expect(classifyAddress(`http://${host}/`)).toEqual(refused('internet-address'));
  });
});

describe('schemes and tricks', () => {
  test.each<[string, AddressProblem]>([
    ['javascript:alert(1)', 'scheme'],
    ['JaVaScRiPt:alert(1)', 'scheme'],
    ['java\tscript:alert(1)', 'characters'],
    ['java\nscript:alert(1)', 'characters'],
    [' javascript:alert(1)', 'characters'],
    ['\u0001javascript:alert(1)', 'characters'],
    ['\u00a0javascript:alert(1)', 'characters'],
    ['javascript\u00ad:alert(1)', 'characters'],
    ['&#106;avascript:alert(1)', 'relative'],
    ['javascript&colon;alert(1)', 'relative'],
    ['jаvascript:alert(1)', 'relative'],
    ['data:text/html,<script>alert(1)</script>', 'scheme'],
    ['vbscript:msgbox(1)', 'scheme'],
    ['blob:https://gov.vn/x', 'scheme'],
    ['file:///etc/passwd', 'scheme'],
    ['view-source:https://gov.vn', 'scheme'],
    ['intent://gov.vn#Intent;end', 'scheme'],
    ['ftp://gov.vn/', 'scheme'],
    ['//evil.example', 'protocol-relative'],
    ['///evil.example', 'protocol-relative'],
    ['/\\evil.example', 'characters'],
    ['\\\\evil.example', 'characters'],
    ['https:\\\\evil.example', 'characters'],
    ['/\t/evil.example', 'characters'],
    ['/.//evil.example', 'malformed'],
    ['/a/..//evil.example', 'malformed'],
    ['https://gov.vn\u200b.evil.example', 'characters'],
    ['https://gov.vn\u202e/x', 'characters'],
    ['evil.example', 'relative'],
    ['#x', 'relative'],
    ['', 'relative'],
    ['mailto:', 'malformed'],
    ['mailto:a@gov.vn?bcc=b@evil.example', 'malformed'],
    ['mailto:a@gov.vn,b@evil.example', 'malformed'],
    ['tel:javascript', 'malformed'],
    [`https://gov.vn/${'a'.repeat(2_000)}`, 'malformed'],
  ])('%j is refused: %s', (address, problem) => {
    expect(classifyAddress(address)).toEqual(refused(problem));
  });

  test.each([
    ['/bai-viet/cai-cach?trang=2#muc', 'local'],
    ['/', 'local'],
    ['mailto:vanthu@quangnam.gov.vn', 'mail'],
    ['mailto:vanthu@quangnam.gov.vn?subject=G%C3%B3p%20%C3%BD', 'mail'],
    ['tel:+842353852738', 'telephone'],
  ])('%s is allowed without a host', (address, kind) => {
    expect(classifyAddress(address)).toEqual({ kind });
  });
});

test('a person may write a host in any case and in Unicode, not an address or a number', () => {
  expect(canonicalHostOf('BáoQuảngNam.vn.')).toBe('xn--boqungnam-01a5194f.vn');
  expect(canonicalHostOf('gov.vn:8080')).toBeNull();
  expect(canonicalHostOf('gov.vn/x')).toBeNull();
  expect(canonicalHostOf('10.0.0.1')).toBeNull();
});
