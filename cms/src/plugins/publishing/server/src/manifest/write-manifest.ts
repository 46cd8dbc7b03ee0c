import { canonicalJsonOf, type PublishedStore, sha256Of } from '@congkhai/published-store';
import { manifestKeys } from '@congkhai/shared/contracts/object-keys';
import { type Manifest, ManifestPartSchema, ManifestSchema } from '@congkhai/shared/contracts/seal';
import type { Core } from '@strapi/strapi';
import * as z from 'zod';
import { LEDGER_UID, PART_UID } from '../constants';
import { inParallel } from '../services/in-parallel';
import type { Signer } from '../signing';

const PARTS_AT_ONCE = 16;
const UNLISTED = { isListed: false, state: { $in: ['written', 'gone'] } };
const PartsSchema = z.array(z.object({ part: z.string() }));

interface PartRow {
  part: string;
  sha256: string;
  documentCount: number;
}
/** A part that lies in the store, with the row that it continues and the object that it replaces. */
interface WrittenPart extends PartRow {
  rowId: number | null;
  replacedKey: string | null;
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
  const parts = await listBehind(strapi);
  if (parts.length === 0) return;
  const written = await inParallel(PARTS_AT_ONCE, parts, (part) => writePart(part, strapi, store));
  // Together: each write of its own would wait for the disk.
  await strapi.db.transaction(async () => {
    for (const part of written) await keepPart(strapi, part);
  });
  await writeRoot({ strapi, store, signer });
  for (const { replacedKey } of written) if (replacedKey) await store.remove(replacedKey);
  await strapi.db.query(LEDGER_UID).updateMany({
    where: { part: { $in: parts }, ...UNLISTED },
    data: { isListed: true },
  });
}

/** The parts whose documents have changed since they were written. */
async function listBehind(strapi: Core.Strapi): Promise<string[]> {
  const rows: unknown = await strapi.db
    .queryBuilder(LEDGER_UID)
    .select(['part'])
    .where(UNLISTED)
    .groupBy(['part'])
    .execute({ mapResults: false });
  return PartsSchema.parse(rows).map(({ part }) => part);
}

/** Whether the manifest is behind what is written. */
export async function hasUnlisted(strapi: Core.Strapi): Promise<boolean> {
  return (await strapi.db.query(LEDGER_UID).findOne({ where: UNLISTED, select: ['id'] })) !== null;
}

/** Writes a part into the store. */
async function writePart(
  part: string,
  strapi: Core.Strapi,
  store: PublishedStore,
): Promise<WrittenPart> {
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
  const former: (PartRow & { id: number }) | null = await strapi.db
    .query(PART_UID)
    .findOne({ where: { part } });
  await store.write(manifestKeys.part(part, sha256), text);
  const isReplaced = former !== null && former.sha256 !== sha256;
  return {
    part,
    sha256,
    documentCount: listed.length,
    rowId: former?.id ?? null,
    replacedKey: isReplaced ? manifestKeys.part(part, former.sha256) : null,
  };
}

async function keepPart(
  strapi: Core.Strapi,
  { rowId, part, sha256, documentCount }: WrittenPart,
): Promise<void> {
  const data = { part, sha256, documentCount };
  if (rowId === null) await strapi.db.query(PART_UID).create({ data });
  else await strapi.db.query(PART_UID).updateMany({ where: { id: rowId }, data });
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
