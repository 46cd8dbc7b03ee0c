import { Box, Flex } from '@strapi/design-system';
import { Layouts, Page, useRBAC } from '@strapi/strapi/admin';
import { PERMISSIONS } from '../constants';
import { useText } from '../use-text';
import { OwnSection } from './OwnSection';
import { PeopleSection } from './PeopleSection';

/** A person's own two-factor sign-in, and below it how everybody signs in, for those who look after accounts. */
export default function AccountsPage() {
  const text = useText();
  const { allowedActions } = useRBAC(PERMISSIONS);
  return (
    <Page.Main>
      <Page.Title>{text('title')}</Page.Title>
      <Layouts.Header title={text('title')} subtitle={text('subtitle')} />
      <Layouts.Content>
        <Box paddingBottom={10}>
          <Flex direction="column" alignItems="stretch" gap={8}>
            <OwnSection />
            {allowedActions.canRead ? (
              <PeopleSection canManage={allowedActions.canManage === true} />
            ) : null}
          </Flex>
        </Box>
      </Layouts.Content>
    </Page.Main>
  );
}
