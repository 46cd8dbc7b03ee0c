import type { PublishedStore } from '@congkhai/published-store';
import {
  daySealOfKey,
  daySealPrefix,
  hourSealOfKey,
  hourSealPrefix,
  objectKeys,
} from '@congkhai/shared/contracts/object-keys';
import {
  type DaySeal,
  type HourSeal,
  SignedDaySealSchema,
  SignedHourSealSchema,
} from '@congkhai/shared/views/ledger';
import type * as z from 'zod';
import { DocumentInvalid } from '../stores/store-unavailable';
import { canonicalJsonOf, type Signed, sha256Of } from './signing';

// Seals as they lie in the published store: created once, never replaced.

type AnySeal = HourSeal | DaySeal;

/** How seals of one kind are kept. `name` is the hour or the day. */
export interface SealKind<Seal extends AnySeal> {
  keyOf(name: string, version: number): string;
  /** What the keys of all its versions begin with. */
  prefixOf(name: string): string;
  /** The version of the seal that has this key. */
  versionOf(key: string): number | null;
  nameOf(seal: Seal): string;
  schema: z.ZodType<Signed<Seal>>;
}

export const HOUR_SEALS: SealKind<HourSeal> = {
  keyOf: objectKeys.hourSeal,
  prefixOf: hourSealPrefix,
  versionOf: (key) => hourSealOfKey(key)?.version ?? null,
  nameOf: ({ hour }) => hour,
  schema: SignedHourSealSchema,
};
export const DAY_SEALS: SealKind<DaySeal> = {
  keyOf: objectKeys.daySeal,
  prefixOf: daySealPrefix,
  versionOf: (key) => daySealOfKey(key)?.version ?? null,
  nameOf: ({ localDay }) => localDay,
  schema: SignedDaySealSchema,
};

/**
 * One seal, or null if there is none. Throws `DocumentInvalid` for a document that is not what was sealed: nothing may be computed from it.
 * Its signature is looked at by the audit, which is told what keys to trust.
 */
export async function readSeal<Seal extends AnySeal>(
  published: PublishedStore,
  kind: SealKind<Seal>,
  { name, version }: { name: string; version: number },
): Promise<Signed<Seal> | null> {
  const key = kind.keyOf(name, version);
  const stored = await published.read(key);
  return stored && parseSeal(kind, { name, version, text: stored.text });
}

/** A stored seal from its text. Throws `DocumentInvalid`, which names what is wrong with it. */
export function parseSeal<Seal extends AnySeal>(
  kind: SealKind<Seal>,
  { name, version, text }: { name: string; version: number; text: string },
): Signed<Seal> {
  try {
    const signed = kind.schema.parse(JSON.parse(text));
    const { seal, sha256 } = signed;
    if (kind.nameOf(seal) !== name) throw new Error(`It is the seal of ${kind.nameOf(seal)}`);
    if (seal.version !== version) throw new Error(`It is version ${seal.version}`);
    const recomputed = sha256Of(canonicalJsonOf(seal));
    if (recomputed !== sha256) throw new Error(`Its SHA-256 is ${recomputed}, not ${sha256}`);
    return signed;
  } catch (cause) {
    throw new DocumentInvalid(kind.keyOf(name, version), { cause });
  }
}

/** All versions of a seal, the oldest first; empty if there is none. */
export async function readSeals<Seal extends AnySeal>(
  published: PublishedStore,
  kind: SealKind<Seal>,
  name: string,
): Promise<Signed<Seal>[]> {
  const seals: Signed<Seal>[] = [];
  for (;;) {
    const signed = await readSeal(published, kind, { name, version: seals.length + 1 });
    if (!signed) return seals;
    seals.push(signed);
  }
}

/** Writes a seal, once. Answers the one that is there now: this one, or the one that another sealer wrote before. */
export async function createSeal<Seal extends AnySeal>(
  published: PublishedStore,
  kind: SealKind<Seal>,
  signed: Signed<Seal>,
): Promise<Signed<Seal>> {
  const { version } = signed.seal;
  const name = kind.nameOf(signed.seal);
  if (await published.create(kind.keyOf(name, version), canonicalJsonOf(signed))) return signed;
  const existing = await readSeal(published, kind, { name, version });
  if (!existing) throw new Error(`The seal ${kind.keyOf(name, version)} was there and is gone`);
  return existing;
}
