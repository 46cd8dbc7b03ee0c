import { runInNewContext } from 'node:vm';
import { ENDPOINTS } from '@congkhai/shared/endpoints/all';
import * as z from 'zod';
import { READER_ADDRESS_HEADER } from '../../../functions/src/cloudfront';
import type { ServerlessPackage } from '../../helpers/serverless-package';

// What readers reach: docs/decisions/0031.

const BehaviorSchema = z.looseObject({
  PathPattern: z.string().optional(),
  AllowedMethods: z.array(z.string()),
});
const DistributionSchema = z.looseObject({
  Origins: z.array(z.unknown()),
  DefaultCacheBehavior: BehaviorSchema,
  CacheBehaviors: z.array(BehaviorSchema),
  CustomErrorResponses: z.array(
    z.strictObject({ ErrorCode: z.number(), ErrorCachingMinTTL: z.number() }),
  ),
});

/** AWS's own policy AllViewerExceptHostHeader. */
const ALL_BUT_HOST = 'b689b0a8-53d0-40ab-baf2-68738e2966ac';
const READING = {
  TargetOriginId: 'http-api',
  CachedMethods: ['GET', 'HEAD'],
  CachePolicyId: { Ref: 'CachePolicy' },
  Compress: true,
};

/** What CloudFront's function makes of the headers of a reader. */
function headersAfter(code: string, headers: Record<string, { value: string }>) {
  const event = { viewer: { ip: '198.51.100.7' }, request: { headers } };
  const script = `${code}; JSON.stringify(handler(JSON.parse(${JSON.stringify(JSON.stringify(event))})))`;
  return z
    .object({ headers: z.record(z.string(), z.object({ value: z.string() })) })
    .parse(JSON.parse(z.string().parse(runInNewContext(script)))).headers;
}

