import type { EditableField, FieldValue } from '@congkhai/shared/contracts/scorecards-admin';
import { findCellProblem } from '@congkhai/shared/scorecards/cell-changes';
import type { FrameworkItem } from '@congkhai/shared/scorecards/framework';
import { formatThousandths, parseThousandths } from '@congkhai/shared/scorecards/points';
import type { ItemScore } from '@congkhai/shared/scorecards/scorecard';

/** The columns that hold figures: points, and the measured value of a derived item. */
export const FIGURE_FIELDS = [
  'selfScoreThousandths',
  'appraisedScoreThousandths',
  'secondAppraisedScoreThousandths',
  'surveyScoreThousandths',
  'measuredThousandths',
] as const satisfies readonly EditableField[];
export type FigureField = (typeof FIGURE_FIELDS)[number];

export function isFigureField(field: EditableField): field is FigureField {
  return FIGURE_FIELDS.some((figure) => figure === field);
}

/** Why what somebody typed cannot stand in a cell. */
export type EntryProblem =
  | { kind: 'comma-and-dot' }
  | { kind: 'too-many-decimals' }
  | { kind: 'not-a-figure' }
  | { kind: 'not-a-state' }
  /** The person may not set this state now, or not leave the one the item is in. */
  | { kind: 'state-not-allowed' }
  | { kind: 'text-too-long' }
  | { kind: 'above-maximum'; maximumThousandths: number };

/** What a typed or pasted text sets: one field, or the state as well. */
export type EntryReading =
  | { kind: 'fields'; fields: { field: EditableField; to: FieldValue }[] }
  | { kind: 'problem'; problem: EntryProblem };

/** The signs of the two blanks, as they stand in cells and on the clipboard: không áp dụng, chưa nộp. */
export const STATE_SIGNS = {
  'not-applicable': 'KAD',
  'not-submitted': 'CN',
} as const;

const STATE_WORDS = new Map<string, ItemScore['state']>([
  ['kad', 'not-applicable'],
  ['kđg', 'not-applicable'],
  ['không áp dụng', 'not-applicable'],
  ['không đánh giá', 'not-applicable'],
  ['n/a', 'not-applicable'],
  ['not applicable', 'not-applicable'],
  ['cn', 'not-submitted'],
  ['chưa nộp', 'not-submitted'],
  ['not submitted', 'not-submitted'],
  ['chấm', 'scored'],
  ['đã chấm', 'scored'],
  ['scored', 'scored'],
]);
const TEXT_LENGTH_MAX = 2_000;

/** Reads what somebody typed or pasted into a field of an item. `score` is what the item shows now. */
export function readEntry(
  text: string,
  { item, field, score }: { item: FrameworkItem; field: EditableField; score: ItemScore },
): EntryReading {
  const typed = text.normalize('NFC').trim();
  if (isFigureField(field)) return readFigure(typed, { item, field, score });
  if (field === 'state') {
    const state = STATE_WORDS.get(typed.toLowerCase());
    return state ? fieldsOf({ field, to: state }) : problemOf({ kind: 'not-a-state' });
  }
  if (typed.length > TEXT_LENGTH_MAX) return problemOf({ kind: 'text-too-long' });
  return fieldsOf({ field, to: typed === '' ? null : typed });
}

function readFigure(
  typed: string,
  { item, field, score }: { item: FrameworkItem; field: FigureField; score: ItemScore },
): EntryReading {
  if (typed === '' || typed === '–' || typed === '-') return fieldsOf({ field, to: null });
  const state = STATE_WORDS.get(typed.replace(/\s+/g, ' ').toLowerCase());
  if (state === 'not-applicable' || state === 'not-submitted')
    return fieldsOf({ field: 'state', to: state }, { field, to: null });
  const thousandths = parseThousandths(typed);
  if (thousandths === null) return problemOf({ kind: figureProblemOf(typed) });
  const problem = findCellProblem(item, field, thousandths);
  if (problem?.kind === 'above-maximum') return problemOf(problem);
  if (problem) return problemOf({ kind: 'not-a-figure' });
  // Points in an item that did not apply make it one that is scored; the server says so itself of one that was not submitted.
  return score.state === 'not-applicable'
    ? fieldsOf({ field: 'state', to: 'scored' }, { field, to: thousandths })
    : fieldsOf({ field, to: thousandths });
}

function figureProblemOf(typed: string): 'comma-and-dot' | 'too-many-decimals' | 'not-a-figure' {
  if (/^[\d.,\s]+$/.test(typed) && typed.includes(',') && typed.includes('.'))
    return 'comma-and-dot';
  return /^\d+[.,]\d{4,}$/.test(typed) ? 'too-many-decimals' : 'not-a-figure';
}

function fieldsOf(...fields: { field: EditableField; to: FieldValue }[]): EntryReading {
  return { kind: 'fields', fields };
}

function problemOf(problem: EntryProblem): EntryReading {
  return { kind: 'problem', problem };
}

/** What a figure's cell shows, and what is copied from it: "12,97", "KAD", "CN", or nothing where points are still missing. */
export function figureTextOf(score: ItemScore, field: FigureField): string {
  if (score.state !== 'scored') return STATE_SIGNS[score.state];
  const thousandths = score[field];
  return thousandths === null ? '' : formatThousandths(thousandths);
}
