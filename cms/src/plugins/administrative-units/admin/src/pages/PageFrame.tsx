import { Box } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';

/** A page with its title, what it is for, and its buttons. */
export function PageFrame({
  title,
  subtitle,
  actions,
  children,
}: {
  title: string;
  subtitle: string;
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <Page.Main>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header title={title} subtitle={subtitle} primaryAction={actions} />
      <Layouts.Content>
        <Box paddingBottom={10}>{children}</Box>
      </Layouts.Content>
    </Page.Main>
  );
}
