import type { BoardResponse } from '@congkhai/shared/contracts/scorecards-admin';

/** Where a year stands, as the server tells it. */
export type Board = BoardResponse['data'];

/** What a dialog of the board is given: the year, and what to do when the year has changed or the dialog is closed. */
export interface BoardDialogProps {
  board: Board;
  onDone: () => void;
  onClose: () => void;
}
