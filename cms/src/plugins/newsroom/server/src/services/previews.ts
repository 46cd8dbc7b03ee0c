import {
  PREVIEW_SECONDS,
  type PreviewClaim,
  type PreviewLink,
  type PreviewResponse,
  PreviewResponseSchema,
} from '@congkhai/shared/contracts/preview';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import * as z from 'zod';
import { ARTICLE_POPULATE, ArticleRowSchema } from '../articles/article-row';
import { buildPreview } from '../articles/build-preview';
import { parseConfig } from '../config';
import { ARTICLE_UID, PLUGIN_ID } from '../constants';
import { articleView } from '../content-types/article/view';
import { publicationProblemOf } from '../findings/find-in-article';
import { articleFilesOf, mediaSourcesOf } from '../media/files-of-article';
import { previewTokens } from '../preview/tokens';
import type { ArticleInLocale, Findings } from './findings';
import type { Media } from './media';

const DraftSchema = z.looseObject({ updatedAt: z.coerce.date() });
const GONE = 'Bài viết không còn.';

/** Drafts as readers would see them, for whoever has a link. They are rendered when they are asked for and kept nowhere. */
export const previews = ({ strapi }: { strapi: Core.Strapi }) => {
  const { service } = strapi.plugin(PLUGIN_ID);
  const media = (): Media => service('media');
  const findings = (): Findings => service('findings');
  const settings = () => parseConfig(strapi.config.get(`plugin::${PLUGIN_ID}`)).preview;

  async function readDraft({ articleId, locale }: PreviewClaim) {
    const row: unknown = await strapi.documents(ARTICLE_UID).findOne({
      documentId: articleId,
      locale,
      status: 'draft',
      populate: ARTICLE_POPULATE,
    });
    if (!row) throw new errors.NotFoundError(GONE);
    const draft = DraftSchema.parse(row);
    const article = ArticleRowSchema.parse({ ...draft, publishedAt: draft.updatedAt });
    return { article, digests: await media().digest(articleFilesOf(article)) };
  }

  return {
    /** A link to a draft that is good for an hour. Throws `ApplicationError` where links are not set up. */
    async linkTo({ documentId, locale }: ArticleInLocale, now: Date): Promise<PreviewLink> {
      const preview = settings();
      if (!preview)
        throw new errors.ApplicationError('Máy chủ chưa được cài đặt để xem trước bài viết.');
      const expiresAtSeconds = Math.floor(now.getTime() / 1_000) + PREVIEW_SECONDS;
      const claim = { articleId: documentId, locale, expiresAtSeconds };
      await readDraft(claim);
      const url = new URL(preview.pageUrl);
      url.searchParams.set('xem-truoc', previewTokens(preview.secret).tokenFor(claim));
      return { url: url.href, expiresAt: new Date(expiresAtSeconds * 1_000).toISOString() };
    },

    /** What a token allows now; null for everything that nobody here signed. */
    claimOf(token: unknown, now: Date): PreviewClaim | null {
      const preview = settings();
      return preview && previewTokens(preview.secret).claimOf(token, now);
    },

    /** The draft as it was saved last, with what would keep it from being published. */
    async read(claim: PreviewClaim): Promise<PreviewResponse> {
      const { article: row, digests } = await readDraft(claim);
      const { article, problems } = buildPreview(row, digests);
      const { articleId: documentId, locale } = claim;
      const found = (await findings().list({ documentId, locale }))
        .filter(({ severity, answer }) => severity === 'refusal' || answer === null)
        .map(publicationProblemOf);
      return PreviewResponseSchema.parse({
        data: article,
        meta: {
          problems: [...problems, ...found].map(withFieldName),
          expiresAt: new Date(claim.expiresAtSeconds * 1_000).toISOString(),
        },
      });
    },

    /** A file that the draft shows. Throws `NotFoundError` for any other. */
    async readFile(
      claim: PreviewClaim,
      key: string,
    ): Promise<{ bytes: Buffer; mediaType: string }> {
      const { article, digests } = await readDraft(claim);
      const source = mediaSourcesOf(article, digests).find((each) => each.key === key);
      if (!source) throw new errors.NotFoundError('Bài này không có tệp đó.');
      const { file, sha256, mediaType } = source;
      return { bytes: await media().bytesOf(file, sha256), mediaType };
    },
  };
};
export type Previews = ReturnType<typeof previews>;

/** On the portal nothing stands beside the field, so the message says which one it is. */
function withFieldName({ field, message }: { field: string; message: string }) {
  const label = articleView.metadatas[field.split('.')[0] ?? '']?.edit.label;
  return { field, message: label === undefined ? message : `${label}: ${message}` };
}
