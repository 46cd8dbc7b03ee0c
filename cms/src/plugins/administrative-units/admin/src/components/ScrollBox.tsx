import { Box } from '@strapi/design-system';
import type { ReactNode } from 'react';

/** What may be wider than the screen: it scrolls by itself, also by keyboard. */
export function ScrollBox({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Box role="region" aria-label={label} tabIndex={0} overflow="auto" maxWidth="100%">
      {children}
    </Box>
  );
}
