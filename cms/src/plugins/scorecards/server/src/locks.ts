import type { Core, UID } from '@strapi/strapi';

/**
 * Holds a row until the transaction that is open around the call ends. `share` lets others read and share it but not change it.
 * SQLite has no row locks and needs none: it runs one transaction at a time.
 */
export async function lockRows(
  strapi: Core.Strapi,
  uid: UID.ContentType,
  ids: readonly number[],
  mode: 'share' | 'update',
): Promise<void> {
  const { tableName } = strapi.db.metadata.get(uid);
  await strapi.db.transaction(async ({ trx }) => {
    const rows = strapi.db
      .getConnection(tableName)
      .transacting(trx)
      .select('id')
      .whereIn('id', [...ids])
      .orderBy('id');
    await (mode === 'share' ? rows.forShare() : rows.forUpdate());
  });
}
