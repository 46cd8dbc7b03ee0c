/** The middle of the values; of an even number the lower of the two. */
export function medianOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[(values.length - 1) >> 1] ?? Number.NaN;
}

/** How much the values grow from one to the next: the slope of the line of least squares. */
export function slopeOf(values: readonly number[]): number {
  const mean = (numbers: readonly number[]) =>
    numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
  const middle = (values.length - 1) / 2;
  const meanValue = mean(values);
  const spread = values.reduce((sum, _, position) => sum + (position - middle) ** 2, 0);
  const rise = values.reduce(
    (sum, value, position) => sum + (position - middle) * (value - meanValue),
    0,
  );
  return rise / spread;
}
