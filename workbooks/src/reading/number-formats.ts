import type { Archive } from './archive';
import { parseXml } from './xml';

/** How a number is shown, as far as it changes what a person meant by it: 0.985 shown as "98,5%", 45000 shown as a day. */
export type NumberFormat = 'plain' | 'percent' | 'date';

// Numbers of the formats that every workbook has without defining them (ECMA-376, 18.8.30).
const isBuiltInDate = (id: number) => (id >= 14 && id <= 22) || (id >= 45 && id <= 47);
const isBuiltInPercent = (id: number) => id === 9 || id === 10;

/** The kind of number format of each cell style, by its position in the list of styles. */
export async function readNumberFormats(archive: Archive, part: string): Promise<NumberFormat[]> {
  const codes = new Map<number, string>();
  const formatIds: number[] = [];
  let isInCellStyles = false;
  await parseXml(archive.read(part), {
    open(element, attributes) {
      if (element === 's:numFmt') {
        const { numFmtId, formatCode = '' } = attributes();
        codes.set(Number(numFmtId), formatCode);
      }
      if (element === 's:cellXfs') isInCellStyles = true;
      if (element === 's:xf' && isInCellStyles) formatIds.push(Number(attributes().numFmtId ?? 0));
    },
    close(element) {
      if (element === 's:cellXfs') isInCellStyles = false;
    },
  });
  return formatIds.map((id) => formatOf(id, codes.get(id)));
}

function formatOf(id: number, code: string | undefined): NumberFormat {
  if (code === undefined) {
    if (isBuiltInDate(id)) return 'date';
    return isBuiltInPercent(id) ? 'percent' : 'plain';
  }
  // Quoted text, escaped characters and [colours or conditions] are no format letters.
  const letters = code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, '');
  if (letters.includes('%')) return 'percent';
  return /[ymdhs]/i.test(letters.replace(/general/gi, '')) ? 'date' : 'plain';
}
