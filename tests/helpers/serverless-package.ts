import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as z from 'zod';

const ROOT = resolve(__dirname, '../..');
const TemplateSchema = z.object({
  Resources: z.record(
    z.string(),
    z.looseObject({ Type: z.string(), Properties: z.looseObject({}) }),
  ),
});

export type TemplateResources = z.infer<typeof TemplateSchema>['Resources'];

/** What `serverless package` made: bundles, and the template that deploys them. */
export interface ServerlessPackage {
  resources: TemplateResources;
  templateFile: string;
  /** Calls a function from its bundle, in a process and a folder of its own. */
  invoke(name: string, event: object, settings: Record<string, string>): unknown;
  remove(): void;
}

/** Packages the functions for a stage, with values for parameters of serverless.yml. */
export function packageFunctions(
  stage = 'prod',
  parameters: Record<string, string> = {},
): ServerlessPackage {
  const folder = mkdtempSync(join(tmpdir(), 'congkhai-package-'));
  execFileSync(
    join(ROOT, 'node_modules/.bin/serverless'),
    [
      ...['package', '--stage', stage, '--package', folder],
      ...Object.entries(parameters).map(([name, value]) => `--param=${name}=${value}`),
    ],
    // No credentials and no network are needed: a proxy that does not exist would end every request.
    {
      cwd: ROOT,
      stdio: 'ignore',
      env: { PATH: process.env.PATH, HOME: folder, HTTPS_PROXY: 'http://127.0.0.1:9' },
    },
  );
  const templateFile = join(folder, 'cloudformation-template-update-stack.json');
  return {
    resources: TemplateSchema.parse(JSON.parse(readFileSync(templateFile, 'utf8'))).Resources,
    templateFile,
    invoke: (name, event, settings) => invoke(folder, { name, event, settings }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function invoke(
  folder: string,
  { name, event, settings }: { name: string; event: object; settings: Record<string, string> },
): unknown {
  const place = mkdtempSync(join(folder, `${name}-`));
  execFileSync('python3', ['-m', 'zipfile', '-e', join(folder, `${name}.zip`), place]);
  const script = `
    const { handler } = require('./functions/src/entries/${name}.js');
    handler(JSON.parse(process.argv[1]), {}).then(
      (answer) => process.send(answer ?? null, () => process.exit()),
      (error) => { console.error(error); process.exit(1); });`;
  const runner = `
    const child = require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(script)}, process.argv[1]],
      { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    child.on('message', (message) => process.stdout.write(JSON.stringify(message)));
    child.on('exit', (code) => { process.exitCode = code; });`;
  const output = execFileSync(process.execPath, ['-e', runner, JSON.stringify(event)], {
    cwd: place,
    encoding: 'utf8',
    env: {
      // The runtime of Lambda brings the SDK.
      NODE_PATH: join(ROOT, 'node_modules'),
      NODE_NO_WARNINGS: '1',
      ...settings,
    },
  });
  return JSON.parse(output);
}
