import type { OutlierTreatment } from './composite-index';
import { type Column, mapPresent, meanOf, presentIn } from './normalise';

// As COINr's function Treat does it (W. Becker and others, "COINr: an R package for developing composite indicators", Journal of Open
// Source Software 7, 2022), after the practice of the European Commission's COIN tool.

/** The values with outliers dealt with, if they are too skewed and too peaked at once. */
export function treatOutliers(column: Column, treatment: OutlierTreatment): (number | null)[] {
  if (isAcceptable(column, treatment)) return [...column];
  const winsorised = winsorise(column, treatment);
  return isAcceptable(winsorised, treatment) ? winsorised : toLogarithms(column);
}

function isAcceptable(column: Column, { skewnessMax, kurtosisMax }: OutlierTreatment): boolean {
  const values = presentIn(column);
  // Fewer than four values have no kurtosis, and values that are all the same no skewness.
  if (values.length < 4 || values.every((value) => value === values[0])) return true;
  return Math.abs(skewnessOf(values)) < skewnessMax || kurtosisOf(values) < kurtosisMax;
}

/** Moves the farthest value on the longer side to the next one, time after time. Equal values move together and all count. */
function winsorise(column: Column, treatment: OutlierTreatment): (number | null)[] {
  let moved: (number | null)[] = [...column];
  let highCount = 0;
  let lowCount = 0;
  while (!isAcceptable(moved, treatment) && highCount + lowCount < treatment.winsorisedMax) {
    const values = presentIn(moved);
    const isHigh = skewnessOf(values) >= 0;
    const farthest = isHigh ? Math.max(...values) : Math.min(...values);
    const others = values.filter((value) => value !== farthest);
    const next = isHigh ? Math.max(...others) : Math.min(...others);
    const farthestCount = values.length - others.length;
    if (isHigh) highCount = farthestCount;
    else lowCount = farthestCount;
    moved = mapPresent(moved, (value) => (value === farthest ? next : value));
  }
  return moved;
}

/** ln(x − minimum + 1 % of the range), which is defined for every value. */
function toLogarithms(column: Column): (number | null)[] {
  const values = presentIn(column);
  const lowest = Math.min(...values);
  const offset = 0.01 * (Math.max(...values) - lowest);
  return mapPresent(column, (value) => Math.log(value - lowest + offset));
}

/** The sample skewness G₁ that Excel's SKEW gives. */
export function skewnessOf(values: readonly number[]): number {
  const count = values.length;
  const mean = meanOf(values);
  const moment = (power: number) => values.reduce((sum, value) => sum + (value - mean) ** power, 0);
  const biased = (Math.sqrt(count) * moment(3)) / moment(2) ** 1.5;
  return (biased * Math.sqrt(count * (count - 1))) / (count - 2);
}

/** The sample excess kurtosis G₂ that Excel's KURT gives. */
export function kurtosisOf(values: readonly number[]): number {
  const count = values.length;
  const mean = meanOf(values);
  const moment = (power: number) => values.reduce((sum, value) => sum + (value - mean) ** power, 0);
  const biased = (count * moment(4)) / moment(2) ** 2;
  return (((count + 1) * (biased - 3) + 6) * (count - 1)) / ((count - 2) * (count - 3));
}
