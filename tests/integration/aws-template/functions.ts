import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { ENDPOINTS } from '@congkhai/shared/endpoints/all';
import * as z from 'zod';
import type { ServerlessPackage } from '../../helpers/serverless-package';
import { functionOf } from '../../helpers/template-routes';

// Which function answers what, and how large functions are.

const BUNDLE_BYTES_MAX = 150_000;
/** Draws with ECharts and a library in WebAssembly, which lie beside it with the fonts. Nobody waits for the page of a chart. */
const DRAWING = 'chart';
const LIST_FILES =
  'import json, sys, zipfile; print(json.dumps({entry.filename: entry.file_size for entry in zipfile.ZipFile(sys.argv[1]).infolist()}))';
const FilesSchema = z.record(z.string(), z.number());

function filesOf(archive: string): Record<string, number> {
  const output = execFileSync('python3', ['-c', LIST_FILES, archive], { encoding: 'utf8' });
  return FilesSchema.parse(JSON.parse(output));
}

const PackageSchema = z.object({ devDependencies: z.record(z.string(), z.string()) });

/** The versions of Powertools that are installed, exactly. */
function installedPowertools() {
  const file = resolve(__dirname, '../../../functions/package.json');
  const { devDependencies } = PackageSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const versionOf = (name: string) => devDependencies[`@aws-lambda-powertools/${name}`];
  return {
    logger: versionOf('logger'),
    metrics: versionOf('metrics'),
    tracer: versionOf('tracer'),
  };
}

export function functionFacts(packaged: () => ServerlessPackage): void {
  test('every public address reaches a function of its kind, with any method; views are posted to one that records them', () => {
    const { routes } = packaged();
    const reached = new Map<string, Set<string>>();
    for (const { path } of ENDPOINTS)
      for (const method of ['GET', 'HEAD', 'POST', 'OPTIONS']) {
        const name = functionOf(routes, method, path) ?? 'none';
        const isRecording = path === '/v1/views' && (method === 'POST' || method === 'OPTIONS');
        expect([method, path, name === 'record-view']).toEqual([method, path, isRecording]);
        reached.set(name, (reached.get(name) ?? new Set()).add(path.split('/')[2] ?? ''));
      }
    expect(
      Object.fromEntries([...reached].map(([name, parts]) => [name, [...parts].sort()])),
    ).toEqual({
      'read-articles': [
        'articles',
        'categories',
        'feeds',
        'llms.txt',
        'news-sitemap.xml',
        'sitemap.xml',
        'sitemaps',
      ],
      'read-index': ['periods', 'units'],
      media: ['media', 'periods'],
      'read-views': ['total', 'views'],
      'read-lists': ['front', 'most-read', 'rising'],
      'read-audience': ['audience'],
      'read-ledger': ['health', 'ledger', 'transparency'],
      'record-view': ['views'],
      chart: ['oembed', 'periods'],
      'check-table': ['check-table'],
      'static-files': ['beacon.js', 'elements.js', 'openapi.json'],
      search: ['search'],
    });
    expect(functionOf(routes, 'GET', '/v1/nothing')).toBeNull();
  });

  test('every function has the layer of Powertools in the version that the tests run with, and its level of logging', () => {
    const functions = Object.values(packaged().resources).filter(
      ({ Type }) => Type === 'AWS::Lambda::Function',
    );
    const { logger, metrics, tracer } = installedPowertools();
    expect([metrics, tracer]).toEqual([logger, logger]);
    const parameter = `/aws/service/powertools/typescript/generic/all/${logger}`;
    for (const { Properties } of functions)
      expect(Properties).toMatchObject({
        Layers: [{ 'Fn::Join': ['', [`{{resolve:ssm:${parameter}}}`]] }],
        Environment: { Variables: { POWERTOOLS_LOG_LEVEL: 'INFO', TRACING: 'PassThrough' } },
        TracingConfig: { Mode: 'PassThrough' },
      });
  });

  test('a function is one file of less than 150 KB: no map, no module beside it, and not the SDK', () => {
    const { folder } = packaged();
    const names = readdirSync(folder).filter((name) => name.endsWith('.zip'));
    for (const name of names.map((file) => basename(file, '.zip'))) {
      if (name === DRAWING) continue;
      const [[file, bytes] = ['', 0], ...others] = Object.entries(
        filesOf(join(folder, `${name}.zip`)),
      );
      expect([name, file, others]).toEqual([name, `functions/src/entries/${name}.js`, []]);
      expect([name, bytes < BUNDLE_BYTES_MAX ? 'small' : bytes]).toEqual([name, 'small']);
    }
  });
}
