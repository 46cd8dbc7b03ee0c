import * as z from 'zod';
import { ArticleIdSchema, type Locale, LocaleSchema } from './identifiers';
import { PublishedArticleSchema } from './published-article';

// Links to drafts, for whoever has one. The CMS signs and renders; the embedded functions server checks the signature before it
// asks the CMS for anything (docs/decisions/0025-preview-of-drafts.md).

/** How long a link leads to a draft. */
export const PREVIEW_SECONDS = 3_600;

/** What both sides derive their key for previews from the shared secret with (HKDF-SHA-256, 32 bytes, no salt). */
export const PREVIEW_KEY_INFO = 'congkhai preview of drafts 1';

/** A draft and until when it may be looked at, in seconds of Unix time. */
export interface PreviewClaim {
  articleId: string;
  locale: Locale;
  expiresAtSeconds: number;
}

const TokenSchema = z
  .string()
  .max(200)
  .transform((token) => token.split('.'))
  .pipe(
    z.tuple([
      ArticleIdSchema,
      LocaleSchema,
      z.string().regex(/^[1-9]\d{9}$/),
      z.string().regex(/^[A-Za-z0-9_-]{43}$/),
    ]),
  );

/** What is signed: with HMAC-SHA-256, written in base64url. */
export function previewClaimText({ articleId, locale, expiresAtSeconds }: PreviewClaim): string {
  return ['congkhai-preview-1', 'draft', articleId, locale, expiresAtSeconds].join('\n');
}

/** The token of a link: the claim and its signature. */
export function previewTokenOf(claim: PreviewClaim, signature: string): string {
  return [claim.articleId, claim.locale, claim.expiresAtSeconds, signature].join('.');
}

/** The claim of a token with the signature that is to be checked; null for what cannot be one. */
export function parsePreviewToken(
  token: unknown,
): { claim: PreviewClaim; signature: string } | null {
  const parsed = TokenSchema.safeParse(token);
  if (!parsed.success) return null;
  const [articleId, locale, seconds, signature] = parsed.data;
  return { claim: { articleId, locale, expiresAtSeconds: Number(seconds) }, signature };
}

/** `GET /v1/preview/{token}`: a draft as readers would see it, with what is missing for it to be published. */
export const PreviewResponseSchema = z.strictObject({
  data: PublishedArticleSchema,
  meta: z.strictObject({
    problems: z.array(z.strictObject({ field: z.string(), message: z.string() })),
    expiresAt: z.iso.datetime({ precision: 3 }),
  }),
});
export type PreviewResponse = z.infer<typeof PreviewResponseSchema>;

/** `POST /newsroom/articles/:documentId/preview`: a link that anybody may open until it expires. */
export const PreviewLinkResponseSchema = z.object({
  data: z.object({ url: z.url(), expiresAt: z.iso.datetime({ precision: 3 }) }),
});
export type PreviewLink = z.infer<typeof PreviewLinkResponseSchema>['data'];
