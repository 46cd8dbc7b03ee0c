export { folderStore } from './folder-store';
export { InvalidKey } from './keys';
export {
  type PublishedStore,
  PublishedStoreUnreachable,
  type StoredBytes,
  type StoredText,
} from './published-store';
export { type S3StoreOptions, s3Store } from './s3-store';
export {
  canonicalJsonOf,
  openSealedText,
  sealedTextOf,
  sha256Of,
} from './sealed-document';
