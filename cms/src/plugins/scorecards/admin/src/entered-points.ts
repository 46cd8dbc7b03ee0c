import { formatThousandths, parseThousandths } from '@congkhai/shared/scorecards/points';

/**
 * What stands in an input for points: whole thousandths, nothing, or text that is no such figure. The form keeps such text, so
 * that the server refuses it: to drop it would save something else than what the editor sees.
 */
export type EnteredPoints = number | string | null;

/** Reads what an editor typed, with a decimal comma or point. */
export function enteredPointsOf(text: string): EnteredPoints {
  return text.trim() === '' ? null : (parseThousandths(text) ?? text);
}

/** What an input shows for points. */
export function textOf(points: EnteredPoints): string {
  return typeof points === 'number' ? formatThousandths(points) : (points ?? '');
}

/** The points as a number, or null where nothing readable stands. */
export function readablePointsOf(points: EnteredPoints): number | null {
  return typeof points === 'number' ? points : null;
}
