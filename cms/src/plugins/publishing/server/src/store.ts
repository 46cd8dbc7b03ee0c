import { folderStore, type PublishedStore, s3Store } from '@congkhai/published-store';
import type { StoreSettings } from './config';

/** The published store that the settings name. */
export function createStore(settings: StoreSettings): PublishedStore {
  if (settings.kind === 'folder') return folderStore({ root: settings.root });
  const { accessKeyId, secretAccessKey, kind: _, ...options } = settings;
  return s3Store({
    ...options,
    ...(accessKeyId && secretAccessKey ? { credentials: { accessKeyId, secretAccessKey } } : {}),
  });
}
