/**
 * Characters with which spreadsheets begin a formula, or that they throw away to find one: OWASP, "CSV Injection". Also in full width,
 * which Excel of East Asia takes for the same.
 */
const START = '=+\\-@\\t\\r\\n\uFF1D\uFF0B\uFF0D\uFF20';
const LIKE_A_FORMULA = new RegExp(`^[${START}]`);
/**
 * Where Windows separates lists by semicolons, as it may in Viet Nam, Excel begins a new cell at each of them and a new row at each line
 * break, whether or not the cell is in quotation marks.
 */
const INNER_START = new RegExp(`([;\\t\\r\\n]"?)(?=[${START}])`, 'g');

/** Whether a spreadsheet would take this text for a formula. */
export function startsLikeFormula(text: string): boolean {
  return LIKE_A_FORMULA.test(text);
}

/** A text for a file that a spreadsheet may open as text: an apostrophe stands before whatever it would run. */
export function harmlessText(text: string): string {
  const inside = text.replace(INNER_START, "$1'");
  return startsLikeFormula(inside) ? `'${inside}` : inside;
}
