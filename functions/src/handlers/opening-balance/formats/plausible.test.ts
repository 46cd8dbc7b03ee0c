import { aFile, anArchive, tallyOf } from '../test-files';
import { readPlausible } from './plausible';

const PAGES = `"date","hostname","page","visits","visitors","pageviews","total_scroll_depth","total_scroll_depth_visits"
"2024-01-01","cu.vn","/tin/a",3,3,5,180,3
"2024-01-02","cu.vn","/tin/a",1,1,1,60,1
"2024-01-02","cu.vn","/",2,2,2,\\N,\\N
`;
const VISITORS = `"date","visitors","pageviews","bounces","visits","visit_duration"
"2024-01-01",3,5,1,4,90
"2024-01-02",2,3,1,2,30
`;

test('the export of a site: pageviews by page over all days, views and visits of the site by day', async () => {
  const archive = anArchive({
    'imported_visitors_20240101_20240102.csv': VISITORS,
    'imported_pages_20240101_20240102.csv': PAGES,
    'imported_entry_pages_20240101_20240102.csv': '"date","entry_page"\n"2024-01-01","/tin/a"\n',
    'imported_browsers_20240101_20240102.csv': '"date","browser"\n"x","y"\n',
  });
  expect(await tallyOf(readPlausible, archive)).toEqual({
    views: { '/tin/a': 6, '/': 2 },
    site: { viewCount: 8, visitCount: 6 },
    period: { firstDay: '2024-01-01', lastDay: '2024-01-02' },
  });
});

test('the older order of columns reads the same, and pages without visitors give the sum', async () => {
  const pages = '"date","visitors","pageviews","hostname","page"\n"2021-12-30",8,10,"cu.vn","/a"\n';
  expect(
    await tallyOf(readPlausible, aFile(pages, 'imported_pages_20211230_20220101.csv')),
  ).toEqual({
    views: { '/a': 10 },
    site: { viewCount: 10, visitCount: null },
    period: { firstDay: '2021-12-30', lastDay: '2021-12-30' },
  });
});

test('the export of the dashboard has pages without days', async () => {
  const archive = anArchive({
    'pages.csv': 'name,visitors,pageviews,bounce_rate,time_on_page\n/a,2,3,50,10\n',
    'visitors.csv': 'date,visitors,pageviews,visits\n2024-01-01,2,4,2\n',
  });
  expect(await tallyOf(readPlausible, archive)).toMatchObject({
    views: { '/a': 3 },
    site: { viewCount: 4, visitCount: 2 },
  });
});

test.each([
  [anArchive({ 'imported_visitors_20240101_20240102.csv': VISITORS }), /expected imported_pages/],
  [aFile(PAGES, 'a.csv'), /expected imported_pages/],
  [anArchive({ 'pages.csv': 'name,visitors\n/a,2\n' }), /line 1: has no column pageviews/],
  [
    anArchive({ 'pages.csv': 'name,pageviews\n/a,-2\n' }),
    /export.zip\/pages.csv, dòng 2.*found "-2"/,
  ],
])('the file %# is refused', async (file, message) => {
  await expect(tallyOf(readPlausible, file)).rejects.toThrow(message);
});
