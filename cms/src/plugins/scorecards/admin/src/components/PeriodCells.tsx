import { Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

/** A period's year in the list view: Strapi's own cell groups thousands and shows 2022 as "2.022". */
export function YearCell({ year }: { year: number }) {
  return <Typography textColor="neutral800">{year}</Typography>;
}

/** A period's stage in the list view, in the reader's language as in the form: Strapi's own cell shows the bare value. */
export function StageCell({ stage }: { stage: string }) {
  const { formatMessage } = useIntl();
  return (
    <Typography textColor="neutral800">
      {formatMessage({ id: stage, defaultMessage: stage })}
    </Typography>
  );
}
