import { TIERS } from '@congkhai/shared/units/administrative-unit';
import { TierCell } from './components/TierCell';

interface Header {
  name: string;
  attribute?: { type: string; enum?: readonly string[] };
}

/** Gives the column of tiers its own cells. Strapi runs this for the list of every content type. */
export function translateTierColumn<View extends { displayedHeaders: Header[] }>(view: View): View {
  const displayedHeaders = view.displayedHeaders.map((header) =>
    header.name === 'tier' && header.attribute?.enum?.join() === TIERS.join()
      ? { ...header, cellFormatter: ({ tier }: { tier: string }) => <TierCell tier={tier} /> }
      : header,
  );
  return { ...view, displayedHeaders };
}
