import { Button, Field, Flex, TextInput, Typography } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';
import { useCallback, useState } from 'react';
import * as z from 'zod';
import { useLoaded } from '../api/request-hooks';
import { ARTICLE_UID } from '../constants';
import { useText } from '../use-text';

// What the Content Manager answers about articles that this person may see.
const FoundSchema = z.object({
  results: z.array(z.object({ documentId: z.string(), title: z.string().nullish() })),
});
const FOUND_MAX = 10;

export interface FoundArticle {
  articleId: string;
  title: string;
}

interface ArticleSearchProps {
  chosen: FoundArticle | null;
  onChoose: (article: FoundArticle) => void;
}

/** Finds an article by words of its title, the newest first. */
export function ArticleSearch({ chosen, onChoose }: ArticleSearchProps) {
  const text = useText();
  const { get } = useFetchClient();
  const [typed, setTyped] = useState('');
  const load = useCallback(async () => {
    const { data } = await get(`/content-manager/collection-types/${ARTICLE_UID}`, {
      params: { pageSize: FOUND_MAX, sort: 'updatedAt:DESC', ...(typed ? { _q: typed } : {}) },
    });
    return FoundSchema.parse(data).results.map(({ documentId, title }) => ({
      articleId: documentId,
      title: title ?? documentId,
    }));
  }, [get, typed]);
  const { loaded } = useLoaded(load);
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Field.Root hint={chosen ? text('exceptions.chosen', { title: chosen.title }) : undefined}>
        <Field.Label>{text('exceptions.find')}</Field.Label>
        <TextInput
          type="search"
          value={typed}
          onChange={({ target }: { target: { value: string } }) => setTyped(target.value)}
          // Enter looks up, it does not save.
          onKeyDown={(event: React.KeyboardEvent) =>
            event.key === 'Enter' && event.preventDefault()
          }
        />
        <Field.Hint />
      </Field.Root>
      {loaded.status === 'failed' ? <p role="alert">{loaded.message}</p> : null}
      <Flex
        tag="ul"
        direction="column"
        alignItems="stretch"
        gap={1}
        maxHeight="20rem"
        overflow="auto"
      >
        {(loaded.status === 'loaded' ? loaded.data : []).map((article) => (
          <Flex key={article.articleId} tag="li" justifyContent="space-between" gap={3}>
            <Typography>{article.title}</Typography>
            <Button
              variant={article.articleId === chosen?.articleId ? 'default' : 'secondary'}
              size="S"
              aria-pressed={article.articleId === chosen?.articleId}
              aria-label={text('exceptions.chooseOf', { title: article.title })}
              onClick={() => onChoose(article)}
            >
              {text('exceptions.choose')}
            </Button>
          </Flex>
        ))}
      </Flex>
    </Flex>
  );
}
