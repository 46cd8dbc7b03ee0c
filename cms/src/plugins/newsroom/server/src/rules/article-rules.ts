import type { Core, Modules } from '@strapi/strapi';
import * as z from 'zod';
import { ARTICLE_UID, PLUGIN_ID } from '../constants';
import type { ArticleForms } from '../services/article-forms';
import type { Publication } from '../services/publication';
import { documentIdOf, parseWriteParameters, removeData, replaceData } from './write-parameters';

type Middleware = Modules.Documents.Middleware.Middleware;
type Context = Parameters<Middleware>[0];
type Next = Parameters<Middleware>[1];

/** What the plugin `audience` counts and nobody writes. */
const COUNTED_FIELDS = ['viewCount'];

/**
 * What holds for articles whoever writes them, by the admin's form or by code: text is tidied and given an address when it is
 * saved, and nothing becomes public that readers could not be shown.
 */
export function articleRules(strapi: Core.Strapi): Middleware {
  const forms = (): ArticleForms => strapi.plugin(PLUGIN_ID).service('article-forms');
  const publication = (): Publication => strapi.plugin(PLUGIN_ID).service('publication');

  async function save(context: Context, next: Next) {
    const { documentId, data, status, ...parameters } = parseWriteParameters(context.params);
    const locales = await publication().resolveLocales(parameters.locale, documentId);
    publication().refuseUnknownLocales(locales);
    const [locale = ''] = locales;
    // An article that comes back from the trash is created under its old id, and its addresses are still its own.
    const ownId = documentId ?? z.string().optional().catch(undefined).parse(data?.documentId);
    replaceData(context, await forms().complete({ documentId: ownId, locale, data: data ?? {} }));
    removeData(context, COUNTED_FIELDS);
    return status === 'published' ? publishIn(locales, documentId, next) : next();
  }

  async function publish(context: Context, next: Next) {
    const { documentId, locale } = parseWriteParameters(context.params);
    const locales = await publication().resolveLocales(locale, documentId);
    publication().refuseUnknownLocales(locales);
    return publishIn(locales, documentId, next);
  }

  async function publishIn(locales: string[], documentIdBefore: string | undefined, next: Next) {
    return strapi.db.transaction(async () => {
      const firstSeen = await publication().firstPublicationOf(documentIdBefore);
      const result = await next();
      const documentId = documentIdBefore ?? documentIdOf(result);
      await publication().fillPublicationDate(documentId, firstSeen);
      await publication().refuseUnlessPublishable(documentId, locales);
      await publication().keepAddresses(documentId, locales);
      return result;
    });
  }

  /** A copy is a new article: with an address of its own, and not yet seen by readers. */
  async function clone(next: Next) {
    return strapi.db.transaction(async () => {
      const result = await next();
      await forms().renew(documentIdOf(result));
      return result;
    });
  }

  return (context, next) => {
    if (context.uid !== ARTICLE_UID) return next();
    switch (context.action) {
      case 'create':
      case 'update':
        return save(context, next);
      case 'publish':
        return publish(context, next);
      case 'clone':
        return clone(next);
      default:
        return next();
    }
  };
}
