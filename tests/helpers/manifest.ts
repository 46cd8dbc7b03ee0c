import { canonicalJsonOf, type PublishedStore, sha256Of } from '@congkhai/published-store';
import {
  isDerivedKey,
  MANIFEST_PREFIX,
  manifestKeys,
} from '@congkhai/shared/contracts/object-keys';
import { type ManifestPart, ManifestSchema } from '@congkhai/shared/contracts/seal';

/** Writes the manifest of what lies in the store, as publishing would, without a signature. */
export async function putManifest(store: PublishedStore): Promise<void> {
  const keys = (await store.list('')).filter(
    (key) => !isDerivedKey(key) && !key.startsWith(MANIFEST_PREFIX) && key.endsWith('.json'),
  );
  const parts = new Map<string, ManifestPart['documents']>();
  for (const key of keys) {
    const text = (await store.read(key))?.text ?? '';
    const sha256 = sha256Of(text);
    const part = sha256Of(key).slice(0, 2);
    const entry = {
      key,
      revision: 1,
      sealedAt: '2023-10-06T08:00:00.000Z',
      sha256,
      objectSha256: sha256,
    };
    parts.set(part, [...(parts.get(part) ?? []), entry]);
  }
  const named: Record<string, string> = {};
  for (const [part, documents] of parts) {
    const text = canonicalJsonOf({ part, documents });
    named[part] = sha256Of(text);
    await store.write(manifestKeys.part(part, sha256Of(text)), text);
  }
  const root = {
    number: (await numberOf(store)) + 1,
    sealedAt: '2023-10-06T08:00:00.000Z',
    documentCount: keys.length,
    parts: named,
  };
  const manifest = { root, keyId: null, signature: null };
  await store.write(manifestKeys.root(), canonicalJsonOf(manifest));
}

/** Of the manifest that is there; 0 if there is none. */
async function numberOf(store: PublishedStore): Promise<number> {
  const stored = await store.read(manifestKeys.root());
  return stored ? ManifestSchema.parse(JSON.parse(stored.text)).root.number : 0;
}
