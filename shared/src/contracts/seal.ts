import * as z from 'zod';
import { IdentifierSchema } from './identifiers';

const Sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

/** Somebody who approved a document, as they were called then. */
export const ApprovalSchema = z.strictObject({
  name: z.string().min(1),
  role: z.string(),
  at: z.iso.datetime(),
});
export type Approval = z.infer<typeof ApprovalSchema>;

/**
 * What stands as `seal` in every document that publishing writes. `revision` only grows for a key, also when the document went and came back.
 * `sha256` is over the canonical JSON (RFC 8785) of the document without its seal. `signature` is Ed25519, in base64, over the canonical JSON of
 * `{key, revision, approvals, sealedAt, sha256}`, where `key` is where the document lies: a copy of it elsewhere is not signed. It is null if the
 * operator has no key, and was left out before seals were signed.
 */
export const SealSchema = z.strictObject({
  revision: z.int().positive(),
  approvals: z.array(ApprovalSchema),
  sealedAt: z.iso.datetime(),
  sha256: Sha256Schema,
  keyId: IdentifierSchema.nullable().default(null),
  signature: z.string().nullable().default(null),
});
export type Seal = z.infer<typeof SealSchema>;

/** One document as the manifest lists it. `objectSha256` is over the bytes as they lie in the store, the seal included. */
export const ManifestEntrySchema = z.strictObject({
  key: z.string().min(1),
  revision: z.int().positive(),
  sealedAt: z.iso.datetime(),
  sha256: Sha256Schema,
  objectSha256: Sha256Schema,
});

/** The documents whose keys' SHA-256 begin with these two digits, sorted by key. */
export const ManifestPartSchema = z.strictObject({
  part: z.string().regex(/^[0-9a-f]{2}$/),
  documents: z.array(ManifestEntrySchema),
});
export type ManifestPart = z.infer<typeof ManifestPartSchema>;

/**
 * The signed list of everything that is published: the SHA-256 of each part's text by its two digits. `number` grows with each. The signature is
 * Ed25519 over the canonical JSON of `root`; it is null if the operator has no key.
 */
export const ManifestSchema = z.strictObject({
  root: z.strictObject({
    number: z.int().positive(),
    sealedAt: z.iso.datetime(),
    documentCount: z.int().nonnegative(),
    parts: z.record(z.string(), Sha256Schema),
  }),
  keyId: IdentifierSchema.nullable(),
  signature: z.string().nullable(),
});
export type Manifest = z.infer<typeof ManifestSchema>;
