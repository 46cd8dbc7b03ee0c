import { useEvery, useRequest } from '@congkhai/admin-parts/request-hooks';
import { type Desk, DeskResponseSchema } from '@congkhai/shared/contracts/workflow-admin';
import { Flex, Typography } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';
import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import { NavLink } from 'react-router-dom';
import { useErrorText } from '../api/request-hooks';
import { articleAddress, CALENDAR_PAGE, PLUGIN_ID } from '../constants';
import { useText } from '../use-text';
import { SHOWN_DAY, SHOWN_TIME } from '../workflow/local-time';

const REFRESH_MILLISECONDS = 60_000;
const LISTS = ['inReview', 'scheduled', 'dueForReview'] as const;
type ListName = (typeof LISTS)[number];

/** What waits for people, on the home page: texts to read, what comes before readers soon, and what may no longer be true. */
export function DeskWidget() {
  const text = useText();
  const { get } = useFetchClient();
  const load = useCallback(
    async () => DeskResponseSchema.parse((await get(`/${PLUGIN_ID}/desk`)).data).data,
    [get],
  );
  const { loaded, reload } = useRequest(load, useErrorText());
  useEvery(REFRESH_MILLISECONDS, reload);
  if (loaded.status === 'loading') return <p role="status">{text('workflow.loading')}</p>;
  if (loaded.status === 'failed') return <p role="alert">{loaded.message}</p>;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {LISTS.map((name) => (
        <Articles key={name} name={name} articles={loaded.data[name]} />
      ))}
      <Typography tag={NavLink} to={CALENDAR_PAGE} textColor="primary700">
        {text('desk.calendar')}
      </Typography>
    </Flex>
  );
}

function Articles({ name, articles }: { name: ListName; articles: Desk[ListName] }) {
  const text = useText();
  const { formatDate } = useIntl();
  return (
    <Flex tag="section" direction="column" alignItems="stretch" gap={2}>
      <Typography variant="sigma" textColor="neutral600" tag="h3">
        {text(`desk.${name}`)}
      </Typography>
      {articles.length === 0 ? (
        <Typography textColor="neutral600">{text(`desk.${name}.none`)}</Typography>
      ) : null}
      <Flex direction="column" alignItems="stretch" gap={2} tag="ul">
        {articles.map(({ at, ...article }) => (
          <li key={`${article.documentId} ${article.locale}`}>
            <Typography tag={NavLink} to={articleAddress(article)} textColor="primary700">
              {article.title}
            </Typography>
            {at ? (
              <Typography variant="pi" textColor="neutral600">
                {` ${shownTime(at)}`}
              </Typography>
            ) : null}
          </li>
        ))}
      </Flex>
    </Flex>
  );

  function shownTime(at: string): string {
    if (name !== 'dueForReview') return formatDate(at, SHOWN_TIME);
    // A whole day, told as the instant at which it begins in Viet Nam.
    const day = formatDate(at, { ...SHOWN_DAY, timeZone: 'Asia/Ho_Chi_Minh' });
    return text('desk.since', { at: day });
  }
}
