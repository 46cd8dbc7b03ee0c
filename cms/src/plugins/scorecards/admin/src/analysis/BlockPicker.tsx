import { DataTable } from '@congkhai/admin-parts/data-table';
import { Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import { useScorecardsClient } from '../api/client';
import { useLoaded } from '../api/request-hooks';
import { LoadedPage } from '../components/LoadedPage';
import { PAGES_ROOT } from '../constants';
import { useText } from '../use-text';

/** The blocks of all years, each leading to its analysis. */
export function BlockPicker() {
  const text = useText();
  const { listPeriods } = useScorecardsClient();
  const { loaded, reload } = useLoaded(listPeriods);
  return (
    <LoadedPage
      title={text('pages.analysis')}
      subtitle={text('analysis.subtitle')}
      loaded={loaded}
      onRetry={reload}
    >
      {(periods) => {
        const blocks = periods.flatMap(({ name, blocks: own }) =>
          own.map((block) => ({ ...block, periodName: name })),
        );
        if (blocks.length === 0)
          return <Typography tag="p">{text('analysis.noBlocks')}</Typography>;
        return (
          <DataTable
            caption={text('analysis.choose')}
            columns={[
              { label: text('analysis.block') },
              { label: text('analysis.period') },
              { label: text('analysis.unitCount'), isFigure: true },
            ]}
          >
            <tbody>
              {blocks.map(({ documentId, name, periodName, unitCount }) => (
                <tr key={documentId}>
                  <th scope="row">
                    <Link to={`${PAGES_ROOT}/analysis/${documentId}`}>{name}</Link>
                  </th>
                  <td>{periodName}</td>
                  <td className="figure">{unitCount}</td>
                </tr>
              ))}
            </tbody>
          </DataTable>
        );
      }}
    </LoadedPage>
  );
}
