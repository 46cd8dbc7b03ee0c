import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import { ARTICLE_UID } from './constants';

/** What a field of an article is called in its form. */
export function useFieldName(): (field: string) => string {
  const { formatMessage } = useIntl();
  return useCallback(
    (field) =>
      formatMessage({
        id: `content-manager.content-types.${ARTICLE_UID}.${field}`,
        defaultMessage: field,
      }),
    [formatMessage],
  );
}