export function cloudfrontFacts(packaged: () => ServerlessPackage): void {
  const distribution = () =>
    DistributionSchema.parse(packaged().resources.Distribution?.Properties.DistributionConfig);

  test('CloudFront asks the HTTP API and the function of files, encrypted, and shows them a secret that stands nowhere', () => {
    expect(distribution().Origins.slice(1)).toEqual([expect.objectContaining({ Id: 'media' })]);
    expect(distribution().Origins.slice(0, 1)).toEqual([
      expect.objectContaining({
        Id: 'http-api',
        DomainName: { 'Fn::Sub': expect.stringMatching(/^\$\{HttpApi\}\.execute-api\./) },
        CustomOriginConfig: expect.objectContaining({
          OriginProtocolPolicy: 'https-only',
          OriginSSLProtocols: ['TLSv1.2'],
        }),
        OriginCustomHeaders: [
          {
            HeaderName: 'x-congkhai-origin-secret',
            HeaderValue: {
              'Fn::Join': ['', ['{{resolve:secretsmanager:', { Ref: 'OriginSecret' }, '}}']],
            },
          },
        ],
      }),
    ]);
  });

  test('what is read is kept as its own headers say, apart by its query alone, and compressed', () => {
    const { DefaultCacheBehavior, HttpVersion } = distribution();
    expect(HttpVersion).toBe('http2and3');
    expect(DefaultCacheBehavior).toMatchObject({
      ...READING,
      AllowedMethods: ['GET', 'HEAD', 'OPTIONS'],
      ViewerProtocolPolicy: 'redirect-to-https',
    });
    expect(DefaultCacheBehavior).not.toHaveProperty('OriginRequestPolicyId');
    expect(packaged().resources.CachePolicy?.Properties.CachePolicyConfig).toMatchObject({
      MinTTL: 0,
      DefaultTTL: 0,
      ParametersInCacheKeyAndForwardedToOrigin: {
        EnableAcceptEncodingBrotli: true,
        EnableAcceptEncodingGzip: true,
        CookiesConfig: { CookieBehavior: 'none' },
        QueryStringsConfig: { QueryStringBehavior: 'all' },
        HeadersConfig: { HeaderBehavior: 'none' },
      },
    });
  });

  test('files come from a function that this distribution alone may call, signed, and are kept as long as they say', () => {
    const { resources } = packaged();
    expect(distribution().Origins[1]).toMatchObject({
      OriginAccessControlId: { 'Fn::GetAtt': ['MediaAccess', 'Id'] },
      CustomOriginConfig: { OriginProtocolPolicy: 'https-only', OriginSSLProtocols: ['TLSv1.2'] },
      OriginCustomHeaders: [{ HeaderName: 'x-congkhai-origin-secret' }],
    });
    const patterns = ['/v1/media/*', '/v1/periods/*/releases/*/open-data/*'];
    for (const [position, PathPattern] of patterns.entries())
      expect(distribution().CacheBehaviors[position]).toMatchObject({
        ...READING,
        PathPattern,
        TargetOriginId: 'media',
        AllowedMethods: ['GET', 'HEAD', 'OPTIONS'],
      });
    // No way leads to them past CloudFront, where they would be too large.
    const routes = packaged().routes.filter(([key]) => /media/.test(key));
    expect(routes.map(([, name]) => name)).toEqual(['media']);
    expect(resources.MediaAccess?.Properties.OriginAccessControlConfig).toMatchObject({
      OriginAccessControlOriginType: 'lambda',
      SigningBehavior: 'always',
    });
    const urls = Object.values(resources).filter(({ Type }) => Type === 'AWS::Lambda::Url');
    expect(urls.map(({ Properties }) => Properties.AuthType)).toEqual(['AWS_IAM']);
    const callers = Object.values(resources)
      .filter(({ Type }) => Type === 'AWS::Lambda::Permission')
      .filter(({ Properties }) => JSON.stringify(Properties).includes('"MediaLambdaFunction"'))
      .map(({ Properties }) => [Properties.Principal, JSON.stringify(Properties.SourceArn)]);
    const ours = expect.stringMatching(/distribution\/\$\{Distribution\}/);
    expect(callers).toEqual([
      ['cloudfront.amazonaws.com', ours],
      ['cloudfront.amazonaws.com', ours],
    ]);
  });

  test('what is posted is handed on with all headers but Host, and never kept', () => {
    const { CacheBehaviors } = distribution();
    const posted = CacheBehaviors.slice(2);
    expect(posted.map(({ PathPattern }) => PathPattern)).toEqual([
      '/v1/views',
      '/v1/views/query',
      '/v1/check-table',
    ]);
    for (const behavior of posted)
      expect(behavior).toMatchObject({
        ...READING,
        AllowedMethods: expect.arrayContaining(['GET', 'HEAD', 'OPTIONS', 'POST']),
        OriginRequestPolicyId: ALL_BUT_HOST,
        ViewerProtocolPolicy: 'https-only',
      });
  });

  test('every address that takes a POST is one of these, and nothing else lets one through', () => {
    const posted = ENDPOINTS.filter(({ method }) => method === 'post').map(({ path }) => path);
    const patterns = distribution()
      .CacheBehaviors.filter(({ AllowedMethods }) => AllowedMethods.includes('POST'))
      .map(({ PathPattern }) => PathPattern);
    expect(patterns.sort()).toEqual([...posted].sort());
  });

  test('of the address of a reader only the word of the edge reaches the function, not the word of the reader', () => {
    const views = distribution().CacheBehaviors.find(
      ({ PathPattern }) => PathPattern === '/v1/views',
    );
    expect(views?.FunctionAssociations).toEqual([
      {
        EventType: 'viewer-request',
        FunctionARN: { 'Fn::GetAtt': ['ReaderAddress', 'FunctionMetadata.FunctionARN'] },
      },
    ]);
    const code = z.string().parse(packaged().resources.ReaderAddress?.Properties.FunctionCode);
    const forged = {
      [READER_ADDRESS_HEADER]: { value: '203.0.113.9' },
      'x-forwarded-for': { value: '203.0.113.9' },
    };
    expect(headersAfter(code, {})[READER_ADDRESS_HEADER]?.value).toBe('198.51.100.7');
    expect(headersAfter(code, forged)[READER_ADDRESS_HEADER]?.value).toBe('198.51.100.7');
  });

  test('what is not there may be there at the next try, and a store that fails is not asked by every reader at once', () => {
    const kept = distribution().CustomErrorResponses.map(({ ErrorCode, ErrorCachingMinTTL }) => [
      ErrorCode,
      ErrorCachingMinTTL,
    ]);
    expect(kept).toEqual([
      [400, 0],
      [403, 0],
      [404, 0],
      [405, 0],
      [500, 2],
      [502, 2],
      [503, 2],
      [504, 2],
    ]);
  });

  test('nobody logs who reads', () => {
    const config = distribution();
    expect(config).not.toHaveProperty('Logging');
    expect(packaged().resources.HttpApiStage?.Properties).not.toHaveProperty('AccessLogSettings');
  });

  test('without a domain of its own it has the name that CloudFront gives, and the API is described with it', () => {
    expect(distribution()).not.toHaveProperty('Aliases');
    expect(distribution().ViewerCertificate).toEqual({ CloudFrontDefaultCertificate: true });
    expect(packaged().resources.SearchLambdaFunction?.Properties).toMatchObject({
      Environment: {
        Variables: {
          API_URL: {
            'Fn::Join': ['', ['https://', { 'Fn::GetAtt': ['Distribution', 'DomainName'] }]],
          },
        },
      },
    });
  });

  test('every function that answers over HTTP knows the secret, and so refuses who comes past CloudFront', () => {
    const { resources } = packaged();
    const targets = Object.values(resources)
      .filter(({ Type }) => Type === 'AWS::ApiGatewayV2::Integration')
      .map(({ Properties }) => /"([A-Za-z]+LambdaFunction)"/.exec(JSON.stringify(Properties))?.[1]);
    expect(targets.length).toBeGreaterThan(0);
    for (const target of targets)
      expect(resources[target ?? '']?.Properties.Environment).toMatchObject({
        Variables: {
          ORIGIN_SECRETS: {
            'Fn::Join': [
              ',',
              [
                { 'Fn::Join': ['', ['{{resolve:secretsmanager:', { Ref: 'OriginSecret' }, '}}']] },
                '',
              ],
            ],
          },
        },
      });
  });
}
