import type { MostReadResponse, TotalResponse } from '@congkhai/shared/contracts/read-api-views';
import type { MostReadWindow } from '@congkhai/shared/views/most-read';

export const MOST_READ_WINDOW: MostReadWindow = '7d';
export const MOST_READ_SHOWN = 5;

/** An article as the widget lists it. */
export interface MostReadArticle {
  articleId: string;
  locale: string;
  title: string;
  readCount: number;
  viewCount: number;
}

/** What the home page shows of the audience; or that the counting server did not answer, which is no fault of the CMS. */
export type Figures =
  | {
      status: 'answered';
      visitCount: number;
      viewCount: number;
      mostRead: MostReadArticle[];
      /** When the list was last computed; null before the first time. */
      computedAt: string | null;
    }
  | { status: 'unanswered' };

/** The figures of two answers of the public API. */
export function figuresOf(total: TotalResponse, mostRead: MostReadResponse): Figures {
  return {
    status: 'answered',
    visitCount: total.data.visitCount,
    viewCount: total.data.viewCount,
    mostRead: mostRead.data.map(({ article, readCount, viewCount }) => ({
      articleId: article.articleId,
      locale: article.locale,
      title: article.title,
      readCount,
      viewCount,
    })),
    computedAt: mostRead.meta.computedAt,
  };
}
