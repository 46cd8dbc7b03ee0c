import * as z from 'zod';
import { packageFunctions, type ServerlessPackage } from '../helpers/serverless-package';
import { alarmFacts } from './aws-template/alarms';
import { cloudfrontFacts } from './aws-template/cloudfront';
import { OPTIONS, optionFacts } from './aws-template/options';
import { roleFacts } from './aws-template/roles';
import { storageFacts } from './aws-template/storage';
import { validationFacts } from './aws-template/validation';

// What is deployed, as the template says it. It is packaged once for all of these, and once more with every option.

const EnvironmentSchema = z.object({ Variables: z.record(z.string(), z.unknown()) });

let packaged: ServerlessPackage;
let withOptions: ServerlessPackage;

beforeAll(() => {
  packaged = packageFunctions();
  withOptions = packageFunctions('dev', OPTIONS);
}, 120_000);
afterAll(() => {
  packaged?.remove();
  withOptions?.remove();
});

const ofType = (type: string) =>
  Object.entries(packaged.resources).filter(([, { Type }]) => Type === type);

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
      'GET /v1/oembed',
      'GET /v1/periods/{id}/chart.png',
      'GET /v1/periods/{id}/chart.svg',
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

describe('roles', () => roleFacts(() => packaged));
describe('CloudFront', () => cloudfrontFacts(() => packaged));
describe('alarms and queues', () => alarmFacts(() => packaged));
describe('storage', () => storageFacts(() => packaged));
describe('options', () => optionFacts(() => withOptions));
describe('the template', () =>
  validationFacts(
    () => packaged,
    () => withOptions,
  ));
