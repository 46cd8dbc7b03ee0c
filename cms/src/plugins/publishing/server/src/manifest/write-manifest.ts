import { canonicalJsonOf, type PublishedStore, sha256Of } from '@congkhai/published-store';
import { manifestKeys } from '@congkhai/shared/contracts/object-keys';
import { type Manifest, ManifestPartSchema, ManifestSchema } from '@congkhai/shared/contracts/seal';
import type { Core } from '@strapi/strapi';
import { LEDGER_UID, PART_UID } from '../constants';
import { inParallel } from '../services/in-parallel';
import type { Signer } from '../signing';

const PARTS_AT_ONCE = 16;
const UNLISTED_AT_ONCE = 20_000;

interface PartRow {
  part: string;
  sha256: string;
  documentCount: number;
}
interface Dependencies {
  strapi: Core.Strapi;
  store: PublishedStore;
  signer: Signer | null;
}

/**
 * Writes the parts of the manifest whose documents have changed, then the signed root that names them, then takes the replaced parts away.
 * A crash in between leaves a root whose parts are all there, and rows that are still to be listed.
 */
export async function writeManifest({ strapi, store, signer }: Dependencies): Promise<void> {
  const documents = strapi.db.query(LEDGER_UID);
  const unlisted: { id: number; part: string }[] = await documents.findMany({
    where: { isListed: false, state: { $in: ['written', 'gone'] } },
    select: ['id', 'part'],
    limit: UNLISTED_AT_ONCE,
  });
  if (unlisted.length === 0) return;
  const parts = [...new Set(unlisted.map(({ part }) => part))];
  const replaced = await inParallel(PARTS_AT_ONCE, parts, (part) => writePart(part, strapi, store));
  await writeRoot({ strapi, store, signer });
  for (const key of replaced.flat()) await store.remove(key);
  for (const part of parts)
    await documents.updateMany({
      where: { part, isListed: false, state: { $in: ['written', 'gone'] } },
      data: { isListed: true },
    });
}

/** Whether the manifest is behind what is written. */
export async function hasUnlisted(strapi: Core.Strapi): Promise<boolean> {
  const where = { isListed: false, state: { $in: ['written', 'gone'] } };
  return (await strapi.db.query(LEDGER_UID).findOne({ where, select: ['id'] })) !== null;
}

/** Writes a part, and gives the key of the one that it replaces. */
async function writePart(
  part: string,
  strapi: Core.Strapi,
  store: PublishedStore,
): Promise<string[]> {
  const rows = await strapi.db.query(LEDGER_UID).findMany({
    where: { part, state: { $in: ['written', 'damaged'] } },
    select: ['key', 'revision', 'sealedAt', 'sha256', 'objectSha256'],
    orderBy: { key: 'asc' },
  });
  const documents = rows.map(
    ({ key, revision, sealedAt, sha256, objectSha256 }: Record<string, unknown>) => ({
      key,
      revision,
      sealedAt,
      sha256,
      objectSha256,
    }),
  );
  // A file that several subjects show is one object.
  const listed = documents.filter(
    ({ key }: { key: unknown }, index: number) => key !== documents[index - 1]?.key,
  );
  const text = canonicalJsonOf(ManifestPartSchema.parse({ part, documents: listed }));
  const sha256 = sha256Of(text);
  const partRows = strapi.db.query(PART_UID);
  const former: PartRow | null = await partRows.findOne({ where: { part } });
  await store.write(manifestKeys.part(part, sha256), text);
  const data = { part, sha256, documentCount: listed.length };
  if (former) await partRows.update({ where: { part }, data });
  else await partRows.create({ data });
  return former && former.sha256 !== sha256 ? [manifestKeys.part(part, former.sha256)] : [];
}

async function writeRoot({ strapi, store, signer }: Dependencies): Promise<void> {
  const rows: PartRow[] = await strapi.db
    .query(PART_UID)
    .findMany({ orderBy: { part: 'asc' }, limit: 256 });
  const root = {
    // Milliseconds, so that it grows although nothing but the clock is kept; the lease lets one process write.
    number: Date.now(),
    sealedAt: new Date().toISOString(),
    documentCount: rows.reduce((sum, { documentCount }) => sum + documentCount, 0),
    parts: Object.fromEntries(rows.map(({ part, sha256 }) => [part, sha256])),
  };
  const manifest: Manifest = ManifestSchema.parse({
    root,
    keyId: signer?.keyId ?? null,
    signature: signer?.sign(root) ?? null,
  });
  if (signer) {
    const { keyId, publicKeyPem } = signer;
    const document = { keyId, algorithm: 'Ed25519', publicKey: publicKeyPem };
    await store.create(manifestKeys.publicKey(keyId), canonicalJsonOf(document));
  }
  await store.write(manifestKeys.root(), canonicalJsonOf(manifest));
}
