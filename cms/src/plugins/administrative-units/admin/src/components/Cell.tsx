import { Box, Td, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';

/** A cell of a table to read. A long text is broken into lines: Strapi's own cells never do. */
export function Cell({ isLong = false, children }: { isLong?: boolean; children: ReactNode }) {
  return (
    <Td>
      {isLong ? (
        <Box minWidth="240px" style={{ whiteSpace: 'normal' }}>
          <Typography>{children}</Typography>
        </Box>
      ) : (
        <Typography>{children}</Typography>
      )}
    </Td>
  );
}
