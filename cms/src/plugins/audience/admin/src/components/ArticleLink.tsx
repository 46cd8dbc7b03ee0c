import { Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import { ARTICLE_UID } from '../constants';

interface ArticleLinkProps {
  article: { articleId: string; locale: string; title: string };
}

/** The way from an article's figures to its edit form. */
export function ArticleLink({ article: { articleId, locale, title } }: ArticleLinkProps) {
  return (
    <Typography
      tag={NavLink}
      to={`/content-manager/collection-types/${ARTICLE_UID}/${articleId}?plugins[i18n][locale]=${locale}`}
      textColor="primary700"
    >
      {title}
    </Typography>
  );
}
