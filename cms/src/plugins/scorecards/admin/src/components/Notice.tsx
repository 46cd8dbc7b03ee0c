import { Box, Typography } from '@strapi/design-system';

interface NoticeProps {
  title: string;
  children: React.ReactNode;
}

/** Tells what to do, or why nothing can be done, in the place of a table or above it. */
export function Notice({ title, children }: NoticeProps) {
  return (
    <Box
      role="status"
      padding={4}
      hasRadius
      background="primary100"
      borderColor="primary200"
      borderStyle="solid"
      borderWidth="1px"
    >
      <Typography tag="p" fontWeight="bold" textColor="neutral800">
        {title}
      </Typography>
      <Typography tag="p" textColor="neutral800">
        {children}
      </Typography>
    </Box>
  );
}
