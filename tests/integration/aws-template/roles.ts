import type { ServerlessPackage } from '../../helpers/serverless-package';
import { statementLinesOf } from '../../helpers/template-statements';

// What each function may do: every statement of every role. A line is: actions | places | conditions.

const KEYS = 'ForAllValues:StringLike dynamodb:LeadingKeys';
const LIST = 's3:ListBucket | bucket';
const COUNTS =
  'dynamodb:BatchGetItem dynamodb:GetItem dynamodb:Query | ViewsTable ViewsTable/index/by-list';
const logTo = (group: string) => `logs:CreateLogStream logs:PutLogEvents | ${group}LogGroup`;

const TRACE = 'xray:PutTraceSegments xray:PutTelemetryRecords | *';

const STATEMENTS: Record<string, string[]> = {
  RecordViewRole: [
    LIST,
    's3:GetObject | bucket/articles/*',
    `dynamodb:GetItem | ViewsTable | ${KEYS} id#*`,
    `dynamodb:ConditionCheckItem | ViewsTable | ${KEYS} gate#*`,
    `dynamodb:PutItem | ViewsTable | ${KEYS} id#* events#* open-hours`,
    `dynamodb:UpdateItem | ViewsTable | ${KEYS} rejections`,
    `dynamodb:GetItem dynamodb:PutItem | ReadersTable | ${KEYS} salt reader#*`,
    `dynamodb:UpdateItem | ReadersTable | ${KEYS} network#*`,
    logTo('RecordDashview'),
    TRACE,
  ],
  ReadArticlesRole: [
    LIST,
    's3:GetObject | bucket/articles/* bucket/categories.json bucket/lists/articles/* bucket/periods.json bucket/slugs/* bucket/units.json',
    logTo('ReadDasharticles'),
    TRACE,
  ],
  ReadIndexRole: [
    LIST,
    's3:GetObject | bucket/frameworks/* bucket/periods.json bucket/periods/* bucket/releases/* bucket/units.json',
    logTo('ReadDashindex'),
    TRACE,
  ],
  ReadViewsRole: [
    LIST,
    's3:GetObject | bucket/articles/* bucket/opening-balance.json',
    COUNTS,
    logTo('ReadDashviews'),
    TRACE,
  ],
  ReadListsRole: [
    LIST,
    's3:GetObject | bucket/articles/* bucket/categories.json bucket/lists/* bucket/opening-balance.json bucket/units.json',
    COUNTS,
    logTo('ReadDashlists'),
    TRACE,
  ],
  ReadAudienceRole: [
    LIST,
    's3:GetObject | bucket/articles/* bucket/categories.json bucket/ledger/days/* bucket/lists/articles/* bucket/units.json',
    COUNTS,
    logTo('ReadDashaudience'),
    TRACE,
  ],
  ReadLedgerRole: [
    LIST,
    's3:GetObject | bucket/articles/* bucket/ledger/days/* bucket/ledger/hours/* bucket/ledger/keys/* bucket/lists/most-read/*/all/today.json bucket/lists/rising/*/all.json bucket/manifest/* bucket/periods.json bucket/periods/* bucket/releases/*/summary.json bucket/search/manifest.json',
    COUNTS,
    logTo('ReadDashledger'),
    TRACE,
  ],
  CheckTableRole: [logTo('CheckDashtable'), TRACE],
  StaticFilesRole: [logTo('StaticDashfiles'), TRACE],
  MediaRole: [
    LIST,
    's3:GetObject | bucket/media/* bucket/releases/*/open-data/*',
    logTo('Media'),
    TRACE,
  ],
  SearchRole: [
    LIST,
    's3:GetObject | bucket/articles/* bucket/categories.json bucket/periods/* bucket/releases/*/summary.json bucket/search/* bucket/units.json',
    logTo('Search'),
    TRACE,
  ],
  ChartRole: [
    LIST,
    's3:GetObject | bucket/periods.json bucket/periods/* bucket/releases/*',
    logTo('Chart'),
    TRACE,
  ],
  RefreshSearchRole: [
    LIST,
    's3:GetObject | bucket/articles/* bucket/manifest/* bucket/releases/*/release.json bucket/search/* bucket/units.json',
    's3:PutObject s3:DeleteObject | bucket/search/*',
    'sqs:SendMessage | FailedRefreshSearch',
    logTo('RefreshDashsearch'),
    TRACE,
  ],
  RefreshMostReadRole: [
    LIST,
    's3:GetObject | bucket/categories.json bucket/units.json bucket/lists/*',
    's3:PutObject s3:DeleteObject | bucket/lists/most-read/* bucket/lists/rising/*',
    COUNTS,
    'sqs:SendMessage | FailedRefreshMostRead',
    logTo('RefreshDashmostDashread'),
    TRACE,
  ],
  CountViewsRole: [
    'dynamodb:DescribeStream dynamodb:GetRecords dynamodb:GetShardIterator | ViewsTable.StreamArn',
    'dynamodb:ListStreams | *',
    `dynamodb:UpdateItem | ViewsTable | ${KEYS} hour#* hours`,
    'sqs:SendMessage | UncountedViews',
    logTo('CountDashviews'),
    TRACE,
  ],
  SealViewsRole: [
    LIST,
    's3:GetObject | bucket/ledger/days/* bucket/ledger/hours/*',
    's3:PutObject | bucket/ledger/segments/*',
    // What is sealed is never overwritten.
    's3:PutObject | bucket/ledger/hours/* bucket/ledger/days/* bucket/ledger/keys/* | Null s3:if-none-match false',
    'dynamodb:GetItem dynamodb:Query | ViewsTable',
    'dynamodb:Query | ViewsTable/index/by-list',
    `dynamodb:PutItem | ViewsTable | ${KEYS} hour#* hours days article#*`,
    `dynamodb:UpdateItem | ViewsTable | ${KEYS} gate#* chain article#*`,
    `dynamodb:DeleteItem | ViewsTable | ${KEYS} open-hours`,
    `dynamodb:BatchWriteItem | ViewsTable | ${KEYS} events#*`,
    `dynamodb:BatchWriteItem dynamodb:Query | ReadersTable | ${KEYS} salt`,
    `dynamodb:GetItem dynamodb:PutItem | ReadersTable | ${KEYS} forgotten`,
    `dynamodb:DeleteItem | ReadersTable | ${KEYS} reader#* network#*`,
    'dynamodb:Scan | ReadersTable',
    'sqs:SendMessage | FailedSealViews',
    logTo('SealDashviews'),
    TRACE,
  ],
  RefreshIndexSummaryRole: [
    LIST,
    's3:GetObject | bucket/frameworks/* bucket/releases/*',
    // What was frozen is not among these: nobody but the CMS writes it.
    's3:PutObject s3:DeleteObject | bucket/releases/*/summary.json bucket/releases/*/items.json bucket/releases/*/open-data/*',
    'sqs:SendMessage | FailedRefreshIndexSummary',
    logTo('RefreshDashindexDashsummary'),
    TRACE,
  ],
};

