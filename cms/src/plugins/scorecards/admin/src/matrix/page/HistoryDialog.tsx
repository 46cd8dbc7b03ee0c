import { Flex, Typography } from '@strapi/design-system';
import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type { ScorecardsClient } from '../../api/client';
import { useLoaded } from '../../api/request-hooks';
import { ReadingDialog } from '../../components/ReadingDialog';
import type { MatrixStore } from '../matrix-store';
import type { CellAddress } from '../sheet/sheet';
import type { CellTexts } from './use-cell-texts';
import { valueTextOf } from './value-text';

interface HistoryDialogProps {
  store: MatrixStore;
  client: ScorecardsClient;
  address: CellAddress;
  texts: CellTexts;
  onClose: () => void;
}

/** Who changed an item of a unit, when, from what to what and why; newest first. */
export function HistoryDialog({ store, client, address, texts, onClose }: HistoryDialogProps) {
  const { text } = texts;
  const { formatDate, formatMessage } = useIntl();
  const blockId = store.data.block.documentId;
  const { unitId, itemId } = address;
  const load = useCallback(
    () => client.readHistory(blockId, { unitId, itemId }),
    [client, blockId, unitId, itemId],
  );
  const { loaded } = useLoaded(load);
  const unit = store.sheet.byUnitId.get(unitId)?.card.unit.name ?? unitId;
  return (
    <ReadingDialog
      title={text('matrix.history.title', { unit, item: itemId })}
      loaded={loaded}
      onClose={onClose}
    >
      {(entries) =>
        entries.length === 0 ? (
          <p>{text('matrix.history.none')}</p>
        ) : (
          <Flex tag="ol" direction="column" alignItems="stretch" gap={4}>
            {entries.map((entry) => (
              <li key={entry.revision}>
                <Typography tag="p" fontWeight="semiBold">
                  {text('matrix.history.entry', {
                    when: formatDate(entry.changedAt, { dateStyle: 'short', timeStyle: 'medium' }),
                    name: entry.changedBy,
                    stage: formatMessage({ id: entry.stage }),
                  })}
                </Typography>
                {entry.changes.map(({ field, from, to }) => (
                  <Typography key={field} tag="p">
                    {text('matrix.history.change', {
                      column: text(`matrix.columns.${field}`),
                      from: valueTextOf(field, from, texts),
                      to: valueTextOf(field, to, texts),
                    })}
                  </Typography>
                ))}
                {entry.reason ? (
                  <Typography tag="p" textColor="neutral700">
                    {text('matrix.history.reason', { reason: entry.reason })}
                  </Typography>
                ) : null}
              </li>
            ))}
          </Flex>
        )
      }
    </ReadingDialog>
  );
}
