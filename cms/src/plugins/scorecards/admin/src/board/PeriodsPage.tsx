import { DataTable } from '@congkhai/admin-parts/data-table';
import { useAllowedActions } from '@congkhai/admin-parts/use-allowed-actions';
import type { ListPeriodsAdminResponse } from '@congkhai/shared/contracts/scorecards-admin';
import { LinkButton, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Link } from 'react-router-dom';
import { useScorecardsClient } from '../api/client';
import { useLoaded } from '../api/request-hooks';
import { LoadedPage } from '../components/LoadedPage';
import { PAGES_ROOT } from '../constants';
import { useText } from '../use-text';
import { StageBadge } from './StageBadge';

const CREATE_PERMISSIONS = [
  {
    action: 'plugin::content-manager.explorer.create',
    subject: 'plugin::scorecards.period',
  },
];
const CREATE_ADDRESS = '/content-manager/collection-types/plugin::scorecards.period/create';

type Periods = ListPeriodsAdminResponse['data'];

/** The years there are, newest first, each leading to its board. */
export function PeriodsPage() {
  const text = useText();
  const { listPeriods } = useScorecardsClient();
  const { loaded, reload } = useLoaded(listPeriods);
  const allowedActions = useAllowedActions(CREATE_PERMISSIONS);
  const create = allowedActions.canCreate ? (
    <LinkButton tag={Link} to={CREATE_ADDRESS} startIcon={<Plus />}>
      {text('periods.create')}
    </LinkButton>
  ) : null;
  return (
    <LoadedPage
      title={text('pages.periods')}
      subtitle={text('periods.subtitle')}
      actions={create}
      loaded={loaded}
      onRetry={reload}
    >
      {(periods) =>
        periods.length === 0 ? (
          <Typography tag="p">{text('periods.none')}</Typography>
        ) : (
          <PeriodsTable periods={periods} />
        )
      }
    </LoadedPage>
  );
}

function PeriodsTable({ periods }: { periods: Periods }) {
  const text = useText();
  return (
    <DataTable
      caption={text('periods.caption', { count: periods.length })}
      columns={[
        { label: text('periods.year') },
        { label: text('periods.name') },
        { label: text('periods.stage') },
        { label: text('periods.blocks'), isFigure: true },
        { label: text('periods.units'), isFigure: true },
      ]}
    >
      <tbody>
        {periods.map((period) => (
          <tr key={period.documentId}>
            <td>{period.year}</td>
            <th scope="row">
              <Link to={`${PAGES_ROOT}/periods/${period.documentId}`}>{period.name}</Link>
            </th>
            <td>
              <StageBadge stage={period.stage} isCorrectionOpen={period.isCorrectionOpen} />
            </td>
            <td className="figure">{period.blocks.length}</td>
            <td className="figure">
              {period.blocks.reduce((sum, { unitCount }) => sum + unitCount, 0)}
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
