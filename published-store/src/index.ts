export { folderStore } from './folder-store';
export { InvalidKey } from './keys';
export {
  type PublishedStore,
  PublishedStoreUnreachable,
  type StoredBytes,
  type StoredText,
} from './published-store';
export type { S3StoreOptions } from './s3-connection';
export { s3Store } from './s3-store';
export {
  canonicalJsonOf,
  isSealedBy,
  openSealedText,
  type SealKeys,
  sealedTextOf,
  sha256Of,
  signedContentOf,
} from './sealed-document';
export { type UploadsBucket, uploadsBucket } from './uploads-bucket';
