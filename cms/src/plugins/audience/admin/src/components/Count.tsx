import { Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

/** A figure with what it is of. */
export function Count({ label, count }: { label: string; count: number | null }) {
  const { formatNumber } = useIntl();
  return (
    <Flex direction="column" alignItems="flex-start">
      <Typography variant="alpha" tag="p">
        {count === null ? '–' : formatNumber(count)}
      </Typography>
      <Typography variant="pi" textColor="neutral600">
        {label}
      </Typography>
    </Flex>
  );
}
