import { Flex, Typography } from '@strapi/design-system';
import { ArrowLeft } from '@strapi/icons';
import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import { Link, Navigate, useParams, useSearchParams } from 'react-router-dom';
import { useScorecardsClient } from '../../api/client';
import { useLoaded } from '../../api/request-hooks';
import { LoadedPage } from '../../components/LoadedPage';
import { PAGES_ROOT } from '../../constants';
import { useText } from '../../use-text';
import { Workbench } from './Workbench';

/** The scores of a block's units in a grid: all units by items for one column, or one unit by its tree with all columns. */
export function MatrixPage() {
  const { blockDocumentId = '', unitId = null } = useParams();
  const text = useText();
  const { formatMessage } = useIntl();
  const client = useScorecardsClient();
  const load = useCallback(() => client.readMatrix(blockDocumentId), [client, blockDocumentId]);
  const { loaded, reload } = useLoaded(load);
  const data = loaded.status === 'loaded' ? loaded.data : null;
  const [parameters] = useSearchParams();
  const cardId = parameters.get('card');
  const named = data?.cards.find(({ documentId }) => cardId !== null && documentId === cardId);
  if (named)
    return (
      <Navigate replace to={`${PAGES_ROOT}/matrix/${blockDocumentId}/units/${named.unit.unitId}`} />
    );
  const back = data
    ? { to: `${PAGES_ROOT}/periods/${data.period.documentId}`, label: data.period.name }
    : { to: PAGES_ROOT, label: text('pages.periods') };
  return (
    <LoadedPage
      title={data ? data.block.name : text('matrix.title')}
      subtitle={
        data
          ? text('matrix.subtitle', {
              stage: formatMessage({ id: data.period.stage }),
              framework: data.framework.name,
            })
          : undefined
      }
      navigation={
        <Link to={back.to}>
          <Flex tag="span" gap={2} inline>
            <ArrowLeft aria-hidden />
            <Typography textColor="primary700">{back.label}</Typography>
          </Flex>
        </Link>
      }
      loaded={loaded}
      onRetry={reload}
    >
      {(matrix) => (
        <Workbench key={matrix.block.documentId} data={matrix} client={client} unitId={unitId} />
      )}
    </LoadedPage>
  );
}
