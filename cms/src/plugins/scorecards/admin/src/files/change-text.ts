import type { Text } from '@congkhai/admin-parts/plugin-text';
import type { FieldValue } from '@congkhai/shared/contracts/scorecards-admin';
import { formatThousandths } from '@congkhai/shared/scorecards/points';
import { ItemStateSchema } from '@congkhai/shared/scorecards/scorecard';

const CHARACTERS_SHOWN = 80;

/** What a field of an item holds, as people read it: points with a decimal comma, the name of a state, the beginning of a text. */
export function changeText(value: FieldValue, text: Text): string {
  if (value === null) return '–';
  if (typeof value === 'number') return formatThousandths(value);
  if (Array.isArray(value)) return text('import.evidence', { count: value.length });
  const state = ItemStateSchema.safeParse(value);
  if (state.success) return text(`state.${state.data}`);
  return value.length > CHARACTERS_SHOWN ? `${value.slice(0, CHARACTERS_SHOWN)}…` : value;
}
