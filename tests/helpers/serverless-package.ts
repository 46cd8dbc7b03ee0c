import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import * as z from 'zod';
import { OFFLINE } from '../../scripts/build.mjs';
import { ROOT } from '../../scripts/paths.mjs';

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
  /**
   * The keys of all routes, such as "GET /v1/articles/{slug}", and the function that answers each: those of the HTTP API, and those that CloudFront
   * sends to the function of files.
   */
  routes: [routeKey: string, name: string][];
  /** After how many seconds Lambda ends a function. */
  timeoutOf(name: string): number;
  /** Unpacks the bundle of a function and gives the path of the file with its handler. */
  unpack(name: string): string;
  /** Removes what was unpacked. */
  remove(): void;
}

/** The package for production, made anew if something in it has changed since it was made last. */
export function packageFunctions(): ServerlessPackage {
  execFileSync(process.execPath, [join(ROOT, 'scripts/prepare.mjs'), 'aws-package'], {
    stdio: 'pipe',
  });
  return openPackage(join(ROOT, '.cache/aws-package'));
}

/** Packages the functions for a stage, with values for parameters of serverless.yml. */
export function packageWith(stage: string, parameters: Record<string, string>): ServerlessPackage {
  const folder = mkdtempSync(join(tmpdir(), 'congkhai-package-'));
  const values = Object.entries(parameters).map(([name, value]) => `--param=${name}=${value}`);
  execFileSync(
    join(ROOT, 'node_modules/.bin/serverless'),
    ['package', '--stage', stage, '--package', folder, ...values],
    { cwd: ROOT, stdio: 'pipe', env: { PATH: process.env.PATH, ...OFFLINE } },
  );
  const { remove, ...opened } = openPackage(folder);
  return {
    ...opened,
    remove() {
      remove();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function openPackage(folder: string): ServerlessPackage {
  const templateFile = join(folder, 'cloudformation-template-update-stack.json');
  const resources = TemplateSchema.parse(JSON.parse(readFileSync(templateFile, 'utf8'))).Resources;
  const unpacked = mkdtempSync(join(tmpdir(), 'congkhai-bundles-'));
  return {
    resources,
    templateFile,
    folder,
    routes: [...routesOf(resources), ...routesOfFiles(resources)],
    timeoutOf: (name) => timeoutOf(resources, name),
    unpack(name) {
      const place = mkdtempSync(join(unpacked, `${name}-`));
      execFileSync('python3', ['-m', 'zipfile', '-e', join(folder, `${name}.zip`), place]);
      return join(place, `functions/src/entries/${name}.js`);
    },
    remove: () => rmSync(unpacked, { recursive: true, force: true }),
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

const DistributionSchema = z.object({
  DistributionConfig: z.object({
    CacheBehaviors: z.array(z.object({ PathPattern: z.string(), TargetOriginId: z.string() })),
  }),
});

/** What CloudFront sends past the HTTP API, as routes: "/v1/media/*" is "ANY /v1/media/{proxy+}". */
function routesOfFiles(resources: TemplateResources): [string, string][] {
  const { DistributionConfig } = DistributionSchema.parse(resources.Distribution?.Properties);
  return DistributionConfig.CacheBehaviors.filter(
    ({ TargetOriginId }) => TargetOriginId === 'media',
  ).map(({ PathPattern }) => {
    const beginning = PathPattern.slice(0, -1).replaceAll('*', '{part}');
    return [`ANY ${beginning}{proxy+}`, 'media'];
  });
}

const TimeoutSchema = z.looseObject({ FunctionName: z.string(), Timeout: z.number() });

function timeoutOf(resources: TemplateResources, name: string): number {
  for (const { Type, Properties } of Object.values(resources)) {
    if (Type !== 'AWS::Lambda::Function') continue;
    const { FunctionName, Timeout } = TimeoutSchema.parse(Properties);
    if (FunctionName.endsWith(`-prod-${name}`)) return Timeout;
  }
  throw new Error(`There is no function ${name} in the template`);
}
