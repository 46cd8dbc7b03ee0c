import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OPTIONS } from '../../scripts/options.mjs';

const read = (file: string) => readFileSync(join(__dirname, '../..', file), 'utf8');
const linesOf = (file: string) =>
  read(file)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
const DOCKERFILE = read('Dockerfile');
const COMPOSE = read('examples/containers/compose.yml');
const OPTION_NAMES = new Set(OPTIONS.map(({ name }) => name));

test('what the container file and the composition set are options of the start script', () => {
  const [, settings = ''] = /^ENV ([\s\S]+?[^\\])$/m.exec(DOCKERFILE) ?? [];
  const inImage = [...settings.matchAll(/([A-Z_]+)=/g)].map(([, name]) => name);
  const [product = ''] = COMPOSE.split('\n  postgres:');
  const inComposition = [...product.matchAll(/^ {6}([A-Z0-9_]+):/gm)].map(([, name]) => name);
  expect(inImage.length).toBeGreaterThan(3);
  expect(inComposition.length).toBeGreaterThan(5);
  expect([...inImage, ...inComposition].filter((name) => !OPTION_NAMES.has(name ?? ''))).toEqual(
    [],
  );
});

test('nothing that git leaves out gets into an image: no secrets, no data, no build of another machine', () => {
  const left = new Set(linesOf('.dockerignore').map((line) => line.replace(/^\*\*\//, '')));
  const ofNoConcern = new Set(['*.tgz', 'types/generated', '.strapi-updater.json']);
  const ignored = linesOf('.gitignore').map((line) => line.replace(/\/$/, ''));
  const missing = ignored.filter(
    (line) => !left.has(line) && !ofNoConcern.has(line) && !line.startsWith('examples/starter'),
  );
  expect(missing).toEqual([]);
  expect(left.has('.git')).toBe(true);
});

test('the container runs a version of Node that the product takes, as somebody who may change nothing', () => {
  const major = Number(/node:(\d+)\.\d+\.\d+-/.exec(DOCKERFILE)?.[1]);
  expect(major).toBeGreaterThanOrEqual(20);
  expect(major).toBeLessThan(24);
  expect(DOCKERFILE).toMatch(/^USER congkhai$/m);
  expect(DOCKERFILE).not.toContain('--chown=congkhai');
  expect(COMPOSE).toContain('read_only: true');
});
