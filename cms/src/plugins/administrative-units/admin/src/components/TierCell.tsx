import { Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

/** A unit's tier in the list view, in the reader's language as in the form: Strapi's own list shows the bare value. */
export function TierCell({ tier }: { tier: string }) {
  const { formatMessage } = useIntl();
  return (
    <Typography textColor="neutral800">
      {formatMessage({ id: tier, defaultMessage: tier })}
    </Typography>
  );
}
