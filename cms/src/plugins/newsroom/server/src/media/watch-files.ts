import { LocaleSchema } from '@congkhai/shared/contracts/identifiers';
import type { Core } from '@strapi/strapi';
import * as z from 'zod';
import { ARTICLE_UID } from '../constants';
import { subjects } from '../publishables/subjects';

const FILE_UID = 'plugin::upload.file';
const COMPONENT_TABLE = 'newsroom_articles_cmps';
const RowsSchema = z.array(z.object({ document_id: z.string(), locale: z.string() }));
const FileSchema = z.object({ id: z.number() });

interface Outbox {
  add(subjects: Iterable<string>): Promise<void>;
}

/**
 * Articles follow the files that they show: one that is replaced, described anew or deleted in the media library queues them.
 * The library writes rows below the document service, so that a lifecycle of the database is the only place to hear of it.
 */
export function watchFiles(strapi: Core.Strapi): void {
  const publishing = strapi.plugin('publishing');
  if (!publishing) return;
  const queue = async (event: { params: { where?: unknown }; result?: unknown }) => {
    const file = FileSchema.safeParse(event.result);
    if (!file.success) return;
    const outbox: Outbox = publishing.service('outbox');
    await outbox.add(await subjectsShowing(strapi, file.data.id));
  };
  strapi.db.lifecycles.subscribe({
    models: [FILE_UID],
    afterUpdate: queue,
    async beforeDelete(event) {
      const row: unknown = await strapi.db
        .query(FILE_UID)
        .findOne({ where: event.params.where, select: ['id'] });
      await queue({ params: event.params, result: row });
    },
  });
}

/** The published articles that show a file: in a field of their own, or in a component. */
async function subjectsShowing(strapi: Core.Strapi, fileId: number): Promise<string[]> {
  const { connection } = strapi.db;
  const articles = strapi.db.metadata.get(ARTICLE_UID).tableName;
  const columns = [`${articles}.document_id`, `${articles}.locale`];
  const direct = connection('files_related_mph')
    .join(articles, `${articles}.id`, 'files_related_mph.related_id')
    .where({ file_id: fileId, related_type: ARTICLE_UID })
    .whereNotNull(`${articles}.published_at`)
    .distinct(columns);
  const inComponents = connection('files_related_mph')
    .join(COMPONENT_TABLE, (on) =>
      on
        .on(`${COMPONENT_TABLE}.cmp_id`, 'files_related_mph.related_id')
        .andOn(`${COMPONENT_TABLE}.component_type`, 'files_related_mph.related_type'),
    )
    .join(articles, `${articles}.id`, `${COMPONENT_TABLE}.entity_id`)
    .where({ file_id: fileId })
    .whereNotNull(`${articles}.published_at`)
    .distinct(columns);
  const rows = RowsSchema.parse([...(await direct), ...(await inComponents)]);
  return rows.flatMap(({ document_id: articleId, locale }) => {
    const known = LocaleSchema.safeParse(locale);
    return known.success ? [subjects.article({ articleId, locale: known.data })] : [];
  });
}
