import type { ViewSource } from '@congkhai/shared/views/view';
import { hostOf, sourceOf } from './source';

const isOwnHost = (host: string) => host === 'cchc.quangnam.gov.vn';

test.each<[host: string, source: ViewSource]>([
  ['', 'direct'],
  ['cchc.quangnam.gov.vn', 'portal'],
  ['CCHC.QuangNam.gov.vn.', 'portal'],
  ['quangnam.gov.vn', 'government'],
  ['www.chinhphu.gov.vn', 'government'],
  ['gov.vn.example.com', 'other'],
  ['evilgov.vn', 'other'],
  ['www.google.com', 'search'],
  ['www.google.com.vn', 'search'],
  ['google.co.uk', 'search'],
  ['google.example.com', 'other'],
  ['com.google.android.googlequicksearchbox', 'search'],
  ['coccoc.com', 'search'],
  ['www.bing.com', 'search'],
  ['search.yahoo.com', 'search'],
  ['mail.yahoo.com', 'other'],
  ['m.facebook.com', 'social'],
  ['l.facebook.com', 'social'],
  ['notfacebook.com', 'other'],
  ['chat.zalo.me', 'social'],
  ['www.tiktok.com', 'social'],
  ['baoquangnam.vn', 'other'],
  ['..', 'other'],
])('a reader from %j comes from %s', (host, source) => {
  expect(sourceOf(host, isOwnHost)).toBe(source);
});

test.each([
  ['https://cchc.example', 'cchc.example'],
  ['http://CCHC.example:8080', 'cchc.example'],
  ['http://[::1]:8080', '[::1]'],
  ['null', ''],
  ['', ''],
])('the host of %j is %j', (origin, host) => expect(hostOf(origin)).toBe(host));
