import { useAllowedActions } from '@congkhai/admin-parts/use-allowed-actions';
import { Flex, LinkButton } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { Link } from 'react-router-dom';
import { MANAGE_PERMISSIONS, REPORT_PATH } from '../constants';
import { useText } from '../use-text';
import { OwnSection } from './OwnSection';

/** A person's own two-factor sign-in, and the ways to where else he or she has signed in and to the report of accounts. */
export function AccountsPage() {
  const text = useText();
  const allowedActions = useAllowedActions(MANAGE_PERMISSIONS);
  return (
    <Page.Main>
      <Page.Title>{text('title')}</Page.Title>
      <Layouts.Header
        title={text('title')}
        subtitle={text('subtitle')}
        primaryAction={
          <Flex gap={2} wrap="wrap">
            {/* Strapi has a page for a person's own sessions. */}
            <LinkButton tag={Link} to="/me/sessions" variant="tertiary">
              {text('own.sessions')}
            </LinkButton>
            {allowedActions.canManage ? (
              <LinkButton tag={Link} to={REPORT_PATH}>
                {text('report.title')}
              </LinkButton>
            ) : null}
          </Flex>
        }
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" paddingBottom={10}>
          <OwnSection />
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
}
