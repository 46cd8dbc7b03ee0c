import {
  askTextColumns,
  type TableQuestion,
  type TextColumns,
  withTextColumns,
} from '@congkhai/shared/text/text-columns';
import type { Core } from '@strapi/strapi';

const ROWS_PER_STEP = 500;
type Row = Record<string, unknown>;

/**
 * Keeps the columns by which lists in the admin are searched without diacritics and sorted as Vietnamese sorts. They belong to the
 * rows, whichever way rows are written or asked for (documents, pickers of relations, commands), hence below the document service.
 */
export const textColumns = ({ strapi }: { strapi: Core.Strapi }) => {
  /** Rows from before the columns: read and written in steps, past Strapi, so that nothing counts as edited. */
  async function fillOldRows(uid: string, columns: TextColumns): Promise<void> {
    const { tableName, attributes } = strapi.db.metadata.get(uid);
    const nameOf = (attribute: string) => {
      const known = attributes[attribute];
      return (known && 'columnName' in known && known.columnName) || attribute;
    };
    const pairs = [...Object.entries(columns.folded), ...Object.entries(columns.ordered)];
    const texts = [...new Set(pairs.map(([text]) => text))];
    const select = texts.map((text) => `${nameOf(text)} as ${text}`);
    for (;;) {
      const rows: Row[] = await strapi.db
        .getConnection(tableName)
        .select('id', ...select)
        .where((query) => {
          for (const [text, column] of pairs)
            query.orWhere((missing) =>
              missing.whereNull(nameOf(column)).whereNotNull(nameOf(text)),
            );
        })
        .limit(ROWS_PER_STEP);
      if (rows.length === 0) return;
      await strapi.db.transaction(async ({ trx }) => {
        for (const { id, ...row } of rows) {
          const filled = withTextColumns(row, columns);
          await strapi.db
            .getConnection(tableName)
            .transacting(trx)
            .where({ id })
            .update(
              Object.fromEntries(pairs.map(([, column]) => [nameOf(column), filled[column]])),
            );
        }
      });
    }
  }

  return {
    /** To be called in a plugin's bootstrap, for a content type whose schema has the columns. */
    async attach(uid: string, columns: TextColumns): Promise<void> {
      const write = ({ params }: { params: { data?: unknown } }) => {
        for (const row of Array.isArray(params.data) ? params.data : [params.data]) {
          if (typeof row !== 'object' || row === null) continue;
          const written = withTextColumns(row, columns);
          for (const name of Object.keys(row))
            if (!(name in written)) Reflect.deleteProperty(row, name);
          Object.assign(row, written);
        }
      };
      const ask = ({ params }: { params: TableQuestion }) => {
        Object.assign(params, askTextColumns(params, columns));
      };
      strapi.db.lifecycles.subscribe({
        models: [uid],
        beforeCreate: write,
        beforeCreateMany: write,
        beforeUpdate: write,
        beforeUpdateMany: write,
        beforeFindMany: ask,
        beforeCount: ask,
      });
      await fillOldRows(uid, columns);
    },
  };
};
export type TextColumnsService = ReturnType<typeof textColumns>;
