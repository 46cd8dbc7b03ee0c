import type { ScorecardsClient } from '../../api/client';
import type { MatrixStore } from '../matrix-store';
import { isEditable } from '../sheet/edits';
import { type CellAddress, shownScoreOf } from '../sheet/sheet';
import { ConflictDialog } from './ConflictDialog';
import { EvidenceDialog } from './EvidenceDialog';
import { HistoryDialog } from './HistoryDialog';
import { ReasonDialog } from './ReasonDialog';
import type { CellTexts } from './use-cell-texts';

export type OpenDialog =
  | { kind: 'conflicts' }
  | { kind: 'reason' }
  | { kind: 'history'; address: CellAddress }
  | { kind: 'evidence'; address: CellAddress };

interface DialogsProps {
  dialog: OpenDialog | null;
  store: MatrixStore;
  client: ScorecardsClient;
  texts: CellTexts;
  onClose: () => void;
}

/** The dialog that is open, if one is. */
export function Dialogs({ dialog, store, client, texts, onClose }: DialogsProps) {
  if (!dialog) return null;
  if (dialog.kind === 'conflicts') return <ConflictDialog {...{ store, texts, onClose }} />;
  if (dialog.kind === 'reason') {
    const give = (reason: string) => {
      store.setReason(reason);
      onClose();
    };
    return <ReasonDialog onGiven={give} onClose={onClose} />;
  }
  const { address } = dialog;
  if (dialog.kind === 'history')
    return <HistoryDialog {...{ store, client, address, texts, onClose }} />;
  const unit = store.sheet.byUnitId.get(address.unitId);
  if (!unit) return null;
  return (
    <EvidenceDialog
      title={texts.text('matrix.evidence.title', {
        unit: unit.card.unit.name,
        item: address.itemId,
      })}
      evidence={shownScoreOf(unit, address.itemId).evidence}
      isEditable={isEditable(store.sheet, address, new Set(store.data.editableFields))}
      onSave={(evidence) => {
        store.setValue(address, evidence);
        onClose();
      }}
      onClose={onClose}
    />
  );
}
