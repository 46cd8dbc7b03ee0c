import {
  folderStore,
  type PublishedStore,
  type S3StoreOptions,
  s3Store,
  type UploadsBucket,
  uploadsBucket,
} from '@congkhai/published-store';
import type { PublishingConfig, StoreSettings } from './config';

/** The published store that the settings name. */
export function createStore(settings: StoreSettings): PublishedStore {
  if (settings.kind === 'folder') return folderStore({ root: settings.root });
  return s3Store(optionsOf(settings));
}

/** Where the media library keeps its files, if that is the bucket of the published store; null: it keeps them as Strapi is told to. */
export function createUploadsBucket({
  store,
  keepsUploads,
}: PublishingConfig): UploadsBucket | null {
  return keepsUploads && store.kind === 's3' ? uploadsBucket(optionsOf(store)) : null;
}

function optionsOf(settings: Extract<StoreSettings, { kind: 's3' }>): S3StoreOptions {
  const { accessKeyId, secretAccessKey, kind: _, ...options } = settings;
  return {
    ...options,
    ...(accessKeyId && secretAccessKey ? { credentials: { accessKeyId, secretAccessKey } } : {}),
  };
}
