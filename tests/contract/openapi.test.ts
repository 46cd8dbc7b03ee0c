import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

const SCRIPT = join(resolve(__dirname, '../..'), 'scripts', 'build-openapi.mjs');

test('the OpenAPI document is made of the contracts as they are, and a public linter finds nothing wrong with it', () => {
  const { status, stderr } = spawnSync(process.execPath, [SCRIPT, '--check'], { encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(status).toBe(0);
});
