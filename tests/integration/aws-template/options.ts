import { template } from '../../../aws/options.cjs';
import { watchedFunctions } from '../../../aws/watched.cjs';
import type { ServerlessPackage } from '../../helpers/serverless-package';
import { succeededRuns } from './alarms';

// What parameters change.

export const OPTIONS = {
  domainName: 'api.cchc.example.vn',
  certificateArn:
    'arn:aws:acm:us-east-1:123456789012:certificate/5ec0de1d-0000-4000-8000-000000000000',
  firewallArn:
    'arn:aws:wafv2:us-east-1:123456789012:global/webacl/congkhai/5ec0de1d-0000-4000-8000-000000000000',
  corsOrigins: 'https://cchc.example.vn',
  alarmEmail: 'truc@example.vn',
  reserveConcurrency: 'false',
  tracing: 'Active',
  sealSchedule: 'rate(10 minutes)',
  searchSchedule: 'rate(1 hour)',
};

/** The configuration with these values, as the framework hands it to files that it reads. */
function configurationWith(parameters: Record<string, string>) {
  return {
    resolveVariable: async (variable: string) => {
      const name = /^param:(\w+)/.exec(variable)?.[1] ?? '';
      return parameters[name] ?? '';
    },
    resolveConfigurationProperty: async () => ({}),
  };
}

export function optionFacts(withOptions: () => ServerlessPackage): void {
  const resources = () => withOptions().resources;

  test('a stage that is thrown away keeps nothing', () => {
    const kept = Object.entries(resources()).filter(
      ([, { DeletionPolicy }]) => DeletionPolicy === 'Retain',
    );
    expect(kept).toEqual([]);
    expect(resources().ViewsTable?.Properties.DeletionProtectionEnabled).toBe(false);
    // Versions would be left in the bucket when it is emptied, and it could not be removed.
    expect(resources().S3BucketPublishedStore?.Properties).not.toHaveProperty(
      'VersioningConfiguration',
    );
  });

  test.each([
    ['refresh-search', 'IdleRefreshSearch', 'RefreshDashsearchLambdaFunction', 3_600],
    ['seal-views', 'IdleSealViews', 'SealDashviewsLambdaFunction', 600],
    ['refresh-most-read', 'IdleRefreshMostRead', 'RefreshDashmostDashreadLambdaFunction', 300],
  ])(
    '%s is late after three times its schedule, however slow that is',
    (_name, name, resource, seconds) => {
      expect(resources()[name]?.Properties).toMatchObject({
        AlarmDescription: expect.stringContaining(`for ${(3 * seconds) / 60} minutes`),
        EvaluationPeriods: 3,
        Metrics: succeededRuns(resource, seconds),
      });
    },
  );

  test('a schedule of which an alarm could not know when it is late is refused', async () => {
    const configuration = {
      resolveConfigurationProperty: async (path: string[]) =>
        path[0] === 'functions'
          ? { 'seal-views': { events: [{ schedule: 'cron(0 * * * ? *)' }] } }
          : 30,
    };
    await expect(watchedFunctions(configuration)).rejects.toThrow(
      'The schedule of seal-views must be a rate',
    );
  });

  test('a domain of its own comes with its certificate and TLS of 2021, and the API is described with it', () => {
    expect(resources().Distribution?.Properties.DistributionConfig).toMatchObject({
      Aliases: [OPTIONS.domainName],
      ViewerCertificate: {
        AcmCertificateArn: OPTIONS.certificateArn,
        SslSupportMethod: 'sni-only',
        MinimumProtocolVersion: 'TLSv1.2_2021',
      },
      WebACLId: OPTIONS.firewallArn,
    });
    expect(resources().SearchLambdaFunction?.Properties.Environment).toMatchObject({
      Variables: { API_URL: `https://${OPTIONS.domainName}` },
    });
  });

  test('where only some pages may read, answers are kept apart by whose page asked', () => {
    expect(resources().CachePolicy?.Properties.CachePolicyConfig).toMatchObject({
      ParametersInCacheKeyAndForwardedToOrigin: {
        HeadersConfig: { HeaderBehavior: 'whitelist', Headers: ['Origin'] },
      },
    });
  });

  test('who is told of alarms is told by mail', () => {
    expect(resources().AlarmMail?.Properties).toEqual({
      TopicArn: { Ref: 'AlarmTopic' },
      Protocol: 'email',
      Endpoint: OPTIONS.alarmEmail,
    });
  });

  test('where traces are wanted every function makes them', () => {
    for (const { Type, Properties } of Object.values(resources()))
      if (Type === 'AWS::Lambda::Function')
        expect(Properties).toMatchObject({
          TracingConfig: { Mode: 'Active' },
          Environment: { Variables: { TRACING: 'Active' } },
        });
  });

  test('in an account that may run ten functions at once none is reserved', () => {
    const reserved = Object.values(resources())
      .filter(({ Type }) => Type === 'AWS::Lambda::Function')
      .map(({ Properties }) => Properties.ReservedConcurrentExecutions);
    expect(reserved.filter((value) => typeof value === 'number')).toEqual([]);
  });

  test.each([
    ['a domain without a certificate', { ...OPTIONS, certificateArn: '' }, 'certificateArn must'],
    [
      'a certificate of another region',
      { ...OPTIONS, certificateArn: OPTIONS.certificateArn.replace('us-east-1', 'ap-southeast-1') },
      'certificateArn must name a certificate of us-east-1',
    ],
    [
      'a firewall of another region',
      { ...OPTIONS, firewallArn: OPTIONS.firewallArn.replace('us-east-1', 'ap-southeast-1') },
      'firewallArn must name a web ACL for CloudFront',
    ],
  ])('%s is refused before anything is deployed', async (_what, parameters, message) => {
    await expect(template(configurationWith(parameters))).rejects.toThrow(message);
  });
}
