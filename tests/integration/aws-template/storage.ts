import {
  LEDGER_PREFIX,
  MEDIA_PREFIX,
  manifestKeys,
  objectKeys,
  searchKeys,
} from '@congkhai/shared/contracts/object-keys';
import * as z from 'zod';
import type { ServerlessPackage } from '../../helpers/serverless-package';

// What is kept, for how long, and who may reach it.

const RuleSchema = z.strictObject({
  Id: z.string(),
  Status: z.literal('Enabled'),
  Prefix: z.string().optional(),
  NoncurrentVersionExpiration: z.strictObject({ NoncurrentDays: z.number() }).optional(),
  ExpiredObjectDeleteMarker: z.literal(true).optional(),
  AbortIncompleteMultipartUpload: z.strictObject({ DaysAfterInitiation: z.number() }).optional(),
});
const LifecycleSchema = z.object({ Rules: z.array(RuleSchema) });
const HASH = 'a'.repeat(64);

export function storageFacts(packaged: () => ServerlessPackage): void {
  const bucket = () => packaged().resources.S3BucketPublishedStore;
  /** After how many days a former version of an object goes; null: never. */
  const daysKept = (key: string): number | null => {
    const { Rules } = LifecycleSchema.parse(bucket()?.Properties.LifecycleConfiguration);
    const days = Rules.filter(({ Prefix }) => Prefix !== undefined && key.startsWith(Prefix)).map(
      (rule) => rule.NoncurrentVersionExpiration?.NoncurrentDays ?? Number.POSITIVE_INFINITY,
    );
    return days.length === 0 ? null : Math.min(...days);
  };

  test('the bucket is private, versioned, encrypted, and outlives the stack', () => {
    expect(bucket()).toMatchObject({
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        VersioningConfiguration: { Status: 'Enabled' },
        BucketEncryption: expect.anything(),
        OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
      },
    });
  });

  test('whoever speaks to the bucket in the clear or with old TLS is refused, and nobody is let in by its policy', () => {
    const everything = {
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: [
        { 'Fn::GetAtt': ['S3BucketPublishedStore', 'Arn'] },
        { 'Fn::Sub': expect.stringMatching(/^\$\{S3BucketPublishedStore\.Arn\}\/\*$/) },
      ],
    };
    expect(packaged().resources.PublishedStorePolicy?.Properties).toMatchObject({
      Bucket: { Ref: 'S3BucketPublishedStore' },
      PolicyDocument: {
        Statement: [
          { ...everything, Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
          { ...everything, Condition: { NumericLessThan: { 's3:TlsVersion': '1.2' } } },
        ],
      },
    });
  });

  test.each([
    ['an hour of the ledger', objectKeys.hourSeal('2026-11-01T08', 1), null],
    ['a day of the ledger', objectKeys.daySeal('2026-11-01', 1), null],
    ['raw rows', objectKeys.segment('2026-11-01T08', HASH), null],
    ['a key of the ledger', objectKeys.ledgerKey('k'), null],
    ['all of the ledger', LEDGER_PREFIX, null],
    ['a release', objectKeys.release('tien-phuoc-2022', 1), null],
    ['a scorecard', objectKeys.releasedScorecard('tien-phuoc-2022', 1, 'xa-tien-chau'), null],
    ['a framework', objectKeys.framework('tien-phuoc-2022'), null],
    ['an article', objectKeys.article('a', 'vi'), 90],
    ['the name of an article', objectKeys.slug('hoi-nghi', 'vi'), 90],
    ['a list of articles', objectKeys.articleListIndex('vi', 'all'), 90],
    ['a file', `${MEDIA_PREFIX}${HASH.slice(0, 32)}/anh.png`, 90],
    ['an upload', '_uploads/anh.png', 90],
    ['the manifest', manifestKeys.root(), 90],
    ['a list that is made every minute', objectKeys.mostRead('vi', 'all', 'today'), 1],
    ['what rises', objectKeys.rising('vi', 'all'), 1],
    ['the index of the search', searchKeys.file(HASH), 1],
  ])('former versions of %s (%s) are kept for %s days', (_what, key, days) => {
    expect(daysKept(key)).toBe(days);
  });

  test('no rule makes anything expire that is current; unfinished uploads go after a week', () => {
    // The schema takes no rule with `ExpirationInDays`, `ExpirationDate` or a move to another class.
    const { Rules } = LifecycleSchema.parse(bucket()?.Properties.LifecycleConfiguration);
    expect(Rules.filter(({ Prefix }) => Prefix === undefined)).toEqual([
      {
        Id: 'unfinished-uploads',
        Status: 'Enabled',
        AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
      },
    ]);
  });

  test('the views outlive the stack and can be put back to any minute, what tells readers apart cannot', () => {
    const { ViewsTable, ReadersTable } = packaged().resources;
    expect(ViewsTable).toMatchObject({
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        BillingMode: 'PAY_PER_REQUEST',
        DeletionProtectionEnabled: true,
        StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
        TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        SSESpecification: { SSEEnabled: true },
      },
    });
    expect(ReadersTable).toMatchObject({
      DeletionPolicy: 'Delete',
      Properties: {
        BillingMode: 'PAY_PER_REQUEST',
        TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: false },
        SSESpecification: { SSEEnabled: true },
      },
    });
  });
}
