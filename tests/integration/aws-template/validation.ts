import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { ServerlessPackage } from '../../helpers/serverless-package';
import { lintTemplates, type TemplateFinding } from '../../helpers/template-linter';

// AWS's own linter has the schema of every resource: properties, types, attributes, and whether what is referred to is there.

/** Singapore, and where what belongs to CloudFront has to lie. */
const REGIONS = ['ap-southeast-1', 'us-east-1'];
const FIREWALL = resolve(__dirname, '../../../aws/firewall.yml');
/** Limits of CloudFormation for a template that comes from a bucket, as the framework sends it. */
const TEMPLATE_BYTES_MAX = 1_000_000;
const RESOURCES_MAX = 500;
/** On a machine that has other work. */
const LINT_MILLISECONDS_MAX = 60_000;

const BROKEN = {
  AWSTemplateFormatVersion: '2010-09-09',
  Resources: {
    UnknownProperty: { Type: 'AWS::SQS::Queue', Properties: { RetentionPeriod: 60 } },
    MissingProperty: { Type: 'AWS::CloudWatch::Dashboard', Properties: {} },
    WrongType: { Type: 'AWS::SQS::Queue', Properties: { VisibilityTimeout: 'long' } },
    NoSuchResource: { Type: 'AWS::SNS::Topic', Properties: { TopicName: { Ref: 'Nobody' } } },
    NoSuchAttribute: {
      Type: 'AWS::SNS::Topic',
      Properties: { TopicName: { 'Fn::GetAtt': ['WrongType', 'Colour'] } },
    },
    NoSuchName: {
      Type: 'AWS::SNS::Topic',
      Properties: { TopicName: { 'Fn::Sub': `\${Nobody}` } },
    },
    NoSuchDependency: { Type: 'AWS::SNS::Topic', DependsOn: ['Nobody'] },
  },
};

export function validationFacts(
  packaged: () => ServerlessPackage,
  withOptions: () => ServerlessPackage,
): void {
  const folder = mkdtempSync(join(tmpdir(), 'congkhai-template-'));
  const broken = join(folder, 'broken.json');
  let findings: TemplateFinding[];

  // All at once: the linter takes a second to start.
  beforeAll(() => {
    writeFileSync(broken, JSON.stringify(BROKEN));
    const files = [packaged().templateFile, withOptions().templateFile, FIREWALL, broken];
    findings = lintTemplates(files, REGIONS);
  }, LINT_MILLISECONDS_MAX);
  afterAll(() => rmSync(folder, { recursive: true }));

  test('AWS takes the template, that of a stage with every option, and the firewall', () => {
    expect(findings.filter(({ file }) => file !== broken)).toEqual([]);
  });

  test('a template with a mistake is refused, whichever it is', () => {
    const mistakes = findings
      .filter(({ file }) => file === broken)
      .map(({ rule, path }) => [rule, path.split('/')[1]]);
    expect(mistakes).toEqual(
      expect.arrayContaining([
        ['E3002', 'UnknownProperty'],
        ['E3003', 'MissingProperty'],
        ['E3012', 'WrongType'],
        ['E1020', 'NoSuchResource'],
        ['E1010', 'NoSuchAttribute'],
        ['E1019', 'NoSuchName'],
        ['E3005', 'NoSuchDependency'],
      ]),
    );
  });

  test('the template is far from the limits of CloudFormation', () => {
    const { resources, templateFile } = packaged();
    expect(statSync(templateFile).size).toBeLessThan(TEMPLATE_BYTES_MAX / 2);
    expect(Object.keys(resources).length).toBeLessThan(RESOURCES_MAX / 2);
    const outputs: unknown = JSON.parse(readFileSync(templateFile, 'utf8'));
    expect(outputs).toMatchObject({
      Outputs: { ApiUrl: expect.anything(), DistributionDomainName: expect.anything() },
    });
  });
}
