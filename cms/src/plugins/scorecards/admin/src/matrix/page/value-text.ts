import type { EditableField, FieldValue } from '@congkhai/shared/contracts/scorecards-admin';
import { formatThousandths } from '@congkhai/shared/scorecards/points';
import { ItemStateSchema } from '@congkhai/shared/scorecards/scorecard';
import type { CellTexts } from './use-cell-texts';

/** A value of a field in words, as it is compared in dialogs and told in histories. */
export function valueTextOf(
  field: EditableField,
  value: FieldValue,
  { text, words }: CellTexts,
): string {
  if (value === null) return text('matrix.blank');
  if (typeof value === 'number') return formatThousandths(value);
  if (Array.isArray(value))
    return value.map(({ title }) => title).join('; ') || text('matrix.blank');
  const state = field === 'state' ? ItemStateSchema.safeParse(value) : null;
  return state?.success ? words.stateOf(state.data) : value;
}
