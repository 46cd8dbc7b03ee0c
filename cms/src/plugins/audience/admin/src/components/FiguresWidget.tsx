import { Box, Flex, Typography } from '@strapi/design-system';
import { Widget } from '@strapi/strapi/admin';
import type { CSSProperties } from 'react';
import { useIntl } from 'react-intl';
import { NavLink } from 'react-router-dom';
import type { MostReadArticle } from '../../../server/src/figures';
import { PLUGIN_ID } from '../constants';
import { useFigures } from './use-figures';

// Not `white-space: nowrap`: the widget would become as wide as the longest title.
const ONE_LINE: CSSProperties = {
  display: '-webkit-box',
  WebkitBoxOrient: 'vertical',
  WebkitLineClamp: 1,
  overflow: 'hidden',
  textDecoration: 'none',
};

function useText() {
  const { formatMessage } = useIntl();
  return (id: string, values?: Record<string, number>) =>
    formatMessage({ id: `${PLUGIN_ID}.${id}` }, values);
}

function Count({ label, count }: { label: string; count: number }) {
  const { formatNumber } = useIntl();
  return (
    <Flex direction="column" alignItems="flex-start" flex="1">
      <Typography variant="alpha" tag="p">
        {formatNumber(count)}
      </Typography>
      <Typography variant="pi" textColor="neutral600">
        {label}
      </Typography>
    </Flex>
  );
}

function editAddressOf({ articleId, locale }: MostReadArticle): string {
  return `/content-manager/collection-types/plugin::newsroom.article/${articleId}?plugins[i18n][locale]=${locale}`;
}

function MostRead({ articles }: { articles: MostReadArticle[] }) {
  const text = useText();
  if (articles.length === 0)
    return <Typography textColor="neutral600">{text('noReads')}</Typography>;
  return (
    <Flex direction="column" alignItems="stretch" gap={2} tag="ol">
      {articles.map((article) => (
        <Flex key={article.articleId} justifyContent="space-between" gap={4} tag="li">
          <Typography
            tag={NavLink}
            to={editAddressOf(article)}
            title={article.title}
            textColor="primary600"
            style={ONE_LINE}
          >
            {article.title}
          </Typography>
          <Typography variant="pi" textColor="neutral600" style={{ whiteSpace: 'nowrap' }}>
            {text('reads', { count: article.readCount })}
          </Typography>
        </Flex>
      ))}
    </Flex>
  );
}

/** Visits, views and the most read articles, on the home page of the admin. */
export function FiguresWidget() {
  const text = useText();
  const figures = useFigures();
  switch (figures.status) {
    case 'loading':
      return <Widget.Loading>{text('loading')}</Widget.Loading>;
    case 'failed':
      return <Widget.Error>{text('failed')}</Widget.Error>;
    case 'unanswered':
      return <Widget.NoData>{text('unanswered')}</Widget.NoData>;
    case 'answered':
      return (
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Flex gap={6}>
            <Count label={text('visits')} count={figures.visitCount} />
            <Count label={text('views')} count={figures.viewCount} />
          </Flex>
          <Box>
            <Box paddingBottom={2}>
              <Typography variant="sigma" textColor="neutral600" tag="h3">
                {text('mostRead')}
              </Typography>
            </Box>
            <MostRead articles={figures.mostRead} />
          </Box>
        </Flex>
      );
  }
}
