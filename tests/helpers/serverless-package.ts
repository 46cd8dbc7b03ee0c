import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
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
  /** Where the package lies. */
  folder: string;
  /** The keys of all routes of the HTTP API, such as "GET /v1/articles/{slug}", and the function that answers each. */
  routes: [routeKey: string, name: string][];
  /** Unpacks the bundle of a function and gives the path of the file with its handler. */
  unpack(name: string): string;
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
      env: {
        PATH: process.env.PATH,
        HOME: folder,
        HTTPS_PROXY: 'http://127.0.0.1:9',
        // What a province has set on this machine is not what is tested.
        AWS_PARAMETERS_FILE: 'prod.example.yml',
      },
    },
  );
  const templateFile = join(folder, 'cloudformation-template-update-stack.json');
  const resources = TemplateSchema.parse(JSON.parse(readFileSync(templateFile, 'utf8'))).Resources;
  return {
    resources,
    templateFile,
    folder,
    routes: routesOf(resources),
    unpack: (name) => join(unpack(folder, name), `functions/src/entries/${name}.js`),
    invoke: (name, event, settings) => invoke(folder, { name, event, settings }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

const RouteSchema = z.object({ RouteKey: z.string(), Target: z.unknown() });
const HandlerSchema = z.object({ Handler: z.string() });

/** Which function answers each route, by way of its integration. */
function routesOf(resources: TemplateResources): [string, string][] {
  const referredIn = (value: unknown, pattern: RegExp) =>
    resources[pattern.exec(JSON.stringify(value))?.[1] ?? '']?.Properties;
  return Object.values(resources)
    .filter(({ Type }) => Type === 'AWS::ApiGatewayV2::Route')
    .map(({ Properties }) => {
      const { RouteKey, Target } = RouteSchema.parse(Properties);
      const integration = referredIn(Target, /"Ref":"(\w+)"/);
      const { Handler } = HandlerSchema.parse(
        referredIn(integration?.IntegrationUri, /"Fn::GetAtt":\["(\w+)"/),
      );
      return [RouteKey, basename(Handler, '.handler')];
    });
}

function unpack(folder: string, name: string): string {
  const place = mkdtempSync(join(folder, `${name}-`));
  execFileSync('python3', ['-m', 'zipfile', '-e', join(folder, `${name}.zip`), place]);
  return place;
}

/** A folder of packages that has the AWS SDK alone, so that a bundle that lacks anything fails. */
function folderOfTheSdk(folder: string): string {
  const packages = join(folder, 'sdk');
  mkdirSync(packages, { recursive: true });
  const sdk = join(packages, '@aws-sdk');
  if (!existsSync(sdk)) symlinkSync(join(ROOT, 'node_modules', '@aws-sdk'), sdk);
  return packages;
}

function invoke(
  folder: string,
  { name, event, settings }: { name: string; event: object; settings: Record<string, string> },
): unknown {
  const place = unpack(folder, name);
  const script = `
    require(${JSON.stringify(join(__dirname, 'lambda-streams.cjs'))});
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
      // The runtime of Lambda brings the SDK, and nothing else.
      NODE_PATH: folderOfTheSdk(folder),
      NODE_NO_WARNINGS: '1',
      ...settings,
    },
  });
  return JSON.parse(output);
}
