/** The letters of a column: 1 is "A", 27 is "AA". */
export function columnName(column: number): string {
  let name = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

/** The address of a cell as people name it, such as "C12". Rows and columns count from 1. */
export function addressOf(row: number, column: number): string {
  return `${columnName(column)}${row}`;
}

/** Row and column of an address such as "C12" or "$C$12". Null for anything else. */
export function parseAddress(address: string): { row: number; column: number } | null {
  const match = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/.exec(address);
  if (!match?.[1]) return null;
  let column = 0;
  for (const letter of match[1]) column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(match[2]), column };
}
