import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A zip archive with these files, as another program than ours packs it. */
export function zipOf(files: Record<string, string | Buffer>): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'congkhai-zip-'));
  try {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    const tops = [...new Set(Object.keys(files).map((name) => name.split('/')[0] ?? name))];
    execFileSync('python3', ['-m', 'zipfile', '-c', 'archive.zip', ...tops], { cwd: folder });
    return readFileSync(join(folder, 'archive.zip'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
