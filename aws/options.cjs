const { watchedFunctions } = require('./watched.cjs');

// What the parameters of serverless.yml change in the template. Conditions of CloudFormation would say it too, in a template where much of what is read is not there.

/**
 * @typedef {import('./watched.cjs').Configuration & { resolveVariable: (name: string) => Promise<unknown> }} Configuration
 */

/**
 * The text of a parameter; empty if it is not set.
 * @param {Configuration} configuration
 * @param {string} name
 */
async function parameterOf({ resolveVariable }, name) {
  return String(await resolveVariable(`param:${name}, ''`));
}

/**
 * The address of the API as readers see it: a domain of one's own, or the one that CloudFront gives.
 * @param {Configuration} configuration
 */
async function apiUrl(configuration) {
  const domainName = await parameterOf(configuration, 'domainName');
  if (domainName !== '') return `https://${domainName}`;
  return { 'Fn::Join': ['', ['https://', { 'Fn::GetAtt': ['Distribution', 'DomainName'] }]] };
}

/**
 * A domain of one's own, with its certificate.
 * @param {Configuration} configuration
 */
async function domainOf(configuration) {
  const domainName = await parameterOf(configuration, 'domainName');
  // The name that CloudFront gives takes older TLS, too; that cannot be set.
  if (domainName === '') return { ViewerCertificate: { CloudFrontDefaultCertificate: true } };
  const certificateArn = await parameterOf(configuration, 'certificateArn');
  if (!certificateArn.startsWith('arn:aws:acm:us-east-1:'))
    throw new Error('certificateArn must name a certificate of us-east-1 when domainName is set');
  return {
    Aliases: [domainName],
    ViewerCertificate: {
      AcmCertificateArn: certificateArn,
      SslSupportMethod: 'sni-only',
      MinimumProtocolVersion: 'TLSv1.2_2021',
    },
  };
}

/** @param {Configuration} configuration */
async function firewallOf(configuration) {
  const firewallArn = await parameterOf(configuration, 'firewallArn');
  if (firewallArn === '') return {};
  if (!/^arn:aws:wafv2:us-east-1:\d{12}:global\/webacl\//.test(firewallArn))
    throw new Error('firewallArn must name a web ACL for CloudFront, which lies in us-east-1');
  return { WebACLId: firewallArn };
}

/**
 * Only where not everybody may read does an answer depend on whose page asks.
 * @param {Configuration} configuration
 */
async function cacheKeyOf(configuration) {
  return (await parameterOf(configuration, 'corsOrigins')) === '*'
    ? { HeaderBehavior: 'none' }
    : { HeaderBehavior: 'whitelist', Headers: ['Origin'] };
}

/**
 * Whether data outlives the stack.
 * @param {Configuration} configuration
 */
async function isDataKept(configuration) {
  return (await parameterOf(configuration, 'data')) === 'Retain';
}

/**
 * A stage that is thrown away has no versions: `aws s3 rm --recursive` would leave them, and a bucket that is not empty cannot be removed.
 * @param {Configuration} configuration
 */
async function versionsOf(configuration) {
  const isKept = await isDataKept(configuration);
  return isKept ? { VersioningConfiguration: { Status: 'Enabled' } } : {};
}

/**
 * Who is told of alarms by mail.
 * @param {Configuration} configuration
 */
async function mailOf(configuration) {
  const alarmEmail = await parameterOf(configuration, 'alarmEmail');
  if (alarmEmail === '') return {};
  const Properties = { TopicArn: { Ref: 'AlarmTopic' }, Protocol: 'email', Endpoint: alarmEmail };
  return { AlarmMail: { Type: 'AWS::SNS::Subscription', Properties } };
}

/**
 * A new account may run ten functions at once and reserve none of it: AWS refuses a stack that tries.
 * @param {Configuration} configuration
 */
async function unreservedOf(configuration) {
  if ((await parameterOf(configuration, 'reserveConcurrency')) === 'true') return {};
  const functions = await watchedFunctions(configuration);
  const Properties = { ReservedConcurrentExecutions: { Ref: 'AWS::NoValue' } };
  return Object.fromEntries(
    functions
      .filter(({ isOneWriter }) => isOneWriter)
      .map(({ resourceName }) => [resourceName, { Properties }]),
  );
}

/**
 * Parts of the template that are laid over those in the other files.
 * @param {Configuration} configuration
 */
async function template(configuration) {
  const HeadersConfig = await cacheKeyOf(configuration);
  return {
    extensions: {
      S3BucketPublishedStore: { Properties: await versionsOf(configuration) },
      ...(await unreservedOf(configuration)),
    },
    Resources: {
      Distribution: {
        Properties: {
          DistributionConfig: {
            ...(await domainOf(configuration)),
            ...(await firewallOf(configuration)),
          },
        },
      },
      CachePolicy: {
        Properties: {
          CachePolicyConfig: { ParametersInCacheKeyAndForwardedToOrigin: { HeadersConfig } },
        },
      },
      ...(await mailOf(configuration)),
    },
  };
}

module.exports = { apiUrl, isDataKept, template };
