import { randomBytes } from 'node:crypto';
import {
  type AuditContent,
  AuditContentSchema,
  columnsOf,
  FIRST_PREVIOUS_HASH,
  linkOf,
} from '@congkhai/shared/audit/entry';
import type { AuditActor, AuditEntry, AuditTrail } from '@congkhai/shared/contracts/audit-trail';
import type { Core } from '@strapi/strapi';
import * as z from 'zod';
import { actorOf } from '../actor';
import { canonicalJsonOf, sha256Of } from '../canonical';
import { ADDRESS_TABLE, ENTRY_TABLE } from '../constants';
import { inTransaction, type Query } from '../database';
import { cleanDetail } from '../detail';

type RowsOf = (table: string) => Query;

const HeadSchema = z.object({ sequence: z.int(), hash: z.string() });

/** Writes entries. There is no way to change or remove one. */
export const trail = ({ strapi }: { strapi: Core.Strapi }) => {
  const isPostgres = strapi.db.dialect.client === 'postgres';

  // On SQLite there is one writer at a time, so the last entry is still the last when the next is added.
  async function linkAfterLast(rowsOf: RowsOf, contentSha256: string) {
    if (isPostgres) return {};
    const head: unknown = await rowsOf(ENTRY_TABLE)
      .select('sequence', 'hash')
      .orderBy('sequence', 'desc')
      .first();
    const last = HeadSchema.optional().parse(head);
    const sequence = (last?.sequence ?? 0) + 1;
    const previousHash = last?.hash ?? FIRST_PREVIOUS_HASH;
    const hash = sha256Of(canonicalJsonOf(linkOf({ contentSha256, previousHash, sequence })));
    return { sequence, previous_hash: previousHash, hash };
  }

  // Strapi writes several documents of one transaction at once; on SQLite each has to see the entry before it. Taken only by whoever
  // has the connection already, so nobody waits here for somebody who waits for the connection.
  let lastAppend: Promise<unknown> = Promise.resolve();
  function inTurn(write: () => Promise<void>): Promise<void> {
    const turn = lastAppend.then(write, write);
    lastAppend = turn.catch(() => undefined);
    return turn;
  }

  async function append(rowsOf: RowsOf, content: AuditContent): Promise<void> {
    const text = canonicalJsonOf(content);
    const contentSha256 = sha256Of(text);
    const columns = columnsOf(content);
    await rowsOf(ENTRY_TABLE).insert({
      ...(await linkAfterLast(rowsOf, contentSha256)),
      content: text,
      content_sha_256: contentSha256,
      at: columns.at,
      action: columns.action,
      action_group: columns.actionGroup,
      actor_key: columns.actorKey,
      subject_uid: columns.subjectUid,
      document_id: columns.documentId,
      search_text: columns.searchText,
    });
  }

  async function keepAddress(rowsOf: RowsOf, address: string, at: string): Promise<string> {
    const nonce = randomBytes(16).toString('hex');
    const addressSha256 = sha256Of(`${nonce} ${address}`);
    await rowsOf(ADDRESS_TABLE).insert({
      address_sha_256: addressSha256,
      nonce,
      address,
      recorded_at: at,
    });
    return addressSha256;
  }

  async function record({
    action,
    subject,
    detail = {},
    actor = actorOf(strapi),
    clientAddress,
  }: AuditEntry): Promise<void> {
    const at = new Date().toISOString();
    const cleaned = cleanDetail(detail);
    await inTransaction(strapi, async ({ rowsOf }) => {
      const addressSha256 = clientAddress ? await keepAddress(rowsOf, clientAddress, at) : null;
      const content = { at, actor, action, subject, detail: cleaned, addressSha256 };
      const parsed = AuditContentSchema.parse(content);
      await (isPostgres ? append(rowsOf, parsed) : inTurn(() => append(rowsOf, parsed)));
    });
  }

  return {
    record,
    actorOf: (): AuditActor => actorOf(strapi),
  } satisfies AuditTrail;
};
export type Trail = ReturnType<typeof trail>;
