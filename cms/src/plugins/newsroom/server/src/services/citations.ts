import type { ConfirmCitation, OfferedCitation } from '@congkhai/shared/contracts/citations-admin';
import { findLegalDocuments, mergeCitations } from '@congkhai/shared/news/find-legal-documents';
import { plainTextOf } from '@congkhai/shared/news/render-body';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import * as z from 'zod';
import { ARTICLE_POPULATE } from '../articles/article-row';
import { buildBody } from '../articles/build-body';
import { SectionRowSchema } from '../articles/section-row';
import { ARTICLE_UID, LEGAL_DOCUMENT_UID } from '../constants';
import type { ArticleInLocale } from './findings';

const DraftSchema = z.object({
  title: z.string().nullish(),
  lead: z.string().nullish(),
  body: z.unknown(),
  sections: z.array(SectionRowSchema).nullish(),
  legalDocuments: z.array(z.object({ number: z.string() })).nullish(),
});
const WORDS_CHARACTERS_MAX = 300;

/** The legal documents that an article's text cites: found, offered, and named by the article once an editor says so. */
export const citations = ({ strapi }: { strapi: Core.Strapi }) => {
  async function readDraft({ documentId, locale }: ArticleInLocale) {
    const row: unknown = await strapi.documents(ARTICLE_UID).findOne({
      documentId,
      locale,
      fields: ['title', 'lead', 'body'],
      populate: { sections: ARTICLE_POPULATE.sections, legalDocuments: { fields: ['number'] } },
    });
    if (!row) throw new errors.NotFoundError('Không có bài này.');
    return DraftSchema.parse(row);
  }

  async function keep({ number, kind, issuer, issuedOn }: ConfirmCitation): Promise<string> {
    const documents = strapi.documents(LEGAL_DOCUMENT_UID);
    const known = await documents.findFirst({ filters: { number, issuer, issuedOn } });
    if (known) return known.documentId;
    return (await documents.create({ data: { number, kind, issuer, issuedOn } })).documentId;
  }

  return {
    /** What the draft cites, each document once, as the text tells of it. */
    async list(article: ArticleInLocale): Promise<OfferedCitation[]> {
      const { title, lead, body, sections, legalDocuments } = await readDraft(article);
      // Files are not needed for the words around them.
      const { parts } = buildBody({ body, sections: sections ?? [] }, new Map());
      const text = [title ?? '', lead ?? '', plainTextOf(parts)].join('\n').normalize('NFC');
      const linked = new Set((legalDocuments ?? []).map(({ number }) => number));
      return mergeCitations(findLegalDocuments(text)).map(({ start, end, ...citation }) => ({
        ...citation,
        words: text.slice(start, Math.min(end, start + WORDS_CHARACTERS_MAX)),
        isLinked: linked.has(citation.number),
      }));
    },

    /** Makes the article name the document, which is noted if it was not known yet. Twice is once. */
    async confirm(article: ArticleInLocale, citation: ConfirmCitation): Promise<void> {
      await strapi.db.transaction(async () => {
        await readDraft(article);
        const documentId = await keep(citation);
        const data: Record<string, unknown> = { legalDocuments: { connect: [{ documentId }] } };
        await strapi.documents(ARTICLE_UID).update({ ...article, data });
      });
    },
  };
};
export type Citations = ReturnType<typeof citations>;
