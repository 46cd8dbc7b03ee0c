import { Box } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useText } from '../use-text';
import { OwnSection } from './OwnSection';

/** A person's own two-factor sign-in. */
export default function AccountsPage() {
  const text = useText();
  return (
    <Page.Main>
      <Page.Title>{text('title')}</Page.Title>
      <Layouts.Header title={text('title')} subtitle={text('subtitle')} />
      <Layouts.Content>
        <Box paddingBottom={10}>
          <OwnSection />
        </Box>
      </Layouts.Content>
    </Page.Main>
  );
}