/** Reading, writing and removing in the whole bucket, without its versions. */
const WRITE_BUCKET = [
  {
    Effect: 'Allow',
    Action: 's3:ListBucket',
    Resource: { 'Fn::GetAtt': ['S3BucketPublishedStore', 'Arn'] },
  },
  {
    Effect: 'Allow',
    Action: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
    Resource: inBucket('\\*'),
  },
];

export function roleFacts(packaged: () => ServerlessPackage): void {
  test('each function has a role of its own, and there is no other', () => {
    const { resources } = packaged();
    const all = Object.entries(resources);
    const roles = all.filter(([, { Type }]) => Type === 'AWS::IAM::Role').map(([name]) => name);
    const used = all
      .filter(([, { Type }]) => Type === 'AWS::Lambda::Function')
      .map(([, { Properties }]) => Properties.Role);
    expect(roles.sort()).toEqual(Object.keys(STATEMENTS).sort());
    expect(used).toHaveLength(roles.length);
    for (const role of roles) expect(used).toContainEqual({ 'Fn::GetAtt': [role, 'Arn'] });
    const others = all.filter(([, { Type }]) => /^AWS::IAM::(?!Role$)/.test(Type));
    expect(others.map(([name]) => name).sort()).toEqual(['PublisherPolicy', 'RestorePolicy']);
  });

  test('the CMS may write what is published, but not the ledger of views, and delete no version', () => {
    expect(packaged().resources.PublisherPolicy?.Properties.PolicyDocument).toEqual({
      Version: '2012-10-17',
      Statement: [
        ...WRITE_BUCKET,
        {
          Effect: 'Deny',
          Action: ['s3:PutObject', 's3:DeleteObject'],
          Resource: inBucket('ledger/\\*'),
        },
      ],
    });
  });

  test('whoever restores may write the ledger too, delete no version, and is nobody until somebody is given it', () => {
    const { PolicyDocument, ...others } = packaged().resources.RestorePolicy?.Properties ?? {};
    expect(Object.keys(others)).toEqual(['Description']);
    expect(PolicyDocument).toEqual({
      Version: '2012-10-17',
      Statement: WRITE_BUCKET,
    });
  });

  // The names are those of shared/src/contracts/object-keys.ts and docs/decisions/0030.
  test.each([
    ['files of drafts', '_uploads/quyet-dinh_0a1b2c3d4e.pdf'],
    ['raw rows of the ledger', 'ledger/segments/2023-10-06-08/0123456789abcdef.csv.gz'],
  ])('no function may read %s', (_what, key) => {
    const readers = Object.keys(STATEMENTS).filter((role) =>
      statementLinesOf(packaged().resources, role).some((line) => isReadableBy(line, key)),
    );
    expect(readers).toEqual([]);
  });

  test.each(Object.entries(STATEMENTS))('%s may do this and no more', (role, lines) => {
    expect(statementLinesOf(packaged().resources, role)).toEqual(lines);
  });
}

/** Objects of the bucket, by a pattern of their keys. */
function inBucket(keys: string) {
  return {
    'Fn::Sub': expect.stringMatching(new RegExp(`^\\$\\{S3BucketPublishedStore\\.Arn\\}/${keys}$`)),
  };
}

/** Whether a statement allows an object of the bucket to be read; `*` is any text, as in IAM. */
function isReadableBy(line: string, key: string): boolean {
  const [actions = '', places = ''] = line.split(' | ');
  const mayRead = actions.split(' ').some((action) => patternOf(action).test('s3:GetObject'));
  return mayRead && places.split(' ').some((place) => patternOf(place).test(`bucket/${key}`));
}

function patternOf(text: string): RegExp {
  const parts = text.split('*').map((part) => part.replace(/[.?+^$(){}|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`);
}
