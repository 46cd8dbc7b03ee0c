import { aFile, anArchive, tallyOf } from '../test-files';
import { readGoatcounter } from './goatcounter';

const CSV = `2Path,Title,Event,UserAgent,Browser,System,Session,Bot,Referrer,Referrer scheme,Screen size,Location,FirstVisit,Date
/tin/a.html,"A ""một""",0,,Firefox 115,Linux,1a-2b,0,,,"1280,768,1",VN,1,2023-10-06T08:00:00Z
/tin/a.html?utm_source=zalo,A,false,,,,1a-2b,0,,,"1280,768,1",VN,0,2023-10-06T08:00:10Z
bam-nut,Nút,1,,,,1a-2b,0,,,,VN,1,2023-10-06T08:00:20Z
/tin/a.html,A,0,curl/8,,,3c-4d,4,,,,VN,1,2023-10-07T00:00:00Z
/,Trang chủ,0,,,,5e-6f,0,,,,VN,1,2024-02-29T23:00:00Z
`;

test('CSV version 2: events and robots are left out, visits are sessions', async () => {
  expect(await tallyOf(readGoatcounter, aFile(CSV))).toEqual({
    views: { '/tin/a': 2, '/': 1 },
    site: { viewCount: 3, visitCount: 2 },
    period: { firstDay: '2023-10-06', lastDay: '2024-02-29' },
  });
});

test('version 1 has its columns in another order', async () => {
  const csv = `1Path,Title,Event,Bot,Session,FirstVisit,Referrer,Referrer scheme,Browser,Screen size,Location,Date
/a,A,false,0,1a-2b,true,,,Firefox,,VN,2020-12-01T00:07:10Z
`;
  expect(await tallyOf(readGoatcounter, aFile(csv))).toMatchObject({
    views: { '/a': 1 },
    site: { viewCount: 1, visitCount: 1 },
  });
});

test('a site that collected no sessions tells no visits', async () => {
  const csv = CSV.replaceAll('1a-2b', '0-0');
  expect((await tallyOf(readGoatcounter, aFile(csv))).site).toEqual({
    viewCount: 3,
    visitCount: null,
  });
});

const ARCHIVE = {
  'info.json': '{\n  "export_version": "1.0",\n  "goatcounter_version": "2.7"\n}',
  'paths.jsonl':
    '{"id": 1, "path": "/tin/a", "title": "A"}\n{"id": 2, "event": true, "path": "bam"}\n',
  'hit_stats.jsonl': `{"hour": "2026-03-05T19:00:00Z", "path_id": 1, "ref_id": 1, "count": 4}
{"hour": "2026-03-07T15:00:00Z", "path_id": 1, "ref_id": 3, "count": 1}
{"hour": "2026-03-07T15:00:00Z", "path_id": 2, "ref_id": 3, "count": 9}
`,
};

test('the archive of JSON: views by path over all referrers, no events, no visits', async () => {
  expect(await tallyOf(readGoatcounter, anArchive(ARCHIVE))).toEqual({
    views: { '/tin/a': 5 },
    site: { viewCount: 5, visitCount: null },
    period: { firstDay: '2026-03-05', lastDay: '2026-03-07' },
  });
});

test.each([
  [
    aFile(CSV.replace('2Path', '3Path')),
    /expected the first column to be 1Path or 2Path, found "3Path"/,
  ],
  [aFile(CSV.replace(',false,', ',vâng,')), /line 3, column Event: expected true, false, 1 or 0/],
  [aFile(CSV.replace('3c-4d,4', '3c-4d,bot')), /line 5, column Bot/],
  [
    anArchive({ ...ARCHIVE, 'info.json': '{"export_version": "2.0"}' }),
    /expected version 1 of the export/,
  ],
  [
    anArchive({ ...ARCHIVE, 'paths.jsonl': '' }),
    /hit_stats.jsonl, dòng 1, cột path_id: .*is not in paths/,
  ],
  [anArchive({ ...ARCHIVE, 'hit_stats.jsonl': '{"hour"' }), /line 1: is no JSON/],
  [
    anArchive({ ...ARCHIVE, 'hit_stats.jsonl': '{"hour":"2026-03-05","path_id":1,"count":-1}' }),
    /line 1, column count: wrong value/,
  ],
  [anArchive({ 'pages.csv': 'x' }), /expected info.json/],
])('the file %# is refused', async (file, message) => {
  await expect(tallyOf(readGoatcounter, file)).rejects.toThrow(message);
});
