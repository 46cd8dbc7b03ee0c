import { LocaleSchema } from '@congkhai/shared/contracts/identifiers';
import type { Core } from '@strapi/strapi';
import * as z from 'zod';
import { ARTICLE_UID } from '../constants';
import { subjects } from '../publishables/subjects';

const FILE_UID = 'plugin::upload.file';
const COMPONENT_TABLE = 'newsroom_articles_cmps';
const RowsSchema = z.array(z.object({ document_id: z.string(), locale: z.string() }));
const ShowingSchema = z.array(z.string());
const FileSchema = z.object({ id: z.number() });

/** Long after a write of one row has ended. */
const PRECAUTION_MILLISECONDS = 5_000;

interface Outbox {
  add(subjects: Iterable<string>, afterMilliseconds?: number): Promise<void>;
  retry(subject: string): Promise<number>;
}
interface FileEvent {
  params: { where?: unknown };
  state: Record<string, unknown>;
}

/**
 * Articles follow the files that they show: one that is replaced, described anew or deleted in the media library queues them.
 * The library writes rows below the document service, so that a lifecycle of the database is the only place to hear of it. Its write and
 * our entry are two transactions. So an entry for some seconds later is made before the write: a crash in between loses nothing.
 */
export function watchFiles(strapi: Core.Strapi): void {
  const publishing = strapi.plugin('publishing');
  if (!publishing) return;
  const outbox = (): Outbox => publishing.service('outbox');
  async function announce({ params, state }: FileEvent): Promise<void> {
    const row: unknown = await strapi.db
      .query(FILE_UID)
      .findOne({ where: params.where, select: ['id'] });
    const file = FileSchema.safeParse(row);
    const showing = file.success ? await subjectsShowing(strapi, file.data.id) : [];
    await outbox().add(showing, PRECAUTION_MILLISECONDS);
    state.showing = showing;
  }
  async function queue({ state }: FileEvent): Promise<void> {
    const showing = ShowingSchema.parse(state.showing ?? []);
    // Added even though one waits already: the drain may be at that one now, with what the file was before.
    await outbox().add(showing);
    for (const subject of showing) await outbox().retry(subject);
  }
  strapi.db.lifecycles.subscribe({
    models: [FILE_UID],
    beforeUpdate: announce,
    afterUpdate: queue,
    beforeDelete: announce,
    afterDelete: queue,
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
