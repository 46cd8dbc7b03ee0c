import type {
  ListCategoriesRequestSchema,
  ListCategoriesResponse,
} from '@congkhai/shared/contracts/read-api';
import type * as z from 'zod';
import type { ArticleDocuments } from '../../stores/article-documents';
import { countArticles, openList } from './article-lists';

/** `GET /v1/categories` */
export async function listCategories(
  { locale }: z.infer<typeof ListCategoriesRequestSchema>,
  documents: ArticleDocuments,
): Promise<ListCategoriesResponse> {
  const categories = (await documents.categories())?.categories ?? [];
  const data = await Promise.all(
    categories.map(async (category) => {
      const list = await openList(documents, locale, `category/${category.categoryId}`);
      return { ...category, articleCount: list ? countArticles(list) : 0 };
    }),
  );
  return { data, meta: { categoryCount: data.length } };
}
