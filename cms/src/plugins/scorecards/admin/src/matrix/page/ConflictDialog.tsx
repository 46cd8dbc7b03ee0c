import { Button, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { ViewDialog } from '../../components/ViewDialog';
import { useText } from '../../use-text';
import type { MatrixStore } from '../matrix-store';
import { listTroubles } from '../sheet/pending';
import type { Draft } from '../sheet/sheet';
import type { CellTexts } from './use-cell-texts';
import { useMatrixVersion } from './use-matrix';
import { valueTextOf } from './value-text';

interface ConflictDialogProps {
  store: MatrixStore;
  texts: CellTexts;
  onClose: () => void;
}

/** Cells that somebody else has saved meanwhile: for each, which value is to stay. */
export function ConflictDialog({ store, texts, onClose }: ConflictDialogProps) {
  useMatrixVersion(store);
  const text = useText();
  const conflicts = listTroubles(store.sheet).filter(({ conflict }) => conflict !== null);
  return (
    <ViewDialog
      title={text('matrix.conflict.title', { count: conflicts.length })}
      onClose={onClose}
    >
      <Flex direction="column" alignItems="stretch" gap={5}>
        <Typography tag="p">{text('matrix.conflict.means')}</Typography>
        {conflicts.map((draft) => (
          <ConflictCell
            key={`${draft.unitId} ${draft.itemId} ${draft.field}`}
            {...{ draft, store, texts }}
          />
        ))}
      </Flex>
    </ViewDialog>
  );
}

function ConflictCell({
  draft,
  store,
  texts,
}: { draft: Draft } & Omit<ConflictDialogProps, 'onClose'>) {
  const { text } = texts;
  const { formatDate } = useIntl();
  const { conflict, content, field, unitId, itemId } = draft;
  if (!conflict) return null;
  const unit = store.sheet.byUnitId.get(unitId)?.card.unit.name ?? unitId;
  const mine = content.kind === 'value' ? valueTextOf(field, content.value, texts) : content.text;
  const theirs = valueTextOf(field, conflict.current, texts);
  const when = formatDate(conflict.changedAt, { dateStyle: 'short', timeStyle: 'medium' });
  return (
    <Flex tag="section" direction="column" alignItems="stretch" gap={2}>
      <Typography tag="h3" fontWeight="bold">
        {text('matrix.conflict.cell', {
          unit,
          item: itemId,
          column: text(`matrix.columns.${field}`),
        })}
      </Typography>
      <Typography tag="p" textColor="neutral700">
        {text('matrix.conflict.by', { name: conflict.changedBy, when })}
      </Typography>
      <Flex gap={2} wrap="wrap">
        {content.kind === 'value' ? (
          <Button variant="secondary" size="S" onClick={() => store.resolve(draft, 'mine')}>
            {text('matrix.conflict.mine', { value: mine })}
          </Button>
        ) : null}
        <Button variant="secondary" size="S" onClick={() => store.resolve(draft, 'theirs')}>
          {text('matrix.conflict.theirs', { value: theirs })}
        </Button>
      </Flex>
    </Flex>
  );
}
