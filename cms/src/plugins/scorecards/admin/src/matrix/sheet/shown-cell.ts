import type { EditableField } from '@congkhai/shared/contracts/scorecards-admin';
import { isFieldOf } from '@congkhai/shared/scorecards/cell-changes';
import { BLANK_SCORE, type ItemScore } from '@congkhai/shared/scorecards/scorecard';
import { type CellLook, type CellMark, NO_CELL, type ShownCell } from '../grid/grid-view';
import { isEditable } from './edits';
import { figureTextOf, isFigureField } from './entry';
import { type CellAddress, type Draft, draftKeyOf, type Sheet, shownScoreOf } from './sheet';

/** The words of the cells that are no figures. */
export interface CellWords {
  stateOf(state: ItemScore['state']): string;
  evidenceOf(count: number): string;
}

/** What a cell shows: the draft if there is one, and else what the server has. */
export function shownCellOf(
  sheet: Sheet,
  address: CellAddress,
  { editableFields, words }: { editableFields: ReadonlySet<EditableField>; words: CellWords },
): ShownCell {
  const { unitId, itemId, field } = address;
  const unit = sheet.byUnitId.get(unitId);
  const item = sheet.items.get(itemId);
  if (!unit || !item || !isFieldOf(item, field)) return NO_CELL;
  const draft = unit.drafts.get(draftKeyOf(address));
  const stateDraft = isFigureField(field)
    ? unit.drafts.get(draftKeyOf({ itemId, field: 'state' }))
    : undefined;
  const score = shownScoreOf(unit, itemId);
  const isText = draft?.content.kind === 'text';
  return {
    text: draft?.content.kind === 'text' ? draft.content.text : textOf(score, field, words),
    look: isText ? 'text' : lookOf(score, field),
    mark: markOf(draft) ?? markOf(stateDraft),
    isEditable: isEditable(sheet, address, editableFields),
  };
}

function textOf(score: ItemScore, field: EditableField, words: CellWords): string {
  if (isFigureField(field)) return figureTextOf(score, field);
  if (field === 'state') return words.stateOf(score.state);
  if (field === 'evidence')
    return score.evidence.length === 0 ? '' : words.evidenceOf(score.evidence.length);
  return score[field] ?? '';
}

function lookOf(score: ItemScore = BLANK_SCORE, field: EditableField): CellLook {
  if (!isFigureField(field) && field !== 'state') return 'text';
  if (score.state !== 'scored') return score.state;
  if (field === 'state') return 'scored';
  const figure = score[field];
  if (figure === null) return 'missing';
  return figure === 0 ? 'zero' : 'scored';
}

function markOf(draft: Draft | undefined): CellMark | null {
  if (!draft) return null;
  if (draft.conflict) return 'conflict';
  return draft.content.kind === 'text' || draft.refusal !== null ? 'problem' : 'unsaved';
}
