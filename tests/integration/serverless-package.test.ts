import * as z from 'zod';
import { packageFunctions, type ServerlessPackage } from '../helpers/serverless-package';

// What is deployed, as the template says it.

const StatementSchema = z.object({
  Effect: z.literal('Allow'),
  Action: z.union([z.string(), z.array(z.string())]),
  Resource: z.unknown(),
  Condition: z.unknown().optional(),
});
const PoliciesSchema = z.array(
  z.object({ PolicyDocument: z.object({ Statement: z.array(StatementSchema) }) }),
);

const EnvironmentSchema = z.object({ Variables: z.record(z.string(), z.unknown()) });

let functions: ServerlessPackage;
let resources: ServerlessPackage['resources'];

beforeAll(() => {
  functions = packageFunctions();
  resources = functions.resources;
}, 120_000);
afterAll(() => functions?.remove());

const ofType = (type: string) => Object.entries(resources).filter(([, { Type }]) => Type === type);

test('every public address of the read API is a route, and views are posted to a function of their own', () => {
  const routes = ofType('AWS::ApiGatewayV2::Route').map(
    ([, { Properties }]) => Properties.RouteKey,
  );
  expect(routes.sort()).toEqual(
    [
      '$default',
      'GET /v1/articles',
      'GET /v1/articles/{slug}',
      'GET /v1/categories',
      'GET /v1/health',
      'GET /v1/most-read',
      'GET /v1/periods',
      'GET /v1/periods/{id}/areas',
      'GET /v1/periods/{id}/compare',
      'GET /v1/periods/{id}/items',
      'GET /v1/periods/{id}/releases',
      'GET /v1/periods/{id}/releases/{number}',
      'GET /v1/periods/{id}/releases/{number}/open-data',
      'GET /v1/periods/{id}/releases/{number}/open-data/{file}',
      'GET /v1/periods/{id}/summary',
      'GET /v1/periods/{id}/units/{unitId}',
      'GET /v1/units',
      'GET /v1/units/{unitId}',
      'GET /v1/units/{unitId}/lineage',
      'GET /v1/units/{unitId}/series',
      'GET /v1/views',
      'GET /v1/total',
      'GET /v1/rising',
      'GET /v1/search',
      'GET /v1/front',
      'GET /v1/audience',
      'GET /v1/audience/now',
      'GET /v1/views/{articleId}',
      'POST /v1/views/query',
      'OPTIONS /v1/views',
      'GET /v1/transparency',
      'GET /v1/ledger',
      'GET /v1/ledger/days/{day}',
      'GET /v1/ledger/days/{day}/counts.csv',
      'GET /v1/ledger/days/{day}/counts.jsonl',
      'GET /v1/ledger/hours/{hour}',
      'POST /v1/check-table',
      'POST /v1/views',
    ].sort(),
  );
});

test('the bucket is private, versioned, encrypted, and outlives the stack', () => {
  const [bucket] = ofType('AWS::S3::Bucket').filter(([name]) => name === 'S3BucketPublishedStore');
  expect(bucket?.[1]).toMatchObject({
    DeletionPolicy: 'Retain',
    Properties: {
      VersioningConfiguration: { Status: 'Enabled' },
      BucketEncryption: expect.anything(),
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    },
  });
});

test('the views outlive the stack and can be put back to any minute, what tells readers apart cannot', () => {
  expect(resources.ViewsTable).toMatchObject({
    DeletionPolicy: 'Retain',
    Properties: {
      BillingMode: 'PAY_PER_REQUEST',
      StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      SSESpecification: { SSEEnabled: true },
    },
  });
  expect(resources.ReadersTable?.Properties).toMatchObject({
    TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: false },
    SSESpecification: { SSEEnabled: true },
  });
});

test('raw rows are counted from the stream, and what cannot be counted is put aside', () => {
  const [mapping] = ofType('AWS::Lambda::EventSourceMapping');
  expect(mapping?.[1].Properties).toMatchObject({
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    BisectBatchOnFunctionError: true,
    DestinationConfig: { OnFailure: { Destination: expect.anything() } },
  });
});

test('no secret stands in the template: it refers to where they are', () => {
  for (const [name, { Properties }] of ofType('AWS::Lambda::Function')) {
    const { Variables } = EnvironmentSchema.parse(Properties.Environment);
    for (const secret of ['VIEW_SECRET', 'ORIGIN_SECRETS', 'LEDGER_PRIVATE_KEY']) {
      const value = Variables[secret] ?? '';
      expect([name, secret, value === '' || JSON.stringify(value)]).toEqual([
        name,
        secret,
        value === '' || expect.stringContaining('{{resolve:secretsmanager:'),
      ]);
    }
  }
});

function statementsOf(role: string): z.infer<typeof StatementSchema>[] {
  const policies = PoliciesSchema.parse(resources[role]?.Properties.Policies);
  return policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
}

/** What a role may do in a service that changes something, and to what. */
function writingOf(role: string, service: string) {
  return statementsOf(role)
    .map((statement) => ({
      ...statement,
      actions: [statement.Action]
        .flat()
        .filter(
          (action) => action.startsWith(service) && /Put|Delete|Update|Write|\*/.test(action),
        ),
    }))
    .filter(({ actions }) => actions.length > 0);
}

test.each([
  ['RecordViewRole', []],
  ['ReadApiRole', []],
  ['CountViewsRole', []],
  ['SealViewsRole', ['ledger/*']],
  ['RefreshMostReadRole', ['lists/most-read/*', 'lists/rising/*']],
  ['SearchRole', []],
  ['RefreshSearchRole', ['search/*']],
  [
    'RefreshIndexSummaryRole',
    ['releases/*/summary.json', 'releases/*/items.json', 'releases/*/open-data/*'],
  ],
])('%s writes to %j of the bucket and nowhere else', (role, writable) => {
  const places = writingOf(role, 's3:').flatMap(({ Resource }) =>
    [Resource].flat().map((place) => JSON.stringify(place)),
  );
  expect(places).toHaveLength(writable.length);
  for (const [position, place] of writable.entries())
    expect(places[position]).toContain(`/${place}"`);
});

test.each([
  [
    'RecordViewRole',
    [
      'PutItem ViewsTable id#* events#* open-hours',
      'UpdateItem ViewsTable rejections',
      'PutItem ReadersTable salt reader#*',
      'UpdateItem ReadersTable network#*',
    ],
  ],
  ['CountViewsRole', ['UpdateItem ViewsTable hour#* hours']],
  ['ReadApiRole', []],
  ['RefreshMostReadRole', []],
  ['SearchRole', []],
  ['RefreshSearchRole', []],
  ['RefreshIndexSummaryRole', []],
])('%s writes what it needs of the view store: %j', (role, writable) => {
  const written = writingOf(role, 'dynamodb:').map(({ actions, Resource, Condition }) => {
    const [, table] = /"(\w+Table)"/.exec(JSON.stringify(Resource)) ?? [];
    const [, keys = ''] = /LeadingKeys":\[([^\]]*)\]/.exec(JSON.stringify(Condition)) ?? [];
    const names = actions.map((action) => action.slice('dynamodb:'.length)).join();
    return [names, table, ...keys.replaceAll('"', '').split(',')].join(' ');
  });
  expect(written).toEqual(writable);
});
