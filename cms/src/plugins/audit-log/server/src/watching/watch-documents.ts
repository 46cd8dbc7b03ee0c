import type { Core, UID } from '@strapi/strapi';
import { PLUGIN_ID } from '../constants';
import type { Trail } from '../services/trail';
import { watchedFieldsOf } from './content-types';
import { documentEventsOf } from './document-events';
import { type DocumentState, readDocument } from './document-state';

const WRITING_ACTIONS = new Set([
  'create',
  'clone',
  'update',
  'publish',
  'unpublish',
  'discardDraft',
  'delete',
]);
// Strapi's own tables: those that matter are watched row by row.
const STRAPI_TYPES = /^(admin|strapi)::|^plugin::(upload|i18n|content-releases|review-workflows)\./;

/** Whether changes of a content type are recorded document by document. */
export function isWatched(uid: string): boolean {
  return !STRAPI_TYPES.test(uid);
}

/**
 * Records each write of a document in the transaction of the write itself. Document middlewares run outside the transaction that a
 * write opens, so one is opened around both.
 */
export function watchDocuments(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    const { uid, action, params } = context;
    if (!WRITING_ACTIONS.has(action) || !isWatched(uid)) return next();
    return strapi.db.transaction(async () => {
      const knownId = 'documentId' in params ? params.documentId : undefined;
      const isNew = action === 'create' || action === 'clone';
      const before = isNew ? new Map() : await read(strapi, uid, knownId);
      const result = await next();
      const writtenId = isNew || typeof knownId !== 'string' ? documentIdOf(result) : knownId;
      const after = await read(strapi, uid, writtenId);
      await recordEvents(strapi, { uid, action, documentId: writtenId, before, after });
      return result;
    });
  });
}

async function read(
  strapi: Core.Strapi,
  uid: UID.ContentType,
  documentId: unknown,
): Promise<DocumentState> {
  return typeof documentId === 'string' ? readDocument(strapi, uid, documentId) : new Map();
}

function documentIdOf(result: unknown): unknown {
  return result && typeof result === 'object' && 'documentId' in result
    ? result.documentId
    : undefined;
}

interface Written {
  uid: UID.ContentType;
  action: string;
  documentId: unknown;
  before: DocumentState;
  after: DocumentState;
}

async function recordEvents(strapi: Core.Strapi, written: Written): Promise<void> {
  const { uid, documentId } = written;
  const schema = strapi.contentType(uid);
  const trail: Trail = strapi.plugin(PLUGIN_ID).service('trail');
  const secretFields = new Set(watchedFieldsOf(schema).secret);
  for (const { verb, locale, title, changes } of documentEventsOf({ ...written, secretFields }))
    await trail.record({
      action: `${schema.info.singularName}.${verb}`,
      subject: { uid, documentId: String(documentId), locale, title },
      detail: changes.length > 0 ? { changes } : {},
    });
}
