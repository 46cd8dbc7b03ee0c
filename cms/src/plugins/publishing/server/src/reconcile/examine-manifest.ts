import { verify } from 'node:crypto';
import { canonicalJsonOf, type PublishedStore, sha256Of } from '@congkhai/published-store';
import { MANIFEST_PREFIX, manifestKeys } from '@congkhai/shared/contracts/object-keys';
import { ManifestSchema } from '@congkhai/shared/contracts/seal';
import type { Core } from '@strapi/strapi';
import { LEDGER_UID, PART_UID } from '../constants';
import { hasUnlisted } from '../manifest/write-manifest';
import type { Signer } from '../signing';
import { keepInQuarantine } from './quarantine';

interface PartRow {
  part: string;
  sha256: string;
}

/**
 * Compares the manifest in the store with what was last written of it, and has what differs written again by the drain. Gives the keys that were
 * wrong. While the drain is writing it, nothing is said.
 */
export async function examineManifest(
  strapi: Core.Strapi,
  {
    store,
    signer,
    quarantineFolder,
  }: { store: PublishedStore; signer: Signer | null; quarantineFolder: string },
): Promise<string[]> {
  if (await hasUnlisted(strapi)) return [];
  const parts: PartRow[] = await strapi.db.query(PART_UID).findMany({ limit: 256 });
  const expected = new Map(parts.map((row) => [manifestKeys.part(row.part, row.sha256), row]));
  const wrong: { key: string; part: string | undefined }[] = [];
  for (const [key, { part, sha256 }] of expected) {
    const stored = await store.readBytes(key);
    if (!stored || sha256Of(stored.bytes) !== sha256) wrong.push({ key, part });
  }
  const root = (await store.read(manifestKeys.root()))?.text ?? '';
  if (parts.length > 0 && !isOwnRoot(root, parts, signer))
    wrong.push({ key: manifestKeys.root(), part: parts[0]?.part });
  // Something was published in between: the next run looks again.
  if (await hasUnlisted(strapi)) return [];
  for (const { part } of wrong)
    await strapi.db.query(LEDGER_UID).updateMany({ where: { part }, data: { isListed: false } });
  const own = new Set([...expected.keys(), manifestKeys.root()]);
  const foreign = (await store.list(MANIFEST_PREFIX)).filter(
    (key) => !own.has(key) && !key.startsWith(`${MANIFEST_PREFIX}keys/`),
  );
  for (const key of foreign) {
    const stored = await store.readBytes(key);
    if (stored) await keepInQuarantine(quarantineFolder, key, stored.bytes);
    await store.remove(key);
  }
  return [...wrong.map(({ key }) => key), ...foreign].sort();
}

function isOwnRoot(text: string, parts: readonly PartRow[], signer: Signer | null): boolean {
  const manifest = ManifestSchema.safeParse(parse(text));
  if (!manifest.success) return false;
  const { root, signature } = manifest.data;
  const named = Object.fromEntries(parts.map(({ part, sha256 }) => [part, sha256]));
  if (canonicalJsonOf(root.parts) !== canonicalJsonOf(named)) return false;
  if (!signer) return true;
  return (
    signature !== null &&
    verify(
      null,
      Buffer.from(canonicalJsonOf(root)),
      signer.publicKeyPem,
      Buffer.from(signature, 'base64'),
    )
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
