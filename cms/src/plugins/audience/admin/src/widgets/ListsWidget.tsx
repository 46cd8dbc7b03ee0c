import { Flex, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { Answered } from '../api/answered';
import { ArticleLink } from '../components/ArticleLink';
import { useText } from '../use-text';
import { useHome } from './use-home';

interface Item {
  article: { articleId: string; locale: string; title: string };
  remark: string;
}

/** What is most read, and what is read more than usual, on the home page of the admin. */
export function ListsWidget() {
  const text = useText();
  const { loaded, reload } = useHome();
  return (
    <Answered loaded={loaded} onRetry={reload}>
      {({ mostRead, rising }) => (
        <Flex direction="column" alignItems="stretch" gap={4}>
          <List
            title={text('mostRead.7d')}
            none={text('mostRead.none')}
            items={mostRead.data.map(({ article, readCount, isPinned }) => ({
              article,
              remark: text(isPinned ? 'mostRead.pinnedReads' : 'mostRead.reads', {
                count: readCount,
              }),
            }))}
          />
          <List
            title={text('rising')}
            none={text('rising.none')}
            items={rising.data.map(({ article, readCount, earlierReadCount }) => ({
              article,
              remark: text('rising.reads', {
                count: readCount,
                usual: Math.round(earlierReadCount / 7),
              }),
            }))}
          />
        </Flex>
      )}
    </Answered>
  );
}

function List({ title, none, items }: { title: string; none: ReactNode; items: Item[] }) {
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography variant="sigma" textColor="neutral600" tag="h3">
        {title}
      </Typography>
      {items.length === 0 ? <Typography textColor="neutral600">{none}</Typography> : null}
      <Flex direction="column" alignItems="stretch" gap={2} tag="ol">
        {items.map(({ article, remark }) => (
          <li key={article.articleId}>
            <ArticleLink article={article} />{' '}
            <Typography variant="pi" textColor="neutral600">
              {remark}
            </Typography>
          </li>
        ))}
      </Flex>
    </Flex>
  );
}
