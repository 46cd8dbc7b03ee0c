import { sha256Of } from '@congkhai/published-store';
import type { Approval } from '@congkhai/shared/contracts/seal';
import type { Core } from '@strapi/strapi';
import { LEDGER_UID } from '../constants';

/**
 * `writing`: noted, the object may be there or not. `written`: the object is there. `damaged`: somebody else changed or removed it; it is to be
 * written again. `gone`: no longer public; the row stays for its revision.
 */
export type LedgerState = 'writing' | 'written' | 'damaged' | 'gone';

export interface WrittenDocument {
  key: string;
  subject: string;
  sha256: string;
  objectSha256: string;
  /** Of the key that signed its seal. Null if none did, and for files, whose keys are made of their bytes. */
  keyId: string | null;
  revision: number;
  approvals: Approval[];
  sealedAt: string;
  dependents: string[];
}

/** A row as it is read. What was written before documents were sealed has no revision and no state. */
export interface LedgerRow extends Omit<WrittenDocument, 'objectSha256' | 'revision' | 'sealedAt'> {
  id: number;
  objectSha256: string | null;
  revision: number | null;
  sealedAt: string | null;
  state: LedgerState | null;
  formerDependents: string[] | null;
}

const ROWS_AT_ONCE = 100;

/** The part of the manifest that lists a key: the first two digits of the key's SHA-256. */
export function partOf(key: string): string {
  return sha256Of(key).slice(0, 2);
}

/** What was last written to the published store, with the seal it got. Calls join the transaction that is open around them. */
export const ledger = (strapi: Core.Strapi) => {
  const rows = () => strapi.db.query(LEDGER_UID);
  return {
    /** The rows of a subject, and all rows of its keys and of these, whosever they are. */
    async find(subject: string, keys: readonly string[]): Promise<LedgerRow[]> {
      const own: LedgerRow[] = await rows().findMany({ where: { subject } });
      const all = [...new Set([...keys, ...own.map(({ key }) => key)])];
      const others = await rows().findMany({
        where: { key: { $in: all }, subject: { $ne: subject } },
      });
      return [...own, ...others];
    },

    /** Notes what is about to be written, so that no revision is ever given to two contents. */
    async note(
      documents: readonly (WrittenDocument & { known: LedgerRow | undefined })[],
    ): Promise<void> {
      const added: object[] = [];
      for (const { known, ...document } of documents) {
        const data = {
          ...pick(document),
          part: partOf(document.key),
          state: 'writing',
          isListed: false,
          writtenAt: new Date(),
          formerDependents: [...(known?.dependents ?? []), ...(known?.formerDependents ?? [])],
        };
        if (known) await rows().updateMany({ where: { id: known.id }, data });
        else added.push(data);
      }
      for (let start = 0; start < added.length; start += ROWS_AT_ONCE)
        await rows().createMany({ data: added.slice(start, start + ROWS_AT_ONCE) });
    },

    /** Says that these have been written and those removed. */
    async confirm(
      subject: string,
      written: readonly { key: string }[],
      gone: readonly { key: string }[],
    ): Promise<void> {
      const state = { isListed: false, formerDependents: [], writtenAt: new Date() };
      const set = async (documents: readonly { key: string }[], data: object) => {
        for (let start = 0; start < documents.length; start += ROWS_AT_ONCE) {
          const keys = documents.slice(start, start + ROWS_AT_ONCE).map(({ key }) => key);
          await rows().updateMany({ where: { subject, key: { $in: keys } }, data });
        }
      };
      await set(written, { ...state, state: 'written' });
      await set(gone, { ...state, state: 'gone', dependents: [] });
    },

    /** Has these written again the next time their subjects are settled. */
    async markDamaged(keys: readonly string[]): Promise<void> {
      for (let start = 0; start < keys.length; start += ROWS_AT_ONCE)
        await rows().updateMany({
          where: { key: { $in: keys.slice(start, start + ROWS_AT_ONCE) }, state: 'written' },
          data: { state: 'damaged' },
        });
    },

    /** The same row as it is now. */
    async findAgain({ id }: LedgerRow): Promise<LedgerRow | null> {
      return rows().findOne({ where: { id } });
    },

    /** A row by which an object is public. */
    async findPublic(key: string): Promise<LedgerRow | null> {
      const where = { key, $or: [{ state: { $ne: 'gone' } }, { state: null }] };
      return rows().findOne({ where });
    },

    /** All that is or should be public, a page at a time. */
    async listPublic(afterId: number, limit: number): Promise<LedgerRow[]> {
      return rows().findMany({
        where: { id: { $gt: afterId }, $or: [{ state: { $ne: 'gone' } }, { state: null }] },
        orderBy: { id: 'asc' },
        limit,
      });
    },
  };
};

function pick(document: WrittenDocument): WrittenDocument {
  const { key, subject, sha256, objectSha256, keyId, revision, approvals, sealedAt, dependents } =
    document;
  return { key, subject, sha256, objectSha256, keyId, revision, approvals, sealedAt, dependents };
}
