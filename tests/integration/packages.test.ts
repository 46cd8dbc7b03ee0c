import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import * as z from 'zod';

const PLUGINS = join(__dirname, '../../cms/src/plugins');
const ENTRIES = ['dist/server/index.js', 'dist/server/index.mjs', 'dist/admin/index.mjs'];
const PackSchema = z.array(z.object({ files: z.array(z.object({ path: z.string() })) })).length(1);
const DependenciesSchema = z.record(z.string(), z.string()).default({});
const ManifestSchema = z.object({
  strapi: z.object({ kind: z.literal('plugin'), name: z.string(), displayName: z.string() }),
  license: z.literal('MIT'),
  dependencies: DependenciesSchema,
  peerDependencies: DependenciesSchema,
});

const plugins = readdirSync(PLUGINS);
const readPlugin = (plugin: string, file: string) =>
  readFileSync(join(PLUGINS, plugin, file), 'utf8');

function packedFiles(plugin: string): string[] {
  const json = execFileSync('npm', ['pack', '--dry-run', '--json', '--silent'], {
    cwd: join(PLUGINS, plugin),
    encoding: 'utf8',
  });
  const [packed] = PackSchema.parse(JSON.parse(json));
  return packed?.files.map(({ path }) => path) ?? [];
}

/** The packages that a built file asks for when it is loaded, or later. */
function importedPackages(code: string): string[] {
  const imports = code.matchAll(
    /(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire\s*\(\s*)["']((?:@[\w.-]+\/)?\w[\w./-]*)["']/g,
  );
  const names = [...imports].flatMap(([, name]) => (name && !isBuiltin(name) ? [name] : []));
  return [
    ...new Set(
      names.map((name) =>
        name
          .split('/')
          .slice(0, name.startsWith('@') ? 2 : 1)
          .join('/'),
      ),
    ),
  ];
}

test.each(plugins)('%s packs into what another Strapi needs, and nothing else', (plugin) => {
  const files = packedFiles(plugin);
  for (const entry of [...ENTRIES, 'README.md', 'package.json']) expect(files).toContain(entry);
  expect(files.filter((file) => !/^(dist\/|README\.md$|package\.json$)/.test(file))).toEqual([]);
});

test.each(plugins)(
  '%s asks only for packages that it names, so nothing of this repository is missing',
  (plugin) => {
    const manifest = ManifestSchema.parse(JSON.parse(readPlugin(plugin, 'package.json')));
    const named = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });
    const built = packedFiles(plugin).filter((file) => /^dist\/.*\.m?js$/.test(file));
    const asked = built.flatMap((file) => importedPackages(readPlugin(plugin, file)));
    expect(asked.length).toBeGreaterThan(0);
    expect([...new Set(asked)].filter((name) => !named.includes(name))).toEqual([]);
  },
);
