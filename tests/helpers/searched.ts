import type { PublishedArticle } from '@congkhai/shared/contracts/published-article';
import { SearchResponseSchema } from '@congkhai/shared/contracts/read-api-search';
import type { Api } from './api';
import { anArticle, anArticleId, putArticles } from './builders';
import { putManifest } from './manifest';

export type Searched = ReturnType<typeof openSearched>;

/** Publishing and searching through the search of an API. */
export function openSearched(api: Api) {
  /** Brings the search to what is published. */
  async function follow(): Promise<void> {
    await putManifest(api.published);
    await api.refreshSearch();
  }

  async function search(q: string, more: Record<string, string> = {}) {
    const response = await api.get(`/v1/search?${new URLSearchParams({ q, ...more })}`);
    expect(response.status).toBe(200);
    return SearchResponseSchema.parse(await response.json());
  }

  return {
    follow,
    search,
    /** Publishes articles by their titles, the first the latest. */
    async publish(...articles: (string | Partial<PublishedArticle>)[]): Promise<void> {
      const listed = articles.map((article, index) => {
        const parts = typeof article === 'string' ? { title: article } : article;
        const publishedAt = new Date(Date.UTC(2023, 8, 28 - index, 3)).toISOString();
        const slug = `tin-${index + 1}`;
        const filed = { category: null, unit: null };
        return anArticle({
          articleId: anArticleId(index + 1),
          slug,
          ...filed,
          publishedAt,
          ...parts,
        });
      });
      await putArticles(api.published, listed);
      await follow();
    },
    async titlesOf(q: string, more: Record<string, string> = {}): Promise<string[]> {
      const { data } = await search(q, more);
      return data.map((hit) => {
        if (hit.type === 'article') return hit.article.title;
        if (hit.type === 'unit') return hit.unit.fullName;
        return hit.type === 'document'
          ? hit.document.number
          : `${hit.unit.name} ${hit.period.year}`;
      });
    },
  };
}
