import type { Connection } from './environment';
import { placeConnectionOf } from './place';

const PUBLISHED: Connection = {
  S3_ENDPOINT: 'https://s3.example.vn',
  S3_REGION: 'hn-1',
  S3_ACCESS_KEY_ID: 'publisher',
  S3_SECRET_ACCESS_KEY: 'published secret',
  S3_FORCE_PATH_STYLE: true,
};

test('backups go to the server of the published store, with its key, where nothing else is said', () => {
  expect(placeConnectionOf(PUBLISHED)).toEqual(PUBLISHED);
});

test('backups have a server and a key of their own', () => {
  const own: Connection = {
    ...PUBLISHED,
    BACKUP_S3_ENDPOINT: 'https://s3.ap-southeast-1.amazonaws.com',
    BACKUP_S3_REGION: 'ap-southeast-1',
    BACKUP_S3_ACCESS_KEY_ID: 'keeper',
    BACKUP_S3_SECRET_ACCESS_KEY: 'kept secret',
    BACKUP_S3_FORCE_PATH_STYLE: false,
  };
  expect(placeConnectionOf(own)).toEqual({
    S3_ENDPOINT: 'https://s3.ap-southeast-1.amazonaws.com',
    S3_REGION: 'ap-southeast-1',
    S3_ACCESS_KEY_ID: 'keeper',
    S3_SECRET_ACCESS_KEY: 'kept secret',
    S3_FORCE_PATH_STYLE: false,
  });
});

test('a key of backups without its secret is refused, and not taken with that of the published store', () => {
  expect(() => placeConnectionOf({ ...PUBLISHED, BACKUP_S3_ACCESS_KEY_ID: 'keeper' })).toThrow(
    'both or neither',
  );
});
