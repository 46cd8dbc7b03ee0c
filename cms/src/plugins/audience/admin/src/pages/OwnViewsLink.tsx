import { LinkButton } from '@strapi/design-system';
import { ExternalLink } from '@strapi/icons';
import { useCallback } from 'react';
import { useAudienceClient } from '../api/client';
import { useLoaded } from '../api/request-hooks';
import { useText } from '../use-text';

/** Leads to the place on the portal where this browser's views can be left out of the counts: a mark of the portal's own address. */
export function OwnViewsLink() {
  const text = useText();
  const { readSettings } = useAudienceClient();
  const load = useCallback(() => readSettings(), [readSettings]);
  const { loaded } = useLoaded(load);
  if (loaded.status !== 'loaded') return null;
  return (
    <LinkButton
      href={new URL('/#own-views', loaded.data.portalUrl).href}
      target="_blank"
      rel="noreferrer"
      variant="tertiary"
      endIcon={<ExternalLink />}
    >
      {text('ownViews')}
    </LinkButton>
  );
}
