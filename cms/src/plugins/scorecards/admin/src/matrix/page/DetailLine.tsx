import type { Text } from '@congkhai/admin-parts/plugin-text';
import { Box, Typography } from '@strapi/design-system';
import { describeItem } from '../grid/describe-item';
import type { MatrixNotice, MatrixStore } from '../matrix-store';
import { type CellAddress, draftOf, shownScoreOf } from '../sheet/sheet';
import type { CellTexts } from './use-cell-texts';
import { useMatrixVersion } from './use-matrix';

interface DetailLineProps {
  id: string;
  store: MatrixStore;
  address: CellAddress | null;
  /** What is wrong with the text that is being typed. */
  typedProblem: string | null;
  texts: CellTexts;
}

/** Everything about the cell that has the focus, and what is wrong with it. Cells refer screen readers to it. */
export function DetailLine({ id, store, address, typedProblem, texts }: DetailLineProps) {
  useMatrixVersion(store);
  const { text } = texts;
  const problem = typedProblem ?? (address ? problemOf(store, address, texts) : null);
  const notice = store.notice();
  return (
    <Box id={id} background="neutral0" padding={2} hasRadius minHeight="4.8rem">
      <Typography tag="p" variant="pi" textColor="neutral800">
        {address ? describeCell(store, address, texts) : text('matrix.detail.none')}
      </Typography>
      <Typography tag="p" variant="pi" role="status" textColor="danger700" fontWeight="semiBold">
        {problem ?? (notice && noticeText(notice, text))}
      </Typography>
    </Box>
  );
}

function describeCell({ sheet }: MatrixStore, address: CellAddress, { text, words }: CellTexts) {
  const unit = sheet.byUnitId.get(address.unitId);
  const item = sheet.items.get(address.itemId);
  if (!unit || !item) return '';
  return text('matrix.detail', {
    unit: unit.card.unit.name,
    item: describeItem(item, text),
    column: text(`matrix.columns.${address.field}`),
    state: words.stateOf(shownScoreOf(unit, address.itemId).state),
  });
}

function problemOf({ sheet }: MatrixStore, address: CellAddress, texts: CellTexts): string | null {
  const draft = draftOf(sheet, address);
  if (!draft) return null;
  const { conflict, content, refusal } = draft;
  if (conflict) return texts.text('matrix.detail.conflict', { name: conflict.changedBy });
  return content.kind === 'text' ? texts.problemText(content.problem) : refusal;
}

/** What is told of the last step; nothing where all went well. */
function noticeText(notice: MatrixNotice, text: Text): string | null {
  if (notice.kind === 'nothing-to-revert' || notice.kind === 'too-large')
    return text(`matrix.notice.${notice.kind}`);
  if (notice.kind === 'reverted')
    return notice.keptCount > 0 ? text('matrix.notice.kept', { count: notice.keptCount }) : null;
  const { problemCount, lockedCount, outsideCount } = notice;
  const parts = [
    problemCount > 0 && text('matrix.notice.problems', { count: problemCount }),
    lockedCount > 0 && text('matrix.notice.locked', { count: lockedCount }),
    outsideCount > 0 && text('matrix.notice.outside', { count: outsideCount }),
  ].filter((part) => part !== false);
  return parts.length > 0 ? parts.join(' ') : null;
}
