import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OPTIONS } from '../../scripts/options.mjs';

// What a province puts on its machine: the service, the backup of each night and the command agree with each other and with docs/operations.md.

const ROOT = join(__dirname, '../..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const example = (name: string) => read(`examples/one-machine/${name}`);
const GUIDE = read('docs/operations.md');
const [, HOME = ''] = /useradd .*--home-dir (\S+)/.exec(GUIDE) ?? [];

test.each(['congkhai.service', 'congkhai-backup.service', 'congkhai'])(
  '%s has the options and the data of the one installation',
  (name) => {
    const text = example(name);
    const [, envFile] = /\bENV_FILE=(\S+)/.exec(text) ?? [];
    const [, folder] = /\bDATA_DIR=(\S+)/.exec(text) ?? [];
    expect([envFile, folder]).toEqual(['/etc/congkhai/options.env', `${HOME}/data`]);
  },
);

test.each(['congkhai.service', 'congkhai-backup.service'])(
  '%s sets options that there are, runs a script that there is, and writes to folders that the guide makes',
  (name) => {
    const text = example(name);
    const known = new Set([...OPTIONS.map((option) => option.name), 'BACKUP_PLACE']);
    const set = [...text.matchAll(/^Environment=([A-Z_]+)=/gm)].map(([, option = '']) => option);
    expect(set.filter((option) => !known.has(option))).toEqual([]);
    const [, script = ''] = /^ExecStart=\/usr\/bin\/node (\S+)/m.exec(text) ?? [];
    expect(read(script)).not.toBe('');
    // systemd would make the folder of ConfigurationDirectory for root, and the account could not write its options there (systemd.exec(5)).
    expect(text).not.toMatch(/^ConfigurationDirectory=/m);
    const [, folders = ''] = /^ReadWritePaths=(.+)$/m.exec(text) ?? [];
    const [, made = ''] = /^install -d -m 700 -o congkhai -g congkhai (.+)$/m.exec(GUIDE) ?? [];
    const owned = new Set([...made.split(' '), '/opt/congkhai']);
    expect(folders.split(' ').filter((path) => !owned.has(path.replace(/^-/, '')))).toEqual([]);
  },
);

test('the command runs what npm run does, as the account of the service, with every argument as it is', () => {
  const folder = mkdtempSync(join(tmpdir(), 'congkhai-command-'));
  try {
    writeFileSync(join(folder, 'runuser'), '#!/bin/sh\nprintf "%s\\n" "$@"\n', { mode: 0o755 });
    // The checkout of the example is not here.
    const command = example('congkhai').replace('cd /opt/congkhai', `cd ${folder}`);
    const env = { PATH: `${folder}:${process.env.PATH}` };
    const run = (...args: string[]) =>
      execFileSync('sh', ['-c', command, 'congkhai', ...args], { env, encoding: 'utf8' })
        .trim()
        .split('\n');
    const [user, account, ...backup] = run('backup', '/mnt/hai tu', '--without-secrets');
    expect([user, account]).toEqual(['-u', 'congkhai']);
    expect(backup.slice(-7)).toEqual([
      ...['npm', 'run', '--silent', 'backup', '--', '/mnt/hai tu', '--without-secrets'],
    ]);
    expect(run('git', 'pull').slice(-2)).toEqual(['git', 'pull']);
    expect(() => run()).toThrow('Usage: congkhai COMMAND');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('nginx hands on the largest table that may be checked', () => {
  const source = read('functions/src/handlers/read-api/table-check.ts');
  expect(source).toContain('CHECKED_TABLE_BYTES_MAX = 5 * 1_024 * 1_024;');
  const [site = ''] = example('nginx.conf').split('server_name quan-tri');
  // Of nginx a megabyte has 1,024 × 1,024 bytes.
  expect(site).toMatch(/^ {2}client_max_body_size 5m;$/m);
});
