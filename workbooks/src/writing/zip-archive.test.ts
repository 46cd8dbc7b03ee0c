import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createZipArchive } from './zip-archive';

const LONG = 'Cải cách hành chính\n'.repeat(50_000);

async function anArchive() {
  const archive = createZipArchive();
  await archive.add('xl/phụ-lục.xml', ['<a>', 'điểm', '</a>']);
  await archive.add('empty', []);
  await archive.add('long', [LONG.slice(0, 7), LONG.slice(7)]);
  return archive.end();
}

test('another program reads the files of an archive, checks their sums, and finds the same texts and names', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'congkhai-zip-'));
  const file = join(folder, 'archive.zip');
  writeFileSync(file, await anArchive());
  const program = `
import json, sys, zipfile
archive = zipfile.ZipFile(sys.argv[1])
assert archive.testzip() is None
print(json.dumps([[entry.filename, archive.read(entry).decode(), list(entry.date_time), entry.external_attr >> 16] for entry in archive.infolist()]))`;
  const output = execFileSync('python3', ['-c', program, file], {
    encoding: 'utf8',
    maxBuffer: 10_000_000,
  });
  rmSync(folder, { recursive: true });
  const first = [1980, 1, 1, 0, 0, 0];
  expect(JSON.parse(output)).toEqual([
    ['xl/phụ-lục.xml', '<a>điểm</a>', first, 0o100644],
    ['empty', '', first, 0o100644],
    ['long', LONG, first, 0o100644],
  ]);
});

test('the same files give the same bytes', async () => {
  expect((await anArchive()).equals(await anArchive())).toBe(true);
});
