import { Box, Flex } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';

interface AudienceLayoutProps {
  title: string;
  subtitle: string;
  actions?: ReactNode;
  children: ReactNode;
}

/** A page with its title, what it is for, its buttons, and parts below each other. */
export function AudienceLayout({ title, subtitle, actions, children }: AudienceLayoutProps) {
  return (
    <Page.Main>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header title={title} subtitle={subtitle} primaryAction={actions} />
      <Layouts.Content>
        <Box paddingBottom={10}>
          <Flex direction="column" alignItems="stretch" gap={6}>
            {children}
          </Flex>
        </Box>
      </Layouts.Content>
    </Page.Main>
  );
}
