import { AsyncLocalStorage } from 'node:async_hooks';

/** One permission that a role or a token was given or lost. */
export interface PermissionChange {
  kind: 'added' | 'removed';
  owner: { uid: string; id: number; name: string };
  permission: Record<string, unknown>;
}

interface Collection {
  permissions: PermissionChange[];
  /** Whoever resets a password or accepts an invitation has not signed in, and acts for their own account. */
  isSelfService: boolean;
}

const storage = new AsyncLocalStorage<Collection>();

/**
 * Strapi writes permissions one row at a time. While `run` lasts they are collected, and told to `flush` all at once. Inside another
 * collection nothing begins anew.
 */
export async function collect<Result>(
  run: () => Promise<Result>,
  flush: (permissions: readonly PermissionChange[]) => Promise<void>,
  { isSelfService = false } = {},
): Promise<Result> {
  if (storage.getStore()) return run();
  const collection: Collection = { permissions: [], isSelfService };
  return storage.run(collection, async () => {
    const result = await run();
    await flush(collection.permissions);
    return result;
  });
}

/** The collection that is open, if any. */
export function openCollection(): Collection | undefined {
  return storage.getStore();
}
