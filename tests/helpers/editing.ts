import * as z from 'zod';
import type { CmsClient } from './cms-process';
import { BODY, COLLECTIONS, documentOf } from './newsroom';

// Editors who publish again and again, and remember what they were told.

const TitleSchema = z.object({ title: z.string() });

/** An article as its editor remembers it: the latest version that the CMS said was published, and the latest that was sent. */
export interface EditedArticle {
  documentId: string;
  acknowledged: number;
  sent: number;
}

export const titleOf = (article: number, version: number) => `Bài ${article}, bản ${version}`;

/** The version that a published article shows; 0 for other documents. */
export function versionOf(document: unknown): number {
  const { data } = TitleSchema.safeParse(document);
  return Number(data?.title.match(/^Bài \d+, bản (\d+)$/)?.[1] ?? 0);
}

/** Writes another article and publishes it. */
export async function write(client: CmsClient, articles: EditedArticle[]): Promise<void> {
  const number = articles.length;
  const data = { title: titleOf(number, 1), slug: `bai-so-${number}`, body: BODY };
  const draft = await client('POST', COLLECTIONS.articles, data).catch(() => null);
  if (draft?.status !== 201) return;
  const article = { documentId: documentOf(draft).documentId, acknowledged: 0, sent: 0 };
  articles.push(article);
  await change(client, article, number);
}

/** Publishes the next version of an article; the CMS may be killed meanwhile. */
export async function change(
  client: CmsClient,
  article: EditedArticle,
  number: number,
): Promise<void> {
  article.sent += 1;
  const version = article.sent;
  const address = `${COLLECTIONS.articles}/${article.documentId}/actions/publish?locale=vi`;
  const data = { title: titleOf(number, version), slug: `bai-so-${number}`, body: BODY };
  const answer = await client('POST', address, data).catch(() => null);
  if (answer?.status === 200) article.acknowledged = version;
}
