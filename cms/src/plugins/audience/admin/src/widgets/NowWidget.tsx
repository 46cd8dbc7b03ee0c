import { Flex, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import { Answered } from '../api/answered';
import { Count } from '../components/Count';
import { PAGES_ROOT } from '../constants';
import { useText } from '../use-text';
import { useHome } from './use-home';
import { usualViewsByNow } from './usual-hour';

/** Views of this hour against a usual day, and what was counted in all, on the home page of the admin. */
export function NowWidget() {
  const text = useText();
  const { loaded, reload } = useHome();
  return (
    <Answered loaded={loaded} onRetry={reload}>
      {({ now, total }) => (
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Flex gap={6} wrap="wrap">
            <Count label={text('now.views')} count={now.viewCount} />
            <Count label={text('now.usual')} count={usualViewsByNow(now)} />
          </Flex>
          <Flex gap={6} wrap="wrap">
            <Count label={text('total.visits')} count={total.visitCount} />
            <Count label={text('total.views')} count={total.viewCount} />
          </Flex>
          {total.opening.viewCount > 0 ? (
            <Typography variant="pi" textColor="neutral600">
              {text('total.opening', { count: total.opening.viewCount })}
            </Typography>
          ) : null}
          <Typography tag={NavLink} to={PAGES_ROOT} textColor="primary700">
            {text('openPage')}
          </Typography>
        </Flex>
      )}
    </Answered>
  );
}
