import { aFile, anArchive, tallyOf } from '../test-files';
import { readUmami } from './umami';

// The columns of Umami's table website_event that matter, and some that do not, in its order.
const EVENTS = `website_id,session_id,visit_id,event_id,hostname,url_path,url_query,page_title,event_type,event_name,created_at
w,s1,v1,e1,cu.vn,/tin/a,,"A, một",1,,2023-10-06 08:00:00
w,s1,v1,e2,cu.vn,/,bai=b&lang=en,B,1,,2023-10-06 08:01:00
w,s1,v1,e3,cu.vn,/tin/a,,A,2,bấm,2023-10-06 08:02:00
w,s2,v2,e4,cu.vn,/tin/a.html,utm_source=zalo,A,1,,2024-02-29 23:59:59
w,s2,v3,e5,cu.vn,/tin/a,,A,5,,2024-03-01 00:00:00
`;

test('events: page views only, visits by their id, days of page views', async () => {
  expect(await tallyOf(readUmami, aFile(EVENTS))).toEqual({
    views: { '/tin/a': 2, '/en/b': 1 },
    // v3 has no page view: it only measured the page's speed.
    site: { viewCount: 3, visitCount: 2 },
    period: { firstDay: '2023-10-06', lastDay: '2024-02-29' },
  });
});

test('of an archive with events only they are read', async () => {
  const archive = anArchive({ 'website_event.csv': EVENTS, 'pages.csv': 'x,y\n/tin/a,9\n' });
  expect((await tallyOf(readUmami, archive)).site.viewCount).toBe(3);
});

test('the table of pages has views by page and no visits', async () => {
  const table = aFile(
    'name,pageviews,visitors,visits,bounces,totaltime\n/tin/a,12,5,6,1,90\n/,3,3,3,3,0\n',
  );
  expect(await tallyOf(readUmami, table)).toEqual({
    views: { '/tin/a': 12, '/': 3 },
    site: { viewCount: 15, visitCount: null },
    period: null,
  });
});

test("the export of a website has pages.csv, whose figures are Umami's visitors", async () => {
  const archive = anArchive({ 'events.csv': 'x,y\nbấm,4\n', 'pages.csv': 'x,y\r\n/tin/a,9\r\n' });
  expect((await tallyOf(readUmami, archive)).views).toEqual({ '/tin/a': 9 });
});

test.each([
  [[aFile(EVENTS), aFile('x,y\n/a,1\n', 'pages.csv')], /would count each view twice/],
  [[anArchive({ 'os.csv': 'x,y\n' })], /expected website_event.csv, pages.csv, path.csv/],
  [[aFile('url_path,created_at\n/a,2023-10-06\n')], /line 1: has no column event_type/],
  [[aFile('url_path,event_type,created_at\n/a,view,2023-10-06\n')], /line 2, column event_type/],
  [
    [aFile('url_path,event_type,created_at\n/a,1,hôm qua\n')],
    /line 2, column created_at: expected a day/,
  ],
  [[aFile('name,pageviews\n/a,1.5\n')], /line 2, column pageviews: .* found "1.5"/],
])('files %# are refused', async (files, message) => {
  await expect(tallyOf(readUmami, ...files)).rejects.toThrow(message);
});
