import { Flex, Typography } from '@strapi/design-system';
import { type ReactNode, useId } from 'react';

interface SectionProps {
  title: string;
  actions?: ReactNode;
  children: ReactNode;
}

/** A part of a page under its own heading. */
export function Section({ title, actions, children }: SectionProps) {
  const id = useId();
  return (
    <Flex tag="section" direction="column" alignItems="stretch" gap={3} aria-labelledby={id}>
      <Flex justifyContent="space-between" alignItems="center" gap={3} wrap="wrap">
        <Typography id={id} tag="h2" variant="beta">
          {title}
        </Typography>
        {actions ? (
          <Flex gap={2} wrap="wrap">
            {actions}
          </Flex>
        ) : null}
      </Flex>
      {children}
    </Flex>
  );
}
