import type { Core } from '@strapi/strapi';
import { LEDGER_UID } from './constants';

const FORMER_INDEX = 'publishing_documents_key';

/**
 * Before files could have several owners, a key stood once in the ledger, and a unique index saw to it. Strapi does not drop
 * indexes where `forceMigration` is off, so it is dropped here. Where it is not there, nothing happens.
 */
export async function dropFormerIndex(strapi: Core.Strapi): Promise<void> {
  const { connection, dialect, metadata } = strapi.db;
  // PostgreSQL keeps it as a constraint of the table.
  if (dialect.client === 'postgres')
    await connection.raw('alter table ?? drop constraint if exists ??', [
      metadata.get(LEDGER_UID).tableName,
      FORMER_INDEX,
    ]);
  else await connection.raw('drop index if exists ??', [FORMER_INDEX]);
}
