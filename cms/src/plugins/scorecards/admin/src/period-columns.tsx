import { StageCell, YearCell } from './components/PeriodCells';

interface Header {
  name: string;
  attribute?: { customField?: string; enum?: readonly string[] };
}

interface Period {
  year: number;
  stage: string;
}

/** Gives the columns of years and stages their own cells. Strapi runs this for the list of every content type. */
export function formatPeriodColumns<View extends { displayedHeaders: Header[] }>(view: View): View {
  const displayedHeaders = view.displayedHeaders.map((header) => {
    if (header.attribute?.customField === 'plugin::scorecards.year')
      return { ...header, cellFormatter: ({ year }: Period) => <YearCell year={year} /> };
    if (header.name === 'stage' && header.attribute?.enum?.includes('second-appraisal'))
      return { ...header, cellFormatter: ({ stage }: Period) => <StageCell stage={stage} /> };
    return header;
  });
  return { ...view, displayedHeaders };
}
