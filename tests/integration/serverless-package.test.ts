import * as z from 'zod';
import {
  packageFunctions,
  packageWith,
  type ServerlessPackage,
} from '../helpers/serverless-package';
import { alarmFacts } from './aws-template/alarms';
import { cloudfrontFacts } from './aws-template/cloudfront';
import { functionFacts } from './aws-template/functions';
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
  withOptions = packageWith('dev', OPTIONS);
});
afterAll(() => {
  packaged?.remove();
  withOptions?.remove();
});

const ofType = (type: string) =>
  Object.entries(packaged.resources).filter(([, { Type }]) => Type === type);

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

describe('functions', () => functionFacts(() => packaged));
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
