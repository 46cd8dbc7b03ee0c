// What AWS calls functions with, as it stands in its documentation.

export const READER_ADDRESS = '203.0.113.7';
export const BROWSER = 'Mozilla/5.0 Firefox/145.0';

/** An event of an HTTP API, format 2.0. */
export function httpEvent(
  method: string,
  path: string,
  {
    query = '',
    body,
    sourceIp = READER_ADDRESS,
  }: { query?: string; body?: object | undefined; sourceIp?: string } = {},
) {
  return {
    version: '2.0',
    routeKey: `${method} ${path}`,
    rawPath: path,
    rawQueryString: query,
    headers: { 'content-type': 'application/json', 'user-agent': BROWSER },
    requestContext: {
      accountId: '123456789012',
      apiId: 'api',
      domainName: 'api.example',
      http: { method, path, sourceIp, protocol: 'HTTP/1.1', userAgent: BROWSER },
      requestId: 'JKJaXmPLvHcESHA=',
      stage: '$default',
      time: '26/Nov/2026:05:00:00 +0000',
      timeEpoch: 1795669200000,
    },
    isBase64Encoded: false,
    ...(body ? { body: JSON.stringify(body) } : {}),
  };
}

/** An event of S3, of one object. */
export function s3Event(
  bucket: string,
  eventName: 'ObjectCreated:Put' | 'ObjectRemoved:Delete',
  key: string,
) {
  return {
    Records: [
      {
        eventVersion: '2.1',
        eventSource: 'aws:s3',
        awsRegion: 'ap-southeast-1',
        eventTime: '2026-11-26T05:00:00.000Z',
        eventName,
        s3: {
          s3SchemaVersion: '1.0',
          bucket: { name: bucket, arn: `arn:aws:s3:::${bucket}` },
          object: { key, sequencer: '0055AED6DCD90281E5' },
        },
      },
    ],
  };
}

/** An event of EventBridge's schedule. */
export function scheduleEvent() {
  return {
    version: '0',
    id: '53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa',
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    account: '123456789012',
    time: '2026-11-26T05:00:00Z',
    region: 'ap-southeast-1',
    resources: ['arn:aws:events:ap-southeast-1:123456789012:rule/congkhai-prod'],
    detail: {},
  };
}
