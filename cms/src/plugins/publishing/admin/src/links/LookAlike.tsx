import type { LinkHost } from '@congkhai/shared/contracts/links-admin';
import { Typography } from '@strapi/design-system';
import { useText } from './request-hooks';

/** A warning below a host that resembles an allowed one. */
export function LookAlike({ lookAlike }: Pick<LinkHost, 'lookAlike'>) {
  const text = useText();
  if (!lookAlike) return null;
  const { resemblance, resembles } = lookAlike;
  return (
    <Typography tag="p" variant="pi" textColor="danger700">
      {text(`links.lookAlike.${resemblance}`, { host: resembles ?? '' })}
    </Typography>
  );
}
