import type { AssessedUnit } from '@congkhai/shared/scorecards/period';
import { foldDiacritics } from '@congkhai/shared/text/text';

/** The first units whose name or code holds every word that was typed, whatever its diacritics; none while nothing is typed. */
export function findUnits(
  units: readonly AssessedUnit[],
  typed: string,
  limit: number,
): AssessedUnit[] {
  const words = foldDiacritics(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const found: AssessedUnit[] = [];
  for (const unit of units) {
    if (found.length === limit) break;
    const text = foldDiacritics(`${unit.name} ${unit.code ?? ''}`);
    if (words.every((word) => text.includes(word))) found.push(unit);
  }
  return found;
}
