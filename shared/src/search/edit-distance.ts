/**
 * Whether one word becomes the other by at most one slip of a finger: a letter too much, too few or wrong, or two letters the wrong way round
 * (a Damerau-Levenshtein distance of at most 1).
 */
export function isOneSlipAway(a: string, b: string): boolean {
  if (a.length > b.length) return isOneSlipAway(b, a);
  if (b.length - a.length > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  if (a.length < b.length) return a.slice(start) === b.slice(start + 1);
  const isSwapped =
    a[start] === b[start + 1] &&
    a[start + 1] === b[start] &&
    a.slice(start + 2) === b.slice(start + 2);
  return isSwapped || a.slice(start + 1) === b.slice(start + 1);
}
